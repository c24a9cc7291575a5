"""Words by themselves: the same letters as in the picture, each where it stands there."""

import io
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from bot.facilitation.pictures_shown import WordShown
from bot.pages.sprites import SIZES, sprite_of
from bot.word_cloud import DARK, LIGHT, Layout, NothingToDraw, draw_word
from bot.word_cloud.next_picture import arrange
from bot.word_cloud.painting import all_colours
from bot.workshop.word_count import WordCount
from tests.some_of import some_of
from tests.word_cloud.crowd import growing

EVERYBODYS = (
    *("trust", "cefnogaeth tŷ", "being held by the whole community", "سلام", "❤️ cariad"),
    *("信任", "நம்பிக்கை", "kind, (really)!", "Wynne-Jones"),
)
FIRST_LOAD = 300_000


def opened(drawn):
    return Image.open(io.BytesIO(drawn))


def put_together(arrangement, style):
    """A picture of sprites, each scaled and put in its place as a page does it."""
    picture = Image.new("RGBA", (style.width, style.height), style.background)
    for one in arrangement.placed:
        wanted = sprite_of(shown(one.word, one.size), style)
        sprite = opened(draw_word(one.word, wanted.size, style.palette[one.colour]))
        width, height = (side * one.size / wanted.size for side in sprite.size)
        sprite = sprite.resize((round(width), round(height)), Image.Resampling.LANCZOS)
        picture.alpha_composite(sprite, (round(one.x - width / 2), round(one.y - height / 2)))
    return picture.convert("RGB")


def inked(image, background):
    """Where something is seen, as the box of it."""
    ground = Image.new("RGB", image.size, background)
    apart = np.abs(np.asarray(image, np.int16) - np.asarray(ground, np.int16)).max(axis=2) > 60
    rows, columns = np.nonzero(apart)
    return columns.min(), rows.min(), columns.max(), rows.max()


def shade(image, box):
    """The colour of all of it together."""
    return np.asarray(image.crop(box), np.float64).mean(axis=(0, 1))


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("word", some_of(EVERYBODYS, 3))
def test_a_word_looks_as_it_does_in_the_picture_and_stands_in_its_place(word, style):
    arrangement = arrange([WordCount(word=word, people=3)], Layout.empty(), style)

    alone, whole = put_together(arrangement, style), all_colours(arrangement, style)

    there, here = inked(whole, style.background), inked(alone, style.background)
    assert all(abs(one - other) <= 1 for one, other in zip(here, there, strict=True))
    assert np.abs(shade(alone, there) - shade(whole, there)).max() < 4


def test_nothing_is_behind_the_letters():
    sprite = opened(draw_word("trust", 104, "#a8606c"))

    alpha = np.asarray(sprite.getchannel("A"))
    assert sprite.mode == "RGBA"
    assert (alpha[0].max(), alpha[-1].max(), alpha[:, 0].max(), alpha[:, -1].max()) == (0, 0, 0, 0)
    assert (alpha.min(), alpha.max()) == (0, 255)


def test_half_a_letters_edge_is_as_light_as_the_letter():
    sprite = np.asarray(opened(draw_word("trust", 104, "#a8606c")))
    edges = sprite[(sprite[..., 3] > 60) & (sprite[..., 3] < 200)]

    assert len(edges) > 50
    assert {tuple(edge[:3]) for edge in edges} == {(0xA8, 0x60, 0x6C)}


def test_a_word_that_no_font_has_is_no_picture():
    with pytest.raises(NothingToDraw):
        draw_word("𓀀", 52, "#000000")


def shown(word, size):
    return WordShown(key=word, word=word, people=1, x=0, y=0, size=size)


def test_a_word_that_grows_a_little_needs_no_other_picture():
    sizes = [sprite_of(shown("trust", size), LIGHT).size for size in (26, 26.25, 36, 37, 260, 400)]

    assert sizes == [52, 74, 74, 74, 416, 416]
    assert all(after / before < 1.5 for before, after in pairwise(SIZES))


def test_each_colour_scheme_has_its_own():
    light, dark = (sprite_of(shown("trust", 40), style) for style in (LIGHT, DARK))

    assert LIGHT.palette.index(light.colour) == DARK.palette.index(dark.colour)
    assert light.name != dark.name


def test_sixty_words_are_loaded_with_the_page():
    words = growing(200, 1, seed=4, distinct=80)[-1]
    arrangement = arrange(words, Layout.empty(), LIGHT)

    drawn = [
        draw_word(sprite.word, sprite.size, sprite.colour)
        for one in arrangement.placed
        for sprite in [sprite_of(shown(one.word, one.size), LIGHT)]
    ]

    assert len(drawn) >= 60
    assert sum(map(len, drawn)) < FIRST_LOAD - 40_000
