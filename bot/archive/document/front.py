"""What report.docx begins with: cover, contents, how it was done, and an overview."""

from collections.abc import Iterable, Iterator, Sequence

from bot.archive.across import has_themes
from bot.archive.chapters import Chapter
from bot.archive.counts import answered_in, before_in, passed_in
from bot.archive.document.wordprocessing import Element, bookmarked, field, link, paragraph, table
from bot.archive.particulars import (
    SettingTold,
    explanations_of,
    figures_of,
    prompts_of,
    settings_of,
)
from bot.archive.sentences import Sentences
from bot.workshop.record import SessionRecord

SECTIONS = ("source", "method", "values", "key_themes", "unasked", "checks", "appendix")


def cover_of(record: SessionRecord, chapters: list[Chapter], texts: Sentences) -> Iterator[Element]:
    yield paragraph("ReportKind", texts("report.kind"))
    yield paragraph("Title", record.plan.title)
    if record.plan.about:
        yield paragraph("Subtitle", record.plan.about)
    yield _settings(figures_of(record, chapters, texts), texts("report.kind"))


def contents_table_of(
    record: SessionRecord, chapters: list[Chapter], texts: Sentences
) -> Iterator[Element]:
    """A table of contents whose page numbers a word processor fills in when it is asked to."""
    yield paragraph("TOCHeading", texts("report.contents"))
    before = ["source", "method", "values"] if record.plan.attribution else ["method", "values"]
    links = [link(texts(f"report.{name}"), name) for name in before]
    links += [link(heading_of(chapter, texts), f"value_{chapter.number}") for chapter in chapters]
    after = _sections_after(record, chapters)
    links += [link(texts(f"report.{name}"), name) for name in after]
    entries = [paragraph("toc1", entry) for entry in links]
    field('TOC \\o "1-1" \\h \\z \\u', entries[0], entries[-1])
    yield from entries


def method_section_of(record: SessionRecord, texts: Sentences) -> Iterator[Element]:
    if record.plan.attribution:
        yield section("source", texts, new_page=True)
        yield paragraph("Normal", record.plan.attribution)
    yield section("method", texts, new_page=not record.plan.attribution)
    yield paragraph("Normal", texts("report.how_it_ran"))
    prompts = prompts_of(record)
    if prompts:
        yield paragraph("Normal", texts("report.prompts_asked"))
        yield from (paragraph("ListBullet", prompt) for prompt in prompts)
    yield _settings(settings_of(record, texts), texts("report.method"))
    yield paragraph("TableText")
    yield from (paragraph("Normal", text) for text in explanations_of(record, texts))


def overview_of(chapters: list[Chapter], texts: Sentences) -> Iterator[Element]:
    names = (
        *("value", "sent_words", "before_words", "passed"),
        *("words", "answers", "thoughts_count", "notes_count"),
    )
    header = [texts(f"report.{name}") for name in names]
    rows = [(f"{c.number} {c.record.value.title}", *_counts(c, texts)) for c in chapters]
    yield section("values", texts, new_page=True)
    yield paragraph("Caption", texts("report.overview"))
    yield table(texts("report.overview"), (45, 16, 24, 16, 19, 18, 18, 14), rows, header)


def section(name: str, texts: Sentences, *, new_page: bool) -> Element:
    """The heading of one of SECTIONS, to which the contents lead."""
    heading = paragraph("Heading1", texts(f"report.{name}"), new_page=new_page)
    return bookmarked(heading, SECTIONS.index(name) + 1, name)


def heading_of(chapter: Chapter, texts: Sentences) -> str:
    number = texts("report.value_number", number=chapter.number)
    return f"{number}: {chapter.record.value.title}"


def _sections_after(record: SessionRecord, chapters: Iterable[Chapter]) -> list[str]:
    there = {
        "key_themes": any(candidate.is_key for candidate in record.candidates),
        "unasked": has_themes(record),
        "checks": bool(record.checks),
        "appendix": any(chapter.has_appendix for chapter in chapters),
    }
    return [name for name, is_there in there.items() if is_there]


def _counts(chapter: Chapter, texts: Sentences) -> Sequence[str]:
    value = chapter.record
    if not value.was_discussed:
        return [texts("report.not_discussed")]
    counts = (len(value.words), chapter.answers, len(chapter.thoughts), chapter.notes)
    people = answered_in(value, texts), before_in(value, texts), passed_in(value, texts)
    return [*people, *map(str, counts)]


def _settings(settings: Iterable[SettingTold], title: str) -> Element:
    rows = [(setting.name, "\n".join(setting.lines)) for setting in settings]
    return table(title, (70, 100), rows)
