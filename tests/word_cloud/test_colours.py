"""Colours that everybody can read."""

from collections import Counter

import pytest

from bot.word_cloud import DARK, LIGHT, Layout
from bot.word_cloud.arranging import arrange
from bot.word_cloud.colouring import colour_of
from tests.word_cloud.crowd import count, growing


def luminance(colour):
    """Relative luminance of an #rrggbb colour (WCAG 2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(style):
    ground = luminance(style.background)

    for colour in style.palette:
        lighter, darker = sorted((luminance(colour), ground), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_both_styles_have_as_many_colours():
    assert len(LIGHT.palette) == len(DARK.palette)


def colours_of(runs, *, seed):
    """The colours of words in the first and in the last of some pictures of a growing cloud."""
    frames = growing(60, runs, seed)
    layout, drawn = Layout.empty(), []
    for words in frames:
        arrangement = arrange(words, layout, LIGHT)
        layout = arrangement.layout
        drawn.append({one.word: one.colour for one in arrangement.placed})
    return drawn[0], drawn[-1]


def test_a_word_has_one_colour_whoever_came_first():
    for seed in range(6):
        first, last = colours_of(4, seed=seed)
        alone = {
            one.word: one.colour
            for word in last
            for one in arrange(count(**{word: 1}), Layout.empty(), LIGHT).placed
        }

        assert alone == last
        assert first.items() <= last.items()


def test_all_colours_are_used():
    colours = Counter(colour_of(f"word {number}", 6) for number in range(600))

    assert sorted(colours) == list(range(6))
    assert max(colours.values()) < 150
