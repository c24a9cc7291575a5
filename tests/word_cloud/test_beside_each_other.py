"""Clouds of groups side by side: one scale, and a shared word in one place and colour."""

import io

import numpy as np
import pytest
from PIL import Image

from bot.word_cloud import LIGHT, WordShares, draw_side_by_side

WHITE = 255


def pixels(picture):
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(int)


def box_of(mask):
    """Top, bottom, left and right of what is set in a mask."""
    rows, columns = np.nonzero(mask)
    return rows.min(), rows.max(), columns.min(), columns.max()


def inked(picture):
    return (pixels(picture) < WHITE).any(axis=2)


@pytest.fixture(scope="module")
def pictures():
    """Three groups: two said the same, and the third one word less."""
    words = [
        WordShares(word="trust", shares=(0.5, 0.5, 0.5)),
        WordShares(word="care", shares=(0.25, 0.25, 0.25)),
        WordShares(word="a cup of tea", shares=(0.25, 0.25, 0)),
    ]
    return draw_side_by_side(words, 3)


def test_an_equal_share_is_an_equal_size_in_one_place_and_colour(pictures):
    assert pictures[0] == pictures[1]


@pytest.mark.long
def test_what_a_group_did_not_say_is_missing_and_all_else_stays_where_it_is(pictures):
    first, third = (pixels(pictures[at]) for at in (0, 2))
    stands = inked(pictures[2])

    assert (first[stands] == third[stands]).all()
    assert (inked(pictures[0]) & ~stands).any()


def test_a_smaller_share_is_a_smaller_word_around_the_same_middle():
    words = [WordShares(word="trust", shares=(0.8, 0.2))]
    large, small = (box_of(inked(picture)) for picture in draw_side_by_side(words, 2))

    middles = [((box[0] + box[1]) / 2, (box[2] + box[3]) / 2) for box in (large, small)]
    heights = [box[1] - box[0] for box in (large, small)]
    assert heights[1] < 0.7 * heights[0]
    assert np.allclose(*middles, atol=4)


@pytest.mark.long
def test_words_whose_shares_are_not_told_are_grey_and_alike_everywhere():
    words = [WordShares(word="trust", shares=(0.4, 0.4), is_told=False)]

    one, other = draw_side_by_side(words, 2)

    ink = pixels(one)[inked(one)]
    assert one == other
    assert np.median(ink.max(axis=1) - ink.min(axis=1)) == 0


def test_a_group_without_words_has_no_picture():
    words = [WordShares(word="trust", shares=(0.4, 0))]

    assert draw_side_by_side(words, 2, LIGHT)[1] is None
    assert draw_side_by_side([], 2) == [None, None]
    assert draw_side_by_side([WordShares(word="\ue000", shares=(0.4,))], 1) == [None]
