"""Paragraphs and tables as a word processor has them (ISO/IEC 29500-1, section 17).

The elements are made one by one: python-docx looks through all rows of a table for each new one,
which takes minutes for what three hundred people say.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.archive.encoding import printable

TWIPS_IN_MM = 1440 / 25.4

Element = BaseOxmlElement
TableRow = Sequence[str]


def element(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """`<w:name w:key="…">`, with children in it."""
    made: Element = OxmlElement(
        f"w:{name}", {qn(f"w:{key}"): str(found) for key, found in attributes.items()}
    )
    made.extend(children)
    return made


def run(text: str, style: str | None = None) -> Element:
    """Text with its line breaks; what XML can't have becomes a replacement sign."""
    made = element("r")
    looks = [element("rStyle", val=style)] if style else []
    if reads_leftwards(text):
        looks.append(element("rtl"))
    if looks:
        made.append(element("rPr", *looks))
    made.extend(_written(printable(text)))
    return made


def paragraph(style: str, *said: str | Element, new_page: bool = False) -> Element:
    """A paragraph of a style, by the style's id; it runs as the first text in it does."""
    looks = [element("pStyle", val=style)]
    if new_page:
        looks.append(element("pageBreakBefore"))
    first = said[0] if said else ""
    if isinstance(first, str) and reads_leftwards(first):
        looks.append(element("bidi"))
    runs = [run(part) if isinstance(part, str) else part for part in said]
    return element("p", element("pPr", *looks), *runs)


def bookmarked(heading: Element, number: int, name: str) -> Element:
    """The heading with a bookmark around what it says."""
    heading.insert(1, element("bookmarkStart", id=number, name=name))
    heading.append(element("bookmarkEnd", id=number))
    return heading


def link(text: str, bookmark: str, style: str | None = None) -> Element:
    """Text that leads to a bookmark of the same document."""
    return element("hyperlink", run(text, style), anchor=bookmark, history=1)


def field(instruction: str, begin: Element, end: Element) -> None:
    """Make what lies between two paragraphs, both included, the last result of a field."""
    code = element("instrText")
    code.text = f" {instruction} "
    marks = [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
    ]
    for place, mark in enumerate(marks, start=1):
        begin.insert(place, mark)
    end.append(element("r", element("fldChar", fldCharType="end")))


def table(
    title: str,
    widths: Sequence[float],
    rows: Iterable[TableRow],
    header: TableRow = (),
    look: str = "Table",
) -> Element:
    """A table with columns of `widths` mm. A header is repeated on each page; a row that is too
    short ends in a cell as wide as what is missing. Below a header, numbers are as the `look`
    (Table or Matrix) has them."""
    form = element(
        "tblPr",
        element("tblStyle", val="ReportTable" if look == "Table" else "MatrixTable"),
        element("tblW", w=_twips(sum(widths)), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", firstRow=int(bool(header)), firstColumn=1, noHBand=1, noVBand=1),
        element("tblCaption", val=printable(title)),
    )
    grid = element("tblGrid", *(element("gridCol", w=_twips(width)) for width in widths))
    heading = ("TableHeading", f"{look}NumberHeading")
    plain = ("TableText", f"{look}Number" if header else "TableText")
    lines = [_row(header, widths, heading)] if header else []
    lines += (_row(row, widths, plain) for row in rows)
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


def _row(row: TableRow, widths: Sequence[float], styles: tuple[str, str]) -> Element:
    form = element("trPr", element("cantSplit"))
    if styles[0] == "TableHeading":
        form.append(element("tblHeader"))
    cells = []
    for at, text in enumerate(row):
        spanned = widths[at:] if at == len(row) - 1 else widths[at : at + 1]
        cells.append(_cell(text, spanned, styles[at > 0 and len(spanned) == 1]))
    return element("tr", form, *cells)


def _cell(text: str, widths: Sequence[float], style: str) -> Element:
    form = element("tcPr", element("tcW", w=_twips(sum(widths)), type="dxa"))
    if len(widths) > 1:
        form.append(element("gridSpan", val=len(widths)))
    return element("tc", form, paragraph(style, run(text)))


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_IN_MM)
