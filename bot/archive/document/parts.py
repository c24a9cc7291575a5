"""What is in report.docx, paragraph by paragraph, in the order of report.html."""

from collections.abc import Iterator, Mapping, Sequence

from docx.document import Document

from bot.archive.chapters import Chapter
from bot.archive.compared.told import GroupsTold
from bot.archive.document.across import (
    appendix_of,
    key_themes_section_of,
    unasked_section_of,
)
from bot.archive.document.checks import checks_section_of
from bot.archive.document.front import contents_table_of, first_page_parts_of, section
from bot.archive.document.groups import groups_beside
from bot.archive.document.method import conclusion_of, method_section_of
from bot.archive.document.values import chapter_of
from bot.archive.document.wordprocessing import Element, paragraph
from bot.archive.sentences import Sentences
from bot.workshop.record import SessionRecord


def contents_of(
    record: SessionRecord,
    chapters: list[Chapter],
    pictures: Mapping[int, Element],
    sides: Sequence[Element],
    texts: Sentences,
) -> Iterator[Element]:
    """All paragraphs and tables; `pictures` are paragraphs by number of value, `sides` what
    there is of groups side by side."""
    yield from first_page_parts_of(record, chapters, texts)
    yield from contents_table_of(record, chapters, bool(sides), texts)
    for chapter in chapters:
        yield from chapter_of(chapter, pictures.get(chapter.number), texts)
    yield from key_themes_section_of(record, texts)
    yield from unasked_section_of(record, texts)
    yield from sides
    yield from checks_section_of(record, texts)
    yield from conclusion_of(record, texts)
    yield from method_section_of(record, chapters, texts)
    yield from appendix_of(chapters, texts)


def side_by_side_of(document: Document, told: GroupsTold, texts: Sentences) -> Iterator[Element]:
    """The groups of what was combined, side by side."""
    yield section("side_by_side", texts)
    yield paragraph("Subtitle", " · ".join(told.groups))
    yield from groups_beside(document, told, 2, texts)
    yield paragraph("Heading2", texts("comparison.method"))
    yield from (paragraph("Normal", text) for text in told.explanations)
