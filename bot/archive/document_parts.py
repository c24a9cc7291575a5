"""What is in report.docx, paragraph by paragraph, in the order of report.html."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from bot.archive.chapters import (
    Chapter,
    Setting,
    explanations_of,
    figures_of,
    prompts_of,
    settings_of,
)
from bot.archive.sentences import Sentences
from bot.archive.wordprocessing import (
    Element,
    bookmarked,
    field,
    link,
    paragraph,
    reads_leftwards,
    run,
    table,
)
from bot.workshop.record import PromptRecord, SessionRecord

LEFT_TO_RIGHT = "\u200e"


def contents_of(
    record: SessionRecord,
    chapters: list[Chapter],
    pictures: Mapping[int, Element],
    texts: Sentences,
) -> Iterator[Element]:
    """All paragraphs and tables; `pictures` are paragraphs by number of value."""
    yield from _cover(record, chapters, texts)
    yield from _contents(record, chapters, texts)
    yield from _method(record, texts)
    yield from _overview(chapters, texts)
    for chapter in chapters:
        yield from _chapter(chapter, pictures.get(chapter.number), texts)


def _cover(record: SessionRecord, chapters: list[Chapter], texts: Sentences) -> Iterator[Element]:
    yield paragraph("ReportKind", texts("report.kind"))
    yield paragraph("Title", record.plan.title)
    if record.plan.about:
        yield paragraph("Subtitle", record.plan.about)
    yield _settings(figures_of(record, chapters, texts), texts("report.kind"))


def _contents(
    record: SessionRecord, chapters: list[Chapter], texts: Sentences
) -> Iterator[Element]:
    """A table of contents whose page numbers a word processor fills in when it is asked to."""
    yield paragraph("TOCHeading", texts("report.contents"))
    places = ["source"] if record.plan.attribution else []
    links = [link(texts(f"report.{name}"), name) for name in (*places, "method", "values")]
    links += [link(_heading(chapter, texts), f"value_{chapter.number}") for chapter in chapters]
    entries = [paragraph("toc1", entry) for entry in links]
    field('TOC \\o "1-1" \\h \\z \\u', entries[0], entries[-1])
    yield from entries


def _method(record: SessionRecord, texts: Sentences) -> Iterator[Element]:
    if record.plan.attribution:
        yield _section("source", texts, 1, new_page=True)
        yield paragraph("Normal", record.plan.attribution)
    yield _section("method", texts, 2, new_page=not record.plan.attribution)
    yield paragraph("Normal", texts("report.how_it_ran"))
    prompts = prompts_of(record)
    if prompts:
        yield paragraph("Normal", texts("report.prompts_asked"))
        yield from (paragraph("ListBullet", prompt) for prompt in prompts)
    yield _settings(settings_of(record, texts), texts("report.method"))
    yield paragraph("TableText")
    yield from (paragraph("Normal", text) for text in explanations_of(record, texts))


def _overview(chapters: list[Chapter], texts: Sentences) -> Iterator[Element]:
    names = ("value", "sent_words", "passed", "words", "answers", "notes_count")
    header = [texts(f"report.{name}") for name in names]
    rows = [(f"{c.number} {c.record.value.title}", *_counts(c, texts)) for c in chapters]
    yield _section("values", texts, 3, new_page=True)
    yield paragraph("Caption", texts("report.overview"))
    yield table(texts("report.overview"), (60, 22, 22, 22, 22, 22), rows, header)


def _counts(chapter: Chapter, texts: Sentences) -> Sequence[str]:
    value = chapter.record
    if not value.was_discussed:
        return [texts("report.not_discussed")]
    counts = (value.answered, value.passed, len(value.words), chapter.answers, chapter.notes)
    return [str(count) for count in counts]


def _chapter(chapter: Chapter, picture: Element | None, texts: Sentences) -> Iterator[Element]:
    value = chapter.record.value
    heading = paragraph("Heading1", _heading(chapter, texts), new_page=True)
    yield bookmarked(heading, 10 + chapter.number, f"value_{chapter.number}")
    yield paragraph("Statement", value.statement)
    if not chapter.record.was_discussed:
        yield paragraph("Missing", texts("report.not_discussed"))
        return
    if value.question is not None:
        yield from _gut_responses(chapter, value.question, picture, texts)
    if chapter.record.prompts or chapter.record.notes:
        yield paragraph("Heading2", texts("report.discussion"))
        for prompt in chapter.record.prompts:
            yield from _prompt(prompt, texts)
        yield from _notes(chapter.record.notes, texts)


def _gut_responses(
    chapter: Chapter, question: str, picture: Element | None, texts: Sentences
) -> Iterator[Element]:
    value = chapter.record
    yield paragraph("Heading2", texts("report.gut"))
    label = run(f"{texts('report.question')} ", "Label")
    yield paragraph("Question", label, question)
    if picture is None:
        yield paragraph("Missing", chapter.missing)
    else:
        yield picture
    taking_part = texts("report.taking_part_words", answered=value.answered, passed=value.passed)
    yield paragraph("Caption", taking_part)
    if chapter.several:
        header = (texts("report.word"), texts("report.people"))
        rows = [(count.word, str(count.people)) for count in chapter.several]
        yield paragraph("Heading3", texts("report.said_most"))
        yield table(texts("report.said_most"), (120, 30), rows, header)
    yield from _words("said_once", chapter.once, texts)
    yield from _words("late", value.late, texts)


def _words(heading: str, words: Sequence[str], texts: Sentences) -> Iterator[Element]:
    if words:
        yield paragraph("Heading3", texts(f"report.{heading}"))
        yield paragraph("Words", *(run(part) for part in _with_dots(words)))


def _with_dots(words: Sequence[str]) -> Iterator[str]:
    """The words with dots between; beside scripts from right to left, these stay in their place."""
    yield words[0]
    for before, word in pairwise(words):
        leftwards = reads_leftwards(before) or reads_leftwards(word)
        yield f"{LEFT_TO_RIGHT} · {LEFT_TO_RIGHT}" if leftwards else " · "
        yield word


def _prompt(prompt: PromptRecord, texts: Sentences) -> Iterator[Element]:
    taking_part = texts(
        "report.taking_part_answers", answered=prompt.answered, passed=prompt.passed
    )
    yield paragraph("Heading3", prompt.text)
    yield paragraph("Caption", taking_part)
    yield from (paragraph("Quote", answer) for answer in prompt.answers)
    yield from _notes(prompt.notes, texts)


def _notes(notes: Sequence[str], texts: Sentences) -> Iterator[Element]:
    if notes:
        yield paragraph("NoteHeading", texts("report.notes"))
        yield from (paragraph("Note", note) for note in notes)


def _section(name: str, texts: Sentences, number: int, *, new_page: bool) -> Element:
    heading = paragraph("Heading1", texts(f"report.{name}"), new_page=new_page)
    return bookmarked(heading, number, name)


def _heading(chapter: Chapter, texts: Sentences) -> str:
    number = texts("report.value_number", number=chapter.number)
    return f"{number}: {chapter.record.value.title}"


def _settings(settings: Iterable[Setting], title: str) -> Element:
    rows = [(setting.name, "\n".join(setting.lines)) for setting in settings]
    return table(title, (70, 100), rows)
