"""report.docx: the report as a document to edit and to send on.

It says what report.html says, in the same order and the same words, in Word's own styles.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence

from docx.document import Document
from docx.shared import Mm

from bot.archive.bilingual import plain
from bot.archive.chapters import Chapter, chapters_of, worded
from bot.archive.compared.told import GroupsTold
from bot.archive.document.lettering import rare_text_of, set_letters
from bot.archive.document.parts import contents_of, side_by_side_of
from bot.archive.document.pictures import drawing_of
from bot.archive.document.styles import styled, turn_bars
from bot.archive.document.wordprocessing import Element, element, paragraph
from bot.archive.encoding import printable
from bot.archive.lettering import RARE, EmbeddedFont, fonts_for
from bot.archive.packing import pack
from bot.archive.sentences import Sentences
from bot.texts.places import as_in_place
from bot.workshop.record import SessionRecord

PICTURE = Mm(112)
LONGEST_TITLE = 255
# What the template of python-docx brings along: another program's thumbnail and older styles.
OF_THE_TEMPLATE = ("thumbnail", "stylesWithEffects", "customXml")


def document_of(
    record: SessionRecord,
    clouds: Mapping[int, bytes],
    texts: Sentences,
    fonts: Sequence[EmbeddedFont] | None = None,
    beside: GroupsTold | None = None,
) -> bytes:
    """The report as a .docx; the same record gives the same bytes.

    `clouds` are PNGs by number of value; `fonts` as for `saved`; `beside` are groups side by side.
    No name, no date and no trace of the machine is in it.
    """
    language = as_in_place(texts.language)
    document = styled(language)
    describe(document, texts("report.page_title", title=record.plan.title), language)
    chapters = chapters_of(record, clouds, texts)
    pictures = {
        chapter.number: _picture(document, chapter, texts)
        for chapter in chapters
        if chapter.picture
    }
    body = document.element.body
    last = body[-1]
    # Not by number: to find its place, every paragraph before it would be counted each time.
    sides = list(side_by_side_of(document, beside, texts)) if beside else []
    for part in contents_of(record, chapters, pictures, sides, texts):
        last.addprevious(part)
    turn_bars(body)
    number_pages(document)
    # The contents have their page numbers as soon as a word processor opens it.
    document.settings.element.append(element("updateFields", val="true"))
    return saved(document, fonts)


def describe(document: Document, title: str, language: str) -> None:
    """Give a document its title and its language, and take off what the template says of itself."""
    known = document.core_properties
    for entry in list(known._element):  # noqa: SLF001 - author and dates can't be left out otherwise
        known._element.remove(entry)  # noqa: SLF001
    known.title = " ".join(printable(plain(title)).split())[:LONGEST_TITLE]
    known.language = language


def _picture(document: Document, chapter: Chapter, texts: Sentences) -> Element:
    """The cloud in a paragraph, with its words as a description for those who do not see it."""
    words = f"{plain(texts('report.cloud_alt'))} {worded(chapter.record.words)}"
    inline = document.part.new_pic_inline(io.BytesIO(chapter.picture or b""), width=PICTURE)
    drawing = drawing_of(inline, chapter.number, f"{chapter.number:02}.png", words)
    return paragraph("Picture", element("r", drawing))


def number_pages(document: Document) -> None:
    """A number at the foot of each page."""
    footer = document.sections[0].footer.paragraphs[0]._p  # noqa: SLF001 - the element itself
    footer.append(element("fldSimple", element("r", element("t")), instr=" PAGE "))


def saved(document: Document, fonts: Sequence[EmbeddedFont] | None = None) -> bytes:
    """The file of a document, without what the template brings along and when it was made. It
    brings the fonts that it needs; they are looked for unless they are known."""
    text = rare_text_of(document)
    if RARE.search(text):
        set_letters(document, fonts_for(text) if fonts is None else fonts)
    for owner in (document.part.package.rels, document.part.rels):
        for key, relationship in list(owner.items()):
            if relationship.reltype.endswith(OF_THE_TEMPLATE):
                owner.pop(key)
    file = io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as written:
        return pack({name: written.read(name) for name in written.namelist()})
