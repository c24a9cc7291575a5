"""What came up across values, as a report says it: key themes, candidates for them, a matrix."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from bot.archive.heard import counted_of, shown_heading, worded_as
from bot.archive.run import values_told
from bot.archive.sentences import Sentences
from bot.workshop.about import paragraphs
from bot.workshop.record import SessionRecord
from bot.workshop.theme_record import CandidateRecord, QuoteRecord

MOST_COLUMNS = 12
NONE, FEW = "·", "+"
STRONGEST = 4
# What fits in two lines: the table of the same chapter has the titles of all.
MOST_TITLED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteTold:
    """A quote; `source` says that it was said about the value of that `number`."""

    quote: str
    number: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueTold:
    """A value in which a theme came up; `people` is how many of how many spoke of it, or "". Where
    there are many, their numbers say enough, and titles are ""."""

    number: int
    title: str
    people: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateTold:
    """A theme across values: `about` is in how many it came up, in which words. Of a key theme
    there are all quotes, a `summary` if somebody wrote one, and `values` in which it came up."""

    heading: str
    about: str
    quotes: tuple[QuoteTold, ...]
    summary: tuple[str, ...] = ()
    values: tuple[ValueTold, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """What a matrix says where a theme meets a value; `strength` from 0 (nobody) to STRONGEST."""

    text: str
    strength: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """As many values as fit beside each other on paper, and every candidate. `total` is the heading
    of the last column, in how many values it came up, or "" when more values follow in another
    matrix: people are not added up over values, as it may be the same ones in each."""

    numbers: tuple[int, ...]
    total: str
    rows: tuple[tuple[str, tuple[MatrixCell, ...], str], ...]


def key_themes_of(record: SessionRecord, texts: Sentences) -> list[CandidateTold]:
    """Those that a person has named key themes."""
    return [
        replace(
            _told(record, one, texts),
            summary=paragraphs(record.about.of_key_theme(one.key)),
            values=tuple(_values(record, one, texts)),
        )
        for one in record.candidates
        if one.is_key
    ]


def candidates_of(record: SessionRecord, texts: Sentences) -> list[CandidateTold]:
    """The other ones that have a quote."""
    others = (one for one in record.candidates if one.quotes and not one.is_key)
    return [_told(record, one, texts) for one in others]


def has_themes(record: SessionRecord) -> bool:
    """Whether anybody looked for themes in what was said."""
    return bool(record.candidates) or any(value.themes for value in record.values)


def matrices_of(record: SessionRecord, texts: Sentences) -> list[Matrix]:
    """Candidates by values, in as many parts as paper needs; none when there are no candidates."""
    values = values_told(record) if record.candidates else []
    parts = ceil(len(values) / MOST_COLUMNS)
    width = ceil(len(values) / parts) if parts else 1
    blocks = [values[start : start + width] for start in range(0, len(values), width)]
    rows = _rows(record)
    return [
        Matrix(
            numbers=tuple(at + 1 for at in block),
            total=texts("report.matrix_spread") if block is blocks[-1] else "",
            rows=tuple(
                (shown_heading(one, texts), tuple(cells[at] for at in block), str(one.spread))
                for one, cells in zip(record.candidates, rows, strict=True)
            ),
        )
        for block in blocks
    ]


def sign_of(matrices: Iterable[Matrix], texts: Sentences) -> str:
    """What the sign for few people means; "" where it is not used."""
    shown = {cell.text for matrix in matrices for _, cells, _ in matrix.rows for cell in cells}
    return texts("report.matrix_few", sign=FEW) if FEW in shown else ""


def legend_of(record: SessionRecord, texts: Sentences) -> list[str]:
    """The values by their numbers."""
    return [
        texts("report.numbered", number=at + 1, title=record.values[at].value.title)
        for at in values_told(record)
    ]


def spread_of(record: SessionRecord, one: CandidateRecord, texts: Sentences) -> str:
    """In how many values of how many it came up."""
    return texts("report.spread", spread=one.spread, values=len(values_told(record)))


def _told(record: SessionRecord, one: CandidateRecord, texts: Sentences) -> CandidateTold:
    spread = spread_of(record, one, texts)
    return CandidateTold(
        heading=shown_heading(one, texts),
        about=" · ".join(filter(None, (spread, worded_as(one, texts)))),
        quotes=tuple(_quoted(record, quote, texts) for quote in one.quotes),
    )


def _quoted(record: SessionRecord, quote: QuoteRecord, texts: Sentences) -> QuoteTold:
    number, title = quote.value + 1, record.values[quote.value].value.title
    source = texts("report.said_about", number=number, title=title)
    return QuoteTold(quote=quote.quote, number=number, source=source)


def _values(record: SessionRecord, one: CandidateRecord, texts: Sentences) -> Iterator[ValueTold]:
    """Where it came up, in the order of the report."""
    for at in values_told(record):
        people, value = one.people_by_value[at], record.values[at]
        if people != 0:
            told = "" if people is None else counted_of(people, value, texts)
            title = value.value.title if one.spread <= MOST_TITLED else ""
            yield ValueTold(number=at + 1, title=title, people=told)


def _rows(record: SessionRecord) -> list[list[MatrixCell]]:
    """Every candidate by every value; cells are as strong as they have people, in any row."""
    counts = [one.people_by_value for one in record.candidates]
    most = max((people or 0 for row in counts for people in row), default=0)
    return [[_cell(people, most) for people in row] for row in counts]


def _cell(people: int | None, most: int) -> MatrixCell:
    """`most` is that of all cells."""
    if people is None:
        return MatrixCell(text=FEW, strength=1)
    if not people:
        return MatrixCell(text=NONE, strength=0)
    return MatrixCell(text=str(people), strength=ceil(STRONGEST * people / most))
