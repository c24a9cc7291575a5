"""comparison.docx: groups side by side, as a document to edit and to send on."""

import io
from collections.abc import Iterator, Sequence

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from bot.archive.bilingual import plain
from bot.archive.compared.front import asked_of, explanations_of, overview_of
from bot.archive.compared.telling import values_of
from bot.archive.compared.told import (
    BlockTold,
    CloudTold,
    LinesTold,
    LineTold,
    Pictures,
    ValueBeside,
)
from bot.archive.document.across import TINTS, WIDTH
from bot.archive.document.document import (
    LONGEST_DESCRIPTION,
    describe,
    number_pages,
    saved,
)
from bot.archive.document.styles import style, turn_bars
from bot.archive.document.wordprocessing import Element, element, paragraph, runs, table
from bot.archive.encoding import printable
from bot.archive.sentences import Sentences
from bot.texts.places import as_in_place
from bot.workshop.comparison import Comparison

FIRST_COLUMN = 62
BESIDE = 3
MARGIN = 3
TWIPS_IN_MM = 56.7
STEPS = len(TINTS) - 1


def document_of(comparison: Comparison, clouds: Pictures, texts: Sentences) -> bytes:
    """The comparison as a .docx; the same comparison gives the same bytes."""
    document = docx.Document()
    language = as_in_place(texts.language)
    style(document, language)
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
    yield paragraph("ReportKind", texts("comparison.kind"))
    yield paragraph("Title", comparison.plan.title)
    yield paragraph("Subtitle", " · ".join(group.name for group in comparison.groups))
    yield from _overview(comparison, texts)
    yield from _asked(comparison, texts)
    for value in values_of(comparison, clouds, texts):
        yield from _value(document, value, texts)
    yield paragraph("Heading1", texts("comparison.method"))
    yield from (paragraph("Normal", text) for text in explanations_of(comparison, texts))


def _overview(comparison: Comparison, texts: Sentences) -> Iterator[Element]:
    title = texts("comparison.overview")
    names = ("report.value", "comparison.every_short", "comparison.one_short")
    empty = texts("comparison.nothing")
    rows = [
        (f"{number} {value}", every or empty, one or empty)
        for number, value, every, one in overview_of(comparison, texts)
    ]
    yield paragraph("Heading1", title)
    yield paragraph("Normal", texts("comparison.overview_about"))
    yield _plain(table(title, (46, 62, 62), rows, [texts(name) for name in names]))


def _asked(comparison: Comparison, texts: Sentences) -> Iterator[Element]:
    title = texts("comparison.asked")
    names = ("group", "joined", "sessions", "mode", "reveal", "minimum")
    header = [texts(f"comparison.column_{name}") for name in names]
    yield paragraph("Heading1", title)
    yield _plain(table(title, (40, 20, 20, 34, 38, 18), asked_of(comparison, texts), header))


def _value(document: Document, value: ValueBeside, texts: Sentences) -> Iterator[Element]:
    number = texts("report.value_number", number=value.number)
    yield paragraph("Heading1", f"{number}: {value.title}")
    yield paragraph("Statement", value.statement)
    yield from (paragraph("Caption", line) for line in value.differing)
    yield paragraph("Heading2", value.words.heading)
    if value.question:
        label = runs(f"{texts('report.question')} ", "Label")
        yield paragraph("Question", *label, value.question)
    if value.clouds:
        yield _clouds(document, value)
        grey = f" {texts('comparison.clouds_grey')}" if value.has_grey else ""
        yield paragraph("Legend", f"{texts('comparison.clouds_about')}{grey}")
    yield from _lines(value.words)
    yield paragraph("Heading2", value.themes.heading)
    yield from _lines(value.themes)
    if value.at_work:
        yield from _at_work(value, texts)


def _at_work(value: ValueBeside, texts: Sentences) -> Iterator[Element]:
    title = texts("report.at_work")
    names = ("already", "partly", "not_yet", "passed")
    header = [texts("comparison.column_group"), *(texts(f"comparison.at_work_{n}") for n in names)]
    rows = [
        (said.group, said.few)
        if said.few
        else (said.group, *(cell.text for cell in said.cells), said.passed)
        for said in value.at_work
    ]
    yield paragraph("Heading2", title)
    yield _plain(table(title, (50, 30, 30, 30, 30), rows, header))
    yield paragraph("TableText")


def _lines(told: LinesTold) -> Iterator[Element]:
    yield paragraph("Caption", told.turnout)
    if told.missing:
        yield paragraph("Missing", told.missing)
    for block in told.blocks:
        yield paragraph("Heading3", block.heading)
        if block.about:
            yield paragraph("Caption", block.about)
        if block.lines:
            yield _sides(block, told)
            yield paragraph("TableText")
        for line in block.lines:
            yield from _quotes(line.text, line.quotes)
        if block.plain:
            if block.plain_about:
                yield paragraph("Caption", block.plain_about)
            yield paragraph("Words", " · ".join(block.plain))
        yield from _quotes("", block.quotes)


def _sides(block: BlockTold, told: LinesTold) -> Element:
    width = (WIDTH - FIRST_COLUMN) / len(told.columns)
    widths = (FIRST_COLUMN, *[width] * len(told.columns))
    rows = [(_labelled(line), *(cell.text for cell in line.cells)) for line in block.lines]
    made = table(block.heading, widths, rows, [told.heading, *told.columns])
    _tint(_plain(made), block.lines)
    return made


def _labelled(line: LineTold) -> str:
    return f"{line.text}\n{line.about}" if line.about else line.text


def _tint(made: Element, lines: Sequence[LineTold]) -> None:
    """Shade cells by the share of the group: the bars of the page."""
    _, *rows = made.iterchildren(qn("w:tr"))
    for row, line in zip(rows, lines, strict=True):
        _, *forms = row.iter(qn("w:tcPr"))
        for form, cell in zip(forms, line.cells, strict=True):
            strength = min(STEPS, -(-cell.share * STEPS // 100))
            if strength:
                form.append(element("shd", val="clear", color="auto", fill=TINTS[strength]))


def _plain(made: Element) -> Element:
    """The table with all its cells in text: what stands in them is more than a number."""
    for kind in made.iter(qn("w:pStyle")):
        name = kind.get(qn("w:val"))
        kind.set(qn("w:val"), name.replace("Number", "Text").replace("TextHeading", "Heading"))
    return made


def _quotes(text: str, quotes: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[Element]:
    for name, said in quotes:
        yield paragraph("Caption", f"{text} · {name}" if text else name)
        yield from (paragraph("Quote", quote) for quote in said)


def _clouds(document: Document, value: ValueBeside) -> Element:
    """The pictures in a table, two or three beside each other, with their groups above."""
    beside = min(BESIDE, len(value.clouds))
    width = WIDTH / beside
    form = element(
        "tblPr",
        element("tblW", w=round(WIDTH * TWIPS_IN_MM), type="dxa"),
        element("tblLayout", type="fixed"),
    )
    grid = (element("gridCol", w=round(width * TWIPS_IN_MM)) for _ in range(beside))
    cells = [_pictured(document, value, at, width) for at in range(len(value.clouds))]
    cells += [_cell(width, paragraph("TableText")) for _ in range(-len(cells) % beside)]
    rows = (
        element("tr", element("trPr", element("cantSplit")), *cells[start : start + beside])
        for start in range(0, len(cells), beside)
    )
    return element("tbl", form, element("tblGrid", *grid), *rows)


def _pictured(document: Document, value: ValueBeside, at: int, width: float) -> Element:
    cloud = value.clouds[at]
    picture = _picture(document, cloud, value.number * 100 + at, width - MARGIN)
    return _cell(width, paragraph("TableHeading", cloud.group), picture)


def _cell(width: float, *content: Element) -> Element:
    form = element("tcPr", element("tcW", w=round(width * TWIPS_IN_MM), type="dxa"))
    return element("tc", form, *content)


def _picture(document: Document, cloud: CloudTold, number: int, width: float) -> Element:
    inline = document.part.new_pic_inline(io.BytesIO(cloud.picture), width=Mm(width))
    inline.docPr.set("name", f"{number}.png")
    inline.docPr.set("descr", printable(plain(cloud.alt))[:LONGEST_DESCRIPTION])
    inline.docPr.set("id", str(number))
    drawing = element("drawing")
    drawing.append(inline)
    return paragraph("TableText", element("r", drawing))
