"""How it was done and counted, in report.docx: what comes before the answers, if they are there."""

from collections.abc import Iterator, Sequence

from bot.archive.chapters import Chapter
from bot.archive.counts import answered_in, before_in, passed_in
from bot.archive.document.front import section, settings_table
from bot.archive.document.wordprocessing import Element, kept_together, paragraph, said, table
from bot.archive.particulars import explanations_of, last_together, prompts_of, settings_of
from bot.archive.sentences import Sentences
from bot.workshop.about import paragraphs
from bot.workshop.record import SessionRecord


def conclusion_of(record: SessionRecord, texts: Sentences) -> Iterator[Element]:
    """What somebody makes of it; nothing, where nobody wrote it."""
    conclusion = paragraphs(record.about.conclusion)
    if conclusion:
        yield section("conclusion", texts)
    yield from (said("Summary", part, texts) for part in conclusion)


def method_section_of(
    record: SessionRecord, chapters: Sequence[Chapter], texts: Sentences
) -> Iterator[Element]:
    """Where the values come from, how it was done, and how many took part in what."""
    if record.plan.attribution:
        yield section("source", texts)
        yield paragraph("Normal", record.plan.attribution)
    yield section("method", texts)
    yield paragraph("Normal", texts("report.how_it_ran"))
    prompts = prompts_of(record)
    if prompts:
        asked = paragraph("Normal", texts("report.prompts_asked"))
        yield from kept_together([asked, *(paragraph("ListBullet", one) for one in prompts)])
        yield paragraph("TableText")
    yield settings_table(settings_of(record, texts), texts("report.method"))
    yield from _overview(chapters, texts)
    yield paragraph("TableText")
    explanations = explanations_of(record, texts)
    last = last_together(explanations)
    yield from (paragraph("Normal", text) for text in explanations[:-last])
    yield from kept_together([paragraph("Normal", text) for text in explanations[-last:]])


def _overview(chapters: Sequence[Chapter], texts: Sentences) -> Iterator[Element]:
    names = (
        *("value", "sent_words", "before_words", "passed"),
        *("words", "answers", "thoughts_count", "notes_count"),
    )
    header = [texts(f"report.{name}") for name in names]
    rows = [(f"{c.number} {c.record.value.title}", *_counts(c, texts)) for c in chapters]
    yield paragraph("Heading2", texts("report.overview"))
    yield table(texts("report.overview"), (39, 16, 24, 17, 20, 19, 21, 14), rows, header)


def _counts(chapter: Chapter, texts: Sentences) -> Sequence[str]:
    value = chapter.record
    if not value.was_discussed:
        return [texts("report.not_discussed")]
    counts = (len(value.words), chapter.answers, len(chapter.thoughts), chapter.notes)
    people = answered_in(value, texts), before_in(value, texts), passed_in(value, texts)
    return [*people, *map(str, counts)]
