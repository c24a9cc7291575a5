"""Several people share a device, one after the other: each is somebody of their own."""

import pytest

from tests.pages.browsers import ADDRESS, Browser, code_of


@pytest.fixture
async def una(workshop):
    browser = Browser(workshop)
    await browser.joins()
    await browser.says("trust")
    return browser


async def hands_over(browser):
    """What stands there is the way back for who was here."""
    await browser.opens("/p/other")
    (link,) = browser.page.xpath("//p[@class='address']/text()")
    await browser.sends("I am somebody else")
    return link


async def test_whoever_comes_next_is_asked_as_anybody_and_counts_apart(workshop, una):
    await una.opens("/p")
    ways = una.page.xpath("//nav//a[text()='I am somebody else']/@href")
    await hands_over(una)
    asked = una.answer.url.path, una.buttons[0]
    await una.sends("I agree, let me in")
    before = una.own
    await una.says("time")

    code = await code_of(workshop)
    assert ways == ["/p/other"]
    assert asked == (f"/j/{code[:4]}-{code[4:]}", "I agree, let me in")
    assert before == []
    assert una.own == ["time"]
    assert sorted(await workshop.rows("SELECT text FROM response")) == [("time",), ("trust",)]
    assert await workshop.rows("SELECT count(DISTINCT author) FROM response") == [(2,)]


async def test_who_was_here_comes_back_by_their_own_link(workshop, una):
    link = await hands_over(una)
    await una.opens(link)
    await una.sends("Go on")

    assert una.own == ["trust"]
    assert await workshop.rows("SELECT count(*) FROM participant") == [(7,)]


async def test_one_who_stays_is_who_they_were(una):
    await una.opens("/p/other")
    await una.opens("/p")

    assert una.own == ["trust"]


async def test_after_the_end_it_leads_to_where_people_come_in(workshop, una):
    for label in ("End the workshop", "End now"):
        await workshop.fran.presses(label)

    await hands_over(una)

    assert una.answer.url.path == "/"
    assert una.answer.status_code == 200


async def test_nobody_is_handed_over_by_another_site(una):
    for headers in ({"Origin": "https://evil.example"}, {}):
        await una.client.post("/p/other", headers=headers)
    await una.opens("/p")

    assert una.client.base_url == ADDRESS
    assert una.own == ["trust"]
