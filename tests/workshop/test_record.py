"""What is left of a session."""

from dataclasses import replace

import pytest

from bot.workshop.plan import Plan, Value
from bot.workshop.record import EditRecord, PromptRecord, SessionMethod, SessionRecord, ValueRecord
from bot.workshop.scope import Scope
from bot.workshop.session import Mode, Reveal
from bot.workshop.theme_record import CandidateRecord, QuoteRecord
from bot.workshop.thoughts import ThoughtsRecord
from bot.workshop.word_count import WordCount

VALUE = Value(title="Trust", statement="We trust.")


@pytest.mark.parametrize(
    "said",
    [
        {"words": (WordCount(word="time", people=1),)},
        {"late": ("too late",)},
        {"thoughts": ThoughtsRecord(texts=("in between",))},
        {"thoughts": ThoughtsRecord(answered=None)},
        {"thoughts": ThoughtsRecord(held_back=1)},
        {"answered": 1},
        {"passed": 1},
        {"notes": ("said aloud",)},
        {"prompts": (PromptRecord(text="A?"), PromptRecord(text="B?", answers=("yes",)))},
        {"prompts": (PromptRecord(text="A?", notes=("aloud",)),)},
        {"prompts": (PromptRecord(text="A?", answered=1),)},
        {"prompts": (PromptRecord(text="A?", passed=1),)},
    ],
)
def test_a_value_was_discussed_when_anybody_did_anything(said):
    assert ValueRecord(value=VALUE, **said).was_discussed


def test_a_value_that_was_not_reached_was_not_discussed():
    assert not ValueRecord(value=VALUE).was_discussed
    assert not ValueRecord(value=VALUE, prompts=(PromptRecord(text="A?"),)).was_discussed


def test_how_many_discussed_a_value_is_the_most_that_are_known_of():
    few, many = PromptRecord(text="A?", answered=2), PromptRecord(text="B?", answered=4)
    thoughts = ThoughtsRecord(answered=5)

    assert ValueRecord(value=VALUE).discussed_by == 0
    assert ValueRecord(value=VALUE, prompts=(few, many)).discussed_by == 4
    assert ValueRecord(value=VALUE, prompts=(few, many), thoughts=thoughts).discussed_by == 5
    assert ValueRecord(value=VALUE, thoughts=ThoughtsRecord(answered=None)).discussed_by == 0


def test_how_many_discussed_a_value_is_what_was_counted_where_it_was():
    prompts = (PromptRecord(text="A?", answered=4), PromptRecord(text="B?", answered=4))

    assert ValueRecord(value=VALUE, prompts=prompts, spoke=7).discussed_by == 7


def test_the_quotes_of_a_key_theme_begin_with_the_best():
    more = (QuoteRecord(value=4, quote="More staff."),)
    with_best = CandidateRecord(key="k", heading="K", quote="More time.", value=2, more_quotes=more)

    assert with_best.quotes == (QuoteRecord(value=2, quote="More time."), *more)
    assert CandidateRecord(key="k", heading="K", more_quotes=more).quotes == more


def test_a_session_alone_and_sessions_that_were_combined_say_how_they_were_done():
    plan = Plan(name="p", title="P", about="", attribution="", values=())
    method = SessionMethod(mode=Mode.OPEN, reveal=Reveal.LIVE, minimum=5, joined=9)
    alone = SessionRecord(
        plan=plan,
        mode=Mode.OPEN,
        reveal=Reveal.LIVE,
        minimum=5,
        language="en",
        joined=9,
        values=(),
    )

    assert alone.sessions == (method,)
    assert replace(alone, joined=18, combined=(method, method)).sessions == (method, method)


def test_a_candidate_says_how_many_and_in_how_many_values():
    found = CandidateRecord(key="k", heading="Time", people_by_value=(2, None, 0, 3))

    assert (found.people, found.spread) == (5, 3)


@pytest.mark.parametrize(
    "told", [{"answered": 1}, {"passed": None}, {"notes": ("aloud",)}, {"recognised": 1}]
)
def test_a_prompt_was_spoken_to_when_anybody_did_anything(told):
    assert PromptRecord(text="A?", **told).was_spoken_to
    assert not PromptRecord(text="A?").was_spoken_to


def test_a_quote_that_several_edits_hide_is_hidden_once():
    hide = '{"edit": "hide", "quote": "a"}'
    other = '{"edit": "rename", "theme": "t", "name": "n"}'
    edits = tuple(EditRecord(scope=Scope(0), edit=edit) for edit in (hide, hide, other))
    plan = Plan(name="p", title="P", about="", attribution="", values=(VALUE,))
    record = SessionRecord(
        plan=plan, mode=Mode.PRIVATE, reveal=Reveal.LIVE, minimum=5, language="en", joined=1,
        values=(ValueRecord(value=VALUE),), edits=edits,
    )  # fmt: skip

    assert record.hidden_quotes == 1
