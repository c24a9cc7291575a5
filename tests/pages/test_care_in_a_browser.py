"""Words of care stay until whoever reads them closes them, whatever else the page hears."""

import pytest
from playwright.async_api import expect

from tests.pages.browser import open_pages, violations
from tests.pages.test_phone_in_a_browser import comes_in, sends


@pytest.mark.long
async def test_the_lines_that_help_stay_while_the_page_follows(workshop, browser):
    await open_pages(workshop)
    page = await comes_in(workshop, browser)
    await sends(page, "I want to kill myself")
    caring = page.locator("#caring")
    await expect(caring).to_contain_text("116 123")
    await expect(caring).to_be_focused()
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    await expect(page.locator("#card-0-0")).to_be_visible()
    stays = await caring.is_visible()
    found = await violations(page)
    await sends(page, "We need time.", "#card-0-0")
    await expect(page.locator("#card-0-0 .said")).to_contain_text("We need time.")
    still = await caring.is_visible()
    await page.get_by_role("button", name="Close").click()
    await expect(caring).to_have_count(0)
    await page.context.close()

    assert (stays, still, found) == (True, True, [])


@pytest.mark.long
async def test_a_word_that_was_refused_is_answered_with_care_too(workshop, browser):
    await open_pages(workshop)
    page = await comes_in(workshop, browser)
    await sends(page, "x" * 90 + " I want to kill myself")
    await expect(page.locator("#caring")).to_contain_text("116 123")
    await workshop.fran.presses("Close and reveal")
    await expect(page.locator("#card-0-q")).to_contain_text("This question has closed.")

    await expect(page.locator("#caring")).to_contain_text("116 123")
    await page.context.close()
