"""Texts that people write to be slow: they are read as any other, each sign of them once."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.round_up import Said, themed
from bot.round_up.held_back import is_held_back
from bot.round_up.matching import Keywords
from bot.round_up.reading import sentences
from bot.round_up.speaking import MOST_SLICES, Speaking
from bot.round_up.themed import Asking
from bot.round_up.tokens import tokens
from bot.workshop.plan import Theme

SIGNS = st.text(alphabet="aA .!?…\"')]\n。-,", max_size=40)
WORDS = st.lists(st.sampled_from(["time", "times", "out", "no", "we"]), max_size=14)
STOP = re.compile(r"[.!?…؟۔।]+[\"'’”)\]]*(?=\s)|[。！？]|\n")
THEMES = (
    ("theme:time", Theme(heading="Time", keywords=("time*",))),
    ("theme:break", Theme(heading="Breaks", keywords=("time out", "time out no"))),
    ("theme:no", Theme(heading="No", keywords=("no", "out no"))),
)


def ends_by_looking_anywhere(text):
    """Where sentences end, each place looked at by itself: right, and slow."""
    for match in STOP.finditer(text):
        following = text[match.end() :].lstrip()
        if match[0] == "\n" or not following[:1].islower() or match[0][0] in "?!":
            yield match.end()


def sentences_by_looking_anywhere(text):
    start = 0
    for end in [*ends_by_looking_anywhere(text), len(text)]:
        if stripped := text[start:end].strip():
            first = start + text[start:end].index(stripped[0])
            yield first, first + len(stripped)
        start = end


def is_within(one, other):
    is_longer = other.after - other.first > one.after - one.first
    return is_longer and other.first <= one.first and one.after <= other.after


@given(SIGNS)
def test_sentences_end_where_they_did(text):
    assert list(sentences(text)) == list(sentences_by_looking_anywhere(text))


@given(WORDS)
def test_of_matches_those_within_a_longer_one_are_none(words):
    found = list(tokens(" ".join(words)))
    every = {match for theme in THEMES for match in Keywords([theme]).matches(found, "en")}
    longest = {one for one in every if not any(is_within(one, other) for other in every)}

    assert set(Keywords(THEMES).matches(found, "en")) == longest


def test_a_compound_counts_whole_wherever_a_keyword_stands_in_it():
    text = "We have time-after-time no say."
    board = Asking(themes=[theme for _, theme in THEMES]).board([Said(voice=0, text=text)])
    heard = board.candidates["theme:time"].places

    assert {text[place.start : place.end] for place in heard} == {"time-after-time"}


def test_a_keyboard_that_is_hammered_is_one_of_the_voices():
    said = [Said(voice=n, text=f"We need more time for people, all of us. {n}") for n in range(5)]
    hammered = [Said(voice=5, text=f"{'。' * 900} {'中。' * 40}"), Said(voice=5, text="!" * 999)]
    found = themed([*said, *hammered], themes=[theme for _, theme in THEMES])

    assert (found.people, found.themes[0].heading, found.themes[0].people) == (6, "Time", 5)


def test_of_a_text_in_a_thousand_pieces_only_the_first_can_be_quoted():
    board = Asking().board([Said(voice=0, text="A. " * 300)])

    assert len(Speaking(board.answers).slices(0)) == MOST_SLICES


def test_one_sign_for_a_whole_phrase_hides_nothing():
    assert is_held_back("\ufdfa ring me on 07700 900123 \ufdfa")
    assert not is_held_back("\ufdfa" * 1000)
