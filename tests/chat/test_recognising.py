"""[I recognise this]: a press under a round-up that nobody sees, and a number once it is safe."""

import asyncio

import pytest

from tests.chat.test_across_values import GRIEF, STEPS, TEA, across
from tests.plans import THEMES, use_small_plan
from tests.players import Player
from tests.rounded_up import (
    MISSING,
    RECOGNISE,
    goes_on,
    open_round_up,
    recognises,
    round_up_of_four,
)

THANKS = "Thank you. Nobody sees who pressed. Press again to take it back."
BACK = "Taken back."
PRESSES = "SELECT value, prompt, author FROM recognition"


@pytest.fixture
async def post(scene, tmp_path):
    return await round_up_of_four(scene, tmp_path)


async def test_a_press_is_thanked_for_and_only_there(scene, post):
    before = scene.posts, scene.ana.sees, scene.fran.sees

    toast = await recognises(scene.ana, post)

    assert (toast.text, toast.alert) == (THANKS, False)
    assert (scene.posts, scene.ana.sees, scene.fran.sees) == before
    assert post.labels == [RECOGNISE, MISSING]
    assert [row[:2] for row in await scene.rows(PRESSES)] == [(0, 0)]


async def test_pressing_again_takes_it_back_and_again_gives_it_again(scene, post):
    toasts = [(await recognises(scene.ana, post)).text for _ in range(3)]

    assert toasts == [THANKS, BACK, THANKS]
    assert len(await scene.rows(PRESSES)) == 1


async def test_the_number_stands_there_from_three_on_and_goes_below(scene, post):
    shown = []
    for player in (scene.ana, scene.bea, scene.cai, scene.dai, scene.ana, scene.bea):
        await recognises(player, post)
        shown.append(post.labels[0])

    assert shown == [
        *(RECOGNISE, RECOGNISE, f"{RECOGNISE} · 3", f"{RECOGNISE} · 4", f"{RECOGNISE} · 3"),
        RECOGNISE,
    ]
    assert post.labels[1] == MISSING
    assert "What we heard" in post.words


async def test_who_has_not_joined_is_told_and_nothing_is_kept(scene, post):
    toast = await recognises(scene.fay, post)

    assert toast.text.startswith("You have not joined yet")
    assert toast.alert
    assert await scene.rows(PRESSES) == []


@pytest.mark.long
async def test_the_mark_is_nobodys_mark_for_words(scene, post):
    for player in scene.people[:5]:
        await recognises(player, post)

    marks = {row[2] for row in await scene.rows(PRESSES)}
    authors = await scene.rows(
        "SELECT author FROM answer UNION SELECT author FROM response UNION SELECT author FROM pass"
    )
    assert len(marks) == 5
    assert authors != []
    assert marks & {author for (author,) in authors} == set()


async def test_forgetting_and_leaving_take_the_press_back(scene, post):
    for player in scene.people[:5]:
        await recognises(player, post)
    await scene.ana.says("/forget")
    await scene.ana.presses("Yes, remove everything")
    after_one = post.labels[0]
    await scene.bea.says("/leave")
    await scene.bea.presses("Leave; my words may stay")

    assert after_one == f"{RECOGNISE} · 4"
    assert post.labels[0] == f"{RECOGNISE} · 3"
    assert len(await scene.rows(PRESSES)) == 3


@pytest.mark.long
async def test_it_can_be_pressed_later_and_after_the_end_but_not_after_sealing(scene, post):
    await goes_on(scene, "Next value")
    toasts = [await recognises(scene.ana, post)]
    await goes_on(scene, "End the workshop", "End now")
    toasts += [await recognises(player, post) for player in (scene.bea, scene.cai, scene.fay)]
    label = post.labels[0]
    scene.clock.passes(7.1 * 24 * 3600)
    await scene.gair.services.housekeeper.keep()
    toasts.append(await recognises(scene.dai, post))

    assert [toast.text for toast in toasts] == [
        *(THANKS, THANKS, THANKS),
        "This workshop has ended, so nothing more is kept. /mydata shows what I have of you.",
        "That workshop is sealed: nothing can be added to it any more.",
    ]
    assert label == f"{RECOGNISE} · 3"
    assert await scene.rows(PRESSES) == []


async def test_the_number_survives_a_restart_and_an_edit_for_another_reason(scene, post):
    for player in scene.people[:3]:
        await recognises(player, post)

    await scene.restarts()
    await scene.dai.presses("Remove")

    assert post.labels == [f"{RECOGNISE} · 3", MISSING]
    assert post.words.count("“") == 3


async def test_what_was_never_posted_cannot_be_recognised(scene, post):
    for about in ("1:0-1", "1:0-a", "1:1-a", "1:a-a", "1:a-0", "1:99-0", "99:0-0", "1:0", "1"):
        toast = await scene.ana.person.forges(post, f"recognise:{about}").answered()
        assert toast.text != THANKS, about

    assert await scene.rows(PRESSES) == []


@pytest.mark.long
async def test_under_the_round_up_of_all_values_there_is_nothing_but_the_one_button(
    scene, tmp_path
):
    await use_small_plan(scene, tmp_path, THEMES)
    await scene.opens_lobby()
    await scene.all_join()
    await goes_on(scene, "Begin with the first value", *STEPS)
    await scene.each_says(*TEA)
    await goes_on(scene, "Next value", "Next value", *STEPS)
    await scene.each_says(*GRIEF)
    await goes_on(scene, "Round-up", "Across the values", "Post to the group")
    (post,) = across(scene)
    before = post.labels

    for player in scene.people[:3]:
        await recognises(player, post)

    assert before == [RECOGNISE]
    assert post.labels == [f"{RECOGNISE} · 3"]
    assert [row[:2] for row in await scene.rows(PRESSES)] == [(-1, -1)] * 3


async def test_in_the_open_whoever_presses_takes_part(scene, tmp_path):
    post = await open_round_up(scene, tmp_path)

    toast = await recognises(scene.fay, post)
    missing = await scene.eve.person.presses(post, MISSING)

    assert toast.text == THANKS
    assert missing.text == (
        "Reply to this post with what is missing. The facilitator sees it, and may add it."
    )
    assert len(await scene.rows(PRESSES)) == 1
    assert (scene.fay.id,) in await scene.rows("SELECT person_id FROM participant")


async def test_the_press_of_somebody_who_blocked_the_bot_counts(scene, post):
    scene.ana.person.blocks_bot()
    await scene.settles()

    toast = await recognises(scene.ana, post)

    assert toast.text == THANKS


@pytest.fixture
async def crowd(scene, tmp_path):
    """Twenty-five people who have joined, where edits are six seconds apart; and the post."""
    post = await round_up_of_four(scene, tmp_path)
    await scene.restarts(around={"cloud_seconds": 6})
    late = [Player(scene, scene.world.add_person(f"P{number}")) for number in range(20)]
    link = scene.group.last_button("Answer in private").button("Answer in private")
    for player in late:
        scene.group.adds(player.person)
        player.person.follows(link.url)
    await scene.settles()
    agree = "I agree, let me in"
    presses = [p.person.presses(p.person.last_button(agree), agree) for p in late]
    await scene.settles()
    assert all(press.toast for press in presses)
    return [*scene.people[:5], *late], post


@pytest.mark.long
async def test_the_presses_of_twenty_five_people_are_two_edits(scene, crowd):
    people, post = crowd
    data = post.buttons[0][0].data
    before = post.edits

    presses = [player.person.presses(post, data=data) for player in people[:10]]
    for press in presses:
        await press.answered()
    while post.edits == before:  # noqa: ASYNC110 the world tells nobody
        await asyncio.sleep(0.001)
    scene.clock.passes(5)
    presses += [player.person.presses(post, data=data) for player in people[10:]]
    for press in presses:
        await press.answered()
    await asyncio.sleep(0.03)
    between = post.edits - before
    scene.clock.passes(1)
    await scene.settles()

    assert {press.toast.text for press in presses} == {THANKS}
    assert (between, post.edits - before) == (1, 2)
    assert post.labels[0] == f"{RECOGNISE} · 25"


@pytest.mark.long
async def test_what_is_taken_back_does_not_wait_for_the_number(scene, crowd):
    people, post = crowd
    data = post.buttons[0][0].data
    for player in people[:3]:
        await player.person.presses(post, data=data).answered()
    await scene.settles()
    for player in people[3:6]:
        await player.person.presses(post, data=data).answered()

    await scene.ana.presses("Remove")

    assert post.words.count("“") == 3
    assert post.labels[0] == f"{RECOGNISE} · 6"


@pytest.mark.long
async def test_a_number_that_waits_for_its_turn_survives_a_restart(scene, crowd):
    people, post = crowd
    data = post.buttons[0][0].data
    for player in people[:3]:
        await player.person.presses(post, data=data).answered()
    await scene.settles()
    for player in people[3:8]:
        await player.person.presses(post, data=data).answered()

    await scene.restarts()

    assert post.labels[0] == f"{RECOGNISE} · 8"
