"""A value in report.docx: the statement, the cloud, the words, and what was said."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.archive.chapters import Chapter
from bot.archive.counts import answered_in, held_back_in, passed_in
from bot.archive.document.front import heading_of
from bot.archive.document.wordprocessing import (
    Element,
    bookmarked,
    link,
    paragraph,
    reads_leftwards,
    run,
    table,
)
from bot.archive.sentences import Sentences
from bot.workshop.record import PromptRecord, ValueRecord
from bot.workshop.thoughts import ThoughtsRecord

LEFT_TO_RIGHT = "\u200e"
BOOKMARKS, APPENDIX_BOOKMARKS = 1000, 2000


def chapter_of(chapter: Chapter, picture: Element | None, texts: Sentences) -> Iterator[Element]:
    """All that is said about one value; `picture` is a paragraph."""
    value = chapter.record.value
    heading = paragraph("Heading1", heading_of(chapter, texts), new_page=True)
    yield bookmarked(heading, BOOKMARKS + chapter.number, f"value_{chapter.number}")
    yield paragraph("Statement", value.statement)
    yield from (paragraph("Caption", line) for line in chapter.differing)
    if not chapter.record.was_discussed:
        yield paragraph("Missing", texts("report.not_discussed"))
        return
    if value.question is not None:
        yield from _gut_responses(chapter, value.question, picture, texts)
    if chapter.has_discussion:
        yield from _discussion(chapter, texts)
    if chapter.has_thoughts:
        yield from _thoughts(chapter, texts)


def answers_in_full_of(chapter: Chapter, texts: Sentences) -> Iterator[Element]:
    """What the appendix has of one value."""
    number = texts("report.value_number", number=chapter.number)
    parts = (link(number, f"value_{chapter.number}"), run(f" {chapter.record.value.title}"))
    heading = paragraph("Heading2", *parts)
    yield bookmarked(heading, APPENDIX_BOOKMARKS + chapter.number, f"answers_{chapter.number}")
    for prompt in chapter.prompts:
        yield from _answers(prompt, texts)


def _gut_responses(
    chapter: Chapter, question: str, picture: Element | None, texts: Sentences
) -> Iterator[Element]:
    value = chapter.record
    yield paragraph("Heading2", texts("report.gut"))
    label = run(f"{texts('report.question')} ", "Label")
    yield paragraph("Question", label, question)
    yield paragraph("Missing", chapter.missing) if picture is None else picture
    yield from _taking_part("report.taking_part_words", value, texts)
    if chapter.several:
        header = (texts("report.word"), texts("report.people"))
        rows = [(count.word, str(count.people)) for count in chapter.several]
        yield paragraph("Heading3", texts("report.said_most"))
        yield table(texts("report.said_most"), (120, 30), rows, header)
    yield from _words("said_once", chapter.once, texts)
    if chapter.merged:
        yield paragraph("Heading3", texts("report.merged"))
        yield from (paragraph("Words", merged) for merged in chapter.merged)
    yield from _words("late", value.late, texts)


def _discussion(chapter: Chapter, texts: Sentences) -> Iterator[Element]:
    yield paragraph("Heading2", texts("report.discussion"))
    if chapter.themes:
        yield from _themes(chapter, texts)
    else:
        for prompt in chapter.prompts:
            yield from _answers(prompt, texts)
            yield from _notes(prompt.notes, "", texts)
    yield from _beside(chapter, texts)
    if chapter.has_appendix:
        to_answers = link(texts("report.to_answers"), f"answers_{chapter.number}", "Label")
        yield paragraph("Normal", to_answers)
    for prompt in chapter.prompts if chapter.themes else ():
        yield from _notes(prompt.notes, prompt.text, texts)
    yield from _notes(chapter.record.notes, "", texts)


def _thoughts(chapter: Chapter, texts: Sentences) -> Iterator[Element]:
    thoughts = chapter.record.thoughts
    people = texts("report.taking_part_thoughts", answered=answered_in(thoughts, texts))
    yield paragraph("Heading2", texts("report.thoughts"))
    yield paragraph("Caption", f"{texts('report.thoughts_about')} {people}")
    yield from _held_back(thoughts, texts)
    yield from (paragraph("Quote", thought) for thought in chapter.thoughts)


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
        yield from (paragraph("Quote", quote) for quote in theme.quotes)


def _beside(chapter: Chapter, texts: Sentences) -> Iterator[Element]:
    """What is no theme that is told: raised, also said, added, recognised."""
    if chapter.raised:
        label = texts("report.raised" if chapter.themes else "report.raised_alone")
        yield paragraph("Words", run(f"{label} ", "Label"), *map(run, _with_dots(chapter.raised)))
    for part in chapter.quoted:
        yield paragraph("Heading3", part.heading)
        yield paragraph("Caption", part.about)
        yield from (paragraph("Quote", quote) for quote in part.quotes)
    yield from (paragraph("Normal", recognised) for recognised in chapter.recognised)


def _words(heading: str, words: Sequence[str], texts: Sentences) -> Iterator[Element]:
    if words:
        yield paragraph("Heading3", texts(f"report.{heading}"))
        yield paragraph("Words", *map(run, _with_dots(words)))


def _with_dots(words: Sequence[str]) -> Iterator[str]:
    """The words with dots between; beside scripts from right to left, these stay in their place."""
    yield words[0]
    for before, word in pairwise(words):
        leftwards = reads_leftwards(before) or reads_leftwards(word)
        yield f"{LEFT_TO_RIGHT} · {LEFT_TO_RIGHT}" if leftwards else " · "
        yield word


def _answers(prompt: PromptRecord, texts: Sentences) -> Iterator[Element]:
    yield paragraph("Heading3", prompt.text)
    yield from _taking_part("report.taking_part_answers", prompt, texts)
    yield from (paragraph("Quote", answer) for answer in prompt.answers)


def _taking_part(
    key: str, asked: PromptRecord | ValueRecord, texts: Sentences
) -> Iterator[Element]:
    people = {"answered": answered_in(asked, texts), "passed": passed_in(asked, texts)}
    yield paragraph("Caption", texts(key, **people))
    yield from _held_back(asked, texts)


def _held_back(
    asked: PromptRecord | ValueRecord | ThoughtsRecord, texts: Sentences
) -> Iterator[Element]:
    if held_back := held_back_in(asked, texts):
        yield paragraph("Caption", held_back)


def _notes(notes: Sequence[str], prompt: str, texts: Sentences) -> Iterator[Element]:
    if notes:
        yield paragraph("NoteHeading", texts("report.notes"))
        if prompt:
            yield paragraph("NoteHeading", prompt)
        yield from (paragraph("Note", note) for note in notes)
