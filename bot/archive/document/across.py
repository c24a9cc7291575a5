"""What report.docx ends with: key themes, what came up without being asked, answers in full."""

from collections.abc import Iterator

from docx.oxml.ns import qn

from bot.archive.across import (
    CandidateTold,
    Matrix,
    candidates_of,
    has_themes,
    key_themes_of,
    legend_of,
    matrices_of,
    sign_of,
)
from bot.archive.chapters import Chapter
from bot.archive.document.front import section
from bot.archive.document.values import answers_in_full_of
from bot.archive.document.wordprocessing import Element, element, link, paragraph, table
from bot.archive.sentences import Sentences
from bot.workshop.record import SessionRecord

WIDTH, NUMBER_WIDTH, TOTAL_WIDTH = 170, 8.5, 14
TINTS = ("", "EEF5F4", "DCEBE9", "C5DEDB", "A9CFCB")


def key_themes_section_of(record: SessionRecord, texts: Sentences) -> Iterator[Element]:
    themes = key_themes_of(record, texts)
    if themes:
        yield section("key_themes", texts, new_page=True)
        yield paragraph("Normal", texts("report.key_themes_about"))
    for theme in themes:
        yield paragraph("Heading2", theme.heading)
        yield from _told(theme)


def unasked_section_of(record: SessionRecord, texts: Sentences) -> Iterator[Element]:
    """Every candidate by every value, and a quote for those that are no key themes."""
    if not has_themes(record):
        return
    yield section("unasked", texts, new_page=True)
    yield paragraph("Normal", texts("report.unasked_about"))
    matrices = matrices_of(record, texts)
    for matrix in matrices:
        yield paragraph("Caption", texts("report.matrix"))
        yield _matrix(matrix, texts)
        yield paragraph("TableText")
    if not matrices:
        yield paragraph("Missing", texts("report.unasked_nothing"))
        return
    sign = sign_of(matrices, texts)
    if sign:
        yield paragraph("Legend", sign)
    yield paragraph("Caption", texts("report.matrix_legend"))
    yield from (paragraph("Legend", line) for line in legend_of(record, texts))
    candidates = candidates_of(record, texts)
    if candidates:
        yield paragraph("Heading2", texts("report.unasked_quotes"))
    for candidate in candidates:
        yield paragraph("Heading3", candidate.heading)
        yield from _told(candidate)


def appendix_of(chapters: list[Chapter], texts: Sentences) -> Iterator[Element]:
    in_appendix = [chapter for chapter in chapters if chapter.has_appendix]
    if in_appendix:
        yield section("appendix", texts, new_page=True)
        yield paragraph("Normal", texts("report.appendix_about"))
    for chapter in in_appendix:
        yield from answers_in_full_of(chapter, texts)


def _told(candidate: CandidateTold) -> Iterator[Element]:
    yield paragraph("Caption", candidate.about)
    if candidate.quote:
        yield paragraph("SourcedQuote", candidate.quote)
        yield paragraph("QuoteSource", link(candidate.source, f"value_{candidate.number}"))


def _matrix(matrix: Matrix, texts: Sentences) -> Element:
    total = [matrix.total] if matrix.total else []
    header = [texts("report.matrix_theme"), *map(str, matrix.numbers), *total]
    rows = [
        (heading, *(cell.text for cell in cells), *([people] if total else []))
        for heading, cells, people in matrix.rows
    ]
    numbers = [NUMBER_WIDTH] * len(matrix.numbers) + [TOTAL_WIDTH] * len(total)
    widths = (WIDTH - sum(numbers), *numbers)
    made = table(texts("report.matrix"), widths, rows, header, "Matrix")
    _tint(made, matrix)
    return made


def _tint(table: Element, matrix: Matrix) -> None:
    """Shade cells as they are in report.html."""
    _, *lines = table.iterchildren(qn("w:tr"))
    for line, (_, cells, _) in zip(lines, matrix.rows, strict=True):
        _, *forms = line.iter(qn("w:tcPr"))
        for form, cell in zip(forms, cells, strict=False):
            if cell.strength:
                form.append(element("shd", val="clear", color="auto", fill=TINTS[cell.strength]))
