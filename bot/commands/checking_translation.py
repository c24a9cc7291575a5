"""One language beside English: what it lacks, whether it is a draft, a table for who reads it."""

import re
from collections.abc import Iterator

from bot.archive.cells import cell
from bot.archive.tables import csv_of
from bot.commands.checking_texts import compare
from bot.commands.finding import CheckLine, note, ok, problem
from bot.plan_file import built_in
from bot.texts import REFERENCE, load, written_in
from bot.texts.notes import notes_in
from bot.workshop.plan import Plan
from bot.workshop.worded import spoken, worded

Worded = tuple[str, str, str, str]
NO_WORDS = re.compile(r"\{\w+\}|<[^>]*>|[\W\d_]")
MOST_NAMED = 3


def language_findings(language: str) -> Iterator[CheckLine]:
    """What there is to say of a language's texts beside the English ones."""
    reference, said = written_in(REFERENCE), written_in(language)
    lacking = [key for key in reference if key not in said]
    problems = compare(reference, {**reference, **said})
    yield from (problem(f"texts: {language}: {line}") for line in problems)
    if not problems:
        yield ok(f"texts: {language} (sentences: {len(said)})")
    if lacking:
        named = ", ".join(lacking[:MOST_NAMED])
        yield note(f"texts: {language} lacks {len(lacking)}, said in English: {named} …")
    if load(language).is_draft:
        yield note(
            f"texts: {language} is a draft: nobody who speaks it has put their name and a day into"
            " the head of the file; docs/translating.md says how it is read"
        )


def table_of(language: str) -> bytes:
    """A CSV file for somebody who reads a translation: where a sentence stands, English, the other
    language, and what was doubted about it; nothing without words, and nothing twice."""
    rows: dict[tuple[str, str], Worded] = {}
    for row in (*_sentences(language), *_plans(language)):
        if _has_words(row):
            rows.setdefault(row[1:3], row)
    guarded = [(key, *map(cell, texts)) for key, *texts in rows.values()]
    return csv_of(("key", REFERENCE, language, "note"), guarded)


def _sentences(language: str) -> Iterator[Worded]:
    said, notes = written_in(language), notes_in(language)
    for key, english in written_in(REFERENCE).items():
        yield key, english, said.get(key, ""), notes.get(key, "")


def _plans(language: str) -> Iterator[Worded]:
    """The plans that come with the program, where they are worded in that language."""
    for name, plan in built_in().items():
        if language in spoken(plan):
            pairs = zip(_texts(plan), _texts(worded(plan, language)), strict=True)
            yield from ((f"{name}: {at}", own, other, "") for (at, own), (_, other) in pairs)


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    yield from (("title", plan.title), ("about", plan.about), ("attribution", plan.attribution))
    yield from (("ground_rules", rule) for rule in plan.care.ground_rules)
    for number, value in enumerate(plan.values, start=1):
        at = f"value {number}"
        yield from ((f"{at} title", value.title), (f"{at} statement", value.statement))
        yield f"{at} question", value.question or ""
        yield from ((f"{at} prompts", prompt) for prompt in value.prompts)
        yield f"{at} content_note", value.content_note


def _has_words(row: Worded) -> bool:
    return bool(NO_WORDS.sub("", row[1]))
