"""Whatever is sent to any page: nothing fails, and nothing of it is in the log."""

import pytest

from benchmarks.trials.page_requests import Known, PageRequests, words_for
from tests.pages.browsers import Browser, code_of, house_in

ON = (
    (),
    ("Close and reveal", "Show the value in full", "Next prompt"),
    ("Round-up", "Post to the group"),
    ("End the workshop", "End now"),
)


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2])
async def test_nothing_that_is_sent_makes_a_page_fail(workshop, caplog, seed):
    una, vic = Browser(workshop), Browser(workshop)
    for one in (una, vic):
        await one.joins()
        await one.says("trust")
    house = house_in(workshop)
    ((token, code),) = await workshop.rows("SELECT token, code FROM session")
    known = Known(
        secrets=[one.client.cookies["gair"] for one in (una, vic)],
        words=words_for([token], [code, await code_of(workshop)], [una.client.cookies["gair"]]),
    )
    requests = PageRequests(house, known, seed)
    for labels in ON:
        for label in labels:
            await workshop.fran.presses(label)
        if "Next prompt" in labels:
            await workshop.each_says(*(f"It takes time, {n} of us say." for n in range(6)))
        await requests.send(120)
        workshop.clock.passes(61)
        await workshop.settles()

    assert requests.answered.failed == []
    assert "a page failed" not in caplog.text
    assert len(requests.answered.routes) > 25
    assert {200, 303, 400, 404, 405, 422} <= set(requests.answered.statuses)
