"""Where words and numbers stand in one line, each number stays behind its word."""

from bot.archive.chapters import worded
from bot.workshop.word_count import WordCount


def test_a_word_from_right_to_left_is_isolated_and_no_other():
    said = [WordCount(word=word, people=3) for word in ("trust", "صبر", "gobaith", "שלום")]

    assert worded(said) == "trust (3), \u2068صبر\u2069 (3), gobaith (3), \u2068שלום\u2069 (3)"
