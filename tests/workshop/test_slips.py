"""Slips are told from words that are only alike: on words that the rules were not made for."""

import pytest

from bot.workshop.likeness import suggest
from bot.workshop.same_word import words_of


def offered(one: str, other: str) -> bool:
    return bool(suggest(words_of([(1, one), (2, other)])))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("KPI", "kpis"), ("MDT", "MDTs"), ("GPs", "GP"), ("bureaucracy", "beaurocracy")),
        *(("bureaucracy", "burocracy"), ("definitely", "definately"), ("honesty", "honsety")),
        *(("equality", "eqaulity"), ("loneliness", "lonelyness"), ("hierarchy", "heirarchy")),
        *(("kindness", "kindnes"), ("overwhelmed", "overwhelmd"), ("safe space", "safe sapce")),
        *(("lived experience", "lived experiance"), ("ymddiriedaeth", "ymddiriedath")),
        *(("co-production", "co-prodution"), ("disappointed", "dissapointed")),
    ],
)
def test_what_is_typed_or_spelled_wrong_is_offered(one: str, other: str):
    assert offered(one, other)
    assert offered(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("charity", "clarity"), ("carer", "career"), ("heart", "heard"), ("policy", "police")),
        *(("principle", "principal"), ("connection", "correction"), ("class", "glass")),
        *(("being heard", "being hard"), ("time to heal", "time to hear"), ("scared", "sacred")),
        *(("compassion", "comparison"), ("responsive", "responsible"), ("contact", "contract")),
        *(("recognise", "recognized"), ("minute", "minutes"), ("listening", "listenings")),
        *(("right", "rights"), ("quality", "qualities"), ("new", "news"), ("as", "ass")),
    ],
)
def test_two_real_words_are_not(one: str, other: str):
    assert not offered(one, other)
    assert not offered(other, one)
