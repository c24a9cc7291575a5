"""Whoever is in a quiet word reads beside the questions that there is an answer; and nobody takes
from anybody what they wrote."""

import secrets

import pytest

from handlers import quiet_mail
from tests.pages.browsers import ADDRESS, Browser

FROM_HERE = {"Origin": ADDRESS}
NEWS = "There is something new in your quiet word."
MOST_PEOPLE = 5


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(quiet_mail, "MOST_PEOPLE", MOST_PEOPLE)


@pytest.fixture
async def una(workshop):
    browser = Browser(workshop)
    await browser.joins()
    await browser.opens("/p/quiet")
    await browser.sends("A quiet word")
    await browser.sends("quiet-say", text="This one hurts.")
    return browser


def spoken(browser):
    return browser.page.get_element_by_id("part").get("data-now")


async def test_an_answer_is_told_beside_the_question_until_it_is_read(workshop, una):
    await una.opens("/p")
    before = una.text
    await workshop.fran.says("I will ring you in the break.")
    await una.opens("/p")
    told, said = una.text, spoken(una)
    await una.opens("/p/quiet")
    read = una.has("I will ring you in the break.")
    await una.opens("/p")

    assert NEWS not in before
    assert "Your quiet word goes on." in before
    assert NEWS in told
    assert NEWS in said
    assert "I will ring you" not in told
    assert read
    assert not una.has(NEWS)


async def test_that_it_is_over_is_told_there_too(workshop, una):
    await workshop.fran.presses("End the quiet word")
    await una.opens("/p")

    assert una.has(NEWS)


async def test_strangers_take_nothing_from_whoever_is_in_one(workshop, una):
    mail = workshop.gair.services.quiet.mail
    versions = len(workshop.gair.services.changes._versions)
    form = una.form("quiet-say")
    fields = {one.get("name"): one.get("value") or "" for one in form.iter("input")}
    stranger = Browser(workshop)
    for path in ("say", "end", "ask"):
        for number in range(MOST_PEOPLE + 20 if path == "say" else 3):
            stranger.client.cookies.set("gair", secrets.token_urlsafe(16))
            once = {"once": f"{number:016d}", "text": "x"}
            await stranger.client.post(
                f"/p/quiet/{path}", data=fields | once, headers=FROM_HERE, follow_redirects=False
            )

    assert len(mail._lines) == 1
    assert len(workshop.gair.services.changes._versions) == versions
    await una.opens("/p/quiet")
    assert una.has("This one hurts.")


async def test_nobodys_lines_go_before_theirs_is_over(workshop, una):
    mail = workshop.gair.services.quiet.mail
    for number in range(MOST_PEOPLE + 20):
        mail.put(1 + number, "a line that is over")

    await una.opens("/p/quiet")

    assert una.has("This one hurts.")


async def test_what_was_meant_for_one_is_never_passed_on_to_another(workshop, una):
    window = una.page
    await workshop.fran.presses("End the quiet word")
    await una.opens("/p/quiet")
    await una.sends("A quiet word")
    una.page = window
    before = len(workshop.fran.sees)

    await una.sends("quiet-say", text="for the first")

    assert una.has("That quiet word is over, so this was not passed on, nor kept.")
    assert una.page.xpath("string(//textarea)") == "for the first"
    assert len(workshop.fran.sees) == before


async def test_each_letter_is_told_once(workshop, una):
    before = len(workshop.fran.sees)
    for _ in range(3):
        other = Browser(workshop)
        await other.joins()
        await other.opens("/p/quiet")
        await other.sends("A quiet word")

    told = [text for text in workshop.fran.sees[before:] if "This is how I call" in text]
    assert len(told) == 1


async def test_what_is_over_is_taken_off_the_page_and_what_goes_on_is_not(workshop, una):
    await una.opens("/p/quiet")
    form = una.form("quiet-say")
    at = {"at": form.xpath("string(input[@name='at']/@value)")}
    await una.client.post("/p/quiet/put-away", data=at, headers=FROM_HERE)
    await una.opens("/p/quiet")
    stays = una.has("This one hurts.")
    await workshop.fran.presses("End the quiet word")
    await una.opens("/p/quiet")
    await una.sends("Take it off this page")

    assert stays
    assert not una.has("This one hurts.")
    assert una.has("116 123")


async def test_who_removes_everything_leaves_no_lines_either(workshop, una):
    await una.opens("/p/forget")
    await una.sends("Yes, remove everything")

    assert workshop.gair.services.quiet.mail._lines == {}
    assert "The quiet word is over." in workshop.fran.last
