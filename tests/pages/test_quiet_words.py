"""A quiet word in a browser: both ways, without names, and kept nowhere."""

import pytest

from tests.pages.browsers import ADDRESS, Browser


@pytest.fixture
async def una(workshop):
    browser = Browser(workshop)
    await browser.joins()
    await browser.opens("/p/quiet")
    return browser


async def test_it_goes_both_ways_without_names(workshop, una):
    before = una.text
    await una.sends("A quiet word")
    asked = workshop.fran.last
    await una.sends("quiet-say", text="This one <b>hurts</b>.")
    heard = workshop.fran.last
    await workshop.fran.says("I am here. Shall we talk after?")
    await una.opens("/p/quiet")

    assert "You can write to Fran here, and to nobody else." in before
    assert asked.startswith("Somebody in the workshop in “Focus group” asks for a quiet word.")
    assert heard == "Somebody in the workshop\n\nThis one <b>hurts</b>."
    assert una.has("The questions are on your page, as before.")
    assert not una.has("reply to it")
    assert una.has("This one <b>hurts</b>.")
    assert una.has("I am here. Shall we talk after?")
    assert await workshop.rows("SELECT * FROM response") == []
    assert await workshop.rows("SELECT * FROM answer") == []


async def test_either_of_them_ends_it(workshop, una):
    await una.sends("A quiet word")
    await una.sends("End the quiet word")
    told = workshop.fran.last
    over = una.text
    await una.sends("A quiet word")
    await workshop.fran.presses("End the quiet word")
    await una.opens("/p/quiet")

    assert told == "The quiet word is over. Nothing of it was kept."
    assert "The quiet word is over." in over
    assert una.has("The quiet word is over.")
    assert "Send" not in una.buttons


async def test_nothing_of_it_is_kept(workshop, una):
    await una.sends("A quiet word")
    await una.sends("quiet-say", text="sesquipedalian sorrow")
    await una.sends("End the quiet word")
    raw = b"".join(p.read_bytes() for p in workshop.config.data_folder.rglob("*") if p.is_file())

    assert b"sesquipedalian" not in raw


async def test_where_nobody_is_there_the_page_says_where_help_is(workshop, una):
    await workshop.fran.presses("People …", workshop.fran.panel)
    await workshop.fran.presses("Somebody to turn to …")
    await workshop.fran.presses("Nobody today")

    await una.opens("/p/quiet")

    assert una.has("Nobody is there for a quiet word today.")
    assert una.has("116 123")
    assert "A quiet word" not in una.buttons


async def test_who_is_in_a_browser_is_asked_nothing_by_telegram(workshop, una):
    await una.sends("A quiet word")
    await una.sends("quiet-say", text="hello")
    await una.sends("End the quiet word")
    await workshop.settles()

    people = set(workshop.world.people_by_id)
    named = {int(c) for r in workshop.world.requests if (c := r.params.get("chat_id"))}
    assert {one for one in named if one > 0} <= people
    scopes = [str(r.params.get("scope", "")) for r in workshop.world.requests]
    assert [one for one in scopes if "46116860" in one] == []


async def test_two_people_by_different_doors_are_told_apart(workshop, una):
    await una.sends("A quiet word")
    await workshop.ana.presses("A quiet word")
    await workshop.ana.says("from a chat")
    first = workshop.fran.last
    await una.sends("quiet-say", text="from a browser")

    assert first != workshop.fran.last
    assert "Somebody in the workshop: A" in workshop.fran.last
    assert "Somebody in the workshop: B" in first


async def test_the_same_form_sent_again_is_passed_on_once(workshop, una):
    await una.sends("A quiet word")
    form = una.form("quiet-say")
    fields = {one.get("name"): one.get("value") or "" for one in form.iter("input")}
    for _ in range(3):
        await una.client.post(
            "/p/quiet/say", data=fields | {"text": "hello"}, headers={"Origin": ADDRESS}
        )
    await una.client.post("/p/quiet/say", data=fields | {"text": " "}, headers={"Origin": ADDRESS})
    await workshop.settles()

    assert [text for text in workshop.fran.sees if text.endswith("\n\nhello")] != []
    assert len([text for text in workshop.fran.sees if "hello" in text]) == 1
    assert not workshop.fran.last.strip().endswith("workshop")


async def test_nobody_with_many_browsers_buries_who_is_there(workshop, una):
    await una.sends("A quiet word")
    refused = 0
    for _ in range(12):
        other = Browser(workshop)
        await other.joins()
        await other.opens("/p/quiet")
        await other.sends("A quiet word")
        refused += other.has("You have asked several times just now.")

    asked = [text for text in workshop.fran.sees if "asks for a quiet word" in text]
    assert (len(asked), refused) == (8, 5)


async def test_after_a_restart_the_page_says_that_it_ended_and_what_to_do(workshop, una):
    await una.sends("A quiet word")
    await una.sends("quiet-say", text="This one hurts.")
    form = una.form("quiet-say")
    fields = {one.get("name"): one.get("value") or "" for one in form.iter("input")}
    secret = una.client.cookies["gair"]
    await workshop.restarts()
    again = Browser(workshop)
    again.client.cookies.set("gair", secret)

    await again.opens("/p/quiet")
    told = again.text
    await again.takes(
        await again.client.post(
            "/p/quiet/say", data=fields | {"text": "Are you there?"}, headers={"Origin": ADDRESS}
        )
    )

    assert "It ended as I was started anew." in told
    assert again.has("Are you there?")
    assert again.has("This was not passed on, nor kept. Please ask again below.")
    assert "A quiet word" in again.buttons
    assert await workshop.rows("SELECT * FROM response") == []
    assert "Are you there?" not in workshop.fran.last
