"""What people repeat of a question is no finding, in whichever language it was asked."""

from bot.round_up import ValueSaid, across
from bot.workshop.plan import Value
from bot.workshop.worded import asked_of
from bot.workshop.wording import ValueWording
from tests.round_up.crowd import OTHERS, said_by_each

ASKED = Value(
    title="Music",
    statement="People need music.",
    prompts=("What about violins?",),
    wordings=(
        ValueWording(
            language="cy", statement="Mae angen cerddoriaeth.", prompts=("Beth am y telynau?",)
        ),
    ),
)
IN_WELSH = (
    "Mae'r telynau yn hen.",
    "Does dim arian i'r telynau.",
    "Mae'r telynau yn rhy ddrud.",
    "Telynau sy'n ein helpu ni.",
)


def named(asked):
    values = [ValueSaid(answers=said_by_each(*IN_WELSH, *OTHERS), asked=asked) for _ in range(4)]
    return [theme.heading.casefold() for theme in across(values)]


def test_all_that_was_asked_of_a_value_in_each_language():
    assert asked_of(ASKED) == (
        *("Music", "People need music.", "What about violins?"),
        *("Mae angen cerddoriaeth.", "Beth am y telynau?"),
    )


def test_what_was_asked_in_welsh_comes_up_by_being_asked():
    assert any("telyn" in name for name in named(("What about violins?",)))
    assert not any("telyn" in name for name in named(asked_of(ASKED)))
