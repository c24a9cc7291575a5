"""How the report looks as a document: styles that whoever edits it can change in one place."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.styles.style import BaseStyle

from bot.archive.document.wordprocessing import Element, element

INK, SOFT, ACCENT, LINE, NOTE = "1F2D33", "56666D", "1B5E63", "D8DEDD", "C9A13B"
LETTERS, LEFTWARDS_LETTERS = "Calibri", "Arial"
TWENTIETHS = 20
TEXT_WIDTH = round(Mm(170).twips)
KEPT = ("numPr", "outlineLvl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Sizes are in points; `indent` too, `bar` is the colour of a line at the side;
    `numbered`: a tab leads to a number at the other side."""

    size: float = 10.5
    colour: str = INK
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 6
    indent: float = 0
    bar: str = ""
    align: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    numbered: bool = False
    as_written: bool = False


LOOKS = {
    "Normal": Look(),
    "Title": Look(size=26, bold=True, after=6),
    "Subtitle": Look(size=12, colour=SOFT, after=8),
    "Report Kind": Look(size=11, colour=ACCENT, bold=True, after=4),
    "Organisation": Look(size=13, colour=ACCENT, bold=True, after=6),
    "Summary": Look(keep_next=True),
    "Heading 1": Look(size=18, bold=True, before=20, after=8, keep_next=True),
    "Heading 2": Look(size=13, colour=ACCENT, bold=True, before=14, after=4, keep_next=True),
    "Heading 3": Look(size=11, bold=True, before=10, after=3, keep_next=True),
    "Heading 4": Look(size=10, bold=True, before=8, after=2, keep_next=True),
    "TOC Heading": Look(size=14, colour=ACCENT, bold=True, before=24, after=6, keep_next=True),
    "toc 1": Look(after=2, numbered=True),
    "Statement": Look(size=12, indent=12, bar=ACCENT, after=10, keep_next=True),
    "Question": Look(keep_next=True),
    "Picture": Look(align="center", before=6, keep_next=True),
    "Caption": Look(size=9.5, colour=SOFT, keep_next=True, after=4),
    "Taking Part": Look(size=9.5, colour=SOFT, after=4),
    "Missing": Look(italic=True, colour=SOFT),
    "List Bullet": Look(after=3),
    "Quote": Look(indent=12, bar="BFD5D3", before=2, after=6, keep_lines=True, as_written=True),
    "Sourced Quote": Look(
        indent=12, bar="BFD5D3", before=3, after=3, keep_next=True, keep_lines=True, as_written=True
    ),
    "Quote Source": Look(size=9.5, colour=SOFT, indent=12, after=6),
    "Note Heading": Look(
        size=10, colour="6F5510", bold=True, indent=12, bar=NOTE, before=8, keep_next=True
    ),
    "Note": Look(indent=12, bar=NOTE, after=6, keep_lines=True, as_written=True),
    "Words": Look(as_written=True),
    "Table Text": Look(size=9.5, before=1.5, after=1.5),
    "Table Number": Look(size=9.5, before=1.5, after=1.5, align="right"),
    "Table Heading": Look(size=9, colour=SOFT, bold=True, before=1.5, after=1.5, keep_next=True),
    "Table Number Heading": Look(
        size=9, colour=SOFT, bold=True, before=1.5, after=1.5, align="right", keep_next=True
    ),
    "Matrix Number": Look(size=9, before=1, after=1, align="center"),
    "Matrix Number Heading": Look(
        size=9, colour=SOFT, bold=True, before=1, after=1, align="center", keep_next=True
    ),
    "Legend": Look(size=9.5, colour=SOFT, after=1),
    "Footer": Look(size=9, colour=SOFT, align="right"),
}


def styled(language: str) -> Document:
    """An empty document with its paper (A4), its styles and the language it is proofread in."""
    return docx.Document(io.BytesIO(_styled(language)))


@lru_cache(8)
def _styled(language: str) -> bytes:
    """Its file, made once: to give a document its styles takes as long as to write it."""
    document, file = docx.Document(), io.BytesIO()
    _style(document, language)
    document.save(file)
    return file.getvalue()


def _style(document: Document, language: str) -> None:
    _lay_out(document)
    _drop_table_styles(document)
    known = {found.name: found for found in document.styles}
    for name, look in LOOKS.items():
        found = known.get(name) or document.styles.add_style(
            name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc")
        )
        _apply(found, look)
    label = document.styles.add_style("Label", WD_STYLE_TYPE.CHARACTER)
    label.element.append(element("rPr", element("b"), element("color", val=ACCENT)))
    _add_table_styles(document)
    for languages in document.styles.element.iter(qn("w:lang")):
        languages.set(qn("w:val"), language)
    for languages in document.settings.element.iter(qn("w:themeFontLang")):
        languages.set(qn("w:val"), language)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def turn_bars(body: Element) -> None:
    """Put the bar of paragraphs that run from right to left to the side where they begin: a style
    has it at the left."""
    bars = {name.replace(" ", ""): look.bar for name, look in LOOKS.items() if look.bar}
    for leftwards in body.iter(qn("w:bidi")):
        form = leftwards.getparent()
        bar = bars.get(form.find(qn("w:pStyle")).get(qn("w:val")))
        if bar:
            none = element("left", val="nil")
            leftwards.addprevious(element("pBdr", none, _bar("right", bar)))


def _lay_out(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = Mm(20)
    section.bottom_margin = Mm(22)
    section.header_distance = section.footer_distance = Mm(11)


def _drop_table_styles(document: Document) -> None:
    """A hundred looks of tables that come with the template, and are no use to anybody here."""
    for found in list(document.styles):
        if found.type is WD_STYLE_TYPE.TABLE and found.name != "Normal Table":
            found.delete()


def _apply(style: BaseStyle, look: Look) -> None:
    paragraph = style.element.find(qn("w:pPr"))
    kept = {
        name: found
        for name in KEPT
        if paragraph is not None and (found := paragraph.find(qn(f"w:{name}"))) is not None
    }
    for name in ("pPr", "rPr"):
        for former in style.element.findall(qn(f"w:{name}")):
            style.element.remove(former)
    style.element.append(element("pPr", *_paragraph_form(look, kept)))
    style.element.append(element("rPr", *_letters(look)))


def _paragraph_form(look: Look, kept: dict[str, Element]) -> Iterator[Element]:
    """The parts in the order that the standard asks for."""
    if look.keep_next:
        yield element("keepNext")
    if look.keep_lines:
        yield element("keepLines")
    if "numPr" in kept:
        yield kept["numPr"]
    yield from _beside(look)
    before, after = round(look.before * TWENTIETHS), round(look.after * TWENTIETHS)
    yield element("spacing", before=before, after=after, line=264, lineRule="auto")
    if look.indent:
        yield element("ind", left=round(look.indent * TWENTIETHS))
    if look.align:
        yield element("jc", val=look.align)
    if "outlineLvl" in kept:
        yield kept["outlineLvl"]


def _beside(look: Look) -> Iterator[Element]:
    if look.bar:
        yield element("pBdr", _bar("left", look.bar))
    if look.numbered:
        yield element("tabs", element("tab", val="right", leader="dot", pos=TEXT_WIDTH))


def _bar(side: str, colour: str) -> Element:
    return element(side, val="single", sz=18, space=8, color=colour)


def _letters(look: Look) -> Iterator[Element]:
    yield element("rFonts", ascii=LETTERS, hAnsi=LETTERS, cs=LEFTWARDS_LETTERS)
    if look.bold:
        yield from (element("b"), element("bCs"))
    if look.italic:
        yield from (element("i"), element("iCs"))
    if look.as_written:
        yield element("noProof")
    yield element("color", val=look.colour)
    size = round(2 * look.size)
    yield from (element("sz", val=size), element("szCs", val=size))


def _add_table_styles(document: Document) -> None:
    for name, space in (("Report Table", 85), ("Matrix Table", 30)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
        lines = (
            element(side, val="single", sz=4, space=0, color=LINE) for side in ("bottom", "insideH")
        )
        sides = (element(side, w=space, type="dxa") for side in ("left", "right"))
        form = element("tblPr", element("tblBorders", *lines), element("tblCellMar", *sides))
        style.element.append(form)
