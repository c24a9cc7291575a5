"""The tables of an archive: what Excel, LibreOffice and R open without a question.

UTF-8 with a byte order mark, lines that end in CR LF. What people said stays text in every
spreadsheet (bot.archive.cells says how); values, prompts and people are numbers, values and prompts
from 1, as in the report.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from bot.archive.cells import cell
from bot.archive.encoding import encoded
from bot.archive.heard import heading_of
from bot.workshop.record import CandidateRecord, SessionRecord, ThemeRecord

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
SEVERAL_WORDS, SEVERAL_QUOTES = "; ", "\n\n"
THEMES = ("value", "role", "theme", "source", "people", "words", "quotes")

CsvRow = tuple[object, ...]


def words_table(record: SessionRecord) -> bytes:
    """`value,word,people`: by value, then falling by people. Late words are not in it."""
    rows = (
        (number, cell(word.word), word.people)
        for number, value in enumerate(record.values, start=1)
        for word in value.words
    )
    return _csv(("value", "word", "people"), rows)


def merges_table(record: SessionRecord) -> bytes:
    """`value,word,other,by`: `other` was said too, and is counted as `word`; `by` is rule or
    facilitator."""
    rows = (
        (number, cell(merged.word), cell(other), merged.by)
        for number, value in enumerate(record.values, start=1)
        for merged in value.merged
        for other in merged.others
    )
    return _csv(("value", "word", "other", "by"), rows)


def answers_table(record: SessionRecord) -> bytes:
    """`value,prompt,kind,text`: kind is answer, thought, note or added, which is what somebody
    found missing in a round-up; prompt is a number, or empty for what belongs to the whole value.
    """
    return _csv(("value", "prompt", "kind", "text"), _answers(record))


def themes_table(record: SessionRecord, language: str) -> bytes:
    """`value,role,theme,source,people,words,quotes`: one line for a theme in a value, so that
    people can be added up without counting any line twice.

    Role is `shown` or `raised` for the themes of a value, `key` or `candidate` for what came up in
    it without being asked: that has a line for each value in which it did. Source is list, words or
    facilitator. People is empty where so few answered that the report has no counts. Several words
    have semicolons between them, several quotes an empty line.
    """
    return _csv(THEMES, _themes(record, language))


def _answers(record: SessionRecord) -> Iterator[CsvRow]:
    for number, value in enumerate(record.values, start=1):
        for at, prompt in enumerate(value.prompts, start=1):
            yield from _texts(number, at, "answer", prompt.answers)
            yield from _texts(number, at, "note", prompt.notes)
            yield from _texts(number, at, "added", prompt.added)
        yield from _texts(number, None, "thought", value.thoughts.texts)
        yield from _texts(number, None, "note", value.notes)
        yield from _texts(number, None, "added", value.added)


def _texts(number: int, prompt: int | None, kind: str, texts: Iterable[str]) -> Iterator[CsvRow]:
    return ((number, prompt, kind, cell(text)) for text in texts)


def _themes(record: SessionRecord, language: str) -> Iterator[CsvRow]:
    for at, value in enumerate(record.values):
        number = at + 1
        for theme in value.themes:
            role = "shown" if theme.is_shown else "raised"
            yield (number, role, *_theme(theme, language, theme.people, theme.quotes))
        for candidate in record.candidates:
            people = candidate.people_by_value[at]
            if people != 0:
                role = "key" if candidate.is_key else "candidate"
                quotes = [candidate.quote] if candidate.quote and candidate.value == at else ()
                yield (number, role, *_theme(candidate, language, people, quotes))


def _theme(
    theme: ThemeRecord | CandidateRecord, language: str, people: int | None, quotes: Iterable[str]
) -> CsvRow:
    words, said = SEVERAL_WORDS.join(theme.words), SEVERAL_QUOTES.join(quotes)
    return cell(heading_of(theme, language)), theme.source, people, cell(words), cell(said)


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return BYTE_ORDER_MARK + encoded(text.getvalue())
