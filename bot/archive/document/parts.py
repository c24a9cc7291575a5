"""What is in report.docx, paragraph by paragraph, in the order of report.html."""

from collections.abc import Iterator, Mapping

from bot.archive.chapters import Chapter
from bot.archive.document.across import (
    appendix_of,
    key_themes_section_of,
    unasked_section_of,
)
from bot.archive.document.checks import checks_section_of
from bot.archive.document.front import contents_table_of, first_page_parts_of
from bot.archive.document.method import conclusion_of, method_section_of
from bot.archive.document.values import chapter_of
from bot.archive.document.wordprocessing import Element
from bot.archive.sentences import Sentences
from bot.workshop.record import SessionRecord


def contents_of(
    record: SessionRecord,
    chapters: list[Chapter],
    pictures: Mapping[int, Element],
    texts: Sentences,
) -> Iterator[Element]:
    """All paragraphs and tables; `pictures` are paragraphs by number of value."""
    yield from first_page_parts_of(record, chapters, texts)
    yield from contents_table_of(record, chapters, texts)
    for chapter in chapters:
        yield from chapter_of(chapter, pictures.get(chapter.number), texts)
    yield from key_themes_section_of(record, texts)
    yield from unasked_section_of(record, texts)
    yield from checks_section_of(record, texts)
    yield from conclusion_of(record, texts)
    yield from method_section_of(record, chapters, texts)
    yield from appendix_of(chapters, texts)
