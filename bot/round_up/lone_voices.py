"""Who is quoted beside the themes: lone voices, and those who name both sides."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from bot.round_up.candidates import Voice, people_by_key
from bot.round_up.choosing import ThemeLimits
from bot.round_up.language import ENGLISH, UNKNOWN
from bot.round_up.leaning import leans
from bot.round_up.replaying import Slice
from bot.round_up.slices import LEANING
from bot.round_up.speaking import Option, Speaking

FEWEST_WORDS = 3
LISTED_COUNTS_MORE = 1.5
READABLE = 0.7
BOTH_SIDES_LENGTH = range(40, 240)
MOST_BOTH_SIDES = 2

Spans = Sequence[tuple[int, int]]


def quote_lone_voices(
    speaking: Speaking, in_themes: set[Voice], limits: ThemeLimits
) -> list[Slice]:
    """Up to `limits.also_said` slices by people who are not quoted yet: those in no theme first,
    then who says what few others say. In a small group, up to `limits.heard_again`, people who are
    quoted already say something else."""
    waiting = [option for option in _distinct(speaking) if _says_something(option, speaking)]
    most = limits.also_said
    chosen = _one_each(waiting, speaking.voices | in_themes, speaking, most)
    chosen += _one_each(waiting, speaking.voices, speaking, most - len(chosen))
    here = {speaking.answers[number].voice for number, _, _ in chosen}
    return chosen + _one_each(waiting, here, speaking, limits.heard_again - len(chosen))


def _one_each(
    waiting: Iterable[Option], done: Iterable[Voice], speaking: Speaking, most: int
) -> list[Slice]:
    """The best slices of those who are not done, one of each person."""
    chosen: list[Slice] = []
    heard, left = set(done), list(waiting)
    while len(chosen) < most:
        left = [
            option
            for option in left
            if speaking.answers[option.slice[0]].voice not in heard and speaking.is_free(option)
        ]
        best = speaking.best(left)
        if best is None:
            break
        chosen.append(speaking.quote(best.slice))
        heard.add(speaking.answers[best.slice[0]].voice)
    return chosen


def quote_both_sides(speaking: Speaking, in_themes: Iterable[Slice]) -> list[Slice]:
    """Up to two sentences in which one person names both sides; nothing is made of two people."""
    themed = {(number, start) for number, start, _ in in_themes}
    options = [
        Option(option.slice, option.text, _closeness(option) + (option.slice[:2] in themed))
        for number in range(len(speaking.answers))
        for option in speaking.options(number)
        if len(option.text) in BOTH_SIDES_LENGTH and _has_both_sides(option.text)
    ]
    chosen: list[Slice] = []
    while len(chosen) < MOST_BOTH_SIDES and (best := speaking.best(options)):
        chosen.append(speaking.quote(best.slice))
        voice = speaking.answers[best.slice[0]].voice
        options = [o for o in options if speaking.answers[o.slice[0]].voice != voice]
    return chosen


def _distinct(speaking: Speaking) -> Iterator[Option]:
    """What could be quoted, by how rare it is what it speaks of."""
    people = people_by_key(speaking.answers)
    total = len({answer.voice for answer in speaking.answers})
    for number, answer in enumerate(speaking.answers):
        for option in speaking.options(number):
            _, start, end = option.slice
            rare = [
                math.log((total + 1) / people[finding.key])
                * (LISTED_COUNTS_MORE if finding.key.startswith("theme:") else 1)
                for finding in {f.key: f for f in answer.findings}.values()
                if start <= finding.start and finding.end <= end
            ]
            merit = sum(rare) / math.sqrt(10 + len(rare)) + READABLE * option.merit
            yield Option(option.slice, option.text, merit)


def _says_something(option: Option, speaking: Speaking) -> bool:
    """ "Idk", "not sure" and "yes please" are counted, not quoted."""
    answer = speaking.answers[option.slice[0]]
    if answer.language not in (ENGLISH, UNKNOWN) or not option.text.isascii():
        return True
    return len(option.text.split()) >= FEWEST_WORDS


def _closeness(option: Option) -> float:
    return -abs(len(option.text) - 120) / 100 - (LEANING if leans(option.text) else 0)


def _has_both_sides(text: str) -> bool:
    """Whether something is for it before the turn and something against it after, or the other way
    round; a turn at the beginning turns at the comma."""
    plain = text.replace("\u2019", "'")
    turn, is_for, is_against = _cues()
    turns = [match.span() for match in turn.finditer(plain)]
    if turns and not plain[: turns[0][0]].strip():
        after = turns.pop(0)[1]
        comma = plain.find(",", after)
        turns += [(comma, comma + 1)] if comma >= 0 else []
        plain = " " * after + plain[after:]
    pros = [match.span() for match in is_for.finditer(plain)]
    cons = [match.span() for match in is_against.finditer(plain)]
    return any(_are_around(at, pros, cons) or _are_around(at, cons, pros) for at in turns)


def _are_around(turn: tuple[int, int], one: Spans, other: Spans) -> bool:
    """Whether something of the one kind ends before a turn, and something of the other begins
    after it: the first of the one ends first, the last of the other begins last."""
    return bool(one and other) and one[0][1] <= turn[0] and turn[1] <= other[-1][0]


@cache
def _cues() -> Sequence[re.Pattern[str]]:
    text = files(__package__).joinpath("both_sides.txt").read_text(encoding="utf-8")
    lines = [line.split(" ", 1) for line in text.splitlines() if not line.startswith("#")]
    return tuple(
        re.compile(
            rf"\b(?:{'|'.join(re.escape(cue) for name, cue in lines if name == kind)})",
            re.IGNORECASE,
        )
        for kind in ("turn", "for", "against")
    )
