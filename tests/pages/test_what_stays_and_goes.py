"""A page that follows by itself: what answers one's own deed stays, and what is over says so."""

import pytest
from playwright.async_api import expect

from tests.pages.browser import open_pages
from tests.pages.test_phone_in_a_browser import comes_in, sends

QUESTION = ("Close and reveal", "Show the value in full", "Next prompt")
FIELD = "form.say textarea"


@pytest.fixture
async def una(workshop, browser):
    await open_pages(workshop)
    page = await comes_in(workshop, browser)
    yield page
    await page.context.close()


@pytest.mark.long
async def test_whoever_listens_hears_what_is_asked_and_nothing_old(workshop, una):
    await sends(una, "trust")
    await expect(una.locator("#told")).to_have_text("Kept.")
    for label in QUESTION:
        await workshop.fran.presses(label)

    await expect(una.locator("#now")).to_contain_text("Question 1 of 4")
    await expect(una.locator("#told")).to_have_text("")


@pytest.mark.long
async def test_what_is_half_written_says_what_it_was_about(workshop, una):
    for label in QUESTION:
        await workshop.fran.presses(label)
    await una.locator(f"#card-0-0 {FIELD}").fill("half typed: the rota")
    await workshop.fran.presses("Next value")

    await expect(una.locator("#card-0-0 .behind")).to_contain_text("This was asked at “Connection")
    await expect(una.locator("#card-0-0 .beside")).to_have_count(0)
    await expect(una.locator("#cards .open")).to_have_attribute("id", "card-1-q")
    await una.locator("#card-0-0 form.say button").click()
    await expect(una.locator("#told")).to_contain_text("What is kept of you")
    assert await workshop.rows("SELECT value, text FROM answer") == [(0, "half typed: the rota")]


@pytest.mark.long
async def test_what_came_though_its_answer_was_lost_is_not_sent_again(workshop, una):
    async def lose(route):
        await route.fetch()
        await route.abort()

    await una.route("**/p/say", lose)
    await sends(una, "trust")
    await expect(una.locator("#told")).to_contain_text("Not sent")
    await una.unroute("**/p/say")
    await workshop.fran.presses("Pause")

    await expect(una.locator("#told")).to_have_text("Kept.")
    await expect(una.locator(f"#card-0-q {FIELD}")).to_have_value("")


@pytest.mark.parametrize("status", [502, pytest.param(503, marks=pytest.mark.long)])
async def test_where_only_the_proxy_answers_it_is_said_that_nothing_was_sent(una, status):
    async def away(route):
        await route.fulfill(status=status, body="<html><h1>Bad gateway</h1></html>")

    await una.route("**/p/say", away)
    await sends(una, "trust")

    await expect(una.locator("#told")).to_contain_text("Not sent: there is no connection")
    await expect(una.locator(f"#card-0-q {FIELD}")).to_have_value("trust")


@pytest.mark.long
async def test_what_somebody_has_opened_stays_open(workshop, una):
    await sends(una, "trust, time")
    await una.locator("li", has_text="trust").locator("summary").click()
    await workshop.fran.presses("Close and reveal")
    await expect(una.locator("#card-0-q")).to_contain_text("This question has closed.")

    await expect(una.locator("li", has_text="trust").locator("textarea")).to_be_visible()
    await expect(una.locator("li", has_text="time").locator("textarea")).to_be_hidden()


@pytest.mark.long
async def test_a_line_that_died_without_a_word_is_drawn_anew(workshop, una):
    held = []
    await una.clock.install()

    def hold(route):
        held.append(route)

    await una.route("**/p/news*", hold)
    await una.reload()
    await expect(una.locator("#cards .open")).to_have_count(1)
    await workshop.fran.presses("Close and reveal")
    while not held:
        await una.wait_for_timeout(20)
    await una.unroute("**/p/news*")
    await una.clock.fast_forward(41_000)
    await una.clock.fast_forward(2_000)

    await expect(una.locator("#card-0-q")).to_contain_text("This question has closed.")


@pytest.mark.long
async def test_what_is_typed_outlives_a_look_at_another_page(workshop, una):
    await una.locator(f"#card-0-q {FIELD}").fill("still thinking")
    await una.get_by_role("link", name="Somebody to talk to").click()
    await una.get_by_role("link", name="Back").click()
    await expect(una.locator(f"#card-0-q {FIELD}")).to_have_value("still thinking")
    await una.locator("#card-0-q form.say button").click()
    await expect(una.locator(".said .words")).to_have_text(["still thinking"])
    await una.reload()
    await expect(una.locator(f"#card-0-q {FIELD}")).to_have_value("")
    await una.locator(f"#card-0-q {FIELD}").fill("begun")
    await una.get_by_role("link", name="Somebody to talk to").click()
    for label in (*QUESTION, "Next value"):
        await workshop.fran.presses(label)
    await una.get_by_role("link", name="Back").click()

    await expect(una.locator("#care-place + section")).to_contain_text("begun")


@pytest.mark.long
async def test_whoever_goes_by_keyboard_stays_where_they_are(workshop, una):
    focused = "document.activeElement.matches"
    await sends(una, "trust")
    await una.locator("li", has_text="trust").locator("summary").click()
    await una.locator("li", has_text="trust").locator("textarea").fill("trust in us")
    await una.get_by_role("button", name="Put this instead").press("Enter")
    await expect(una.locator(".said .words")).to_have_text(["trust in us"])
    after_change = await una.evaluate(f"{focused}('#card-0-q *')")
    await una.get_by_role("link", name="Leave").focus()
    await workshop.fran.presses("Pause")
    await expect(una.locator("#top")).to_contain_text("There is a break just now.")
    after_news = await una.evaluate(f"{focused}('a[href=\"/p/leave\"]')")

    assert (after_change, after_news) == (True, True)


@pytest.mark.long
async def test_what_is_half_written_at_the_end_can_be_read_and_is_not_to_be_sent(workshop, una):
    await sends(una, "trust")
    await una.locator(f"#card-0-q {FIELD}").fill("still thinking")
    for label in ("End the workshop", "End now"):
        await workshop.fran.presses(label)

    await expect(una.locator("#card-0-q form.say button")).to_be_disabled()
    await expect(una.locator(f"#card-0-q {FIELD}")).to_have_value("still thinking")
    await expect(una.locator(f"#card-0-q {FIELD}")).not_to_be_editable()


@pytest.mark.long
async def test_whoever_comes_next_finds_nothing_that_was_typed_and_not_sent(workshop, una):
    await una.locator("#card-0-q form.say textarea").fill("not for everybody")
    typed = await una.evaluate("Object.values(sessionStorage)")
    await una.get_by_role("link", name="I am somebody else").click()
    await una.get_by_role("button", name="I am somebody else").click()
    await expect(una.get_by_role("button", name="I agree, let me in")).to_be_visible()

    assert typed == ["not for everybody"]
    assert await una.evaluate("Object.values(sessionStorage)") == []


@pytest.mark.long
async def test_who_listens_is_told_what_comes_in_a_quiet_word(workshop, una):
    await una.get_by_role("link", name="A quiet word").click()
    await una.get_by_role("button", name="A quiet word").click()
    await una.locator("#t-quiet").fill("This one hurts.")
    await una.get_by_role("button", name="Send").click()
    await expect(una.get_by_role("log")).to_contain_text("This one hurts.")
    # Only what is put into a list that stands there already is said by a screen reader.
    await una.get_by_role("log").evaluate("log => { window.listened = log; }")
    await workshop.fran.says("I will ring you in the break.")
    await expect(una.get_by_role("log")).to_contain_text("I will ring you in the break.")

    assert await una.evaluate("window.listened === document.querySelector('[role=log]')")
    last = await una.evaluate("window.listened.lastChild.textContent")
    assert last.endswith("I will ring you in the break.")
