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
from bot.archive.document.front import KEY_THEME_BOOKMARKS, section, summary_of
from bot.archive.document.values import answers_in_full_of
from bot.archive.document.wordprocessing import (
    Element,
    bookmarked,
    element,
    kept_together,
    link,
    paragraph,
    runs,
    said,
    table,
    with_next,
)
from bot.archive.sentences import Sentences
from bot.workshop.record import SessionRecord

# Paragraphs: at least a fifth of a page, however short they are.
KEPT_AT_THE_END = 8
WIDTH, NUMBER_WIDTH, TOTAL_WIDTH = 170, 8.5, 14
TINTS = ("", "EEF5F4", "DCEBE9", "C5DEDB", "A9CFCB")


def key_themes_section_of(record: SessionRecord, texts: Sentences) -> Iterator[Element]:
    themes = key_themes_of(record, texts)
    if themes:
        yield section("key_themes", texts)
        yield with_next(paragraph("Normal", texts("report.key_themes_about")))
    for place, theme in enumerate(themes, start=1):
        heading = paragraph("Heading2", theme.heading)
        yield bookmarked(heading, KEY_THEME_BOOKMARKS + place, f"key_theme_{place}")
        yield from summary_of(theme.summary, texts)
        yield from _told(theme, texts)
        yield paragraph("Words", *_where(theme, texts))


def unasked_section_of(record: SessionRecord, texts: Sentences) -> Iterator[Element]:
    """Every candidate by every value, and a quote for those that are no key themes."""
    if not has_themes(record):
        return
    yield section("unasked", texts)
    yield with_next(paragraph("Normal", texts("report.unasked_about")))
    matrices = matrices_of(record, texts)
    for matrix in matrices:
        yield paragraph("Caption", _caption(matrix, len(matrices), texts))
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
        yield from _told(candidate, texts)


def appendix_of(chapters: list[Chapter], texts: Sentences) -> Iterator[Element]:
    in_appendix = [chapter for chapter in chapters if chapter.has_appendix]
    if in_appendix:
        yield section("appendix", texts, new_page=True)
        yield paragraph("Normal", texts("report.appendix_about"))
    answers = [part for chapter in in_appendix for part in answers_in_full_of(chapter, texts)]
    yield from answers[:-KEPT_AT_THE_END]
    yield from kept_together(answers[-KEPT_AT_THE_END:])


def _told(candidate: CandidateTold, texts: Sentences) -> Iterator[Element]:
    yield paragraph("Caption", candidate.about)
    for one in candidate.quotes:
        yield said("SourcedQuote", one.quote, texts)
        yield paragraph("QuoteSource", link(one.source, f"value_{one.number}"))


def _where(theme: CandidateTold, texts: Sentences) -> Iterator[Element | str]:
    """In which values a key theme came up, and how many people spoke of it there."""
    yield from runs(f"{texts('report.came_up_in')} ", "Label")
    for number, value in enumerate(theme.values):
        yield " · " if number else ""
        yield link(f"{value.number} {value.title}".rstrip(), f"value_{value.number}")
        yield f" ({value.people})" if value.people else ""


def _caption(matrix: Matrix, of_all: int, texts: Sentences) -> str:
    numbers = f" ({matrix.numbers[0]} … {matrix.numbers[-1]})" if of_all > 1 else ""
    return texts("report.matrix") + numbers


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
