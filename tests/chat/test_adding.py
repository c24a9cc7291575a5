"""[Something is missing]: how people are asked, and what of what they say belongs to it."""

import pytest

from tests.rounded_up import (
    ADDED,
    ASK,
    MISSING,
    NOTED,
    TEXT,
    goes_on,
    kept,
    misses,
    notices,
    reaches_first_prompt,
    round_up_of_four,
)
from tests.some_of import some_of

NEVER_MIND = "Nothing, never mind"


@pytest.fixture
async def post(scene, tmp_path):
    return await round_up_of_four(scene, tmp_path)


async def test_what_is_missing_is_asked_kept_and_shown_to_the_facilitator(scene, post):
    asked = await misses(scene.ana, post)
    before = scene.posts

    await scene.ana.says(TEXT)

    assert asked == ASK
    assert await scene.rows(ADDED) == [(0, 0, TEXT, 1)]
    assert scene.ana.last == NOTED
    assert scene.ana.buttons == ["Change", "Remove"]
    assert notices(scene.fran) == [f"• “{TEXT}”"]
    assert scene.posts == before
    assert "night shift" not in "".join(text for p in scene.people[1:] for text in p.sees)


async def test_the_link_fits_and_names_nobody(scene, post):
    payload = post.button(MISSING).url.partition("?start=")[2]

    assert payload.startswith("m_")
    assert payload.endswith("_0_0")
    assert len(payload) <= 64
    assert set(payload) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


async def test_never_mind_says_nothing_untrue_once_something_was_added(scene, post):
    await misses(scene.ana, post)
    ask = scene.ana.newest
    await scene.ana.says(TEXT)

    toast = await scene.ana.presses(NEVER_MIND, ask)

    assert toast.startswith("That is not possible just now.")
    assert await kept(scene) == [TEXT]
    assert not any(text.startswith("That is fine") for text in scene.ana.sees)


async def test_never_mind_is_about_its_own_message(scene, post):
    await misses(scene.ana, post)
    older = scene.ana.newest
    await misses(scene.ana, post)

    await scene.ana.presses(NEVER_MIND, older)
    await scene.ana.says(TEXT)

    assert await kept(scene) == [TEXT]


async def test_only_the_next_message_is_taken_unless_it_replies(scene, post):
    await misses(scene.ana, post)
    ask = scene.ana.newest
    await scene.ana.says(TEXT)
    await scene.ana.says("An answer to the prompt, as before.")

    await scene.ana.says("And the weekend.", reply_to=ask)

    assert await kept(scene) == ["And the weekend.", TEXT]
    answered = await scene.rows("SELECT text FROM answer WHERE added = 0 AND text LIKE 'An ans%'")
    assert len(answered) == 1


async def test_who_changes_words_since_has_them_changed(scene, post):
    await misses(scene.ana, post)
    await scene.ana.presses("Change", scene.ana.card)

    await scene.ana.says("Something different.")

    assert await kept(scene) == []
    assert "Something different." in scene.ana.card.words


async def test_a_reply_to_something_else_is_kept_there(scene, post):
    prompt = scene.ana.card
    await misses(scene.ana, post)

    await scene.ana.says("Still about the prompt.", reply_to=prompt)

    assert await kept(scene) == []
    assert "2. Still about the prompt." in prompt.words


async def test_a_newer_question_takes_what_is_said_directly(scene, post):
    await misses(scene.ana, post)
    ask = scene.ana.newest
    await goes_on(scene, "Next prompt")

    await scene.ana.says("This is about what else.")
    await scene.ana.says(TEXT, reply_to=ask)

    assert await kept(scene) == [TEXT]
    assert await scene.rows(
        "SELECT value, prompt FROM answer WHERE text = 'This is about what else.'"
    ) == [(0, 1)]


async def test_never_mind(scene, post):
    await misses(scene.ana, post)

    await scene.ana.presses(NEVER_MIND)
    await scene.ana.says("An answer to the prompt.")

    assert "That is fine: nothing was added." in scene.ana.sees
    assert await kept(scene) == []
    assert notices(scene.fran) == []


async def test_choosing_a_prompt_is_newer_than_what_was_asked_before(scene, tmp_path):
    await reaches_first_prompt(scene, tmp_path)
    await goes_on(scene, "↩ Undo: Next prompt", "All prompts together", "Round-up")
    await scene.each_says(*["A longer answer about tea in the morning."] * 4)
    await goes_on(scene, "Show the draft", "Post to the group")
    post = [m for m in scene.group.from_bot() if m.words.startswith("What we heard")][-1]
    await misses(scene.ana, post)

    await scene.ana.presses("Question 2")
    await scene.ana.says("To the second.")

    assert await kept(scene) == []


async def test_an_addition_is_no_answer_and_one_person_stays_one(scene, post):
    for player in (scene.ana, scene.eve):
        await misses(player, post)
        await player.says(TEXT)

    counted = await scene.rows(
        "SELECT count(DISTINCT author) FROM answer WHERE value = 0 AND prompt = 0 AND added = 0"
    )
    marks = await scene.rows("SELECT author, added FROM answer")
    others = await scene.rows("SELECT author FROM pass UNION SELECT author FROM response")

    assert counted == [(4,)]
    assert "Answered: 4" in scene.fran.panel.words or "Joined: 5" in scene.fran.panel.words
    assert len({author for author, _ in marks} | {author for (author,) in others}) == 6 + len(
        others
    )


async def test_a_change_of_mind_in_a_receipt_of_an_addition_to_a_value(scene, tmp_path):
    await reaches_first_prompt(scene, tmp_path)
    await scene.each_says(*["Something about tea that is long enough to quote."] * 4)
    await goes_on(scene, "Round-up", "Round up the whole value", "Post to the group")
    post = [m for m in scene.group.from_bot() if m.words.startswith("What we heard")][-1]

    asked = await misses(scene.ana, post)
    await scene.ana.says(TEXT)
    row = await scene.rows(ADDED)
    await scene.ana.says("/mydata")
    listed = scene.ana.last.splitlines()[-1]
    await scene.ana.presses("Remove")

    assert asked.startswith("What is missing in the round-up of:\nTea\n")
    assert row == [(0, -1, TEXT, 1)]
    assert listed == f"2. Tea, missing in the round-up: “{TEXT}”"
    assert await kept(scene) == []
    assert "Removed." in scene.ana.sees


async def test_who_has_not_joined_is_led_through_joining_and_then_asked(scene, post):
    consent = await misses(scene.fay, post)
    before = await scene.rows("SELECT count(*) FROM participant")

    await scene.fay.presses("I agree, let me in")
    asked = scene.fay.last
    await scene.fay.says(TEXT)

    assert consent.startswith(
        "To say what is missing, please join first. I ask you for it right after that.\n\n"
        "Small talk\nYou are invited"
    )
    assert before == [(5,)]
    assert asked == ASK
    assert await kept(scene) == [TEXT]


async def test_it_survives_a_restart_between_asking_and_answering(scene, post):
    await misses(scene.ana, post)

    await scene.restarts()
    await scene.ana.says(TEXT)

    assert await kept(scene) == [TEXT]
    assert notices(scene.fran) == [f"• “{TEXT}”"]


async def test_limits(scene, post):
    await misses(scene.ana, post)
    message = await scene.ana.says("x" * 1001)
    too_long = scene.ana.last
    await scene.ana.edits(message, "y" * 1000)

    assert too_long == (
        "That is longer than 1000 characters. Send it in several messages, or edit it."
    )
    assert await kept(scene) == ["y" * 1000]


@pytest.mark.parametrize(
    "payload",
    some_of(
        [
            "m_",
            "m_x",
            "m_x_0_0",
            "m_{}_0_1",
            "m_{}_0_a",
            "m_{}_2_0",
            "m_{}_99_0",
            "m_{}_0_99",
            "m_{}_a_a",
        ],
        4,
    ),
)
async def test_links_that_were_made_up_lead_nowhere(scene, post, payload):
    token = post.button(MISSING).url.partition("start=m_")[2].removesuffix("_0_0")

    await scene.ana.starts(payload.format(token))

    assert scene.ana.last == (
        "This link is out of date. Tap Join under my newest post in your group."
    )


async def test_somebody_who_blocked_the_bot_comes_back_by_the_link(scene, post):
    scene.ana.person.blocks_bot()
    await scene.settles()
    scene.ana.person.unblocks_bot()

    asked = await misses(scene.ana, post)
    await scene.ana.says(TEXT)

    assert asked == ASK
    assert await kept(scene) == [TEXT]


async def test_following_the_link_twice_takes_one_message(scene, post):
    await misses(scene.ana, post)
    await misses(scene.ana, post)

    await scene.ana.says(TEXT)
    await scene.ana.says("An answer to the prompt.")

    assert await kept(scene) == [TEXT]


async def test_who_left_is_not_heard_and_not_asked(scene, post):
    await misses(scene.ana, post)
    ask = scene.ana.newest
    await scene.ana.says("/leave")
    await scene.ana.presses("Leave; my words may stay")

    await scene.ana.says(TEXT)
    await scene.ana.says(TEXT, reply_to=ask)

    assert await kept(scene) == []
    assert scene.ana.last.startswith("You have left the workshop")
    assert (await misses(scene.ana, post)).startswith("To say what is missing, please join first")


async def test_a_question_that_can_not_be_read_any_more_asks_nothing(scene, post):
    await misses(scene.ana, post)
    ask = scene.ana.newest
    sql = "UPDATE shown_message SET content = sealed(session_id, '01') WHERE kind = 'missing'"
    await scene.gair.services.means.database.transaction(lambda tx: tx.write(sql))

    await scene.ana.says("More time.", reply_to=ask)

    assert await kept(scene) == []
    assert "More time." in scene.ana.card.words
