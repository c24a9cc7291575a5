"""What report.docx begins with: one page that says it all in short, and the contents."""

from collections.abc import Iterable, Iterator, Sequence

from bot.archive.across import has_themes
from bot.archive.chapters import Chapter
from bot.archive.document.wordprocessing import (
    Element,
    bookmarked,
    kept_together,
    link,
    page_number_of,
    paragraph,
    said,
    table,
)
from bot.archive.first_page import FirstPage, first_page_of
from bot.archive.particulars import SettingTold, figures_of
from bot.archive.sentences import Sentences
from bot.workshop.record import SessionRecord

SECTIONS = (
    *(
        "at_a_glance",
        "key_themes",
        "unasked",
        "side_by_side",
        "checks",
        "conclusion",
        "source",
        "method",
    ),
    "appendix",
)
KEY_THEME_BOOKMARKS = 3000
WIDTH = 170


def first_page_parts_of(
    record: SessionRecord, chapters: Sequence[Chapter], texts: Sentences
) -> Iterator[Element]:
    """The cover, and under it what was found, in a table that leads to each value."""
    first = first_page_of(record, chapters, texts)
    yield paragraph("ReportKind", texts("report.kind"))
    yield paragraph("Title", record.plan.title)
    if first.by:
        yield paragraph("Organisation", first.by)
    if record.plan.about:
        yield paragraph("Subtitle", record.plan.about)
    if first.facts:
        yield table(texts("report.at_a_glance"), (50, 120), first.facts)
        yield paragraph("TableText")
    yield from (said("Normal", part, texts) for part in first.introduction)
    figures = [f"{one.name}\n{one.lines[0]}" for one in figures_of(record, chapters, texts)]
    yield table(texts("report.kind"), [WIDTH / len(figures)] * len(figures), [figures])
    yield from _glance(first, texts)


def contents_table_of(
    record: SessionRecord, chapters: list[Chapter], has_sides: bool, texts: Sentences
) -> Iterator[Element]:
    """The contents with page numbers, which are fields each: word processors work them out when
    they open the document. A field for the whole table has none in LibreOffice until asked. They
    begin on a page of their own, or follow where what stands first takes more than one."""
    is_one = first_page_of(record, chapters, texts).is_one
    yield paragraph("TOCHeading", texts("report.contents"), new_page=is_one)
    places = [(heading_of(chapter, texts), f"value_{chapter.number}") for chapter in chapters]
    places += [(texts(f"report.{name}"), name) for name in _sections(record, chapters, has_sides)]
    first = (texts("report.at_a_glance"), "at_a_glance")
    entries = [
        paragraph("toc1", link(heading, place), *page_number_of(place))
        for heading, place in (first, *places)
    ]
    yield from kept_together(entries)


def section(name: str, texts: Sentences, *, new_page: bool = False) -> Element:
    """The heading of one of SECTIONS, to which the contents lead."""
    heading = paragraph("Heading1", texts(f"report.{name}"), new_page=new_page)
    return bookmarked(heading, SECTIONS.index(name) + 1, name)


def heading_of(chapter: Chapter, texts: Sentences) -> str:
    number = texts("report.value_number", number=chapter.number)
    return f"{number}: {chapter.record.value.title}"


def summary_of(paragraphs: Iterable[str], texts: Sentences) -> Iterator[Element]:
    """What somebody wrote of a part of the report; an empty paragraph, to be filled in, if nobody
    did."""
    yield from [said("Summary", part, texts) for part in paragraphs] or [paragraph("Summary")]


def settings_table(settings: Iterable[SettingTold], title: str) -> Element:
    """Names, and what is told of each."""
    rows = [(setting.name, "\n".join(setting.lines)) for setting in settings]
    return table(title, (70, 100), rows)


def _glance(first: FirstPage, texts: Sentences) -> Iterator[Element]:
    yield section("at_a_glance", texts)
    yield from summary_of(first.summary, texts)
    if first.themes:
        yield paragraph(
            "Heading2", texts("report.key_themes" if first.are_key else "report.came_up_most")
        )
    for theme in first.themes:
        place = f"key_theme_{theme.place}" if first.are_key else "unasked"
        yield paragraph("ListBullet", link(theme.heading, place), " · ", theme.spread)
    header = [texts(f"report.{n}") for n in ("value", "sent_words", "said_by_most", "first_theme")]
    rows = [
        (
            paragraph("TableText", f"{v.number} ", link(v.title, f"value_{v.number}")),
            *(v.people, paragraph("TableText", v.words), paragraph("TableText", v.theme)),
        )
        for v in first.values
    ]
    yield paragraph("Caption", texts("report.glance"))
    yield table(texts("report.glance"), (57, 18, 52, 43), rows, header, "Second")


def _sections(record: SessionRecord, chapters: Iterable[Chapter], has_sides: bool) -> list[str]:
    """What follows the values."""
    there = {
        "key_themes": any(candidate.is_key for candidate in record.candidates),
        "unasked": has_themes(record),
        "side_by_side": has_sides,
        "checks": bool(record.checks),
        "conclusion": bool(record.about.conclusion.strip()),
        "source": bool(record.plan.attribution),
        "method": True,
        "appendix": any(chapter.has_appendix for chapter in chapters),
    }
    return [name for name, is_there in there.items() if is_there]
