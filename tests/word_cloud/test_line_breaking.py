"""Where long phrases are broken."""

import pytest

from bot.word_cloud.line_breaking import lines_of

WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"


@pytest.mark.parametrize(
    ("phrase", "lines"),
    [
        ("trust", ["trust"]),
        ("lived experience", ["lived experience"]),
        ("being listened to", ["being listened to"]),
        ("not enough staff to do it all", ["not enough staff", "to do it all"]),
        ("non-judgemental professional", ["non-judgemental", "professional"]),
        ("a" * 44, ["a" * 22 + "-", "a" * 22]),
        ("信" * 30, ["信" * 10] * 3),
        ("🇺🇦" * 24, ["🇺🇦" * 12, "🇺🇦" * 12]),
        (WALES * 3, [WALES * 3]),
        ("❤\ufe0f" * 23, ["❤\ufe0f" * 12, "❤\ufe0f" * 11]),
        ("👍🏽" * 23, ["👍🏽" * 8, "👍🏽" * 8, "👍🏽" * 7]),
        ("👩\u200d👩\u200d👧" * 23, ["👩\u200d👩\u200d👧" * n for n in (8, 8, 7)]),
        ("compassion fatigue", ["compassion fatigue"]),
        ("what happened to you", ["what happened to you"]),
        ("ക്ഷ" * 24, ["ക്ഷ" * 12] * 2),
        ("關懷與聆聽", ["關懷與聆聽"]),
    ],
)
def test_lines_of(phrase, lines):
    assert lines_of(phrase) == lines
