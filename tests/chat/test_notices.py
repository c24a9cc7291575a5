"""What people added to a round-up: who is shown it, how it is changed and taken back."""

import pytest

from storage import announcements
from storage.announcements import Announcement, Kind
from tests.rounded_up import (
    ADDED,
    ASK,
    ASKED,
    HEAD,
    MISSING,
    RECOGNISE,
    TEXT,
    goes_on,
    kept,
    misses,
    notices,
    open_round_up,
    round_up_of_four,
)

DAY = 24 * 3600
OUTDATED = (
    "Something has been added, changed or taken back since you got the archive. Please delete your"
    " copy, and get the new one with /archives."
)


@pytest.fixture
async def post(scene, tmp_path):
    return await round_up_of_four(scene, tmp_path)


async def test_change_edit_and_remove(scene, post):
    await misses(scene.ana, post)
    message = await scene.ana.says(TEXT)
    await scene.ana.edits(message, "Nobody spoke of nights.")
    after_edit = await kept(scene), scene.ana.last, notices(scene.fran)
    await scene.ana.presses("Change")
    await scene.ana.says("Nobody spoke of volunteers.")
    after_change = await kept(scene), notices(scene.fran)
    await scene.ana.edits(message, "It comes back.")
    await scene.ana.presses("Remove")

    changed = f"Changed. It is noted as missing in the round-up of:\n{ASKED}"
    assert after_edit == (
        ["Nobody spoke of nights."],
        changed,
        ["• “Nobody spoke of nights.”"],
    )
    assert after_change == (["Nobody spoke of volunteers."], ["• “Nobody spoke of volunteers.”"])
    assert await kept(scene) == []
    assert notices(scene.fran) == []
    assert f"was taken back:\n{ASKED}" in "".join(scene.fran.sees)
    assert "night" not in "".join(scene.fran.sees)


async def test_my_data_lists_it_and_forget_removes_it(scene, post):
    await misses(scene.ana, post)
    await scene.ana.says(TEXT)
    await scene.ana.says("/mydata")
    listed = scene.ana.last.splitlines()[-1]
    await scene.ana.presses("Remove 2")
    after_remove = await kept(scene)
    await misses(scene.bea, post)
    await scene.bea.says(TEXT)
    await scene.bea.says("/forget")
    await scene.bea.presses("Yes, remove everything")

    assert listed == f"2. Tea, missing in the round-up of question 1: “{TEXT}”"
    assert after_remove == []
    assert await kept(scene) == []
    assert notices(scene.fran) == []


@pytest.mark.long
async def test_after_the_end_until_sealing_and_archives_are_out_of_date(scene, post):
    await goes_on(scene, "End the workshop", "End now")
    asked = await misses(scene.ana, post)
    message = await scene.ana.says(TEXT)
    told = scene.fran.sees.count(OUTDATED)
    await scene.fran.says("/archives")
    await scene.fran.presses(scene.fran.buttons[0])
    await scene.ana.edits(message, f"{TEXT} Nor of Sundays.")
    told_again = scene.fran.sees.count(OUTDATED)
    await scene.ana.presses("Change")
    await scene.ana.says("Nor of Mondays.")
    after_change = await kept(scene)
    late = await misses(scene.fay, post)

    scene.clock.passes(7.1 * DAY)
    await scene.gair.services.housekeeper.keep()
    sealed = await misses(scene.bea, post)
    await scene.bea.says(TEXT)

    assert asked == ASK
    assert (told, told_again) == (1, 2)
    assert after_change == ["Nor of Mondays."]
    assert late == "This workshop has ended, so nobody can join it any more."
    assert sealed == "That workshop is sealed: nothing can be added to it any more."
    assert await scene.rows("SELECT * FROM answer") == []
    assert await scene.rows("SELECT * FROM shown_message") == []


async def test_what_facilitators_were_not_told_before_a_crash_comes_after_it(scene, post):
    await misses(scene.ana, post)
    await scene.ana.says(TEXT)
    before = scene.fran.newest.id
    waiting = Announcement(session_id=1, person_id=scene.fran.id, kind=Kind.ADDED, prompt=0)
    await scene.gair.services.means.database.transaction(lambda tx: announcements.add(tx, waiting))

    await scene.restarts()

    assert notices(scene.fran) == [f"• “{TEXT}”"]
    assert [m.id > before for m in scene.fran.person.sees if m.words.startswith(HEAD)] == [True]


async def test_several_within_a_minute_are_one_message_and_later_it_comes_anew(scene, post):
    for player, text in zip(scene.people[:3], ("One.", "Two.", "Three."), strict=True):
        await misses(player, post)
        await player.says(text)
    within = notices(scene.fran)
    newest = scene.fran.newest.id
    scene.clock.passes(61)
    await misses(scene.dai, post)
    await scene.dai.says("Four.")

    assert within == ["• “One.”\n• “Three.”\n• “Two.”"]
    assert notices(scene.fran) == ["• “Four.”\n• “One.”\n• “Three.”\n• “Two.”"]
    assert scene.fran.newest.id > newest
    assert scene.fran.newest.words.startswith(HEAD)


async def test_more_than_one_message_holds_is_counted(scene, post):
    for number in range(5):
        await misses(scene.ana, post)
        await scene.ana.says(f"{number}: " + "because of the night shift " * 36)

    (told,) = notices(scene.fran)

    assert told.count("• “") == 3
    assert told.endswith("… and 2 more in the draft")


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> & <a href='tg://user?id=1'>x</a>",
        "\u202egnirts neddih",
        "ما في حديث عن الليل",
        "/help, at 5 < 6 & evil_example",
        "“quotes” \u2066isolated",
    ],
)
async def test_hostile_text_is_only_text(scene, post, text):
    await misses(scene.ana, post)

    await scene.ana.says(f"a {text}")

    (told,) = notices(scene.fran)
    message = [m for m in scene.fran.person.sees if m.words.startswith(HEAD)][-1]
    shown = told.replace("\u2060", "")
    assert shown == f"• “a {(await kept(scene))[0].removeprefix('a ')}”"
    assert {entity["type"] for entity in message.content.get("entities", [])} <= {"bold", "italic"}


async def test_in_the_open_a_reply_to_the_post_is_kept(scene, tmp_path):
    post = await open_round_up(scene, tmp_path)

    message = await scene.fay.says(TEXT, chat=scene.group, reply_to=post)
    row = await scene.rows(ADDED)
    await scene.fay.edits(message, f"{TEXT} Nor of Sundays.")

    assert row == [(0, 0, TEXT, 1)]
    assert message.reaction == "✍"
    assert await kept(scene) == [f"{TEXT} Nor of Sundays."]
    assert notices(scene.fran) == [f"• “{TEXT} Nor of Sundays.”"]
    assert "Nobody is told who wrote it" not in "".join(scene.fran.sees)


async def test_in_private_sessions_a_reply_in_the_group_is_talk(scene, post):
    message = await scene.ana.says(TEXT, chat=scene.group, reply_to=post)

    assert message.reaction is None
    assert await kept(scene) == []


async def test_a_facilitator_who_blocked_the_bot_harms_nobody(scene, post, caplog):
    scene.fran.person.blocks_bot()
    await scene.settles()
    await misses(scene.ana, post)

    await scene.ana.says(TEXT)

    assert await kept(scene) == [TEXT]
    assert "failed" not in caplog.text


async def test_the_draft_lists_it_and_the_group_sees_it_when_the_post_is_updated(scene, post):
    await misses(scene.ana, post)
    await scene.ana.says(TEXT)

    await scene.fran.presses("Show the draft")
    draft = scene.fran.last
    before = post.words
    await scene.fran.presses("Update the post")

    assert draft.startswith("Draft.")
    for text in (draft, post.words):
        assert "Added by participants" in text
        assert TEXT in text
    assert TEXT not in before
    assert post.labels == [RECOGNISE, MISSING]
