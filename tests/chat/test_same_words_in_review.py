"""[Review] offers words that may be the same, before the report is sent on."""

import pytest

from bot.archive import read
from tests.beginnings import played
from tests.chat.test_reviewing import archive_anew, ended

WORDS = ("KPI", "kpis", "bureaucracy", "beaurocracy", "trust", "trusting, Sarah Jenkins")
ASKED = "Some words may be the same, typed in two ways."


@played
async def over(workshop):
    """Six people have said WORDS, and the workshop is over."""
    await workshop.each_says(*WORDS)
    await ended(workshop)


@pytest.mark.long
async def test_it_leads_to_the_words_and_what_is_put_together_is_one_in_the_report(over):
    await over.fran.presses("Review")
    assert ASKED in over.fran.last

    await over.fran.presses("May be the same: 2")
    shown = over.fran.last
    await over.fran.presses("Put together 1")
    await over.fran.presses("Put together 1")
    record = read(await archive_anew(over, over.fran))

    assert "1. “KPI” + “kpis”" in shown
    assert "2. “beaurocracy” + “bureaucracy”" in shown
    people = {one.word: one.people for one in record.values[0].words}
    assert people["KPI"] == 2
    assert sorted(people.values()) == [1, 1, 2, 2]


async def test_what_was_decided_is_offered_no_more(over):
    await over.fran.presses("Review")
    await over.fran.presses("May be the same: 2")
    await over.fran.presses("Put together 1")
    await over.fran.presses("Put together 1")

    await over.fran.presses("Review")

    assert ASKED not in over.fran.last
    assert [label for label in over.fran.buttons if "May be the same" in label] == []


async def test_it_is_offered_where_review_begins_and_nowhere_while_people_respond(workshop):
    await workshop.each_says(*WORDS)
    await workshop.fran.presses("To look at: 1")

    assert ASKED not in workshop.fran.last


async def test_whoever_does_not_lead_is_offered_no_words(workshop):
    await workshop.restarts(organisers=(workshop.fay.id,))
    await workshop.each_says(*WORDS)
    await ended(workshop)

    await workshop.fay.says("/archives")
    await workshop.fay.presses("Review · 1 · Focus group")

    assert "Sarah Jenkins" in workshop.fay.last
    assert ASKED not in workshop.fay.last
