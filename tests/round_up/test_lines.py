"""A themed round-up as lines, and how it is made shorter."""

from functools import cache

import pytest

from bot.round_up import Line, LineKind, Said, fitted, themed
from tests.round_up.crowd import THEMES, among_others, people_quoted, said_by_each

RENT = """The rent went up again, which nobody had told us about before; we heard of it from a \
neighbour who happened to read the notice on the door of the laundry room downstairs."""
WAITING = """We wait for housing, for months and months, and while we wait the letters about the \
next list and the one after that keep coming to an address that we have left."""
MONEY = """There is money for posters, said in every meeting, but hardly ever any money for the \
evenings when people could come in and would not have to be on their own."""
TEXTS = (RENT, WAITING, MONEY)
CROWD = said_by_each(*(f"{TEXTS[n % 3]} And {n} more things {'a' * n}." for n in range(60)))


@cache
def summary():
    return themed(CROWD, themes=THEMES)


def length(shown) -> int:
    return sum(
        len(line.quote.text(CROWD)) if line.quote else len(line.theme.heading)
        for line in shown.lines
    )


def parts(shown) -> list[LineKind]:
    return [line.part for line in shown.lines]


def test_lines_come_in_the_order_of_reading():
    answers = among_others("Rent is high.", "Rent and fresh air.", "Fresh air!", "Fresh air too.")
    answers.append(Said(voice=1, text="Buses.", added=True))
    summary = themed(answers, themes=THEMES)

    shown = fitted(summary, answers, lambda shown: True)

    order = list(LineKind)
    assert parts(shown) == sorted(parts(shown), key=lambda part: max(order.index(part), 1))
    assert shown.lines[0] == Line(part=LineKind.THEME, theme=summary.themes[0])
    assert parts(shown)[-1] is LineKind.ADDED
    assert shown.unquoted == summary.people - people_quoted(summary, answers)


def test_what_fits_is_not_shortened():
    shown = fitted(summary(), CROWD, lambda shown: True)

    assert [line.quote for line in shown.lines] == [line.whole for line in shown.lines]
    assert not any(line.is_cut for line in shown.lines)


@pytest.mark.parametrize("room", [2500, 2000, 1500, 1000, 600, 300])
def test_it_is_shortened_until_it_fits(room: int):
    shown = fitted(summary(), CROWD, lambda shown: length(shown) <= room)

    assert length(shown) <= room
    assert [line.theme for line in shown.lines if line.part is LineKind.THEME] == list(
        summary().themes
    )


def test_quotes_get_shorter_before_any_goes():
    whole = fitted(summary(), CROWD, lambda shown: True)

    shown = fitted(summary(), CROWD, lambda shown: length(shown) < length(whole))

    assert parts(shown) == parts(whole)
    cut = [line for line in shown.lines if line.is_cut]
    assert cut
    for line in cut:
        assert line.quote.text(CROWD) != line.whole.text(CROWD)
        assert line.whole.text(CROWD).startswith(line.quote.text(CROWD))
        assert len(line.quote.text(CROWD)) <= 150


def test_where_nothing_fits_the_headings_are_left():
    shown = fitted(summary(), CROWD, lambda shown: False)

    assert set(parts(shown)) == {LineKind.THEME}
    assert shown.unquoted == 60
