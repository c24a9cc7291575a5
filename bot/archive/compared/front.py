"""What a comparison says: an overview, how it was done, what chance does, and its values."""

from collections.abc import Sequence

from bot.archive.bilingual import drafts_in
from bot.archive.chapters import isolated
from bot.archive.combined.forced import differences_told
from bot.archive.compared.telling import SEPARATOR, text_of, values_of
from bot.archive.compared.told import GroupsTold, Pictures
from bot.archive.sentences import Sentences
from bot.workshop.by_lot import alone_by_lot
from bot.workshop.comparison import ComparedKeyTheme, ComparedValue, Comparison
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.side_by_side import Spread

MOST_IN_OVERVIEW = 6
RARE = 100


def groups_told(comparison: Comparison, clouds: Pictures, texts: Sentences) -> GroupsTold:
    """All parts of it, as page, document and report say them."""
    return GroupsTold(
        groups=tuple(group.name for group in comparison.groups),
        overview=tuple(overview_of(comparison, texts)),
        asked=tuple(asked_of(comparison, texts)),
        key_themes=tuple(_key_theme(theme, texts) for theme in comparison.key_themes),
        values=tuple(values_of(comparison, clouds, texts)),
        explanations=tuple(explanations_of(comparison, texts)),
    )


def _key_theme(theme: ComparedKeyTheme, texts: Sentences) -> tuple[str, ...]:
    named, other = texts("comparison.key_theme_named"), texts("comparison.untold")
    return text_of(theme, texts), *(named if here else other for here in theme.named)


def overview_of(comparison: Comparison, texts: Sentences) -> list[tuple[int, str, str, str]]:
    """A line for each value: number, title, what was said in every group, and what in one."""
    names = [group.name for group in comparison.groups]
    return [
        (
            number,
            value.value.title,
            _first(_texts_of(value, Spread.EVERY, names, texts)),
            _first(_texts_of(value, Spread.ONE, names, texts)),
        )
        for number, value in enumerate(comparison.values, start=1)
        if value.words.lines or value.themes.lines
    ]


def asked_of(comparison: Comparison, texts: Sentences) -> list[tuple[str, ...]]:
    """How each group was asked: its name, how many joined, how people answered, when words were
    shown, and how many a cloud needs."""
    rows: list[tuple[str, ...]] = []
    for group in comparison.groups:
        modes = {texts(f"comparison.mode_{session.mode}") for session in group.sessions}
        reveals = {texts(f"comparison.reveal_{session.reveal}") for session in group.sessions}
        minimum = max(session.minimum for session in group.sessions)
        rows.append(
            (
                group.name,
                str(group.joined),
                str(len(group.sessions)),
                "; ".join(sorted(modes)),
                "; ".join(sorted(reveals)),
                str(max(minimum, MINIMUM_FLOOR)),
            )
        )
    return rows


def explanations_of(comparison: Comparison, texts: Sentences) -> list[str]:
    """What one has to know to read it, and what chance does."""
    how = [
        texts(f"comparison.how_{what}", few=MINIMUM_FLOOR)
        for what in ("counted", "hidden", "themes", "clouds", "twice", "meaning")
    ]
    draft = [texts("report.how_draft", languages=drafts_in(texts))] if texts.is_draft else []
    return [*how, chance_of(comparison, texts), *_of_plan(comparison, texts), *draft]


def chance_of(comparison: Comparison, texts: Sentences) -> str:
    """How often chance alone puts into one group what three people said."""
    sizes = [group.joined for group in comparison.groups]
    share = alone_by_lot(MINIMUM_FLOOR, sizes)
    times = round(1 / share) if share else 0
    return texts(
        "comparison.chance" if times < RARE else "comparison.chance_rare",
        people=MINIMUM_FLOOR,
        all=sum(sizes),
        times=max(times, 1),
    )


def _texts_of(
    value: ComparedValue, spread: Spread, names: Sequence[str], texts: Sentences
) -> list[str]:
    found = []
    for lines in (value.words, value.themes):
        for line in lines.spread_over(spread):
            text = text_of(line, texts)
            if spread is Spread.ONE:
                at = next(at for at, cell in enumerate(line.count.cells) if cell)
                group = names[lines.groups[at]]
                text = texts("comparison.of_group", text=text, group=group)
            found.append(text)
    return list({text.casefold(): text for text in reversed(found)}.values())[::-1]


def _first(said: Sequence[str]) -> str:
    return SEPARATOR.join(map(isolated, said[:MOST_IN_OVERVIEW]))


def _of_plan(comparison: Comparison, texts: Sentences) -> list[str]:
    sessions = sum(len(group.sessions) for group in comparison.groups)
    return differences_told(comparison.differences, sessions, None, texts)
