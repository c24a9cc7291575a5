"""Each value of a comparison in sentences: what was said in every group, in some, and in one."""

from collections.abc import Iterator, Sequence

from bot.archive.bilingual import in_each, in_language
from bot.archive.combined.forced import differences_told
from bot.archive.compared.told import (
    AtWorkTold,
    BlockTold,
    CellTold,
    CloudTold,
    LinesTold,
    LineTold,
    Pictures,
    ValueBeside,
)
from bot.archive.customs import alphabet_of
from bot.archive.sentences import Sentences
from bot.workshop.comparison import (
    ComparedKeyTheme,
    ComparedLine,
    ComparedLines,
    ComparedValue,
    Comparison,
    Turnout,
)
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.side_by_side import Spread

FULL = 100
SEPARATOR = " · "


def text_of(line: ComparedLine | ComparedKeyTheme, texts: Sentences) -> str:
    """A word, or a theme's heading in the language of the texts."""
    return in_each(texts, lambda one: _in_language(line, one.language))


def _in_language(line: ComparedLine | ComparedKeyTheme, language: str) -> str:
    return line.text_cy if language == "cy" and line.text_cy else line.text


def values_of(comparison: Comparison, clouds: Pictures, texts: Sentences) -> list[ValueBeside]:
    """The values in which anybody said anything."""
    return [
        _value(comparison, number, value, clouds, texts)
        for number, value in enumerate(comparison.values, start=1)
        if any(one is not Turnout.NONE for one in (*value.words.turnouts, *value.themes.turnouts))
    ]


def _differing(comparison: Comparison, value: int, texts: Sentences) -> list[str]:
    sessions = sum(len(group.sessions) for group in comparison.groups)
    return differences_told(comparison.differences, sessions, value, texts)


def _value(
    comparison: Comparison,
    number: int,
    value: ComparedValue,
    clouds: Pictures,
    texts: Sentences,
) -> ValueBeside:
    names = [group.name for group in comparison.groups]
    return ValueBeside(
        number=number,
        title=value.value.title,
        statement=value.value.statement,
        question=value.value.question or "",
        differing=tuple(_differing(comparison, number - 1, texts)),
        words=_lines(value.words, "words", names, texts),
        clouds=tuple(_clouds(value.words, number, names, clouds, texts)),
        themes=_lines(value.themes, "themes", names, texts),
        at_work=tuple(_at_work(value, names, texts)),
    )


def _at_work(value: ComparedValue, names: Sequence[str], texts: Sentences) -> Iterator[AtWorkTold]:
    for name, said in zip(names, value.at_work, strict=False):
        if said is None:
            yield AtWorkTold(group=name, cells=(), passed="", few=texts("comparison.not_asked"))
        elif not said.answered:
            few = "report.at_work_few" if said.answered is None else "comparison.nobody"
            yield AtWorkTold(group=name, cells=(), passed="", few=texts(few))
        else:
            yield AtWorkTold(
                group=name,
                cells=tuple(_cell(people, said.answered, texts) for people in said.said),
                passed=texts("comparison.untold") if said.passed is None else str(said.passed),
                few="",
            )


def _clouds(
    words: ComparedLines, number: int, names: Sequence[str], clouds: Pictures, texts: Sentences
) -> Iterator[CloudTold]:
    for at, group in enumerate(words.groups):
        if (number, group + 1) in clouds:
            drawn = [
                f"{line.text} ({line.count.cells[at]})"
                for line in words.lines
                if line.count.cells[at]
            ]
            # People's words stand there once, whatever languages say what they are.
            alt = f"{texts('comparison.cloud_alt', group=names[group])} {', '.join(drawn)}"
            yield CloudTold(group=names[group], picture=clouds[number, group + 1], alt=alt)


def _lines(lines: ComparedLines, kind: str, names: Sequence[str], texts: Sentences) -> LinesTold:
    shown = [names[group] for group in lines.groups]
    blocks = [
        _every(lines, shown, texts),
        _some(lines, shown, texts),
        *(_one(lines, at, shown, texts) for at in range(len(shown))),
        _common(lines, texts),
    ]
    return LinesTold(
        heading=texts(f"comparison.{kind}"),
        turnout=_turnout(lines, kind, names, texts),
        columns=tuple(shown),
        blocks=tuple(block for block in blocks if block.lines or block.plain),
        missing=_missing(lines, texts),
    )


def _turnout(lines: ComparedLines, kind: str, names: Sequence[str], texts: Sentences) -> str:
    """`Sent a word: Housing 12 · Nursing 14 · Prison: too few answered`"""
    sizes = dict(zip(lines.groups, lines.sizes, strict=True))
    told = [
        texts("comparison.turnout_enough", group=name, count=sizes[at])
        if at in sizes
        else texts(f"comparison.turnout_{lines.turnouts[at]}", group=name)
        for at, name in enumerate(names)
    ]
    return texts(f"comparison.turnout_{kind}", groups=SEPARATOR.join(told))


def _missing(lines: ComparedLines, texts: Sentences) -> str:
    if not lines.is_compared:
        return texts("comparison.nothing_to_compare")
    if not lines.lines:
        return texts("comparison.nothing_said")
    return "" if lines.has_numbers else texts("comparison.no_numbers")


def _every(lines: ComparedLines, names: Sequence[str], texts: Sentences) -> BlockTold:
    found = lines.spread_over(Spread.EVERY)
    bare = [line for line in found if not line.count.has_numbers]
    has_dashes = any(line.count.has_numbers and not line.count.is_whole for line in found)
    return BlockTold(
        heading=texts("comparison.both" if len(names) == 2 else "comparison.every"),
        about=texts("comparison.every_about") if has_dashes else "",
        lines=tuple(_line(one, lines, names, texts) for one in found if one.count.has_numbers),
        plain_about=texts("comparison.bare"),
        plain=tuple(
            texts("comparison.bare_line", text=text_of(one, texts), people=one.count.people)
            for one in bare
        ),
        quotes=tuple((text_of(one, texts), one.of_all) for one in bare if one.of_all),
    )


def _some(lines: ComparedLines, names: Sequence[str], texts: Sentences) -> BlockTold:
    found = lines.spread_over(Spread.SOME)
    return BlockTold(
        heading=texts("comparison.some"),
        about=texts("comparison.some_about", few=MINIMUM_FLOOR),
        lines=tuple(_line(one, lines, names, texts) for one in found),
    )


def _one(lines: ComparedLines, at: int, names: Sequence[str], texts: Sentences) -> BlockTold:
    found = [line for line in lines.spread_over(Spread.ONE) if line.count.cells[at]]
    return BlockTold(
        heading=texts("comparison.one", group=names[at]),
        about="",
        lines=tuple(_line(one, lines, names, texts) for one in found),
    )


def _common(lines: ComparedLines, texts: Sentences) -> BlockTold:
    alphabet, first = alphabet_of(texts.language), texts.language
    found = sorted(
        (text_of(line, texts) for line in lines.spread_over(Spread.COMMON)),
        key=lambda text: alphabet(in_language(text, first)),
    )
    return BlockTold(
        heading=texts("comparison.common"),
        about=texts("comparison.common_about"),
        lines=(),
        plain=tuple(found),
    )


def _line(
    line: ComparedLine, lines: ComparedLines, names: Sequence[str], texts: Sentences
) -> LineTold:
    cells = zip(line.count.cells, lines.sizes, strict=True)
    about = "" if line.most_in is None else texts("comparison.most_in", group=names[line.most_in])
    quoted = zip(names, line.quotes, strict=False)
    return LineTold(
        text=text_of(line, texts),
        cells=tuple(_cell(people, size, texts) for people, size in cells),
        about=about,
        quotes=tuple((name, quotes) for name, quotes in quoted if quotes),
    )


def _cell(people: int | None, size: int, texts: Sentences) -> CellTold:
    if people is None:
        return CellTold(text=texts("comparison.untold"))
    told = texts("comparison.cell", people=people, size=size)
    return CellTold(text=told, share=round(FULL * people / size))
