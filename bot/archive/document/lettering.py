"""Rare letters and emoji in a document: set in fonts that are embedded in it, or drawn.

Word processors draw no pictures out of fonts, so an emoji is a picture beside its own text, which
is hidden: it is found, copied and read aloud like any other.
"""

import copy
import io
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import count

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Pt
from lxml import etree

from bot.archive.document.pictures import drawing_of
from bot.archive.document.wordprocessing import Element, element
from bot.archive.lettering import FAMILIES, RARE, EmbeddedFont, stretches
from bot.word_cloud.runs import Run, runs_of
from bot.word_cloud.typeface import emoji_picture, is_in_colour

FONT_TABLE = "/word/fontTable.xml"
OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
KEY_BYTES, TWICE = 16, 32
EMOJI_HEIGHT = Pt(12)
EMOJI_IDS = 10_000
FACES_OF_A_RUN = ("ascii", "hAnsi", "eastAsia", "cs")


def rare_text_of(document: Document) -> str:
    """All text of a document that may need letters of our own."""
    return "".join(written.text or "" for written in document.element.body.iter(qn("w:t")))


def set_letters(document: Document, fonts: Sequence[EmbeddedFont]) -> None:
    """Set what is rare in a document in these fonts, and embed them."""
    ids = count(EMOJI_IDS)
    for run in list(document.element.body.iter(qn("w:r"))):
        if any(RARE.search(written.text or "") for written in run.iterchildren(qn("w:t"))):
            for part in _parts_of(run, document, ids):
                run.addprevious(part)
            run.getparent().remove(run)
    embedded = [font for font in fonts if not font.is_emoji]
    if embedded:
        _embed(document, embedded)


def _parts_of(run: Element, document: Document, ids: Iterator[int]) -> Iterator[Element]:
    """The same text in several runs of the same look, each in the font that has its letters."""
    for child in run.iterchildren():
        if child.tag == qn("w:rPr"):
            continue
        if child.tag != qn("w:t"):
            yield _like(run, copy.deepcopy(child))
            continue
        for text, is_rare in stretches(child.text or ""):
            if not is_rare:
                yield _like(run, _text(text))
            for part in runs_of(text) if is_rare else ():
                yield from _rare(run, part, document, ids)


def _rare(run: Element, part: Run, document: Document, ids: Iterator[int]) -> Iterator[Element]:
    made = _like(run, _text(part.text))
    if part.face is not None:
        _look(made).insert(_after_style(made), _fonts(FAMILIES[part.face]))
        yield made
        return
    if is_in_colour(part.text):
        yield _drawn(part.text, document, next(ids))
        _look(made).insert(_after_style(made), element("vanish"))
    yield made


def _drawn(cluster: str, document: Document, number: int) -> Element:
    file = io.BytesIO()
    emoji_picture(cluster).save(file, "PNG")
    inline = document.part.new_pic_inline(file, height=EMOJI_HEIGHT)
    return element("r", drawing_of(inline, number, f"emoji {number}", cluster))


def _like(run: Element, *children: Element) -> Element:
    """A run with the look of another one."""
    look = run.find(qn("w:rPr"))
    looks = [] if look is None else [copy.deepcopy(look)]
    return element("r", *looks, *children)


def _look(run: Element) -> Element:
    look: Element | None = run.find(qn("w:rPr"))
    if look is None:
        look = element("rPr")
        run.insert(0, look)
    return look


def _after_style(run: Element) -> int:
    return 1 if _look(run).find(qn("w:rStyle")) is not None else 0


def _fonts(family: str) -> Element:
    return element("rFonts", **dict.fromkeys(FACES_OF_A_RUN, family))


def _text(text: str) -> Element:
    made = element("t")
    made.set(qn("xml:space"), "preserve")
    made.text = text
    return made


def _embed(document: Document, fonts: Sequence[EmbeddedFont]) -> None:
    """Put the fonts into the file, as the standard wants them (ISO/IEC 29500-4, 17.8.1)."""
    package = document.part.package
    table = next(part for part in package.iter_parts() if part.partname == FONT_TABLE)
    listed = parse_xml(table.blob)
    for number, font in enumerate(fonts, start=1):
        key = sha256(font.content).digest()[:KEY_BYTES]
        name = PackURI(f"/word/fonts/font{number}.odttf")
        part = Part(name, OBFUSCATED, _obfuscated(font.content, key), package)
        embedded = element("embedRegular", fontKey=_written(key))
        embedded.set(qn("r:id"), table.relate_to(part, RELATIONSHIP_TYPE.FONT))
        listed.append(element("font", embedded, name=font.family))
    table._blob = etree.tostring(listed, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 - it has no other way in
    place = document.settings.element.find(qn("w:zoom"))
    marks = [element("embedTrueTypeFonts"), element("saveSubsetFonts")]
    for mark in reversed(marks) if place is not None else ():
        place.addnext(mark)


def _obfuscated(content: bytes, key: bytes) -> bytes:
    """The first bytes of a font, each with one of the key, from its end."""
    mask = (key * 2)[:TWICE]
    first = bytes(byte ^ mask[at] for at, byte in enumerate(content[:TWICE]))
    return first + content[TWICE:]


def _written(key: bytes) -> str:
    """A key as a GUID, whose last byte is the first one that is used."""
    digits = key[::-1].hex().upper()
    parts = digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]
    return f"{{{'-'.join(parts)}}}"
