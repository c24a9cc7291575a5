"""The picture that is kept is small, and nobody can tell it from one with all colours."""

from functools import cache
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageColor

from bot.word_cloud import DARK, LIGHT
from bot.word_cloud.composing import compose
from bot.word_cloud.painting import LARGE, all_colours, paint_large
from bot.workshop.word_count import WordCount
from tests.word_cloud.crowd import growing

pytestmark = pytest.mark.slow

EMOJI = ("❤️ love", "🏴󠁧󠁢󠁷󠁬󠁳󠁿 Cymru", "🧑🏿‍🤝‍🧑🏻", "🌈🌈", "😀 happy 😡", "🌍🦊")


@cache
def pictures(style, *extra):
    """The file, its pixels, and those of the picture with all colours."""
    words = growing(50, 1, seed=4)[-1] + [
        WordCount(word=word, people=people) for people, word in enumerate(extra, start=1)
    ]
    arrangement = compose(words, style)
    file = paint_large(arrangement, style).image
    full = all_colours(arrangement, style, LARGE)
    return file, np.asarray(Image.open(BytesIO(file)).convert("RGB")), np.asarray(full)


@pytest.mark.long
@pytest.mark.parametrize("style", [LIGHT, DARK])
@pytest.mark.parametrize("extra", [(), EMOJI])
def test_a_picture_is_small_and_looks_the_same(style, extra):
    file, few, full = pictures(style, *extra)

    unlike = np.abs(few.astype(int) - full).max(axis=2)
    assert len(file) <= 200_000
    assert unlike.mean() < 1
    assert np.quantile(unlike, 0.999) <= 36


@pytest.mark.long
@pytest.mark.parametrize("style", [LIGHT, DARK])
def test_the_background_and_full_inks_are_exact(style):
    _, few, full = pictures(style, *EMOJI)

    for colour in (style.background, *style.palette):
        solid = (full == ImageColor.getrgb(colour)).all(axis=2)
        assert (few[solid] == ImageColor.getrgb(colour)).all()
