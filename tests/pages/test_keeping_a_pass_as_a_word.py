"""Who types "pass" on a page nearly always means it; one press makes it a word after all."""

import pytest

from tests.pages.browsers import ADDRESS, Browser, code_of

KEEP = "Keep it as a word"
RESPONSES = "SELECT text FROM response"
PASSES = "SELECT count(*) FROM pass"


@pytest.fixture
async def una(workshop):
    browser = Browser(workshop)
    await browser.joins()
    return browser


async def test_it_counts_as_a_pass_and_is_kept_as_a_word_after_all(workshop, una):
    await una.says("Pass")
    passed = await workshop.rows(PASSES), await workshop.rows(RESPONSES)
    await una.opens("/p")  # also when the page has been loaded anew
    offered = [one for one in una.buttons if KEEP in one]
    await una.sends(KEEP)

    assert passed == ([(1,)], [])
    assert offered == [f"{KEEP}: “Pass”"]
    assert una.own == ["Pass"]
    assert not any(KEEP in one for one in una.buttons)
    assert (await workshop.rows(PASSES), await workshop.rows(RESPONSES)) == ([(0,)], [("Pass",)])


async def test_sent_twice_it_is_there_once(workshop, una):
    await una.says("n/a")
    form = una.form(KEEP)
    fields = {one.get("name"): one.get("value") or "" for one in form.iter("input")}
    answers = [
        await una.client.post("/p/word", data=fields, headers={"Origin": ADDRESS}) for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert await workshop.rows(RESPONSES) == [("n/a",)]


async def test_to_a_prompt_too(workshop, una):
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    await una.says("none")
    await una.sends(KEEP)

    assert una.own == ["none"]
    assert await workshop.rows("SELECT prompt, text FROM answer") == [(0, "none")]


@pytest.mark.parametrize("typed", ["-", "…"])
async def test_signs_alone_are_offered_as_no_word(una, typed):
    await una.says(typed)

    assert not any(KEEP in one for one in una.buttons)


async def test_who_has_said_something_else_is_asked_no_more(una):
    await una.says("pass")
    await una.says("trust")

    assert una.own == ["trust"]
    assert not any(KEEP in one for one in una.buttons)


async def test_it_is_offered_to_nobody_else(workshop, una):
    vic = Browser(workshop)
    await vic.joins()
    await una.says("pass")
    await vic.opens("/p")

    assert not any(KEEP in one for one in vic.buttons)


@pytest.mark.parametrize("forged", ["/forget", "x" * 3000, "code"])
async def test_by_that_form_nothing_comes_in_that_would_not_otherwise(workshop, una, forged):
    await una.says("pass")
    form = una.form(KEEP)
    fields = {one.get("name"): one.get("value") or "" for one in form.iter("input")}
    text = await code_of(workshop) if forged == "code" else forged

    await una.client.post("/p/word", data=fields | {"text": text}, headers={"Origin": ADDRESS})

    assert await workshop.rows(RESPONSES) == []


async def test_a_question_that_was_not_asked_takes_none(workshop, una):
    await una.says("pass")
    form = una.form(KEEP)
    fields = {one.get("name"): one.get("value") or "" for one in form.iter("input")}
    for other in ({"value": "1"}, {"prompt": "0"}, {"value": "99"}):
        sent = fields | other
        answer = await una.client.post("/p/word", data=sent, headers={"Origin": ADDRESS})
        assert answer.status_code == 422

    assert await workshop.rows(RESPONSES) == []
    assert await workshop.rows("SELECT * FROM answer") == []
