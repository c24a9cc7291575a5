"""What was said about one value, and across all of them, in a session.json."""

from typing import Any

from bot.archive.session_file.entry import Entry
from bot.workshop.at_work import AtWorkRecord
from bot.workshop.plan import Value
from bot.workshop.record import PromptRecord, ValueRecord
from bot.workshop.theme_record import CandidateRecord, QuoteRecord, ThemeRecord
from bot.workshop.theme_source import ThemeSource
from bot.workshop.thoughts import ThoughtsRecord
from bot.workshop.word_count import MergedBy, MergedWords, WordCount


def value_of(value: Value, entry: Entry) -> ValueRecord:
    """What was said about a value of the plan; raises ArchiveError where something is wrong."""
    return ValueRecord(
        value=value,
        words=tuple(map(_word, entry.at("words").entries())),
        late=entry.at("late").texts(),
        answered=entry.at("answered").count_if_told(),
        passed=entry.at("passed").count_if_told(),
        before=entry.at("before").count_if_told() if entry.has("before") else None,
        prompts=tuple(map(_prompt, entry.at("prompts").entries())),
        notes=entry.at("notes").texts(),
        merged=tuple(map(_merged, entry.at("merged").entries())),
        themes=tuple(map(_theme, entry.at("themes").entries())),
        also_said=entry.at("also_said").texts(),
        both_sides=entry.at("both_sides").texts(),
        added=entry.at("added").texts(),
        recognised=entry.at("recognised").count(),
        without_themes=entry.flag_if_there("without_themes"),
        held_back=entry.at("held_back").count_if_told(),
        thoughts=_thoughts(entry.at("thoughts")),
        spoke=entry.at("spoke").count_if_told(),
        at_work=_at_work(entry),
    )


def candidate_of(entry: Entry, values: int) -> CandidateRecord:
    """A candidate for a key theme of a session with so many values; raises ArchiveError."""
    by_value = entry.at("people_by_value")
    people = tuple(each.count_if_told() for each in by_value.entries())
    if len(people) != values:
        by_value.wrong(f"should have {values} entries, one for each value")
    return CandidateRecord(
        **_about(entry),
        people_by_value=people,
        quote=entry.at("quote").text(),
        value=entry.at("value").place(values),
        is_key=entry.at("is_key").flag(),
        more_quotes=tuple(_quote(each, values) for each in entry.at("more_quotes").entries()),
    )


def _quote(entry: Entry, values: int) -> QuoteRecord:
    return QuoteRecord(value=entry.at("value").place(values), quote=entry.at("quote").text())


def _at_work(entry: Entry) -> AtWorkRecord | None:
    """Nothing where it was not asked, as in archives that were made before it could be."""
    if not entry.has("at_work") or entry.at("at_work").found is None:
        return None
    said = entry.at("at_work")
    return AtWorkRecord(
        answered=said.at("answered").count_if_told(),
        already=said.at("already").count_if_told(),
        partly=said.at("partly").count_if_told(),
        not_yet=said.at("not_yet").count_if_told(),
        passed=said.at("passed").count_if_told(),
    )


def _thoughts(thoughts: Entry) -> ThoughtsRecord:
    return ThoughtsRecord(
        texts=thoughts.at("texts").texts(),
        answered=thoughts.at("answered").count_if_told(),
        held_back=thoughts.at("held_back").count_if_told(),
    )


def _word(word: Entry) -> WordCount:
    return WordCount(word=word.at("word").text(), people=word.at("people").count())


def _merged(merged: Entry) -> MergedWords:
    return MergedWords(
        word=merged.at("word").text(),
        others=merged.at("others").texts(),
        by=MergedBy(merged.at("by").one_of(*MergedBy)),
    )


def _theme(theme: Entry) -> ThemeRecord:
    return ThemeRecord(
        **_about(theme),
        people=theme.at("people").count_if_told(),
        quotes=theme.at("quotes").texts(),
        is_shown=theme.at("is_shown").flag(),
    )


def _about(theme: Entry) -> dict[str, Any]:
    """What a theme of one value and one across values both have."""
    return {
        "key": theme.at("key").text(),
        "heading": theme.at("heading").text(),
        "heading_cy": theme.at("heading_cy").text(),
        "source": ThemeSource(theme.at("source").one_of(*ThemeSource)),
        "words": theme.at("words").texts(),
    }


def _prompt(prompt: Entry) -> PromptRecord:
    return PromptRecord(
        text=prompt.at("text").text(),
        answers=prompt.at("answers").texts(),
        notes=prompt.at("notes").texts(),
        answered=prompt.at("answered").count_if_told(),
        passed=prompt.at("passed").count_if_told(),
        added=prompt.at("added").texts(),
        recognised=prompt.at("recognised").count(),
        held_back=prompt.at("held_back").count_if_told(),
    )
