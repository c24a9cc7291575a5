"""Colours that everybody can read."""

import pytest

from bot.word_cloud import DARK, LIGHT
from bot.word_cloud.colouring import choose_colour
from bot.word_cloud.layout import Place


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


def test_a_known_word_keeps_its_colour():
    known = {"trust": Place(x=0, y=0, colour=5)}

    assert choose_colour("trust", (9, 9), known, {}, 6) == 5


def test_a_new_word_has_a_colour_that_its_neighbours_lack():
    near = {str(colour): Place(x=colour, y=0, colour=colour) for colour in (0, 1, 2)}
    far = {str(colour): Place(x=900, y=0, colour=colour) for colour in (3, 4, 5)}

    for key in ("time", "hope", "trust", "gobaith"):
        assert choose_colour(key, (0, 0), near, far, 6) in (3, 4, 5)


def test_with_too_few_colours_one_comes_twice():
    near = {str(colour): Place(x=colour, y=0, colour=colour) for colour in (0, 1)}

    assert choose_colour("time", (0, 0), near, {}, 2) in (0, 1)
