"""What stands behind a command."""

import pytest

from bot.workshop.utterance import Utterance


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("/quiet may I have a word?", "may I have a word?"),
        ("/quiet@gair_bot  may I\nhave a word?", "may I\nhave a word?"),
        ("/quiet", ""),
        ("/", ""),
        ("quiet, please", ""),
        ("a /quiet word", ""),
        ("", ""),
        ("  \n", ""),
    ],
)
def test_words_behind_a_command_are_not_lost(text, behind):
    said = Utterance(person=1, chat_id=1, message_id=1, text=text)

    assert said.behind_command == behind
