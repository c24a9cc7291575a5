"""comparison.docx: groups side by side, as a document to edit and to send on."""

from collections.abc import Iterator

from docx.document import Document

from bot.archive.compared.front import groups_told
from bot.archive.compared.told import Pictures
from bot.archive.document.document import describe, number_pages, saved
from bot.archive.document.groups import groups_beside
from bot.archive.document.styles import styled, turn_bars
from bot.archive.document.wordprocessing import Element, paragraph
from bot.archive.sentences import Sentences
from bot.texts.places import as_in_place
from bot.workshop.comparison import Comparison


def document_of(comparison: Comparison, clouds: Pictures, texts: Sentences) -> bytes:
    """The comparison as a .docx; the same comparison gives the same bytes."""
    language = as_in_place(texts.language)
    document = styled(language)
    describe(document, texts("comparison.page_title", title=comparison.plan.title), language)
    body = document.element.body
    last = body[-1]
    for part in _contents(document, comparison, clouds, texts):
        last.addprevious(part)
    turn_bars(body)
    number_pages(document)
    return saved(document)


def _contents(
    document: Document, comparison: Comparison, clouds: Pictures, texts: Sentences
) -> Iterator[Element]:
    told = groups_told(comparison, clouds, texts)
    yield paragraph("ReportKind", texts("comparison.kind"))
    yield paragraph("Title", comparison.plan.title)
    yield paragraph("Subtitle", " · ".join(told.groups))
    yield from groups_beside(document, told, 1, texts)
    yield paragraph("Heading1", texts("comparison.method"))
    yield from (paragraph("Normal", text) for text in told.explanations)
