"""The shared screen in a real browser: it follows the session, and words move as in the picture."""

import asyncio
import json
from contextlib import asynccontextmanager

import pytest

from bot.word_cloud import Layout
from tests.pages.browser import BEAMER, MOST, until, violations
from tests.pages.screens import address_told, screen_of
from tests.plans import SMALL, use_small_plan

pytestmark = pytest.mark.slow
ANSWERS = (
    "A warm drink says that somebody has time for you today.",
    "It is the first thing that we offer at the door each morning.",
    "Not everybody wants tea, and some would rather have quiet.",
    "The kettle is broken, and nobody has the budget to mend it.",
)
# Where the middle of each word is, and how tall it is, in pixels of the group's picture.
MIDDLES = """
(() => {
  const plane = document.querySelector(".plane").getBoundingClientRect();
  const scale = 1280 / plane.width;
  return [...document.querySelectorAll(".plane img.here")].map((image) => {
    const box = image.getBoundingClientRect();
    return {
      name: image.src.split("/").pop().slice(0, -".webp".length),
      x: (box.left + box.width / 2 - plane.left) * scale,
      y: (box.top + box.height / 2 - plane.top) * scale,
      height: box.height * scale,
      natural: image.naturalHeight,
    };
  });
})()
"""
MOVES = "document.querySelector('.plane').classList.contains('moving')"
STILL = f"!({MOVES})"


@pytest.fixture
async def small(scene, tmp_path):
    """The small plan in its lobby, with nine people and clouds from three of them."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    scene.people += await scene.more_join("Gus", "Hal", "Ivo")
    return scene


@asynccontextmanager
async def watching(scene, browser, **how):
    """The shared screen of a scene in a window of its own."""
    address = await screen_of(scene)
    context = await browser.new_context(**({"viewport": BEAMER} | how))
    context.set_default_timeout(MOST)
    page = await context.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    await page.goto(address)
    try:
        yield page
    finally:
        await context.close()
    # That a page is told of a network which is gone, or that nothing is there, is no fault of it.
    assert [each for each in wrong if "Failed to load resource" not in each] == []


async def shows(page, text):
    """Until a sight stands there that has this in it."""
    await page.locator(".sight.here").filter(has_text=text).first.wait_for()


def standing(words):
    """That so many words stand in the cloud."""
    return f"document.querySelectorAll('.plane img.here').length == {words}"


async def goes(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


async def answered(scene, *texts):
    await scene.each_says(*(texts or ("tea", "tea", "tea", "milk, tea", "cake", "سلام ❤️")))


async def listed(page):
    """The words as a screen reader has them."""
    return await page.locator(".words ul li").all_text_contents()


async def test_it_follows_from_the_lobby_to_thanks(small, browser):
    async with watching(small, browser) as page:
        await shows(page, "Joined: 9")
        assert await page.locator(".qr img").evaluate("image => image.naturalWidth") > 20
        await goes(small, "Begin with the first value")
        await shows(page, "What comes to mind?")
        assert await page.locator("#heading").text_content() == "1 of 3"
        await answered(small)
        await shows(page, "Answered: 3 and more")
        await goes(small, "Close and reveal")
        await (
            page.locator(".caption", has_text="Answered: 6").filter(has_not_text="more").wait_for()
        )
        assert sorted(await listed(page)) == ["cake: 1", "milk: 1", "tea: 4", "سلام ❤️: 1"]
        await goes(small, "Show the value in full")
        await shows(page, "There should be tea.")
        await goes(small, "Next prompt")
        await shows(page, "What do you think?")
        await small.each_says(*ANSWERS)
        await goes(small, "Round-up", "Post to the group")
        await shows(page, "What we heard")
        await shows(page, ANSWERS[3])
        await goes(small, "Pause")
        await shows(page, "We take a break.")
        await goes(small, "End the workshop", "End now")
        await shows(page, "Thank you, everybody.")


@pytest.mark.long
async def test_words_end_where_they_stand_in_the_picture(small, browser):
    await goes(small, "Begin with the first value")
    async with watching(small, browser) as page:
        await answered(small, *["tea"] * 6)
        await shows(page, "Answered: 3 and more")
        await small.each_says(
            "milk", "cake", "being held by the whole community", "سلام ❤️", "trust"
        )
        await goes(small, "Close and reveal")
        await (
            page.locator(".caption", has_text="Answered: 6").filter(has_not_text="more").wait_for()
        )
        await until(page, standing(6))
        await until(page, STILL)
        seen = await page.evaluate(MIDDLES)
    layout = Layout.from_json(
        (await small.rows("SELECT opened(session_id, layout) FROM cloud"))[0][0]
    )

    drawn = sorted((place.x, place.y) for place in layout.places.values())
    there = sorted((word["x"], word["y"]) for word in seen)
    assert len(there) == 6
    assert all(
        abs(here - wanted) <= 1
        for word, place in zip(there, drawn, strict=True)
        for here, wanted in zip(word, place, strict=True)
    )


@pytest.mark.long
async def test_while_words_move_nothing_is_laid_out_and_nothing_painted(small, browser):
    await goes(small, "Begin with the first value")
    async with watching(small, browser) as page:
        await answered(small, "tea", "milk", "cake", "calm", "talk", "rest")
        await until(page, standing(3))
        await until(page, STILL)
        await page.evaluate(WATCH_MOVES)
        await page.evaluate(BE_IDLE_MEANWHILE)
        async with tracing(page) as trace:
            await goes(small, "Close and reveal")
            await until(page, "window.stood > 0")
            await until(page, STILL)

    before, meanwhile, after = laid_out_and_painted(trace)
    assert "Layout" in before
    assert meanwhile == []
    assert "Paint" in after


# How often words have begun to move, and have come to stand; a trace of the browser has when.
WATCH_MOVES = """
window.moved = window.stood = 0;
document.addEventListener("transitionrun", (event) => {
  if (event.propertyName === "transform" && !window.moved++) performance.mark("words move");
});
document.addEventListener("transitionend", (event) => {
  if (event.propertyName === "transform" && !window.stood++) performance.mark("words stand");
});
"""
# Nobody has touched the screen for a while, and its button goes, just when words move.
BE_IDLE_MEANWHILE = """
document.body.classList.remove("idle");
document.addEventListener("transitionrun", () => document.body.classList.add("idle"));
"""


@asynccontextmanager
async def tracing(page):
    """What the browser does meanwhile, in the order in which it did it."""
    trace = []
    client = await page.context.new_cdp_session(page)
    client.on("Tracing.dataCollected", lambda data: trace.extend(data["value"]))
    done = asyncio.Event()
    client.on("Tracing.tracingComplete", lambda _: done.set())
    categories = "devtools.timeline,blink.user_timing"
    await client.send("Tracing.start", {"categories": categories, "transferMode": "ReportEvents"})
    yield trace
    await client.send("Tracing.end")
    await done.wait()
    trace.sort(key=lambda event: event["ts"])


def laid_out_and_painted(trace):
    """The layouts and paints of a page: before words moved, meanwhile, and after.

    By marks of the page itself, so that no slow machine makes one of what came before or after.
    """
    names = [event["name"] for event in trace]
    moved, stood = names.index("words move"), names.index("words stand")
    return (
        [name for name in part if name in ("Layout", "Paint")]
        for part in (names[:moved], names[moved:stood], names[stood:])
    )


@pytest.mark.long
async def test_what_is_struck_leaves_the_screen(small, browser):
    await goes(small, "Begin with the first value")
    await answered(small, "tea", "tea", "tea", "milk", "cake", "the tall boss")
    await goes(small, "Close and reveal")
    async with watching(small, browser) as page:
        await shows(page, "Answered: 6")
        before = await listed(page)
        await goes(small, "Words …")
        await goes(small, next(label for label in small.fran.buttons if "tall boss" in label))
        await page.locator(".words li", has_text="boss").wait_for(state="detached")
        await until(page, "document.querySelectorAll('.plane img').length == 3")
        after = await listed(page)

    assert "the tall boss: 1" in before
    assert sorted(after) == ["cake: 1", "milk: 1", "tea: 3"]


@pytest.mark.long
async def test_it_finds_its_way_back_by_itself(small, browser):
    async with watching(small, browser) as page:
        await shows(page, "Joined: 9")
        await page.context.set_offline(offline=True)
        await page.locator("#link", has_text="Trying again").wait_for()
        still = await page.locator(".sight.here").text_content()
        await goes(small, "Begin with the first value")
        await page.context.set_offline(offline=False)
        await shows(page, "What comes to mind?")
        said = await page.locator("#link").text_content()

    assert "Joined: 9" in still
    assert said == ""


@pytest.mark.long
async def test_words_whose_pictures_were_lost_on_their_way_come_all_the_same(small, browser):
    lost = []

    async def lose(route):
        if route.request.url in lost:
            await route.continue_()
        else:
            lost.append(route.request.url)
            await route.abort()

    await goes(small, "Begin with the first value")
    async with watching(small, browser) as page:
        await page.route("**/w/*.webp", lose)
        await answered(small)
        await goes(small, "Close and reveal")
        await until(page, standing(4))

    assert len(lost) >= 4


@pytest.mark.long
async def test_it_goes_on_when_gair_was_stopped_and_started(small, browser):
    await goes(small, "Begin with the first value")
    await answered(small, *["tea"] * 6)
    async with watching(small, browser) as page:
        await shows(page, "Answered: 3 and more")
        await small.restarts()
        await goes(small, "Close and reveal")
        await (
            page.locator(".caption", has_text="Answered: 6").filter(has_not_text="more").wait_for()
        )

        assert await listed(page) == ["tea: 6"]


@pytest.mark.long
async def test_a_new_link_takes_everything_off_the_old_screen(small, browser):
    await goes(small, "Begin with the first value")
    await answered(small, *["tea"] * 6)
    await goes(small, "Close and reveal")
    async with watching(small, browser) as page:
        old = address_told(small.fran)
        await shows(page, "Answered: 6")
        await goes(small, "New link")
        await shows(page, "This address leads nowhere any more.")
        await page.locator(".sight.left").wait_for(state="detached")
        content = await page.content()

    assert address_told(small.fran) != old
    assert "tea" not in content.partition("<main")[2]


@pytest.mark.long
async def test_with_reduced_motion_words_simply_stand(small, browser):
    await goes(small, "Begin with the first value")
    async with watching(small, browser, reduced_motion="reduce") as page:
        await page.evaluate(WATCH_MOVES)
        await answered(small, *["tea"] * 6)
        await until(page, standing(1))
        await small.each_says("milk", "cake", "calm", "rest", "talk")
        await goes(small, "Close and reveal")
        await until(page, standing(6))
        moved = await page.evaluate("window.moved")

    assert moved == 0


@pytest.mark.long
async def test_dark_and_light_have_their_own_colours(small, browser):
    await goes(small, "Begin with the first value")
    await answered(small, *["tea"] * 6)
    await goes(small, "Close and reveal")
    async with watching(small, browser, color_scheme="dark") as page:
        await until(page, standing(1))
        dark = await page.evaluate(MIDDLES)
        await page.emulate_media(color_scheme="light")
        await until(
            page, f"!document.querySelector('.plane img.here').src.includes('{dark[0]['name']}')"
        )
        light = await page.evaluate(MIDDLES)

    assert light[0]["x"] == pytest.approx(dark[0]["x"], abs=0.5)


@pytest.mark.long
async def test_a_first_load_is_small(small, browser):
    await goes(small, "Begin with the first value")
    await answered(small, *(f"tea, word{number}" for number in range(9)))
    await goes(small, "Close and reveal")
    async with watching(small, browser) as page:
        await until(page, standing(10))
        loaded = await page.evaluate(
            "JSON.stringify(performance.getEntries().map((e) => [e.name, e.transferSize ?? 0]))"
        )

    sizes = dict(json.loads(loaded))
    assert len([name for name in sizes if name.endswith(".webp")]) == 10
    assert 10_000 < sum(sizes.values()) < 300_000
    assert all("127.0.0.1" in name for name in sizes if "//" in name)


LONGEST = ("There should be tea, and somebody who has time to drink it with you. " * 30)[:2000]
LONG = SMALL.replace("There should be tea.", LONGEST).replace(
    'prompts = ["What do you think?", "What else?"]', f"prompts = {[LONGEST[:300]] * 10}"
)
INSIDE = """
(() => {
  const stage = document.getElementById("stage").getBoundingClientRect();
  return [...document.querySelectorAll(".sight.here blockquote, .sight.here li")].every((one) => {
    const box = one.getBoundingClientRect();
    const isBelow = box.top >= stage.top - 2, isAbove = box.bottom <= stage.bottom + 2;
    return isBelow && isAbove && box.right <= stage.right + 2;
  });
})()
"""


@pytest.mark.long
async def test_the_longest_texts_that_a_plan_may_have_are_there_whole(scene, tmp_path, browser):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "small.toml").write_text(LONG, encoding="utf-8")
    await scene.restarts(plans_folder=tmp_path / "plans", plan="small")
    await scene.opens_lobby()
    await goes(scene, "Begin with the first value", "Close and reveal", "Show the value in full")
    async with watching(scene, browser) as page:
        await shows(page, LONGEST[:60])
        statement = await page.evaluate(INSIDE)
        await goes(scene, "All prompts together")
        await shows(page, "Question 10 of 10")
        prompts = await page.evaluate(INSIDE)

    assert len(LONGEST) == 2000
    assert (statement, prompts) == (True, True)


TITLE = ("Cynhwysiant, cydraddoldeb a gwrthwynebiad i stigma " * 3)[:150].strip()
CROWDED = (
    LONG.replace("Small talk", TITLE)
    .replace('"Tea"', f'"{TITLE}"')
    .replace("What comes to mind?", LONGEST[:255] + "?")
)
# What has no room on the stage, or in its place.
WITHOUT_ROOM = """
(() => {
  const stage = document.getElementById("stage").getBoundingClientRect();
  return [...document.querySelectorAll(".sight.here :is(h1, p, .qr, .cloud)")].filter((one) => {
    const box = one.getBoundingClientRect();
    const isOver = box.top < stage.top - 2 || box.right > stage.right + 2;
    const isBeyond = isOver || box.bottom > stage.bottom + 2;
    return isBeyond || one.matches(".listed") && one.scrollHeight > one.clientHeight + 1;
  }).map((one) => one.textContent || one.className);
})()
"""


@pytest.mark.long
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
async def test_long_titles_and_questions_leave_room_for_all_that_stands_beside_them(
    scene, tmp_path, browser, size
):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "small.toml").write_text(CROWDED, encoding="utf-8")
    await scene.restarts(plans_folder=tmp_path / "plans", plan="small")
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    async with watching(
        scene, browser, viewport=dict(zip(("width", "height"), size, strict=True))
    ) as page:
        await shows(page, "Joined: 6")
        lobby = await page.evaluate(WITHOUT_ROOM)
        await goes(scene, "Begin with the first value")
        await shows(page, "up to 2 words")
        question = await page.evaluate(WITHOUT_ROOM)
        await answered(scene)
        await goes(scene, "Close and reveal")
        await shows(page, "Answered: 6")
        words = await page.evaluate(WITHOUT_ROOM)

    assert (len(TITLE), len(LONGEST[:255] + "?")) == (150, 256)
    assert (lobby, question, words) == ([], [], [])


STAGES = (
    ("Joined: 9", ()),
    ("What comes to mind?", ("Begin with the first value",)),
    ("Answered: 6", ("Close and reveal",)),
    ("There should be tea.", ("Show the value in full",)),
    ("What do you think?", ("Next prompt",)),
    ("What we heard", ("Round-up", "Post to the group")),
    ("We take a break.", ("Pause",)),
    ("Thank you, everybody.", ("End the workshop", "End now")),
)


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing(small, browser, scheme):
    found = {}
    async with watching(small, browser, color_scheme=scheme) as page:
        for text, labels in STAGES:
            await goes(small, *labels)
            await shows(page, text)
            await page.locator(".sight.left").wait_for(state="detached")
            found[text] = await violations(page)
            if "Begin with the first value" in labels:
                await answered(small)
            if "Next prompt" in labels:
                await small.each_says(*ANSWERS)

    assert len(found) == len(STAGES)
    assert {text: faults for text, faults in found.items() if faults} == {}
