"""The machine's clock is set back while a workshop goes on: nobody waits until it is late again."""

from bot.pages.allowance import Allowance
from handlers.wire.flooding import FLOW
from tests.players import Scene

HOUR = 3600


async def test_whoever_has_written_before_is_heard(workshop: Scene) -> None:
    await workshop.restarts(around={"flow": FLOW})
    await workshop.each_says("trust", "care", "hope", "love", "calm")

    workshop.clock.passes(-2 * HOUR)
    await workshop.ana.says("home")
    await workshop.fran.presses("Close and reveal")

    assert sorted(workshop.ana.own) == ["home", "trust"]
    assert "home" in workshop.clouds[-1].words


async def test_codes_that_were_typed_ahead_of_time_keep_nobody_out(workshop: Scene) -> None:
    guesses = workshop.gair.services.guesses
    for _ in range(50):
        guesses.count(workshop.ana.id)

    workshop.clock.passes(-2 * HOUR)

    guesses.check(workshop.ana.id)


def test_pages_let_pass_what_they_would_have() -> None:
    times = [1000.0]
    allowance = Allowance(2, lambda: times[-1])
    before = [allowance.lets_pass("code") for _ in range(3)]

    times.append(1000.0 - 2 * HOUR)

    assert before == [True, True, False]
    assert [allowance.lets_pass("code") for _ in range(3)] == before
