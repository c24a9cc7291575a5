"""Counties and towns that somebody is called after: places, but for what stands beside them."""

import pytest

from bot.noticing.lists import words
from bot.noticing.name_lists import WordKind, kind_of
from bot.noticing.names import has_name

COUNTIES = ("Gwynedd", "Powys", "Gwent", "Dyfed", "Clwyd", "Conwy", "Ceredigion", "Meirionnydd")
TOWNS = ("Carlisle", "Barry", "Lincoln", "Chester", "Preston", "Bangor", "Tenby", "Brecon")


@pytest.mark.parametrize(
    "said", ["people in {} wait", "{}", "the {} office", "mwy o dai yn {}", "{} hub"]
)
def test_a_place_names_nobody(said):
    assert [place for place in (*COUNTIES, *TOWNS) if has_name(said.format(place))] == []


@pytest.mark.parametrize("said", ["Cyngor {}", "Mae pobl {} yn aros"])
def test_nor_does_a_county_in_welsh(said):
    assert [county for county in COUNTIES if has_name(said.format(county))] == []


def test_what_is_called_after_a_place_is_a_name_by_what_stands_beside_it():
    assert has_name("my manager Gwynedd Price shouts")
    assert has_name("I told Mr Carlisle")


def test_no_word_is_a_name_alone_and_no_name_at_once():
    assert [word for word in words("no_names") if kind_of(word) is WordKind.NAME] == []
