"""What a cloud remembers."""

import json

import pytest

from bot.word_cloud import Anchor, Layout, draw
from tests.word_cloud.crowd import growing


@pytest.mark.long
def test_a_layout_survives_json():
    layout = draw(growing(60, 1, seed=5)[-1], Layout.empty()).layout

    restored = Layout.from_json(layout.to_json())

    assert restored.places.keys() == layout.places.keys()
    assert Layout.from_json(restored.to_json()) == restored
    assert restored.scale == layout.scale


def test_an_empty_layout_survives_json():
    assert Layout.from_json(Layout.empty().to_json()) == Layout.empty()


def test_a_layout_of_another_version_is_as_good_as_none():
    assert Layout.from_json('{"version": 0, "words": []}') == Layout.empty()


def test_a_layout_that_had_colours_is_read():
    stored = '{"version":1,"scale":30.0,"exponent":0.5,"places":{"trust":[100,7.5,4]}}'

    assert Layout.from_json(stored).places == {"trust": Anchor(x=100, y=7.5)}


def test_a_layout_is_small_and_tells_no_order():
    places = {f"word {number}": Anchor(x=100.123, y=7) for number in range(99, -1, -1)}

    stored = Layout(scale=30.0, places=places).to_json()

    assert len(stored) < 4000
    assert list(json.loads(stored)["places"]) == sorted(places)
