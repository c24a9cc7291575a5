"""method.md: how a session was done and counted, for whoever writes a report of their own."""

import re
from collections.abc import Iterable, Iterator

from bot.archive.bilingual import are_side_by_side, lines_of, plain, starts_in_several
from bot.archive.counts import answered_in, before_in, passed_in
from bot.archive.encoding import encoded, printable
from bot.archive.particulars import explanations_of, prompts_of, settings_of
from bot.archive.run import values_told
from bot.archive.sentences import Sentences
from bot.workshop.record import SessionRecord, ValueRecord

_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]<>|&#~])")
FILES = (
    "report.html",
    "answers.html",
    "report.docx",
    "words.csv",
    "merges.csv",
    "themes.csv",
    "answers.csv",
    "archive.xlsx",
    "clouds/",
    "session.json",
    "schema.json",
)

_KEYS = {"report.docx": "document", "answers.html": "answers_page", "archive.xlsx": "workbook"}


def method_of(record: SessionRecord, texts: Sentences) -> bytes:
    """The page as Markdown, CommonMark with tables."""
    paragraphs = [
        f"# {_plain(texts('report.page_title', title=record.plan.title))}",
        _plain(record.plan.about),
        f"## {texts('report.source')}" if record.plan.attribution else "",
        _plain(record.plan.attribution),
        f"## {texts('report.method')}",
        texts("report.how_it_ran"),
        _lines(_settings(record, texts)),
        *_prompts(record, texts),
        *explanations_of(record, texts),
        f"## {texts('report.values')}",
        _lines(_overview(record, texts)),
        f"## {texts('report.files')}",
        _lines(_files(record, texts)),
        texts("report.files_tables"),
    ]
    return encoded("\n\n".join(map(_in_its_languages, filter(None, paragraphs))) + "\n")


def _in_its_languages(paragraph: str) -> str:
    """Side by side, or each in a paragraph of its own."""
    (tongues, *others) = lines_of(paragraph)
    is_apart = not others and starts_in_several(paragraph) and not are_side_by_side(tongues)
    return "\n\n".join(words for _, words in tongues) if is_apart else plain(paragraph)


def _files(record: SessionRecord, texts: Sentences) -> Iterator[str]:
    has_answers = any(prompt.answers for value in record.values for prompt in value.prompts)
    for name in FILES:
        if name != "answers.html" or has_answers:
            yield f"- `{name}`: {texts(f'report.file_{_key(name)}')}"


def _prompts(record: SessionRecord, texts: Sentences) -> list[str]:
    prompts = [f"- {_plain(prompt)}" for prompt in prompts_of(record)]
    return [texts("report.prompts_asked"), _lines(prompts)] if prompts else []


def _settings(record: SessionRecord, texts: Sentences) -> Iterator[str]:
    for setting in settings_of(record, texts):
        yield f"- {setting.name}: {' · '.join(setting.lines)}"


def _overview(record: SessionRecord, texts: Sentences) -> Iterator[str]:
    names = (
        *("value", "sent_words", "before_words", "passed"),
        *("words", "answers", "thoughts_count", "notes_count"),
    )
    yield f"| {' | '.join(texts(f'report.{name}') for name in names)} |"
    yield "| --- |" + " ---: |" * 7
    for at in values_told(record):
        value = record.values[at]
        nothing = (texts("report.not_discussed"), *[""] * 6)
        cells = _counts(value, texts) if value.was_discussed else nothing
        yield f"| {at + 1}. {_plain(value.value.title)} | {' | '.join(map(str, cells))} |"


def _counts(value: ValueRecord, texts: Sentences) -> tuple[object, ...]:
    answers = sum(len(prompt.answers) for prompt in value.prompts)
    notes = len(value.notes) + sum(len(prompt.notes) for prompt in value.prompts)
    people = answered_in(value, texts), before_in(value, texts), passed_in(value, texts)
    return *people, len(value.words), answers, len(value.thoughts.texts), notes


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _key(name: str) -> str:
    return _KEYS.get(name) or re.split(r"\W", name)[0]


def _plain(text: str) -> str:
    """A text in one line whose signs mean nothing in Markdown."""
    return _MEANS_SOMETHING.sub(r"\\\1", " ".join(printable(plain(text)).split()))
