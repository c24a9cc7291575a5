"""Whoever is in can read the ground rules, and what they agreed to, at any time."""

import pytest

from tests.chat.test_coming_and_going import CARE, use
from tests.pages.browsers import ADDRESS, Browser, code_of, house_in
from tests.plans import SMALL

RULE = "Name no client."


@pytest.fixture
async def una(scene, tmp_path):
    await use(scene, tmp_path, CARE + SMALL)
    await scene.opens_lobby()
    browser = Browser(scene, house_in(scene, controller="A Charity", contact="dpo@example.org"))
    await browser.joins()
    return browser


def paragraphs(browser):
    return [one.text_content() for one in browser.page.xpath("//div[@class='sheet']//p")]


async def test_the_ground_rules_stand_there_until_the_first_question_comes(scene, una):
    before = una.has(RULE)
    await scene.fran.presses("Begin with the first value")
    await una.opens("/p")

    assert before
    assert not una.has(RULE)


async def test_what_was_agreed_to_is_a_link_away_whatever_is_asked(scene, una):
    await scene.fran.presses("Begin with the first value")
    await una.opens("/p")
    (link,) = una.page.xpath("//nav//a[text()='What you agreed to']/@href")
    vic = Browser(scene, house_in(scene, controller="A Charity", contact="dpo@example.org"))
    await vic.opens(f"/j/{await code_of(scene)}")
    read_first, *terms = paragraphs(vic)
    terms = [one for one in terms if "Telegram" not in one and "close this page." not in one]

    await una.opens(link)

    assert una.has(RULE)
    assert len(terms) > 5
    assert "read before anything is kept" in read_first
    assert paragraphs(una) == terms
    assert una.has("Responsible for your data: A Charity")
    assert "I agree, let me in" not in una.buttons


async def test_it_can_be_read_after_the_end_and_by_who_has_left(scene, una):
    await una.opens("/p/leave")
    await una.sends("Leave; my words may stay")
    await una.opens("/p/agreed")
    left = una.has(RULE)
    await scene.fran.presses("Begin with the first value")
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")
    await una.opens("/p/agreed")

    assert left
    assert una.has(RULE)


async def test_nobody_else_reads_there_what_the_workshop_is(scene, una):
    stranger = Browser(scene)

    await stranger.opens("/p/agreed")

    assert stranger.answer.status_code == 404
    assert una.client.base_url == ADDRESS
    assert not stranger.has(RULE)
