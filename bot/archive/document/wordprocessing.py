"""Paragraphs and tables as a word processor has them (ISO/IEC 29500-1, section 17).

The elements are made one by one: python-docx looks through all rows of a table for each new one,
which takes minutes for what three hundred people say.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.archive.bilingual import BETWEEN, Tongues, are_side_by_side, is_in_several, lines_of, plain
from bot.archive.encoding import printable
from bot.archive.languages import other_language
from bot.archive.sentences import Sentences
from bot.texts.places import as_in_place

TWIPS_IN_MM = 1440 / 25.4

NUMBERS: Mapping[str, Callable[[int], bool]] = {
    "Table": lambda at: at > 0,
    "Matrix": lambda at: at > 0,
    "Pairs": lambda at: at % 2 == 1,
    "Second": lambda at: at == 1,
}

# Rows, with the header: as high as a quarter of a page, if each has one line.
SHORT_TABLE = 10
ROWS_TOGETHER = 2

Element = BaseOxmlElement
TableRow = Sequence[str | Element]
"""Texts, and paragraphs that are made already."""


def element(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """`<w:name w:key="…">`, with children in it."""
    made: Element = OxmlElement(
        f"w:{name}", {qn(f"w:{key}"): str(found) for key, found in attributes.items()}
    )
    made.extend(children)
    return made


def run(text: str, style: str | None = None, language: str = "") -> Element:
    """Text with its line breaks; what XML can't have becomes a replacement sign. `language` is
    that of the text, if it is another than the document's."""
    made = element("r")
    leftwards = reads_leftwards(text)
    looks = [element("rStyle", val=style)] if style else []
    if leftwards:
        looks.append(element("rtl"))
    if language:
        known = as_in_place(language)
        looks.append(element("lang", **{"bidi" if leftwards else "val": known}))
    if looks:
        made.append(element("rPr", *looks))
    made.extend(_written(printable(text)))
    return made


def runs(text: str, style: str | None = None, *, in_line: bool = False) -> list[Element]:
    """Text in as many languages as it is in, each with the language of its own; `in_line`: in one
    line, however long they are."""
    if not is_in_several(text):
        return [run(text, style)]
    made: list[Element] = []
    for tongues in lines_of(text):
        made += [run("\n", style)] if made else []
        is_beside = in_line or are_side_by_side(tongues)
        made += _of_line(tongues, style, BETWEEN if is_beside else "\n")
    return made


def _of_line(tongues: Tongues, style: str | None, between: str) -> Iterator[Element]:
    last = len(tongues) - 1
    for place, (language, words) in enumerate(tongues):
        if place:
            yield run(between, style)
        # What stands before and behind in the same paragraph does so once.
        begun = words.lstrip(" ") if place else words
        yield run(begun.rstrip(" ") if place < last else begun, style, language)


def paragraph(style: str, *said: str | Element, new_page: bool = False) -> Element:
    """A paragraph of a style, by the style's id; it runs as the first text in it does."""
    looks = [element("pStyle", val=style)]
    if new_page:
        looks.append(element("pageBreakBefore"))
    first = said[0] if said else ""
    if isinstance(first, str) and reads_leftwards(first):
        looks.append(element("bidi"))
    parts = ([part] if isinstance(part, Element) else runs(part) for part in said)
    return element("p", element("pPr", *looks), *chain.from_iterable(parts))


def said(style: str, text: str, texts: Sentences) -> Element:
    """A paragraph of what somebody wrote, in whatever language that is."""
    language = other_language(text, texts.language)
    made = paragraph(style, run(text, language=language) if language else text)
    if language and reads_leftwards(text):
        made.pPr.append(element("bidi"))
    return made


def with_next(made: Element) -> Element:
    """The same paragraph, on the page on which what follows begins."""
    made.pPr.insert(1, element("keepNext"))
    return made


def kept_together(paragraphs: Sequence[Element]) -> Sequence[Element]:
    """The same paragraphs, on one page: each with the next one, and none broken."""
    for made in paragraphs:
        made.pPr.insert(1, element("keepLines"))
    for made in paragraphs[:-1]:
        with_next(made)
    return paragraphs


def bookmarked(heading: Element, number: int, name: str) -> Element:
    """The heading with a bookmark around what it says."""
    heading.insert(1, element("bookmarkStart", id=number, name=name))
    heading.append(element("bookmarkEnd", id=number))
    return heading


def link(text: str, bookmark: str, style: str | None = None) -> Element:
    """Text that leads to a bookmark of the same document."""
    return element("hyperlink", *runs(text, style), anchor=bookmark, history=1)


def page_number_of(bookmark: str) -> tuple[Element, ...]:
    """A tab, and the number of the page that a bookmark is on, as far as somebody works it out."""
    code = element("instrText")
    code.text = f" PAGEREF {bookmark} \\h "
    return (
        element("r", element("tab")),
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
        element("r", element("t")),
        element("r", element("fldChar", fldCharType="end")),
    )


def table(
    title: str,
    widths: Sequence[float],
    rows: Iterable[TableRow],
    header: TableRow = (),
    look: str = "Table",
) -> Element:
    """A table with columns of `widths` mm. A header is repeated on each page; a row that is too
    short ends in a cell as wide as what is missing. Below a header, those columns are numbers that
    the `look` says: one of NUMBERS."""
    form = element(
        "tblPr",
        element("tblStyle", val="MatrixTable" if look == "Matrix" else "ReportTable"),
        element("tblW", w=twips(sum(widths)), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", firstRow=int(bool(header)), firstColumn=1, noHBand=1, noVBand=1),
        element("tblCaption", val=printable(plain(title))),
    )
    grid = element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths))
    number = "MatrixNumber" if look == "Matrix" else "TableNumber"
    is_number = [bool(header) and NUMBERS[look](at) for at in range(len(widths))]
    cells = [number if found else "TableText" for found in is_number]
    heading = [f"{number}Heading" if found else "TableHeading" for found in is_number]
    lines = [_row(header, widths, heading)] if header else []
    lines += (_row(row, widths, cells) for row in rows)
    _keep_rows(lines)
    return element("tbl", form, grid, *lines)


def reads_leftwards(text: str) -> bool:
    """Whether the first letter that has a direction is of a script from right to left."""
    directions = map(unicodedata.bidirectional, text)
    return next((found for found in directions if found in ("L", "R", "AL")), "L") != "L"


def _written(text: str) -> Iterator[Element]:
    for part in re.split("(\r\n|[\r\n\t])", text):
        if part in ("\r\n", "\r", "\n", "\t"):
            yield element("tab" if part == "\t" else "br")
        elif part:
            made = element("t")
            made.set(qn("xml:space"), "preserve")
            made.text = part
            yield made


def _row(row: TableRow, widths: Sequence[float], styles: Sequence[str]) -> Element:
    form = element("trPr", element("cantSplit"))
    if styles[0] == "TableHeading":
        form.append(element("tblHeader"))
    cells = []
    for at, said in enumerate(row):
        spanned = widths[at:] if at == len(row) - 1 else widths[at : at + 1]
        cells.append(_cell(said, spanned, styles[at] if len(spanned) == 1 else styles[0]))
    return element("tr", form, *cells)


def _keep_rows(lines: Sequence[Element]) -> None:
    """Keep a short table on one page, and of a long one its first rows and its last ones: no row
    stands alone beside what is on another page."""
    for at, line in enumerate(lines[:-1]):
        if len(lines) <= SHORT_TABLE or at < ROWS_TOGETHER or at >= len(lines) - ROWS_TOGETHER:
            for form in line.iter(qn("w:pPr")):
                form.insert(1, element("keepNext"))


def _cell(said: str | Element, widths: Sequence[float], style: str) -> Element:
    form = element("tcPr", element("tcW", w=twips(sum(widths)), type="dxa"))
    if len(widths) > 1:
        form.append(element("gridSpan", val=len(widths)))
    return element("tc", form, paragraph(style, *runs(said)) if isinstance(said, str) else said)


def twips(millimetres: float) -> int:
    """Twentieths of a point, in which widths are told."""
    return round(millimetres * TWIPS_IN_MM)
