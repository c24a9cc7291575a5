"""The shared screen in Welsh and English, in a real browser: both are marked and have room."""

import pytest

from tests.pages.browser import BEAMER, MOST, until, violations
from tests.pages.browsers import code_of
from tests.pages.screens import screen_of
from tests.pages.test_languages_of_pages import held_in

pytestmark = [pytest.mark.slow, pytest.mark.long]
HERE = "!!document.querySelector('.sight.here .tongue')"
TONGUES = "[...document.querySelectorAll('.sight.here .tongue')].map((one) => one.lang)"
# What stands beyond the edge of the stage.
BEYOND = """
(() => {
  const stage = document.getElementById("stage").getBoundingClientRect();
  return [...document.querySelectorAll(".sight.here .tongue")]
    .map((one) => ({ text: one.textContent, box: one.getBoundingClientRect() }))
    .filter(({ box }) => box.top < stage.top - 1 || box.bottom > stage.bottom + 1)
    .map(({ text }) => text);
})()
"""


# What themes are called, and of how many people they are, with the colour of each.
THEMES = """
(() => ["h2 .tongue", "h2 .of"].map((place) =>
  [...document.querySelectorAll(`.sight.here.heard ${place}`)]
    .map((one) => ({ text: one.textContent, colour: getComputedStyle(one).color }))))()
"""


async def test_every_sight_has_room_for_both(scene, browser):
    await scene.opens_lobby()
    await scene.all_join()
    await held_in(scene, "cy+en")
    page = await browser.new_page(viewport=BEAMER)
    page.set_default_timeout(MOST)
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    await page.goto(await screen_of(scene))

    async def looks(sight):
        await until(page, f"{HERE} && !!document.querySelector('.sight.here{sight}')")
        assert await page.evaluate(BEYOND) == []
        tongues = await page.evaluate(TONGUES)
        assert set(tongues) == {"cy", "en"}
        assert tongues[0] == "cy"
        assert await violations(page) == []

    await looks(".lobby")
    await scene.fran.presses("Begin with the first value")
    await looks(".large")
    await scene.each_says("trust", "care", "hope", "love", "time, gofal")
    await scene.fran.presses("Close and reveal")
    await looks(".words")
    await scene.fran.presses("Show the value in full")
    await looks(".statement")
    assert wrong == []


async def test_what_a_theme_is_called_stands_out_in_both(scene, browser):
    await scene.opens_lobby()
    await scene.all_join()
    await held_in(scene, "cy+en")
    for label in ("Begin with the first value", "Close and reveal", "Show the value in full"):
        await scene.fran.presses(label)
    await scene.fran.presses("Next prompt")
    await scene.each_says(*(f"It needs time to care for people {n}" for n in range(6)))
    await scene.fran.presses("Round-up")
    await scene.fran.presses("Post to the group")
    page = await browser.new_page(viewport=BEAMER)
    page.set_default_timeout(MOST)
    await page.goto(await screen_of(scene))
    await until(page, f"{HERE} && !!document.querySelector('.sight.here.heard')")

    assert await page.evaluate(BEYOND) == []
    assert await violations(page) == []
    names, beside = await page.evaluate(THEMES)
    assert [one["text"] for one in names[:2]] == ["Amser6 o 6", "Time6 of 6"]
    assert {one["colour"] for one in names}.isdisjoint(one["colour"] for one in beside)


async def test_the_question_which_language_is_for_everybody(scene, browser):
    await scene.opens_lobby()
    await held_in(scene, "cy+en")
    address = await screen_of(scene)
    page = await browser.new_page(viewport={"width": 320, "height": 640}, locale="cy-GB")
    page.set_default_timeout(MOST)

    await page.goto(f"{address.rpartition('/s/')[0]}/j/{await code_of(scene)}")
    asked = await violations(page)
    large = await page.evaluate(
        "[...document.querySelectorAll('h1, h2')].map((one) => getComputedStyle(one).fontSize)"
    )
    assert len(large) == 2
    assert len(set(large)) == 1
    await page.get_by_role("link", name="Cymraeg").click()

    assert asked == await violations(page) == []
    assert await page.evaluate("document.documentElement.lang") == "cy"
    assert await page.evaluate("document.documentElement.scrollWidth") <= 320
