"""Colours that everybody can read."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest

from bot.word_cloud import DARK, LIGHT, Layout
from bot.word_cloud.colouring import colour_of
from bot.word_cloud.next_picture import arrange
from tests.word_cloud.crowd import count, growing

XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175],
     [0.0193339, 0.119192, 0.9503041]]
)  # fmt: skip
SIGHTS = {
    "most": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.01182, 0.04294, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.3039],
    ],
}  # fmt: skip


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


def seen(colour, sight):
    """A colour in the space in which distances are about as large as they look (CIELAB), as seen
    with a sight: Machado, Oliveira, Fernandes 2009, severity 1."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    xyz = XYZ @ np.clip(np.array(sight) @ linear, 0, 1) / (0.95047, 1, 1.08883)
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS.values(), ids=SIGHTS)
def test_any_two_can_be_told_apart_by_everybody(style, sight):
    for one, other in combinations(style.palette, 2):
        assert np.linalg.norm(seen(one, sight) - seen(other, sight)) >= 25


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_none_is_louder_than_the_others(style):
    assert all(np.hypot(*seen(colour, np.eye(3))[1:]) <= 41 for colour in style.palette)


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


@pytest.mark.long
def test_a_word_has_one_colour_whoever_came_first():
    for seed in range(2):
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
