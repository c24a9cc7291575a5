"""Taking part in a real browser, on a phone: the page follows by itself, and loses nothing."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.pages.browser import MOST, open_pages, violations
from tests.pages.browsers import code_of

PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
PAGES = (
    "/p/mine",
    "/p/care",
    "/p/agreed",
    "/p/other",
    "/p/leave",
    "/p/forget",
    "/p/quiet",
    "/",
)


async def reads(scene, browser, **context):
    """Una opens the address of the first post on her phone, and what she would agree to."""
    address = scene.config.web_url
    around = await browser.new_context(**({"viewport": PHONE} | context))
    page = await around.new_page()
    page.set_default_timeout(MOST)
    await page.goto(f"{address}/j/{await code_of(scene)}")
    return page


async def comes_in(scene, browser, **context):
    """She agrees."""
    return await agrees(scene, await reads(scene, browser, **context))


async def agrees(scene, page):
    await page.get_by_role("button", name="I agree, let me in").click()
    await page.wait_for_url("**/p")
    await scene.settles()
    return page


@pytest.fixture
async def una(workshop, browser):
    await open_pages(workshop)
    page = await comes_in(workshop, browser)
    yield page
    await page.context.close()


async def sends(page, text, card="#card-0-q"):
    await page.locator(f"{card} form.say textarea").fill(text)
    await page.locator(f"{card} form.say button").click()


async def test_answer_change_remove_pass_forget(workshop, una):
    await sends(una, "trsut, time")
    await expect(una.locator(".said .words")).to_have_count(2)
    await una.locator("li", has_text="trsut").locator("summary").click()
    await una.locator("li", has_text="trsut").locator("textarea").fill("trust")
    await una.get_by_role("button", name="Put this instead").first.click()
    await expect(una.locator(".said")).to_contain_text("trust")
    await una.get_by_role("button", name="Remove: time").click()
    await expect(una.locator(".said .words")).to_have_text(["trust"])
    kept = await workshop.rows("SELECT text FROM response")
    await una.get_by_role("button", name="Remove: trust").click()
    await una.get_by_role("button", name="Pass").click()
    await expect(una.get_by_text("You have passed.")).to_be_visible()
    passed = await workshop.rows("SELECT count(*) FROM pass")

    await una.get_by_role("link", name="What is kept of you").click()
    await una.get_by_role("link", name="Remove everything").click()
    await una.get_by_role("button", name="Yes, remove everything").click()
    await expect(una.get_by_text("Everything that you said is removed")).to_be_visible()

    assert (kept, passed) == ([("trust",)], [(1,)])
    assert await workshop.rows("SELECT count(*) FROM participant") == [(6,)]


async def test_the_next_question_comes_by_itself_and_nothing_typed_is_lost(workshop, una):
    field = una.locator("#card-0-q form.say textarea")
    await field.fill("still thinking")
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)

    await expect(una.locator("#card-0-0 h2")).to_contain_text("Question 1 of 4")
    await expect(field).to_have_value("still thinking")
    await expect(field).to_be_focused()
    await expect(una.locator("#top")).to_contain_text("The value in full")


@pytest.mark.long
async def test_what_is_wrong_stands_beside_the_field(workshop, una):
    await sends(una, "a very long phrase that nobody could read in a cloud from the back of a room")

    wrong = una.locator("#card-0-q .wrong")
    await expect(wrong).to_contain_text("is too long for the cloud")
    await expect(una.locator("#card-0-q form.say textarea")).to_have_attribute(
        "aria-invalid", "true"
    )
    await sends(una, "short")
    await expect(wrong).to_have_count(0)
    await expect(una.locator(".said .words")).to_have_text(["short"])


@pytest.mark.long
async def test_without_a_network_what_was_written_stands_and_is_sent_once_afterwards(workshop, una):
    await una.context.set_offline(True)
    await sends(una, "trust")
    await expect(una.locator("#told")).to_contain_text("Not sent")
    await expect(una.locator("#card-0-q form.say textarea")).to_have_value("trust")

    await una.context.set_offline(False)
    await una.locator("#card-0-q form.say button").click()
    await expect(una.locator(".said .words")).to_have_text(["trust"])

    assert await workshop.rows("SELECT text FROM response") == [("trust",)]


@pytest.mark.long
async def test_the_page_finds_its_way_back_when_gair_was_away(workshop, una):
    await workshop.restarts()
    await workshop.fran.presses("Close and reveal")

    await expect(una.locator("#card-0-q")).to_contain_text("This question has closed.")


@pytest.mark.long
async def test_words_that_are_struck_say_so_by_themselves(workshop, una):
    await sends(una, "trust")
    await expect(una.locator(".said .words")).to_have_text(["trust"])
    await workshop.each_says("time", "time", "hope", "home", "care", "love")
    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("Words …")
    label = next(one for one in workshop.fran.newest.labels if "trust" in one)
    await workshop.fran.presses(label, workshop.fran.newest)

    await expect(una.locator(".said .words")).to_contain_text("taken out by the facilitators")


@pytest.mark.long
async def test_words_of_an_earlier_question_that_are_struck_say_so_by_themselves(workshop, una):
    await sends(una, "trust")
    await workshop.each_says("time", "time", "hope", "home", "care", "love")
    for label in ("Close and reveal", "Words …"):
        await workshop.fran.presses(label)
    listed = workshop.fran.newest
    await workshop.fran.presses("Next value", workshop.fran.panel)
    await una.locator("#card-1-q form.say textarea").fill("still thinking")
    await workshop.fran.presses(next(one for one in listed.labels if "trust" in one), listed)

    await expect(una.locator("#earlier .words")).to_contain_text("taken out by the facilitators")
    await expect(una.locator("#now")).to_contain_text("trust (taken out by the facilitators)")
    await expect(una.locator("#card-1-q form.say textarea")).to_have_value("still thinking")
    assert await violations(una) == []


@pytest.mark.long
async def test_somebody_elses_answer_asks_nothing_of_my_page(workshop, una):
    asked = [""]
    una.on("request", lambda request: asked.append(request.url))
    async with una.expect_request("**/p/news*"), una.expect_response("**/p/news*"):
        await una.reload()
    while asked:  # until all that its own coming has brought has been asked for
        asked.clear()
        await asyncio.sleep(1)
    await workshop.each_says("time", "time", "hope", "home", "care", "love")
    await asyncio.sleep(0.6)  # longer than what comes together takes

    assert asked == []


@pytest.mark.long
async def test_it_works_by_keyboard_alone(workshop, una):
    field = una.locator("#card-0-q form.say textarea")
    for _ in range(12):
        await una.keyboard.press("Tab")
        if await field.evaluate("field => field === document.activeElement"):
            break
    await una.keyboard.type("trust")
    await una.keyboard.press("Control+Enter")

    await expect(una.locator(".said .words")).to_have_text(["trust"])


async def test_without_scripts_forms_and_reloading_do(workshop, browser):
    await open_pages(workshop)
    page = await comes_in(workshop, browser, java_script_enabled=False)
    await sends(page, "trust")
    await expect(page.locator(".said .words")).to_have_text(["trust"])
    await workshop.fran.presses("Close and reveal")

    await page.get_by_role("link", name="Look again").click()

    await expect(page.locator("#card-0-q")).to_contain_text("This question has closed.")
    await page.context.close()


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
async def test_nothing_is_found_against_any_page(workshop, browser, scheme):
    await open_pages(workshop)
    page = await reads(workshop, browser, color_scheme=scheme)
    found = await violations(page)
    await agrees(workshop, page)
    await sends(page, "trust, time")
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    await workshop.each_says(*(f"It takes time, {n} of us say." for n in range(6)))
    for label in ("Round-up", "Post to the group"):
        await workshop.fran.presses(label)
    await expect(page.locator("#posts")).to_contain_text("What we heard")
    found += await violations(page)
    for path in PAGES:
        await page.goto(workshop.config.web_url + path)
        found += await violations(page)

    assert found == []
    await page.context.close()


@pytest.mark.long
async def test_at_320_pixels_nothing_is_cut_off(workshop, browser):
    await open_pages(workshop)
    page = await comes_in(workshop, browser, viewport=NARROW)
    await sends(page, "trust, Rindfleischetikettierungsüberwachungsaufgabenübertragung")
    for path in ("/p", *PAGES):
        await page.goto(workshop.config.web_url + path)
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide <= NARROW["width"], path
    await page.context.close()


@pytest.mark.long
async def test_the_first_load_is_small(workshop, una):
    loads = []

    def came(response):
        loads.append(response)

    page = await una.context.new_page()
    page.on("response", came)
    await page.goto(workshop.config.web_url + "/p")
    await page.wait_for_load_state("load")
    sizes = [len(await one.body()) for one in loads if "news" not in one.url]

    assert len(sizes) >= 4
    assert sum(sizes) <= 100_000
