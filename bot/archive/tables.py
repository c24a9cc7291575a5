"""The tables of an archive: what Excel, LibreOffice and R open without a question.

UTF-8 with a byte order mark, lines that end in CR LF. What people said stays text in every
spreadsheet (bot.archive.cells says how); values, prompts and people are numbers, values and prompts
from 1, as in the report.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.archive.bilingual import plain
from bot.archive.cells import cell
from bot.archive.encoding import encoded
from bot.archive.heard import heading_of
from bot.archive.sentences import Sentences
from bot.workshop.record import SessionRecord
from bot.workshop.theme_record import CandidateRecord, ThemeRecord

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
SEVERAL_WORDS, SEVERAL_QUOTES = "; ", "\n\n"
THEMES = ("value", "role", "theme", "source", "people", "words", "quotes")

ArchiveRow = tuple[str | int | None, ...]
CsvRow = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveTable:
    """A table by the names of its columns, with texts as they were written. What is our own in it,
    and the names that `headings_of` has, are in the language of the report."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[ArchiveRow, ...]


def words_of(record: SessionRecord) -> ArchiveTable:
    """By value, then falling by people. Late words are not in it."""
    rows = (
        (number, word.word, word.people)
        for number, value in enumerate(record.values, start=1)
        for word in value.words
    )
    return ArchiveTable(name="words", columns=("value", "word", "people"), rows=tuple(rows))


def merges_of(record: SessionRecord, texts: Sentences) -> ArchiveTable:
    """`other` was said too, and is counted as `word`; `by` is rule or facilitator."""
    rows = (
        (number, merged.word, other, _ours(f"by_{merged.by}", texts))
        for number, value in enumerate(record.values, start=1)
        for merged in value.merged
        for other in merged.others
    )
    return ArchiveTable(name="merges", columns=("value", "word", "other", "by"), rows=tuple(rows))


def answers_of(record: SessionRecord, texts: Sentences) -> ArchiveTable:
    """Kind is answer, thought, note or added, which is what somebody found missing in a round-up;
    prompt is a number, or empty for what belongs to the whole value."""
    columns = ("value", "prompt", "kind", "text")
    return ArchiveTable(name="answers", columns=columns, rows=tuple(_answers(record, texts)))


def themes_of(record: SessionRecord, texts: Sentences) -> ArchiveTable:
    """One line for a theme in a value, so that people can be added up without counting any line
    twice.

    Role is `shown` or `raised` for the themes of a value, `key` or `candidate` for what came up in
    it without being asked: that has a line for each value in which it did. Source is list, words or
    facilitator. People is empty where so few answered that the report has no counts. Several words
    have semicolons between them, several quotes an empty line.
    """
    return ArchiveTable(name="themes", columns=THEMES, rows=tuple(_themes(record, texts)))


def tables_of(record: SessionRecord, texts: Sentences) -> tuple[ArchiveTable, ...]:
    """All tables of an archive, in the order in which they are in it."""
    made = merges_of(record, texts), themes_of(record, texts), answers_of(record, texts)
    return words_of(record), *made


def headings_of(columns: Iterable[str], texts: Sentences) -> list[str]:
    """The names of columns in the language of the report, or in both."""
    return [_ours(column, texts) for column in columns]


def file_of(table: ArchiveTable, texts: Sentences) -> bytes:
    """A table as a CSV file, with an apostrophe before what could be misread."""
    guarded = (
        tuple(cell(entry) if isinstance(entry, str) else entry for entry in row)
        for row in table.rows
    )
    return csv_of(headings_of(table.columns, texts), guarded)


def csv_of(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as a file; what people said in it has gone through `cell`."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return BYTE_ORDER_MARK + encoded(text.getvalue())


def _ours(name: str, texts: Sentences) -> str:
    return plain(texts(f"table.{name}"))


def _answers(record: SessionRecord, texts: Sentences) -> Iterator[ArchiveRow]:
    kinds = ("answer", "note", "added", "thought")
    answer, note, added, thought = (_ours(f"kind_{kind}", texts) for kind in kinds)
    for number, value in enumerate(record.values, start=1):
        for at, prompt in enumerate(value.prompts, start=1):
            yield from _texts(number, at, answer, prompt.answers)
            yield from _texts(number, at, note, prompt.notes)
            yield from _texts(number, at, added, prompt.added)
        yield from _texts(number, None, thought, value.thoughts.texts)
        yield from _texts(number, None, note, value.notes)
        yield from _texts(number, None, added, value.added)


def _texts(
    number: int, prompt: int | None, kind: str, texts: Iterable[str]
) -> Iterator[ArchiveRow]:
    return ((number, prompt, kind, text) for text in texts)


def _themes(record: SessionRecord, texts: Sentences) -> Iterator[ArchiveRow]:
    for at, value in enumerate(record.values):
        number = at + 1
        for theme in value.themes:
            role = "shown" if theme.is_shown else "raised"
            told = _theme(theme, texts, theme.people, theme.quotes)
            yield number, _ours(f"role_{role}", texts), *told
        for candidate in record.candidates:
            people = candidate.people_by_value[at]
            if people != 0:
                role = "key" if candidate.is_key else "candidate"
                quotes = [one.quote for one in candidate.quotes if one.value == at]
                told = _theme(candidate, texts, people, quotes)
                yield number, _ours(f"role_{role}", texts), *told


def _theme(
    theme: ThemeRecord | CandidateRecord,
    texts: Sentences,
    people: int | None,
    quotes: Iterable[str],
) -> ArchiveRow:
    words, said = SEVERAL_WORDS.join(theme.words), SEVERAL_QUOTES.join(quotes)
    source = _ours(f"source_{theme.source}", texts)
    return plain(heading_of(theme, texts)), source, people, words, said
