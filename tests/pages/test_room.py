"""The room, as somebody uses it in a browser: looks on, leads, takes part, and lets it go wrong."""

from dataclasses import replace

import pytest
from playwright.async_api import expect

from tests.pages.browser import MOST, until, violations
from tests.rehearsal.rooms import QUICKLY, is_prepared, opened

HOSTILE = (
    "<script>window.harmed = true</script>",
    '<img src="x" onerror="window.harmed = true">',
    "\u202egnihton ot sdael siht\u202c",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 <b>\u0642\u0648\u064a</b>",
    "a" * 900,
    "&lt;b&gt; & \u2028 \ufeff \u0301",
)
LOST = "Failed to load resource"
HOUR = 3600
SLOWLY = replace(QUICKLY, pressing=HOUR)
# How often the page has shown which button was pressed; it shows so for a moment.
WATCH_PRESSES = """
window.presses = 0;
new MutationObserver((changes) => {
  window.presses += changes.filter((one) => one.target.matches(".was-pressed")).length;
}).observe(document.getElementById("panel"), { subtree: true, attributeFilter: ["class"] });
"""


class At:
    """Somebody at a page of the room."""

    def __init__(self, page, room):
        self.page = page
        self.room = room
        self.is_cut_off = False
        self.group, self.panel, self.phone = (
            page.locator(f"#{name}") for name in ("group", "panel", "phone")
        )

    async def presses(self, chat, label):
        await chat.get_by_role("button", name=label, exact=True).last.click()

    async def writes(self, chat, text):
        await chat.get_by_label("Message").fill(text)
        await chat.get_by_label("Message").press("Enter")

    async def reads(self, chat, text):
        await expect(chat.locator(".message", has_text=text).last).to_be_visible()

    async def joins(self):
        await self.presses(self.group, "Join in private")
        await self.presses(self.phone, "I agree, let me in")
        await self.reads(self.phone, "You are in.")

    async def fran_presses(self):
        """As soon as all others have done what they do, Fran's hour is over."""
        clock = self.room.conductor.clock
        while not clock._waiting or clock._waiting[0][0] < clock._now() + HOUR / 2:
            await self.room.stage.world.changes.next(0.05)
        clock.step()
        clock.go_on()


@pytest.fixture
async def at(browser):
    """A page of a room whose cast waits for whoever leads: Fran takes an hour over each press. In
    the end the browser has complained of nothing."""
    complaints = []
    async with opened(tempo=SLOWLY) as room:
        await is_prepared(room)
        context = await browser.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(MOST)
        page = await context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(room.address)
        at = At(page, room)
        yield at
        await context.close()
    assert [each for each in complaints if not (at.is_cut_off and each.startswith(LOST))] == []


async def test_the_room_opens_and_the_cast_plays(at):
    await expect(at.page.locator("#group-name")).to_have_text("Team day")
    await at.page.evaluate(WATCH_PRESSES)
    screen = at.page.frame_locator("iframe[title='The shared screen']")
    for _ in ("Open the lobby", "Time …", "180 min"):
        await at.fran_presses()
    await expect(screen.get_by_text("Joined: 5")).to_be_visible()
    await at.reads(at.group, "Joined: 5")
    await at.fran_presses()
    await at.reads(at.group, "1 of 2 · Care")
    picture = at.group.locator("img.photo").last
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300
    await expect(at.page.locator("#heading")).to_have_text("1 of 2")
    await expect(screen.locator("#heading")).to_have_text("1 of 2")
    await expect(screen.get_by_text("Care", exact=True).first).to_be_visible()
    await until(at.page, "window.presses > 0")


@pytest.mark.long
async def test_one_leads_takes_part_and_sees_ones_own_card(at):
    await at.presses(at.panel, "Open the lobby")
    await expect(at.page.locator("#leading")).to_have_text("You lead")
    await expect(at.panel.locator(".toast")).to_have_text("The lobby is open")
    await at.joins()
    await at.presses(at.panel, "Begin with the first value")
    await at.reads(at.phone, "What comes to mind?")

    await at.writes(at.phone, "patience")

    await at.reads(at.phone, "You said: “patience”")
    own = at.phone.locator(".message.mine").last
    await expect(own.locator(".reaction")).to_contain_text("✍")
    await own.hover()
    await own.get_by_role("button", name="Edit").click()
    await at.writes(at.phone, "kindness")
    await at.reads(at.phone, "You said: “kindness”")
    await expect(own).to_contain_text("edited")
    await at.presses(at.phone, "Remove")
    await expect(at.phone.locator(".message", has_text="You said:")).to_have_count(0)

    await at.page.get_by_role("button", name="Hand back").click()
    await expect(at.page.locator("#leading")).to_have_text("Fran leads")


@pytest.mark.long
async def test_the_screen_comes_and_goes_with_the_bot(at):
    screen = at.page.frame_locator("iframe[title='The shared screen']")
    await at.presses(at.panel, "Open the lobby")
    await expect(screen.get_by_text("Joined: 5")).to_be_visible()

    at.is_cut_off = True
    await at.page.get_by_role("button", name="Kill the bot").click()
    await expect(at.page.locator("#health")).to_have_text("Gair is well.")
    await at.joins()

    await expect(screen.get_by_text("Joined: 6")).to_be_visible()


@pytest.mark.long
async def test_what_is_asked_of_one_is_what_one_answers_by_a_reply(at):
    await at.presses(at.panel, "Open the lobby")
    post = at.group.locator(".message.bot").last
    await post.hover()
    await post.get_by_role("button", name="Reply").click()
    await expect(at.group.locator(".composer .about")).to_contain_text("Reply to Gair")

    await at.writes(at.group, "hello there")

    await expect(at.group.locator(".message.mine .reply").last).to_contain_text("Gair")


@pytest.mark.long
async def test_the_bot_is_killed_and_goes_on(at):
    await at.presses(at.panel, "Open the lobby")
    await at.joins()

    at.is_cut_off = True
    await at.page.get_by_role("button", name="Kill the bot").click()
    await expect(at.page.locator("#health")).to_contain_text("Gair is down")
    await at.writes(at.phone, "/privacy")
    await expect(at.phone.locator(".message.mine").last).to_contain_text("/privacy")

    await expect(at.page.locator("#health")).to_have_text("Gair is well.")
    await at.reads(at.phone, "What is kept")


@pytest.mark.long
@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_words(at, text):
    you = at.room.stage.guests[0]
    at.room.stage.facilitator.says(text)
    you.says(text, chat=at.room.stage.group)
    you.says(text, chat=at.room.stage.group, reply_to=at.room.stage.group.last)

    shown = at.group.locator(".message.mine .words").last
    await expect(shown).to_have_text(text.strip("\ufeff \u2028"), use_inner_text=False)
    assert await at.page.evaluate("window.harmed") is None
    assert await at.page.locator(".messages script, .messages img:not(.photo)").count() == 0
    for chat in (at.group, at.panel):
        sizes = "list => [list.scrollWidth, list.clientWidth]"
        wide, room = await chat.locator(".messages").evaluate(sizes)
        assert wide <= room


@pytest.mark.long
async def test_hostile_buttons_and_toasts_are_words_too(at):
    await at.presses(at.panel, "Open the lobby")
    await at.joins()
    await at.presses(at.panel, "Begin with the first value")
    await at.reads(at.phone, "What comes to mind?")

    await at.writes(at.phone, f"hope; {HOSTILE[1]}")

    await at.phone.get_by_role("button", name=f"Remove “{HOSTILE[1][:9]}").last.click()
    await expect(at.phone.locator(".toast")).to_be_visible()
    assert await at.page.evaluate("window.harmed") is None


@pytest.mark.long
async def test_a_page_that_was_cut_off_goes_on_by_itself(at):
    await at.reads(at.group, "/workshop")
    at.is_cut_off = True
    await at.page.context.set_offline(True)
    await at.page.evaluate("dispatchEvent(new Event('offline'))")
    at.room.close_pages()
    await expect(at.page.locator("#cut-off")).to_be_visible()
    at.room.stage.guests[0].says("while you were away", chat=at.room.stage.group)

    await at.page.context.set_offline(False)

    await at.reads(at.group, "while you were away")
    await expect(at.page.locator("#cut-off")).to_be_hidden()


@pytest.mark.long
async def test_one_looks_over_somebodys_shoulder_and_does_nothing_there(at):
    ana = at.room.stage.people[0]
    ana.starts()
    await at.page.get_by_label("Whose phone", exact=True).select_option(ana.name)

    await at.reads(at.phone, "/start")
    await expect(at.phone.locator(".watching")).to_have_text(
        f"You look over the shoulder of {ana.name}."
    )
    await expect(at.phone.get_by_label("Message")).to_be_hidden()

    await at.page.get_by_label("Whose phone", exact=True).select_option("You")
    await expect(at.phone.get_by_role("button", name="Start")).to_be_visible()


@pytest.mark.long
async def test_what_is_deleted_goes_and_what_is_pinned_stands_above(at):
    you, group = at.room.stage.guests[0], at.room.stage.group
    said = you.says("by mistake", chat=group)
    await at.reads(at.group, "by mistake")

    you.deletes(said)

    await expect(at.group.locator(".message", has_text="by mistake")).to_have_count(0)


@pytest.mark.long
async def test_the_focus_stays_on_the_button_that_one_has_pressed(at):
    await at.panel.get_by_role("button", name="○ Cloud from 3 people").focus()
    await at.page.keyboard.press("Enter")

    chosen = at.panel.get_by_role("button", name="● Cloud from 3 people")
    await expect(chosen).to_be_visible()
    assert await at.page.evaluate("document.activeElement.matches('#panel .key')")


@pytest.mark.long
async def test_the_controls_say_what_they_are_about_to_do(at):
    play = at.page.locator("#play")
    await play.click()
    await expect(play).to_have_text("Go on")
    await at.page.get_by_role("button", name="One step").click()
    await at.reads(at.group, "Joined: 0")
    await play.click()
    await expect(play).to_have_text("Pause")
    await at.page.get_by_label("4×").check(force=True)
    await expect(at.page.get_by_label("4×")).to_be_checked()


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_keeps_anybody_out(at, scheme):
    await at.page.emulate_media(color_scheme=scheme)
    await at.presses(at.panel, "Open the lobby")
    await at.joins()
    await at.presses(at.panel, "Begin with the first value")
    await at.reads(at.phone, "What comes to mind?")
    await at.writes(at.phone, "patience")
    await at.reads(at.phone, "You said: “patience”")

    assert await violations(at.page) == []
