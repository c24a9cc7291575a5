"""What an archive does not tell of people can't be worked out from what it tells.

All small workshops of one value are gone through. Those of which an archive tells the same stand
together, and whoever solves for a number that is not told finds several that fit.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest

from bot.archive import published
from bot.archive.order import in_order
from bot.archive.session_file.writing import session_file_of
from bot.workshop.plan import Plan, Value
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord
from bot.workshop.reveal import MINIMUM_FLOOR, PEOPLE_FOR_A_THEME
from bot.workshop.session import Mode, Reveal
from bot.workshop.theme_record import CandidateRecord, ThemeRecord
from bot.workshop.word_count import WordCount

JOINED = 6
VALUE = Value(title="Trust", statement="Trust.", question="?", prompts=("A", "B"))
PLAN = Plan(name="p", title="Ours", about="", attribution="", values=(VALUE,))
PEOPLE = (0, 1, 2, 3, 5)
# How many answered, passed, and how many texts are held back: of words some of each kind.
WORDS = ((0, 0, 0), (0, 0, 1), (0, 1, 2), (1, 0, 1), (1, 1, 2), (2, 0, 2), (2, 1, 1), (3, 1, 0))

Asked = tuple[int, int, int]


def texts_of(name: str, people: int) -> tuple[str, ...]:
    """As many texts as people, as the bot has them: of one or two none."""
    return tuple(f"{name}{n}" for n in range(people)) if people >= MINIMUM_FLOOR else ()


def spoken_by(one: int, other: int) -> Iterator[int]:
    """How many people may be behind the texts of two prompts."""
    shown = [people for people in (one, other) if people >= MINIMUM_FLOOR]
    if not shown:
        yield 0
        return
    yield from range(max(shown), min(sum(shown), JOINED) + 1)


def workshops() -> Iterator[SessionRecord]:
    prompts = product(PEOPLE, (0, 1), (0, 1, 2)), product(PEOPLE, (0, 1), (0,))
    for words, one, other in product(WORDS, *prompts):
        for spoke in spoken_by(one[0], other[0]):
            for theme in range(PEOPLE_FOR_A_THEME, spoke + 1) if spoke else (0,):
                yield workshop(words, (one, other), (spoke, theme))


def workshop(words: Asked, asked: tuple[Asked, Asked], heard: tuple[int, int]) -> SessionRecord:
    prompts = tuple(
        PromptRecord(
            text=name,
            answers=texts_of(name, people),
            answered=people,
            passed=passed,
            held_back=held_back,
        )
        for name, (people, passed, held_back) in zip(VALUE.prompts, asked, strict=True)
    )
    sent, passed, held_back = words
    spoke, people = heard
    theme = ThemeRecord(key="theme:a", heading="A", people=people, quotes=("A0",))
    value = ValueRecord(
        value=VALUE,
        words=(WordCount(word="care", people=sent),) if sent >= MINIMUM_FLOOR else (),
        answered=sent,
        passed=passed,
        held_back=held_back,
        prompts=prompts,
        themes=(theme,) if people else (),
        spoke=spoke,
    )
    candidate = CandidateRecord(key="theme:a", heading="A", people_by_value=(people,), quote="A0")
    return SessionRecord(
        plan=PLAN,
        mode=Mode.PRIVATE,
        reveal=Reveal.LIVE,
        minimum=5,
        language="en",
        joined=JOINED,
        values=(value,),
        candidates=(candidate,) if people else (),
    )


def numbers_of(record: SessionRecord) -> dict[str, int | None]:
    """Every number of people in it, by where it stands."""
    (value,) = record.values
    found = {
        "words": value.answered,
        "words passed": value.passed,
        "words held back": value.held_back,
        "spoke": value.spoke,
        **{f"theme {n}": theme.people for n, theme in enumerate(value.themes)},
        **{f"candidate {n}": one.people_by_value[0] for n, one in enumerate(record.candidates)},
    }
    for prompt in value.prompts:
        found[f"{prompt.text} answered"] = prompt.answered
        found[f"{prompt.text} passed"] = prompt.passed
        found[f"{prompt.text} held back"] = prompt.held_back
    return found


@cache
def by_what_is_told() -> dict[SessionRecord, list[tuple[SessionRecord, SessionRecord]]]:
    """What was, and what is told of it: those together of which the same is told. All files of an
    archive are made of what `published` leaves, in order."""
    alike = defaultdict(list)
    for record in workshops():
        told = in_order(published(record))
        alike[told].append((record, told))
    return alike


@pytest.mark.long
def test_each_number_that_is_not_told_may_be_several():
    hidden = solved = 0
    for worlds in by_what_is_told().values():
        told = numbers_of(worlds[0][1])
        truths = [numbers_of(world) for world, _ in worlds]
        for where, number in told.items():
            if number is None:
                hidden += 1
                solved += len({truth[where] for truth in truths}) < 2

    assert hidden > 1_000
    assert solved == 0


def test_a_number_that_is_told_is_the_true_one():
    for worlds in by_what_is_told().values():
        for world, told in worlds:
            true = numbers_of(world)
            assert all(true[where] == n for where, n in numbers_of(told).items() if n is not None)


@pytest.mark.parametrize("given_away", ["total", "passed"])
def test_one_sum_too_many_would_be_noticed(given_away: str):
    """With how many sent anything at all, or with who passed, numbers could be worked out."""
    alike = defaultdict(list)
    for worlds in by_what_is_told().values():
        for world, told in worlds:
            numbers = numbers_of(world)
            total = sum(n or 0 for where, n in numbers.items() if where.endswith("answered"))
            more = {"total": total, "passed": (numbers["A passed"], numbers["B passed"])}
            alike[told, more[given_away]].append((numbers, numbers_of(told)))

    solved = [
        where
        for found in alike.values()
        for where, number in found[0][1].items()
        if number is None and len({truth[where] for truth, _ in found}) < 2
    ]
    assert solved


def test_session_json_tells_no_more_than_that():
    one = workshop((2, 1, 1), ((4, 0, 1), (1, 1, 0)), (4, 3))
    other = workshop((1, 0, 2), ((4, 0, 2), (2, 0, 0)), (4, 2))

    files = {session_file_of(in_order(published(each))) for each in (one, other)}

    assert len(files) == 1
