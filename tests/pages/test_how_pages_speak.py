"""What a page says aloud of how things stand, what it says last, and what it never says."""

import pytest

from bot.facilitation import persons_page
from tests.pages.browsers import ADDRESS, Browser

TO_THE_PROMPT = ("Close and reveal", "Show the value in full", "Next prompt")
FROM_HERE = {"Origin": ADDRESS}


@pytest.fixture
async def una(workshop):
    browser = Browser(workshop)
    await browser.joins()
    return browser


async def stamp(scene):
    """What tells how the session looks to everybody."""
    work = scene.gair.services.means.database.transaction
    return (await work(lambda tx: persons_page.stamp_of(tx, 1))).shown


async def spoken(browser):
    await browser.opens("/p")
    return browser.page.get_element_by_id("part").get("data-now")


async def test_whoever_listens_is_told_what_is_asked(workshop, una):
    said = [await spoken(una)]
    for label in (*TO_THE_PROMPT, "Pause", "Go on", "End the workshop"):
        await workshop.fran.presses(label)
        if label != "End the workshop":
            said.append(await spoken(una))
    await workshop.fran.presses("End now")
    said.append(await spoken(una))

    asked, closed, in_full, prompt, paused, resumed, ended = said
    assert "1 of 12" in asked
    assert "What words" in asked
    assert "No question is open just now." in closed
    assert closed == in_full
    assert "Question 1 of 4" in prompt
    assert "There is a break just now." in paused
    assert resumed == prompt
    assert ended == "The workshop has ended."


async def test_whoever_takes_part_reads_that_one_more_leads(workshop, una):
    before, seen = await spoken(una), await stamp(workshop)
    await workshop.shares_lead_with(workshop.ana)
    after = await spoken(una)

    assert "Facilitators: 1. They see no names beside words." in before
    assert "Facilitators: 2. They see no names beside words." in after
    assert una.has("Facilitators: 2")
    assert await stamp(workshop) != seen


async def test_files_are_kept_by_browsers_as_long_as_they_are_the_same(una):
    (script,) = una.page.xpath("//script/@src")
    path = script.partition("?")[0]
    kept, other, without = [
        (await una.client.get(address)).headers["cache-control"]
        for address in (script, f"{path}?00000000", path)
    ]

    assert "immutable" in kept
    assert (other, without) == ("no-store", "no-store")


async def test_files_are_sent_packed_and_pages_are_not(una):
    """How long a packed page is would tell what stands on it beside what somebody sent."""
    (script,) = una.page.xpath("//script/@src")
    packed = {"accept-encoding": "gzip"}
    file, page = [await una.client.get(each, headers=packed) for each in (script, "/p")]

    assert file.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in page.headers


async def test_what_is_said_does_not_change_with_what_people_say(workshop, una):
    before = await spoken(una)
    await workshop.each_says("time", "time", "hope", "home", "care", "love")
    await una.says("trust")

    assert await spoken(una) == before


@pytest.mark.long
async def test_a_round_up_that_has_come_is_said_and_led_to(workshop, una):
    for label in TO_THE_PROMPT:
        await workshop.fran.presses(label)
    await workshop.each_says(*(f"It takes time, {n} of us say." for n in range(6)))
    for label in ("Round-up", "Post to the group"):
        await workshop.fran.presses(label)
    said = await spoken(una)
    (link,) = una.page.xpath("//a[text()='What we heard is below']/@href")
    await workshop.fran.presses("Next value")
    await una.opens("/p")

    assert "What we heard" in said
    assert una.has("2 of 12")
    assert link.startswith("#post-0")
    assert una.page.xpath("//a[text()='What we heard is below']") == []


async def test_at_the_end_people_read_until_when_words_go_and_where_help_is(workshop, una):
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")
    await una.opens("/p")
    in_chat = workshop.ana.last

    for said in ("7 days you can still take back", "116 123", "does not say who said what"):
        assert said in in_chat
        assert una.has(said)


async def test_what_was_removed_is_not_called_kept_when_its_form_comes_again(workshop, una):
    form = una.form("say-0-q")
    fields = {one.get("name"): one.get("value") or "" for one in form.iter("input")}
    fields["text"] = "trust"
    await una.client.post("/p/say", data=fields, headers=FROM_HERE)
    await una.opens("/p")
    await una.sends("Remove: trust")

    await una.takes(await una.client.post("/p/say", data=fields, headers=FROM_HERE))

    assert una.answer.status_code == 422
    assert not una.has("Kept.")
    assert await workshop.rows("SELECT text FROM response") == []
    await una.sends("say-0-q", text="trust")
    assert await workshop.rows("SELECT text FROM response") == [("trust",)]


async def test_a_page_that_missed_its_answer_can_ask_what_came(workshop, una):
    form = una.form("say-0-q")
    fields = {one.get("name"): one.get("value") or "" for one in form.iter("input")}
    await una.client.post("/p/say", data=fields | {"text": "trust"}, headers=FROM_HERE)
    asked = f"{fields['once']} something-else <script>"

    answer = await una.client.get("/p", headers={"X-Part": "1", "X-Unsure": asked})
    vic = Browser(workshop)
    await vic.joins()
    other = await vic.client.get("/p", headers={"X-Part": "1", "X-Unsure": asked})

    assert f'data-came="{fields["once"]}"' in answer.text
    assert 'data-came=""' in other.text


async def test_what_is_kept_for_an_earlier_value_says_where_it_stands(workshop, una):
    window = una.page
    for label in (*TO_THE_PROMPT, "Next value"):
        await workshop.fran.presses(label)
    una.page = window

    await una.sends("say-0-q", text="trust")

    assert una.has("It stands in “What is kept of you”.")
    await una.opens("/p/mine")
    assert una.has("trust")
