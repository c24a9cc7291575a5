"""The picture that is kept."""

import math
import random
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from bot.word_cloud import LIGHT, Layout, NoWords, draw_final
from bot.word_cloud.arrangement import Arrangement
from bot.word_cloud.composing import compose
from bot.word_cloud.neighbours import in_colours_apart, neighbours
from bot.word_cloud.next_picture import arrange
from bot.workshop.word_count import WordCount
from tests.word_cloud.crowd import count, growing, ink_boxes, overlapping_pixels

pytestmark = pytest.mark.slow


def test_no_words_no_picture():
    with pytest.raises(NoWords):
        draw_final([])


def test_a_final_picture_is_a_png_twice_as_large():
    picture = draw_final(count(trust=3, time=1))

    image = Image.open(BytesIO(picture.image))
    assert (image.format, image.size, picture.media_type) == ("PNG", (2560, 1920), "image/png")


@pytest.mark.parametrize("responses", [60, 150, 300])
def test_a_final_cloud_is_compact_and_in_the_middle(responses):
    arrangement = compose(growing(responses, 1, seed=2)[-1], LIGHT)

    boxes = ink_boxes(arrangement)
    area = sum((right - left) * (bottom - top) for left, top, right, bottom in boxes)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    assert area / (LIGHT.width * LIGHT.height) >= 0.6
    assert overlapping_pixels(arrangement) == 0
    assert arrangement.left_out == ()
    assert math.isclose(min(lefts), LIGHT.width - max(rights), abs_tol=8)
    assert math.isclose(min(tops), LIGHT.height - max(bottoms), abs_tol=8)


def colours(arrangement):
    return {one.word: one.colour for one in arrangement.placed}


@pytest.mark.parametrize("seed", range(4))
def test_neighbours_on_one_line_and_above_one_another_have_different_colours(seed):
    final = compose(growing(100, 1, seed=seed)[-1], LIGHT)

    pairs = neighbours(final.placed)
    above = [(one, other) for one, other in pairs if abs(one.y - other.y) > other.size / 2]

    assert len(above) > 5
    assert len(above) < len(pairs)
    assert [pair for pair in pairs if pair[0].colour == pair[1].colour] == []


def test_all_other_words_have_the_colour_that_they_have_in_the_live_cloud():
    words = growing(60, 1, seed=3)[-1]

    live, final = arrange(words, Layout.empty(), LIGHT), compose(words, LIGHT)

    alike = {word for pair in neighbours(final.placed) for word in (pair[0].word, pair[1].word)}
    changed = {word for word, colour in colours(final).items() if colours(live)[word] != colour}
    assert changed
    assert changed < alike


@pytest.mark.long
def test_the_colours_of_neighbours_tell_nothing_of_who_came_first():
    words = growing(60, 1, seed=5)[-1]
    found = colours(compose(words, LIGHT))

    for seed in range(2):
        assert colours(compose(random.Random(seed).sample(words, len(words)), LIGHT)) == found


def test_where_all_colours_are_taken_a_word_keeps_its_own():
    (one,) = compose(count(trust=1), LIGHT).placed
    crowd = tuple(replace(one, word=f"trust {n}", colour=n % 6) for n in range(8))

    found = in_colours_apart(Arrangement(placed=crowd, left_out=(), layout=Layout.empty()), 6)

    assert sorted(set(colours(found).values())) == list(range(6))
    assert len(found.placed) == 8


@pytest.mark.long
def test_who_came_first_makes_no_difference_to_it():
    words = growing(40, 1, seed=8)[-1]
    pictures = {draw_final(words).image}

    for seed in range(1):
        pictures.add(draw_final(random.Random(seed).sample(words, len(words))).image)

    assert len(pictures) == 1


@pytest.mark.long
def test_what_is_too_much_for_one_picture_is_listed():
    words = [WordCount(word=f"a phrase {number}", people=1) for number in range(400)]

    arrangement = compose(words, LIGHT)

    assert len(arrangement.placed) + len(arrangement.left_out) == 400
    assert len(arrangement.left_out) > 0
    assert min(placed.size for placed in arrangement.placed) >= 26
