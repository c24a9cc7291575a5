"""What is left of a session."""

import pytest

from bot.workshop.plan import Value
from bot.workshop.record import PromptRecord, ValueRecord, WordCount

VALUE = Value(title="Trust", statement="We trust.")


@pytest.mark.parametrize(
    "said",
    [
        {"words": (WordCount(word="time", people=1),)},
        {"late": ("too late",)},
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
