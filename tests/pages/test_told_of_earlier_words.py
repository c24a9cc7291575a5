"""Whoever has gone on to another question is told on their page of what became of earlier words."""

import pytest

from tests.chat.test_striking import opens_words, taps
from tests.chat.test_struck_words_put_back import taps_answer
from tests.pages.browsers import Browser

ABOUT = "About something that you said earlier"
WHY = "You have done nothing wrong. You are welcome to say it another way."
FIRST = "Connection, love and care should be central"
TOO_LATE = f"The cloud of “{FIRST}” was shown before your newest words came."
STRUCK = "(taken out by the facilitators)"


@pytest.fixture
async def una(workshop):
    """Una and six others have answered the first value; its cloud has closed."""
    browser = Browser(workshop)
    await browser.joins()
    await browser.says("hope")
    await workshop.each_says("trust", "trust", "time", "home", "care", "love")
    await workshop.fran.presses("Close and reveal")
    return browser


async def presses(workshop, *labels):
    for label in labels:
        await workshop.fran.presses(label, workshop.fran.panel)


async def struck(workshop, table, which=""):
    """What stands in a table is taken out."""
    sql = f"UPDATE {table} SET standing = 'struck' {which}"
    await workshop.gair.services.means.database.transaction(lambda tx: tx.write(sql))
    workshop.gair.services.changes.words_changed(1)
    await workshop.settles()


def told(browser):
    """What stands there of earlier words."""
    found = browser.page.xpath("//section[@id='earlier']//span[@class='words']")
    return [one.text_content() for one in found]


async def test_a_word_that_was_struck_and_put_back(workshop, una):
    await opens_words(workshop)
    await presses(workshop, "Next value")
    await una.opens("/p")
    before = told(una), una.has(ABOUT)
    await taps(workshop.fran, "hope")
    await una.opens("/p")
    after = told(una), una.cards
    spoken = una.page.get_element_by_id("part").get("data-now")
    others = Browser(workshop)
    await others.joins()
    is_told_to_others = others.has(ABOUT)
    await taps(workshop.fran, "hope")
    await una.opens("/p")

    assert before == ([], False)
    assert after == ([f"{FIRST}: hope {STRUCK}"], ["card-1-q", "earlier"])
    assert f"{ABOUT} {FIRST}: hope {STRUCK}" in spoken
    assert not is_told_to_others
    assert told(una) == []


async def test_it_can_be_said_another_way_there(workshop, una):
    await opens_words(workshop)
    await presses(workshop, "Next value")
    await taps(workshop.fran, "hope")
    await una.opens("/p")
    why = una.has(WHY)
    await una.changes("hope", "x" * 90)
    refused = una.answer.status_code, una.has("is too long for the cloud"), told(una)
    await una.changes("hope", "courage")

    assert why
    assert refused == (422, True, [f"{FIRST}: hope {STRUCK}"])
    assert told(una) == [f"{FIRST}: courage (in the report alone)"]
    assert ("courage",) in await workshop.rows("SELECT text FROM response")


async def test_it_is_removed_there(workshop, una):
    await opens_words(workshop)
    await presses(workshop, "Next value")
    await taps(workshop.fran, "hope")
    await una.opens("/p")
    await una.sends("Remove: hope")

    assert told(una) == []
    assert ("hope",) not in await workshop.rows("SELECT text FROM response")


async def test_an_answer_too(workshop, una):
    await presses(workshop, "Show the value in full", "Next prompt")
    await una.says("We all fear the tall boss.")
    await workshop.each_says(*(f"It takes time, {n} of us say." for n in range(6)))
    await presses(workshop, "Answers so far")
    await workshop.fran.presses("Next value", workshop.fran.panel)
    await taps_answer(workshop.fran, "We all fear the tall boss.")
    await una.opens("/p")

    assert told(una) == [f"{FIRST}: We all fear the tall boss. {STRUCK}"]


async def test_a_thought_too_whose_card_shows_none(workshop, una):
    await una.says("A thought that names the tall boss of ours, longer than any word.")
    ((key,),) = await workshop.rows("SELECT id FROM answer")
    before = told(una)
    await struck(workshop, "answer")
    await una.opens("/p")

    assert key
    assert before == []
    assert [STRUCK in one for one in told(una)] == [True]


async def test_who_is_in_distress_is_not_told_that_it_was_taken_out(workshop, una):
    await una.opens("/p")
    await una.changes("hope", "I want to kill myself")
    await struck(workshop, "response", "WHERE standing = 'waiting'")
    await presses(workshop, "Next value")
    await una.opens("/p")

    assert await workshop.rows("SELECT text FROM response WHERE standing = 'struck'")
    assert told(una) == []


async def test_words_that_came_too_late_for_a_cloud(workshop, una):
    await presses(workshop, "Reopen")
    await una.says("courage")
    await presses(workshop, "Close and reveal")
    await una.opens("/p")
    on_card = una.own, una.has(TOO_LATE), told(una)
    await presses(workshop, "Next value")
    await una.opens("/p")

    assert on_card == (["courage (in the report alone)", "hope"], True, [])
    assert told(una) == [f"{FIRST}: courage (in the report alone)"]
    assert una.has(TOO_LATE)
    assert not una.has(WHY)


async def test_whoever_has_left_can_only_remove(workshop, una):
    await opens_words(workshop)
    await presses(workshop, "Next value")
    await taps(workshop.fran, "hope")
    await una.opens("/p/leave")
    await una.sends("Leave; my words may stay")
    await una.opens("/p")

    assert told(una) == [f"{FIRST}: hope {STRUCK}"]
    assert "Remove: hope" in una.buttons
    assert una.page.xpath("//section[@id='earlier']//textarea") == []
