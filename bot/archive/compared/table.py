"""comparison.csv: a line for each word or theme in each group."""

from collections.abc import Iterator

from bot.archive.bilingual import plain
from bot.archive.cells import cell
from bot.archive.compared.telling import text_of
from bot.archive.sentences import Sentences
from bot.archive.tables import CsvRow, csv_of, headings_of
from bot.workshop.comparison import ComparedLines, ComparedValue, Comparison

SAID_AT_WORK = ("already", "partly", "not_yet")
COLUMNS = ("value", "kind", "what", "said", "together", "of", "group", "people", "answered")


def table_of(comparison: Comparison, texts: Sentences) -> bytes:
    """`value,kind,what,said,together,of,group,people,answered`: kind is word or theme, or at_work
    for whether people say that the value is so where they work; `said` in
    every, some or one of the groups, or common where that is not told; `together` of all `of` who
    answered, or nothing where others did as well. People is empty where it is not told."""
    return csv_of(headings_of(COLUMNS, texts), _rows(comparison, texts))


def _rows(comparison: Comparison, texts: Sentences) -> Iterator[CsvRow]:
    names = [group.name for group in comparison.groups]
    for number, value in enumerate(comparison.values, start=1):
        yield from _of_lines(number, "word", value.words, names, texts)
        yield from _of_lines(number, "theme", value.themes, names, texts)
        yield from _at_work(number, value, names, texts)


def _at_work(
    number: int, value: ComparedValue, names: list[str], texts: Sentences
) -> Iterator[CsvRow]:
    kind, *answers = headings_of(("kind_at_work", *SAID_AT_WORK), texts)
    for name, said in zip(names, value.at_work, strict=False):
        for what, people in zip(answers, said.said if said else (), strict=False):
            of = said.answered if said else None
            yield (number, kind, what, None, None, None, cell(name), people, of)


def _of_lines(
    number: int, kind: str, lines: ComparedLines, names: list[str], texts: Sentences
) -> Iterator[CsvRow]:
    for line in lines.lines:
        count, text = line.count, cell(plain(text_of(line, texts)))
        named = headings_of((f"kind_{kind}", f"said_{count.spread}"), texts)
        said = (number, named[0], text, named[1], count.people)
        of = sum(lines.sizes) if lines.has_numbers else None
        for at, group in enumerate(lines.groups):
            people, size = count.cells[at], lines.sizes[at]
            yield (*said, of, cell(names[group]), people, size)
