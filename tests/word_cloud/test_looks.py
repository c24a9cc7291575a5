"""What makes a cloud good to look at: air around words, sizes told apart, balance, colours."""

import numpy as np
import pytest
from PIL import Image

from bot.word_cloud import LIGHT, Layout
from bot.word_cloud.composing import compose
from bot.word_cloud.lettering import LINE_GAP, letter, paint
from bot.word_cloud.next_picture import arrange
from bot.word_cloud.sizing import FINAL, LIVE, Rule, exponent_for
from bot.word_cloud.stencil import mask_of
from bot.workshop.word_count import WordCount
from tests.word_cloud.crowd import SAID, count, growing, ink_boxes

pytestmark = pytest.mark.slow

MIXED = (
    "hope", "أمل", "trust", "ثقة", "gobaith", "ተስፋ", "надія", "நம்பிக்கை", "kindness", "پشتیبانی",
    "সহায়তা", "信任", "listening", "दया", "قهرمانی", "warmth",
)  # fmt: skip
AIRY = {"أمل", "ثقة", "ተስፋ", "நம்பிக்கை", "پشتیبانی", "সহায়তা", "信任", "दया", "قهرمانی"}


FEW = (
    {"explosion": 1, "tired": 2, "help": 1, "north": 1, "tyre": 1, "work": 1},
    {"acknowledgement": 3, "trust": 1, "hope": 1, "time": 1},
    {"companionship": 1, "friend": 1, "scaffolding": 1, "acquaintance": 1, "mate": 1},
)


def first_picture(words):
    return arrange(words, Layout.empty(), LIGHT)


def kept_picture(words):
    return compose(words, LIGHT)


def pages(arrangement):
    """Each word by itself, with whether each pixel has ink."""
    boxes = ink_boxes(arrangement)
    for placed, (left, top, _, _) in zip(arrangement.placed, boxes, strict=True):
        page = Image.new("L", (LIGHT.width, LIGHT.height))
        lettering, size = placed.lettering, placed.size
        origin = (left - lettering.left * size, top - lettering.top * size)
        paint(page, lettering, origin, size=size, colour=255)
        yield placed.word, page.point(lambda ink: 255 * (ink > 64))


def crowding(arrangement, pixels):
    """The words that come so near to the ink of one with dots and marks."""
    inked = {word: np.asarray(page) > 0 for word, page in pages(arrangement)}
    for word in AIRY & inked.keys():
        around = grown(inked[word], pixels)
        for other in inked.keys() - {word}:
            if (around & inked[other]).any():
                yield word, other


def grown(ink, pixels):
    """Ink and what is so near to it in a square, first along columns, then along rows: to look at
    the whole square around each pixel takes a hundred times as long."""
    for _ in range(2):
        around = ink.copy()
        for step in range(1, pixels + 1):
            around[step:] |= ink[:-step]
            around[:-step] |= ink[step:]
        ink = around.T
    return ink


def said_by(most):
    """The mixed words, said by up to so many people."""
    return [WordCount(word=word, people=1 + n * n % most) for n, word in enumerate(MIXED)]


@pytest.mark.long
def test_no_word_comes_near_the_dots_and_marks_of_another_script():
    first = arrange(said_by(3)[:9], Layout.empty(), LIGHT)
    second = arrange(said_by(4), first.layout, LIGHT)

    assert list(crowding(second, 4)) == []
    assert list(crowding(compose(said_by(4), LIGHT), 6)) == []


def test_which_words_want_air():
    words = [WordCount(word=word, people=1) for word in MIXED]

    arrangement = arrange(words, Layout.empty(), LIGHT)

    assert {p.word for p in arrangement.placed if p.lettering.is_airy} == AIRY


def test_airy_words_have_more_padding_and_nothing_comes_between_their_marks():
    for limits in (LIVE, FINAL):
        plain, airy = (limits.padding(60, is_airy=is_airy) for is_airy in (False, True))
        assert airy[0] > plain[0]
        assert airy[1] > plain[1]


def test_nothing_comes_into_a_letter_or_under_its_dot():
    arrangement = arrange(count(jogi=1), Layout.empty(), LIGHT)
    (one,) = arrangement.placed

    mask = mask_of(one, 200, LIVE)

    changes = np.abs(np.diff(mask.astype(int), axis=0)).sum(axis=0)
    assert set(changes[mask.any(axis=0)]) == {2}


@pytest.mark.parametrize(("most", "tallest"), [(2, 1.6), (3, 2.1), (4, 2.1), (5, 2.2), (9, 2.9)])
def test_what_most_people_said_is_told_from_single_voices(most, tallest):
    rule = Rule(scale=40, exponent=exponent_for(most))

    sizes = [rule.size(people) for people in range(1, most + 1)]
    assert sizes == sorted(set(sizes))
    assert sizes[-1] / sizes[0] >= tallest


def test_the_exponent_never_rises_with_the_crowd():
    exponents = [exponent_for(most) for most in range(2, 40)]

    assert exponents == sorted(exponents, reverse=True)
    assert (exponents[0], exponents[-1]) == (0.75, 0.5)


@pytest.mark.parametrize("distinct", [3, 6, 10, 30])
def test_the_first_picture_stands_in_the_middle(distinct):
    words = growing(2 * distinct, 1, seed=distinct, distinct=distinct)[-1]

    boxes = ink_boxes(arrange(words, Layout.empty(), LIGHT))

    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    assert abs(min(lefts) + max(rights) - LIGHT.width) <= 2
    assert abs(min(tops) + max(bottoms) - LIGHT.height) <= 2


def test_nothing_comes_between_the_words_of_a_phrase():
    arrangement = arrange([WordCount(word="tŷ diogel", people=1)], Layout.empty(), LIGHT)
    (one,) = arrangement.placed

    mask = mask_of(one, 200, LIVE)

    inked = np.flatnonzero(mask.any(axis=0))
    assert list(inked) == list(range(inked[0], inked[-1] + 1))


def falling(most, least):
    """Sixty words, said by from `most` to `least` people."""
    words = " ".join(SAID.split()).split(", ")[:60]
    step = (most - least) / 59
    return [WordCount(word=w, people=round(most - n * step)) for n, w in enumerate(words)]


@pytest.mark.long
@pytest.mark.parametrize(("most", "least"), [(25, 5), (60, 20), (300, 100), (1000, 200)])
def test_words_of_many_people_have_as_much_room_as_those_of_few(most, least):
    words = falling(most, least)

    for arrangement in (arrange(words, Layout.empty(), LIGHT), compose(words, LIGHT)):
        sizes = [placed.size for placed in arrangement.placed]
        assert arrangement.left_out == ()
        assert max(sizes) >= 1.8 * min(sizes)


@pytest.mark.long
@pytest.mark.parametrize(
    "people",
    [
        {"Audi": 100405, "BMW": 54882, "FIAT": 1173},
        {"Audi": 10000, "BMW": 5500, "FIAT": 120},
        {"compassion": 5000, "hope": 1, "trust": 1},
        {"Llanfairpwllgwyngyll": 1_000_000, "a": 1},
    ],
)
def test_however_many_said_the_largest_all_are_drawn(people):
    words = count(**people)

    for arrangement in (arrange(words, Layout.empty(), LIGHT), compose(words, LIGHT)):
        sizes = {placed.word: placed.size for placed in arrangement.placed}
        assert list(sizes) == list(people)
        assert min(sizes.values()) >= LIGHT.smallest
        assert sizes[words[0].word] == max(sizes.values()) > min(sizes.values())


def test_sizes_stay_when_the_word_with_fewest_is_taken_back():
    before = arrange(count(trust=9, hope=6, time=3, care=1), Layout.empty(), LIGHT)

    after = arrange(count(trust=9, hope=6, time=3), before.layout, LIGHT)

    sizes = {placed.word: placed.size for placed in before.placed}
    assert all(one.size == pytest.approx(sizes[one.word], rel=0.04) for one in after.placed)


@pytest.mark.parametrize("drawn", [first_picture, kept_picture])
@pytest.mark.parametrize("people", FEW)
def test_little_of_the_height_is_empty(drawn, people):
    boxes = ink_boxes(drawn(count(**people)))

    _, tops, _, bottoms = zip(*boxes, strict=True)
    assert (max(bottoms) - min(tops)) / LIGHT.height >= 0.66


@pytest.mark.parametrize("limits", [LIVE, FINAL])
def test_the_lines_of_a_phrase_are_nearer_to_one_another_than_to_others(limits):
    phrase = letter("people who are there for you all day")

    around = 2 * limits.padding(60, is_airy=phrase.is_airy)[1] / 60
    assert len(phrase.lines) > 1
    assert around >= 5 * LINE_GAP
    assert not letter("compassion fatigue").is_airy
