"""The address of the shared screen: who has it, what comes from it, and how it ends."""

import httpx
import pytest

from bot.workshop.response import word_key
from tests.pages.screens import address_told, listening, screen_of
from tests.plans import use_small_plan


@pytest.fixture
async def small(scene, tmp_path):
    """The small plan at its first question, with six people."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    return scene


async def fetched(address):
    async with httpx.AsyncClient() as client:
        return await client.get(address)


def pictures_in(state, scheme="light"):
    return [word[scheme] for word in state["cloud"]["words"]]


@pytest.mark.long
async def test_a_facilitator_is_told_in_private_with_a_picture_to_scan(small):
    address = await screen_of(small)

    assert small.fran.newest.photo
    assert small.fran.newest.labels == ["New link"]
    assert not any(address in text for text in [*small.posts, *small.ana.sees])
    assert await small.rows("SELECT screen FROM session") == [(address.rpartition("/")[2],)]


async def test_asked_twice_it_is_the_same_address(small):
    address = await screen_of(small)

    await small.fran.presses("Shared screen")

    assert address_told(small.fran) == address


@pytest.mark.long
async def test_nobody_else_gets_it_by_a_forged_press(small):
    await screen_of(small)
    for verb in ("screen:1", "newscreen:1"):
        press = small.world.press(small.ana.person, small.ana.card, verb)
        await small.settles()
        assert "Only facilitators" in (press.toast.text if press.toast else "")

    assert not any("/s/" in text for text in small.ana.sees)


@pytest.mark.long
async def test_without_pages_a_forged_press_of_a_facilitator_makes_no_address(small):
    small.world.press(small.fran.person, small.fran.panel, "screen:1")
    await small.settles()

    assert await small.rows("SELECT screen FROM session") == [(None,)]
    assert not any("/s/" in text for text in small.fran.sees)


@pytest.mark.long
async def test_a_new_link_ends_the_old_one_and_the_pages_that_are_open(small):
    old = await screen_of(small)
    async with listening(old) as listener:
        first = await listener.hears()
        await small.fran.presses("New link")
        last = await listener.hears()
    new = address_told(small.fran)

    assert first is not None
    assert last is None
    assert new != old
    for path in ("", "/live", "/qr.svg", "/w/0123456789abcdef0123.webp"):
        assert (await fetched(old + path)).status_code == 404
    assert (await fetched(new)).status_code == 200


@pytest.mark.long
async def test_addresses_that_nobody_was_told_lead_nowhere(small):
    address = await screen_of(small)
    site, secret = address.rsplit("/", 1)
    guesses = [secret[:-1], secret + "A", secret.swapcase(), "None", "%00", "'", "a" * 43]

    for guess in guesses:
        answer = await fetched(f"{site}/{guess}")
        assert (answer.status_code, "tea" in answer.text) == (404, False)


@pytest.mark.long
async def test_what_is_sent_is_kept_from_others(small):
    answer = await fetched(await screen_of(small))

    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "set-cookie" not in answer.headers
    assert "style=" not in answer.text
    assert "<script>" not in answer.text


async def test_nothing_can_be_sent_to_it(small):
    address = await screen_of(small)
    async with httpx.AsyncClient() as client:
        site = address.partition("/s/")[0]
        answers = [
            await client.post(address, headers={"Origin": site}),
            await client.put(address),
            await client.delete(address),
        ]

    assert [answer.status_code for answer in answers] == [405] * 3


@pytest.mark.long
async def test_a_screen_hears_what_the_group_is_shown_and_no_more(small):
    address = await screen_of(small)
    async with listening(address) as listener:
        seen = [await listener.hears()]
        for player, said in zip(small.people, ["tea"] * 5 + ["the boss"], strict=True):
            await player.says(said)
        seen.append(await listener.hears())
        await small.fran.presses("Close and reveal")
        while seen[-1].get("cloud", {}).get("caption") != "Answered: 6 · Passed: 0":
            seen.append(await listener.hears())
        before_close = seen[:2]

    assert [state["sight"] for state in before_close] == ["question", "words"]
    assert before_close[1]["cloud"]["caption"].startswith("Answered: 3 and more")
    assert before_close[1]["cloud"]["list"] in (["tea: 3"], ["tea: 2", "the boss: 1"])
    assert seen[-1]["cloud"]["list"] == ["tea: 5", "the boss: 1"]


@pytest.mark.long
async def test_how_many_answer_is_not_told_before_and_wakes_nobody(small):
    address = await screen_of(small)
    async with listening(address) as listener:
        await listener.hears()
        await small.each_says("tea", "milk", "tea", "cake")
        await small.fran.presses("Pause")
        after = await listener.hears()
        heard = listener.heard

    assert after["sight"] == "pause"
    assert not any(word in heard for word in ("milk", "cake", "Answered"))
    assert heard.count("data: ") == 2


@pytest.mark.long
async def test_words_are_pictures_to_keep_as_long_as_they_stand(small):
    address = await screen_of(small)
    await small.each_says("tea", "tea", "tea", "milk", "cake", "calm")
    await small.fran.presses("Close and reveal")
    async with listening(address) as listener:
        state = await listener.hears()
        (_, name, *_) = pictures_in(state)
        drawn = await fetched(f"{address}/w/{name}.webp")
        dark = await fetched(f"{address}/w/{pictures_in(state, 'dark')[1]}.webp")
        gone = state["cloud"]["list"][1].partition(":")[0]
        await small.fran.presses("Words …")
        await small.fran.presses(
            next(label for label in small.fran.buttons if label.endswith(f" {gone}"))
        )
        while gone in "".join(state["cloud"]["list"]):
            state = await listener.hears()
    after = await fetched(f"{address}/w/{name}.webp")

    assert (drawn.status_code, drawn.headers["content-type"]) == (200, "image/webp")
    assert "immutable" in drawn.headers["cache-control"]
    assert "private" in drawn.headers["cache-control"]
    assert dark.content != drawn.content
    assert after.status_code == 404


@pytest.mark.long
async def test_no_word_of_it_stands_in_what_the_pictures_are_called(small):
    address = await screen_of(small)
    await small.each_says("tea", "tea", "tea", "milk", "cake", "calm")
    await small.fran.presses("Close and reveal")
    async with listening(address) as listener:
        state = await listener.hears()

    for word in state["cloud"]["words"]:
        assert set(word) == {"id", "x", "y", "size", "em", "light", "dark"}
        assert word_key("tea") not in f"{word['id']} {word['light']} {word['dark']}"


@pytest.mark.long
async def test_a_picture_that_another_run_has_named_is_found(small):
    address = await screen_of(small)
    await small.each_says("tea", "tea", "tea", "milk", "cake", "calm")
    await small.fran.presses("Close and reveal")
    async with listening(address) as listener:
        names = pictures_in(await listener.hears())

    await small.restarts()

    assert (await fetched(f"{address}/w/{names[0]}.webp")).status_code == 200


async def test_the_code_to_scan_leads_to_where_people_can_come_in(scene):
    await scene.opens_lobby()
    address = await screen_of(scene)
    async with listening(address) as listener:
        open_to_all = await listener.hears()
        picture = await fetched(f"{address}/{open_to_all['lobby']['qr']}")
        await scene.fran.presses("People …")
        await scene.fran.presses("Close joining")
        closed = await listener.hears()
    nothing = await fetched(f"{address}/qr.svg")

    ((code,),) = await scene.rows("SELECT code FROM session")
    shown = f"{code[:4]}-{code[4:]}"
    assert open_to_all["lobby"]["address"].endswith(f"/j/{shown}")
    assert open_to_all["lobby"]["telegram"] == f"In Telegram: send {shown} to @gair_bot."
    assert open_to_all["lobby"]["joined"] == "Joined: 0"
    assert picture.headers["content-type"] == "image/svg+xml"
    assert "qr" not in closed["lobby"]
    assert "address" not in closed["lobby"]
    assert nothing.status_code == 404


@pytest.mark.long
async def test_where_people_answer_in_the_group_nothing_is_to_be_scanned(scene):
    await scene.opens_lobby("Open: people reply in the group, with their names")
    async with listening(await screen_of(scene)) as listener:
        lobby = await listener.hears()
        await scene.fran.presses("Begin with the first value")
        question = await listener.hears()

    assert lobby["lobby"] == {
        "how": "Answer in the group, by replying to the posts there.",
        "joined": "",
    }
    assert question["below"].startswith("Reply to the post in the group")
    assert question["foot"] == ""


async def test_where_only_members_come_in_the_code_leads_into_telegram(scene):
    await scene.opens_lobby()
    await scene.restarts(members_only=True)
    address = await screen_of(scene)
    async with listening(address) as listener:
        state = await listener.hears()

    assert "address" not in state["lobby"]
    assert state["lobby"]["telegram"].endswith(" to @gair_bot.")
    assert "qr" in state["lobby"]


async def test_a_workshop_that_is_deleted_leaves_an_address_that_leads_nowhere(small):
    address = await screen_of(small)
    async with listening(address) as listener:
        await listener.hears()
        await small.rows("DELETE FROM session")
        small.gair.services.changes.look(1)
        over = await listener.hears()

    assert over is None
    assert (await fetched(address)).status_code == 404
