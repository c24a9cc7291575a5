"""Groups side by side in a document: the same parts and words as on the page."""

import io
from collections.abc import Iterator, Sequence
from itertools import chain

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from bot.archive.bilingual import plain
from bot.archive.compared.told import (
    BlockTold,
    CloudTold,
    GroupsTold,
    LinesTold,
    LineTold,
    ValueBeside,
)
from bot.archive.document.across import TINTS, WIDTH
from bot.archive.document.pictures import drawing_of
from bot.archive.document.values import with_dots
from bot.archive.document.wordprocessing import (
    Element,
    bookmarked,
    element,
    link,
    paragraph,
    runs,
    table,
    twips,
)
from bot.archive.sentences import Sentences

BESIDE_BOOKMARKS = 4000
FIRST_COLUMN = 62
BESIDE = 3
MARGIN = 1.5
STEPS = len(TINTS) - 1
SIDES = ("left", "right")


def groups_beside(
    document: Document, told: GroupsTold, level: int, texts: Sentences
) -> Iterator[Element]:
    """Everything but how it was done, under headings of a level from 1 and below it."""
    yield from _overview(told, level, texts)
    yield from _asked(told, level, texts)
    yield from _key_themes(told, level, texts)
    for value in told.values:
        yield from _value(document, value, level, texts)


def _heading(level: int, text: str) -> Element:
    return paragraph(f"Heading{level}", text)


def _overview(told: GroupsTold, level: int, texts: Sentences) -> Iterator[Element]:
    title = texts("comparison.overview")
    names = ("report.value", "comparison.every_short", "comparison.one_short")
    empty = texts("comparison.nothing")
    rows = [
        (
            paragraph("TableText", f"{number} ", link(value, f"beside_{number}")),
            *(every or empty, one or empty),
        )
        for number, value, every, one in told.overview
    ]
    yield _heading(level, title)
    yield paragraph("Normal", texts("comparison.overview_about"))
    yield _plain(table(title, (46, 62, 62), rows, [texts(name) for name in names]))


def _asked(told: GroupsTold, level: int, texts: Sentences) -> Iterator[Element]:
    title = texts("comparison.asked")
    names = ("group", "joined", "sessions", "mode", "reveal", "minimum")
    header = [texts(f"comparison.column_{name}") for name in names]
    yield _heading(level, title)
    yield _plain(table(title, (40, 20, 20, 34, 38, 18), told.asked, header))


def _key_themes(told: GroupsTold, level: int, texts: Sentences) -> Iterator[Element]:
    title = texts("comparison.key_themes")
    yield _heading(level, title)
    if not told.key_themes:
        yield paragraph("Missing", texts("comparison.key_themes_none"))
        return
    yield paragraph("Normal", texts("comparison.key_themes_about"))
    header = (texts("comparison.key_theme"), *told.groups)
    yield _plain(table(title, _widths(len(told.groups)), told.key_themes, header))


def _value(
    document: Document, value: ValueBeside, level: int, texts: Sentences
) -> Iterator[Element]:
    number = texts("report.value_number", number=value.number)
    heading = _heading(level, f"{number}: {value.title}")
    yield bookmarked(heading, BESIDE_BOOKMARKS + value.number, f"beside_{value.number}")
    yield paragraph("Statement", value.statement)
    yield from (paragraph("Caption", line) for line in value.differing)
    yield _heading(level + 1, value.words.heading)
    if value.question:
        label = runs(f"{texts('report.question')} ", "Label")
        yield paragraph("Question", *label, value.question)
    if value.clouds:
        yield _clouds(document, value)
        grey = f" {texts('comparison.clouds_grey')}" if value.has_grey else ""
        yield paragraph("Legend", f"{texts('comparison.clouds_about')}{grey}")
    yield from _lines(value.words, level + 2)
    yield _heading(level + 1, value.themes.heading)
    yield from _lines(value.themes, level + 2)
    if value.at_work:
        yield from _at_work(value, level + 1, texts)


def _at_work(value: ValueBeside, level: int, texts: Sentences) -> Iterator[Element]:
    title = texts("report.at_work")
    names = ("already", "partly", "not_yet", "passed")
    header = [texts("comparison.column_group"), *(texts(f"comparison.at_work_{n}") for n in names)]
    rows = [
        (said.group, said.few)
        if said.few
        else (said.group, *(cell.text for cell in said.cells), said.passed)
        for said in value.at_work
    ]
    yield _heading(level, title)
    yield _plain(table(title, (50, 30, 30, 30, 30), rows, header))
    yield paragraph("TableText")


def _lines(told: LinesTold, level: int) -> Iterator[Element]:
    yield paragraph("Caption", told.turnout)
    if told.missing:
        yield paragraph("Missing", told.missing)
    for block in told.blocks:
        yield _heading(level, block.heading)
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
            dotted = (runs(each, in_line=True) for each in with_dots(block.plain))
            yield paragraph("Words", *chain.from_iterable(dotted))
        yield from _quotes("", block.quotes)


def _sides(block: BlockTold, told: LinesTold) -> Element:
    widths = _widths(len(told.columns))
    rows = [(_labelled(line), *(cell.text for cell in line.cells)) for line in block.lines]
    made = table(block.heading, widths, rows, [told.heading, *told.columns])
    _tint(_plain(made), block.lines)
    return made


def _widths(groups: int) -> tuple[float, ...]:
    return FIRST_COLUMN, *[(WIDTH - FIRST_COLUMN) / groups] * groups


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
        element("tblW", w=twips(WIDTH), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(s, w=twips(MARGIN), type="dxa") for s in SIDES)),
    )
    grid = (element("gridCol", w=twips(width)) for _ in range(beside))
    cells = [_pictured(document, value, at, width) for at in range(len(value.clouds))]
    cells += [_cell(width, paragraph("TableText")) for _ in range(-len(cells) % beside)]
    rows = (
        element("tr", element("trPr", element("cantSplit")), *cells[start : start + beside])
        for start in range(0, len(cells), beside)
    )
    return element("tbl", form, element("tblGrid", *grid), *rows)


def _pictured(document: Document, value: ValueBeside, at: int, width: float) -> Element:
    cloud = value.clouds[at]
    picture = _picture(document, cloud, value.number * 100 + at, width - 2 * MARGIN)
    return _cell(width, paragraph("TableHeading", cloud.group), picture)


def _cell(width: float, *content: Element) -> Element:
    form = element("tcPr", element("tcW", w=twips(width), type="dxa"))
    return element("tc", form, *content)


def _picture(document: Document, cloud: CloudTold, number: int, width: float) -> Element:
    inline = document.part.new_pic_inline(io.BytesIO(cloud.picture), width=Mm(width))
    drawing = drawing_of(inline, number, f"{number}.png", plain(cloud.alt))
    return paragraph("TableText", element("r", drawing))
