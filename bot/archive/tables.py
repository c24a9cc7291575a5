"""The tables of an archive: what Excel, LibreOffice and R open without a question.

UTF-8 with a byte order mark, lines that end in CR LF, and no cell that a spreadsheet would take for
a formula.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from bot.archive.encoding import encoded
from bot.workshop.record import SessionRecord

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "|", "%")


def words_table(record: SessionRecord) -> bytes:
    """`value,word,people`: by value, then falling by people. Late words are not in it."""
    rows = (
        (number, _cell(word.word), word.people)
        for number, value in enumerate(record.values, start=1)
        for word in value.words
    )
    return _csv(("value", "word", "people"), rows)


def answers_table(record: SessionRecord) -> bytes:
    """`value,prompt,kind,text`: kind is answer or note; prompt is a number from 1, or empty."""
    return _csv(("value", "prompt", "kind", "text"), _answers(record))


def _answers(record: SessionRecord) -> Iterator[tuple[int, int | None, str, str]]:
    for number, value in enumerate(record.values, start=1):
        for at, prompt in enumerate(value.prompts, start=1):
            yield from ((number, at, "answer", _cell(text)) for text in prompt.answers)
            yield from ((number, at, "note", _cell(text)) for text in prompt.notes)
        yield from ((number, None, "note", _cell(text)) for text in value.notes)


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return BYTE_ORDER_MARK + encoded(text.getvalue())


def _cell(text: str) -> str:
    """The text as it is; with an apostrophe before it where it could start a formula.

    What a spreadsheet overlooks is overlooked here: spaces, invisible signs, fullwidth letters.
    """
    plain = unicodedata.normalize("NFKC", text)
    bare = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf").strip()
    could_be_one = plain.startswith(STARTS_OF_FORMULAS) or bare.startswith(STARTS_OF_FORMULAS)
    return f"'{text}" if could_be_one else text
