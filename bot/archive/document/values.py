"""A value in report.docx: the statement, the cloud, the words, and what was said."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from bot.archive.chapters import Chapter
from bot.archive.counts import answered_in, at_work_in, held_back_in, passed_in
from bot.archive.document.front import heading_of, summary_of
from bot.archive.document.wordprocessing import (
    Element,
    bookmarked,
    kept_together,
    link,
    paragraph,
    reads_leftwards,
    run,
    runs,
    said,
    table,
)
from bot.archive.sentences import Sentences
from bot.workshop.record import PromptRecord, ValueRecord
from bot.workshop.thoughts import ThoughtsRecord

LEFT_TO_RIGHT = "\u200e"
MOST_IN_A_COLUMN = 7
BOOKMARKS = 1000


def chapter_of(chapter: Chapter, picture: Element | None, texts: Sentences) -> Iterator[Element]:
    """All that is said about one value; `picture` is a paragraph."""
    value = chapter.record.value
    heading = paragraph("Heading1", heading_of(chapter, texts))
    yield bookmarked(heading, BOOKMARKS + chapter.number, f"value_{chapter.number}")
    yield from summary_of(chapter.summary, texts)
    yield said("Statement", value.statement, texts)
    yield from (paragraph("Caption", line) for line in chapter.differing)
    if not chapter.record.was_discussed:
        yield paragraph("Missing", texts("report.not_discussed"))
        return
    if value.question is not None:
        yield from _gut_responses(chapter, value.question, picture, texts)
    if chapter.has_discussion:
        yield from _discussion(chapter, texts)
    if at_work := at_work_in(chapter.record, texts):
        yield paragraph("Heading2", texts("report.at_work"))
        yield paragraph("Normal", at_work)
    if chapter.has_thoughts:
        yield from _thoughts(chapter, texts)


def answers_in_full_of(chapter: Chapter, texts: Sentences) -> Iterator[Element]:
    """What the appendix has of one value."""
    number = texts("report.value_number", number=chapter.number)
    parts = (link(number, f"value_{chapter.number}"), *runs(f" {chapter.record.value.title}"))
    yield paragraph("Heading2", *parts)
    for prompt in chapter.prompts:
        yield from _answers(prompt, texts)


def _gut_responses(
    chapter: Chapter, question: str, picture: Element | None, texts: Sentences
) -> Iterator[Element]:
    value = chapter.record
    yield paragraph("Heading2", texts("report.gut"))
    label = runs(f"{texts('report.question')} ", "Label")
    yield paragraph("Question", *label, question)
    yield paragraph("Missing", chapter.missing) if picture is None else picture
    people = {"answered": answered_in(value, texts), "passed": passed_in(value, texts)}
    yield paragraph("TakingPart", texts("report.taking_part_words", **people))
    yield from _held_back(value, texts)
    if chapter.several:
        yield paragraph("Heading3", texts("report.said_most"))
        yield _counts(chapter, texts)
    yield from _words("said_once", chapter.once, texts)
    if chapter.merged:
        yield paragraph("Heading3", texts("report.merged"))
        yield from (paragraph("Words", merged) for merged in chapter.merged)
    yield from _words("late", chapter.late, texts)


def _counts(chapter: Chapter, texts: Sentences) -> Element:
    """The words that several people said; many of them two beside each other, as on the page."""
    header = (texts("report.word"), texts("report.people"))
    rows = [(count.word, str(count.people)) for count in chapter.several]
    if len(rows) <= MOST_IN_A_COLUMN:
        return table(texts("report.said_most"), (120, 30), rows, header)
    if len(rows) % 2:
        rows.append(("", ""))
    beside = [(*one, *other) for one, other in zip(rows[::2], rows[1::2], strict=True)]
    return table(texts("report.said_most"), (60, 20, 60, 20), beside, header * 2, "Pairs")


def _discussion(chapter: Chapter, texts: Sentences) -> Iterator[Element]:
    yield paragraph("Heading2", texts("report.discussion"))
    if chapter.themes:
        yield from _themes(chapter, texts)
    else:
        for prompt in chapter.prompts:
            yield from _answers(prompt, texts)
            yield from _notes(prompt.notes, "", texts)
    yield from _beside(chapter, texts)
    for prompt in chapter.prompts if chapter.themes else ():
        yield from _notes(prompt.notes, prompt.text, texts)
    yield from _notes(chapter.record.notes, "", texts)


def _thoughts(chapter: Chapter, texts: Sentences) -> Iterator[Element]:
    thoughts = chapter.record.thoughts
    people = texts("report.taking_part_thoughts", answered=answered_in(thoughts, texts))
    yield paragraph("Heading2", texts("report.thoughts"))
    yield paragraph("Caption", f"{texts('report.thoughts_about')} {people}")
    yield from _held_back(thoughts, texts)
    yield from (said("Quote", thought, texts) for thought in chapter.thoughts)


def _themes(chapter: Chapter, texts: Sentences) -> Iterator[Element]:
    if chapter.prompts:
        header = [texts(f"report.{name}") for name in ("prompt", "answered", "passed")]
        rows = [(p.text, answered_in(p, texts), passed_in(p, texts)) for p in chapter.prompts]
        yield paragraph("Caption", texts("report.asked"))
        yield table(texts("report.asked"), (114, 28, 28), rows, header)
    for theme in chapter.themes:
        yield paragraph("Heading3", theme.heading)
        if theme.about:
            yield paragraph("Caption", theme.about)
        yield from (said("Quote", quote, texts) for quote in theme.quotes)


def _beside(chapter: Chapter, texts: Sentences) -> Iterator[Element]:
    """What is no theme that is told: raised, also said, added, recognised. The last is a line or
    two, which stand on no page alone."""
    parts = [*_said_beside(chapter, texts)]
    parts += [paragraph("Normal", recognised) for recognised in chapter.recognised]
    if chapter.recognised:
        kept_together(parts[-len(chapter.recognised) - 1 :])
    yield from parts


def _said_beside(chapter: Chapter, texts: Sentences) -> Iterator[Element]:
    if chapter.raised:
        label = texts("report.raised" if chapter.themes else "report.raised_alone")
        raised = (runs(each, in_line=True) for each in with_dots(chapter.raised))
        yield paragraph("Words", *runs(f"{label} ", "Label"), *chain.from_iterable(raised))
    for part in chapter.quoted:
        yield paragraph("Heading3", part.heading)
        yield paragraph("Caption", part.about)
        yield from (said("Quote", quote, texts) for quote in part.quotes)


def _words(heading: str, words: Sequence[str], texts: Sentences) -> Iterator[Element]:
    if words:
        yield paragraph("Heading3", texts(f"report.{heading}"))
        yield paragraph("Words", *map(run, with_dots(words)))


def with_dots(words: Sequence[str]) -> Iterator[str]:
    """The words with dots between; beside scripts from right to left, these stay in their place."""
    yield words[0]
    for before, word in pairwise(words):
        leftwards = reads_leftwards(before) or reads_leftwards(word)
        yield f"{LEFT_TO_RIGHT} · {LEFT_TO_RIGHT}" if leftwards else " · "
        yield word


def _answers(prompt: PromptRecord, texts: Sentences) -> Iterator[Element]:
    yield said("Heading3", prompt.text, texts)
    people = {"answered": answered_in(prompt, texts), "passed": passed_in(prompt, texts)}
    # A caption is kept with what it is about, and here nothing may follow.
    look = "Caption" if prompt.answers else "TakingPart"
    yield paragraph(look, texts("report.taking_part_answers", **people))
    yield from _held_back(prompt, texts, look)
    yield from (said("Quote", answer, texts) for answer in prompt.answers)


def _held_back(
    asked: PromptRecord | ValueRecord | ThoughtsRecord, texts: Sentences, look: str = "Caption"
) -> Iterator[Element]:
    if held_back := held_back_in(asked, texts):
        yield paragraph(look, held_back)


def _notes(notes: Sequence[str], prompt: str, texts: Sentences) -> Iterator[Element]:
    if notes:
        yield paragraph("NoteHeading", texts("report.notes"))
        if prompt:
            yield paragraph("NoteHeading", prompt)
        yield from (said("Note", note, texts) for note in notes)
