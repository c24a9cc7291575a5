"""A form belongs to the workshop that it was shown for; what was typed in it is not lost."""

import pytest

from tests.pages.browsers import ADDRESS, Browser, code_of

WORDS = "SELECT session_id, text FROM response ORDER BY text"


@pytest.fixture
async def una(workshop):
    browser = Browser(workshop)
    await browser.joins()
    return browser


def form_of(browser, name="say-0-q"):
    """A form as it stands on a page, to be sent later."""
    found = browser.page.xpath(f"//form[@data-form='{name}']")[0]
    return {one.get("name"): one.get("value") or "" for one in found.iter("input")}


async def sent(browser, path, fields, *, part=False):
    headers = {"Origin": ADDRESS} | ({"X-Part": "1"} if part else {})
    answer = await browser.client.post(path, data=fields, headers=headers)
    await browser.takes(answer)
    return answer


async def opens_another(scene):
    """The workshop ends, and another one is at its first question."""
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")
    await scene.opens_lobby()
    await scene.fran.presses("Begin with the first value")


@pytest.mark.long
async def test_what_was_typed_for_one_workshop_is_not_said_in_another(workshop, una):
    old = form_of(una) | {"text": "meant for the first"}
    await opens_another(workshop)
    await una.joins()

    answer = await sent(una, "/p/say", old)

    assert answer.status_code == 422
    assert await workshop.rows(WORDS) == []
    assert una.page.xpath("//textarea[@id='typed']")[0].text_content() == "meant for the first"


@pytest.mark.parametrize("path", ["/p/pass", "/p/recognise", "/p/leave"])
async def test_no_other_form_finds_another_workshop_either(workshop, una, path):
    old = form_of(una, "pass-0-q") | {"scope": "0-a", "keep": "1"}
    await opens_another(workshop)
    await una.joins()

    await sent(una, path, old)

    here = "SELECT count(*) FROM {} WHERE session_id = 2"
    assert await workshop.rows(here.format("pass")) == [(0,)]
    assert await workshop.rows(here.format("recognition")) == [(0,)]
    assert await workshop.rows(here.format("participant") + " AND attending") == [(1,)]


async def test_words_of_an_earlier_workshop_are_removed_where_they_are(workshop, una):
    await una.says("trust")
    await opens_another(workshop)
    await una.joins()
    await una.opens("/p/mine")

    await una.sends("Remove: trust")

    assert await workshop.rows(WORDS) == []


async def test_who_adds_to_what_was_not_answered_is_heard_whole(workshop, una):
    form = form_of(una)
    await sent(una, "/p/say", form | {"text": "trust"})
    await sent(una, "/p/say", form | {"text": "trust, time"})
    await sent(una, "/p/say", form | {"text": "trust, time"})

    assert await workshop.rows(WORDS) == [(1, "time"), (1, "trust")]


async def test_an_answer_that_is_sent_again_with_more_takes_the_place_of_the_first(workshop, una):
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    await una.opens("/p")
    form = form_of(una, "say-0-0")
    await sent(una, "/p/say", form | {"text": "We need time."})
    await sent(una, "/p/say", form | {"text": "We need time. And rest."})

    assert await workshop.rows("SELECT text FROM answer") == [("We need time. And rest.",)]


async def test_what_was_removed_does_not_come_back_by_its_form(workshop, una):
    form = form_of(una) | {"text": "trust"}
    await sent(una, "/p/say", form)
    await una.opens("/p")
    await una.sends("Remove: trust")

    await sent(una, "/p/say", form)

    assert await workshop.rows(WORDS) == []


async def test_who_was_forgotten_in_another_tab_sees_what_they_wrote(workshop, una):
    old = form_of(una) | {"text": "typed in the other tab"}
    await una.opens("/p/forget")
    await una.sends("Yes, remove everything")
    una.client.cookies.set("gair", "A" * 22)

    answer = await sent(una, "/p/say", old)
    part = await sent(una, "/p/say", old, part=True)

    assert answer.status_code == 404
    assert una.answer is part
    assert part.status_code == 410
    assert "typed in the other tab" in answer.text
    assert await workshop.rows("SELECT count(*) FROM participant") == [(6,)]


async def test_without_scripts_what_came_of_a_form_is_told_once(workshop, una):
    await una.says("one, two, three, four")
    told = una.text
    await una.opens("/p")

    assert "Not kept: four." in told
    assert "Not kept: four." not in una.text


async def test_what_is_wrong_with_a_card_that_has_gone_is_told_with_what_was_typed(workshop, una):
    long = form_of(una) | {"text": "x" * 1500}
    for label in ("Close and reveal", "Next value"):
        await workshop.fran.presses(label)

    await sent(una, "/p/say", long)

    assert una.page.xpath("//textarea[@id='typed']")[0].text_content() == "x" * 1500
    assert una.page.xpath("//p[@role='alert']")


async def test_nobody_sends_more_than_anybody_fills_in(workshop, una):
    codes = []
    for number in range(50):
        form = form_of(una) | {"text": f"word {number}"}
        codes.append((await una.client.post(
            "/p/say", data=form, headers={"Origin": ADDRESS, "X-Part": "1"}
        )).status_code)  # fmt: skip
    workshop.clock.passes(61)
    await una.says("later")

    assert codes[:40].count(429) == 0
    assert set(codes[40:]) == {429}


@pytest.mark.long
async def test_a_minute_has_room_for_three_hundred_however_often_the_page_is_opened(workshop):
    code = await code_of(workshop)
    una = Browser(workshop)
    for _ in range(400):
        await una.client.get(f"/j/{code}")
    crowd = [Browser(workshop, None) for _ in range(70)]
    for one in crowd:
        one.client = una.client.__class__(transport=una.client._transport, base_url=ADDRESS)
        await one.client.post(f"/j/{code}", headers={"Origin": ADDRESS})

    joined = await workshop.rows("SELECT count(*) FROM participant WHERE attending")
    assert joined == [(6 + 70,)]


async def test_a_link_of_somebody_else_takes_nobodys_place_unasked(workshop, una):
    await una.says("trust")
    own = una.client.cookies["gair"]
    mallory = Browser(workshop)
    await mallory.joins()
    secret = mallory.client.cookies["gair"]

    await una.opens(f"/r/{secret}")
    warned = una.text
    await una.client.post("/r", data={"secret": secret}, headers={"Origin": ADDRESS})
    kept = una.client.cookies["gair"]
    await una.sends("Go on as the other person")

    assert "Whoever gave you another one can read what you write." in warned
    assert f"/r/{own}" in warned
    assert kept == own
    assert una.client.cookies["gair"] == secret
