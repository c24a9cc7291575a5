"""The live picture: what stays, what moves, what is left out."""

import math
from dataclasses import replace
from io import BytesIO
from itertools import combinations, pairwise

import pytest
from PIL import Image

from bot.word_cloud import DARK, LIGHT, Layout, NoWords, draw
from bot.word_cloud.next_picture import arrange
from bot.workshop.response import word_key
from bot.workshop.word_count import WordCount
from tests.word_cloud.crowd import count, growing, ink_boxes, overlapping_pixels

TINY = replace(LIGHT, width=160, height=60)
DIAGONAL = math.hypot(LIGHT.width, LIGHT.height)


@pytest.fixture(scope="module")
def frames():
    """A cloud of 60 responses in 12 pictures, and of 300 in 10."""
    runs = []
    for people, pictures, distinct in ((60, 12, 45), (300, 10, 120)):
        layout, run = Layout.empty(), []
        for words in growing(people, pictures, seed=people, distinct=distinct):
            run.append(arrange(words, layout, LIGHT))
            layout = run[-1].layout
        runs.append(run)
    return runs


def test_no_words_no_picture():
    with pytest.raises(NoWords):
        draw([], Layout.empty())


def test_a_picture_is_a_png_of_the_style():
    picture = draw(count(trust=3, time=1), Layout.empty(), DARK)

    image = Image.open(BytesIO(picture.image))
    assert (image.format, image.size) == ("PNG", (1280, 960))
    assert (picture.media_type, picture.left_out) == ("image/png", ())


def test_words_do_not_overlap(frames):
    for run in frames:
        assert overlapping_pixels(run[0]) == 0
        assert overlapping_pixels(run[-1]) == 0


def test_words_stay_inside_the_border(frames):
    for arrangement in (arrangement for run in frames for arrangement in run):
        for left, top, right, bottom in ink_boxes(arrangement):
            assert min(left, LIGHT.width - right) >= 0.02 * LIGHT.width - 1
            assert min(top, LIGHT.height - bottom) >= 0.02 * LIGHT.height - 1


def test_every_word_is_drawn_and_legible(frames):
    for arrangement in (arrangement for run in frames for arrangement in run):
        assert arrangement.left_out == ()
        assert min(placed.size for placed in arrangement.placed) >= 26


def test_equal_counts_have_equal_sizes_and_more_people_a_larger_one(frames):
    for arrangement in (arrangement for run in frames for arrangement in run):
        for one, other in combinations(arrangement.placed, 2):
            assert (one.people > other.people) == (one.size > other.size)


def test_words_keep_nearly_all_their_place(frames):
    for run in frames:
        shifts = []
        for before, after in pairwise(arrangement.layout.places for arrangement in run):
            shifts += [math.dist(before[k].spot, after[k].spot) / DIAGONAL for k in before]
        assert sum(shift < 0.01 for shift in shifts) >= 0.85 * len(shifts)
        assert sum(shifts) / len(shifts) <= 0.02


def test_the_same_words_again_move_nothing(frames):
    words = growing(60, 12, seed=60)[-1]
    layout = frames[0][-1].layout

    again = arrange(words, layout, LIGHT)

    assert again.layout.places.keys() == layout.places.keys()
    shifts = [math.dist(again.layout.places[k].spot, layout.places[k].spot) for k in layout.places]
    assert sum(shift < 0.01 * DIAGONAL for shift in shifts) >= 0.9 * len(shifts)


def test_a_picture_depends_on_nothing_but_words_and_layout():
    words = count(trust=3, time=2, hope=2, gobaith=1)
    first = draw(words, Layout.empty())

    assert draw(words, Layout.empty()) == first
    assert draw(list(reversed(words)), Layout.empty()).layout == first.layout
    assert draw(words, first.layout) == draw(words, Layout.from_json(first.layout.to_json()))


def test_a_word_keeps_its_place_when_its_spelling_changes():
    before = draw(count(trust=2, time=1), Layout.empty()).layout

    after = draw([WordCount(word="Trust!", people=2), *count(time=1)], before).layout

    assert after.places.keys() == {"trust", "time"}
    assert math.dist(after.places["trust"].spot, before.places["trust"].spot) < 0.01 * DIAGONAL


def test_a_removed_word_leaves_its_hole():
    words = growing(60, 12, seed=1)[-1]
    before = draw(words, Layout.empty()).layout
    gone = words[len(words) // 2]

    after = draw([word for word in words if word != gone], before).layout

    moved = [k for k in after.places if math.dist(after.places[k].spot, before.places[k].spot) > 16]
    assert after.places.keys() == before.places.keys() - {word_key(gone.word)}
    assert moved == []


@pytest.mark.long
def test_a_thousand_words_are_drawn_or_left_out():
    words = [WordCount(word=f"word {number}", people=1 + number % 7) for number in range(1000)]

    arrangement = arrange(words, Layout.empty(), LIGHT)

    drawn = [placed.word for placed in arrangement.placed]
    assert sorted([*drawn, *arrangement.left_out]) == sorted(word.word for word in words)
    assert len(drawn) > 60
    assert min(placed.people for placed in arrangement.placed) == 7
    assert overlapping_pixels(arrangement) == 0


def test_a_picture_too_small_for_a_word_lists_it():
    words = count(trust=1, trustworthiness=1)

    first = draw(words, Layout.empty(), TINY)

    assert first.left_out == ("trustworthiness",)
    assert draw(words, draw(words, Layout.empty()).layout, TINY).left_out == first.left_out


def test_in_a_crowded_picture_words_close_ranks_so_that_all_are_drawn():
    layout = Layout.empty()
    for words in growing(300, 4, seed=1, distinct=130):
        arrangement = arrange(words, layout, LIGHT)
        layout = arrangement.layout

    assert len(arrangement.placed) == len(words) == 90
    assert overlapping_pixels(arrangement) == 0


def test_sizes_of_a_smaller_picture_become_legible():
    small = draw(growing(60, 1, seed=4)[-1], Layout.empty(), replace(LIGHT, smallest=8)).layout

    arrangement = arrange(count(trust=1, time=1), replace(small, scale=9.0), LIGHT)

    assert min(placed.size for placed in arrangement.placed) >= 26


def test_rare_first_turns_sizes_round_and_leaves_the_layout_alone():
    words = count(trust=9, time=4, hope=1)
    layout = draw(words, Layout.empty()).layout

    arrangement = arrange(words, layout, replace(LIGHT, rare_first=True))

    sizes = {placed.word: placed.size for placed in arrangement.placed}
    assert sorted(sizes, key=sizes.get) == ["trust", "time", "hope"]
    assert arrangement.layout == layout
