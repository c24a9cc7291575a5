"""Gut responses, as people send, change and remove them."""

import pytest

from tests.beginnings import played
from tests.plans import use_small_plan

ASKED = """\
1 of 12 · Connection, love and care should be central

What words and/or phrases does this make you think of?"""
QUESTION = f"""\
{ASKED}

Words or short phrases: up to 3. Put each on its own line, or commas between them."""
TITLE = "Connection, love and care should be central"
KEPT = "SELECT text, late FROM response ORDER BY value, text"
PASSES = "SELECT value, prompt FROM pass"
TOO_LONG = (
    "“Not enough time to c…” is too long for the cloud: 60 characters at most. Please send a "
    "shorter one. You can say more when the discussion starts."
)
LONG = "Not enough time to care for anybody in the way that we would like to"


@played
async def one(scene):
    """A private workshop at its first question, and Ana alone has joined."""
    await scene.begins_with(scene.ana)


async def words(scene):
    return [text for text, _ in await scene.rows(KEPT)]


async def test_a_word_is_noted_and_can_be_changed_and_removed(one):
    assert one.ana.last == QUESTION
    assert one.ana.buttons == ["Pass", "A quiet word"]

    message = await one.ana.says("trust")

    assert message.reaction == "✍"
    assert one.ana.last == f"{ASKED}\n\nYou said: “trust”\n\nRoom for more: 2"
    assert one.ana.buttons == ["Change", "Remove", "A quiet word"]
    assert await one.rows(KEPT) == [("trust", 0)]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("not enough time", ["not enough time"]),
        ("time, shame;hope", ["hope", "shame", "time"]),
        ("time\nshame\r\nnot enough time", ["not enough time", "shame", "time"]),
        ("Trust, trust!, TRUST", ["Trust"]),
        ("- time\n- shame", ["shame", "time"]),
        (" ,;\n trust ,", ["trust"]),
    ],
)
async def test_what_separates_words(one, text, kept):
    await one.ana.says(text)

    assert await words(one) == kept
    assert sorted(one.ana.own) == kept
    if len(kept) < 3:
        assert one.ana.room == 3 - len(kept)
    else:
        assert one.ana.last.endswith("That is all there is room for. Thank you.")


async def test_several_words_have_their_buttons_each(one):
    await one.ana.says("time, shame")

    assert (sorted(one.ana.own), one.ana.room) == (["shame", "time"], 1)
    assert one.ana.buttons == [
        *(f"{deed} “{word}”" for word in one.ana.own for deed in ("Change", "Remove")),
        "A quiet word",
    ]

    await one.ana.presses("Remove “time”")

    assert (one.ana.own, one.ana.room) == (["shame"], 2)
    assert one.ana.buttons == ["Change", "Remove", "A quiet word"]
    assert await words(one) == ["shame"]

    assert await one.ana.presses("Remove") == "Removed"
    assert one.ana.last == QUESTION
    assert one.ana.buttons == ["Pass", "A quiet word"]
    assert await words(one) == []


async def test_the_same_word_again_counts_once(one):
    await one.ana.says("self-care")

    await one.ana.says("Self care!")

    assert one.ana.last == "You had said “Self care!” already; it counts once."
    assert one.ana.buttons == ["Change", "Remove"]
    assert await words(one) == ["self-care"]


async def test_over_the_allowance_there_is_a_way_on(one):
    await one.ana.says("time, shame")

    await one.ana.says("trust; hope\nlove")

    assert one.ana.last == (
        "Noted: “trust”\n"
        "Not kept: “hope”, “love”. Each person may say up to 3. Remove one of yours, then send it "
        "again."
    )
    await one.ana.says("hope")
    assert one.ana.last == (
        "Not kept: “hope”. Each person may say up to 3. Remove one of yours, then send it again."
    )
    assert await words(one) == ["shame", "time", "trust"]

    await one.ana.presses("Remove “shame”")
    assert (sorted(one.ana.own), one.ana.room) == (["time", "trust"], 1)
    await one.ana.says("hope")

    assert sorted(one.ana.own) == ["hope", "time", "trust"]
    assert one.ana.card.words.endswith("That is all there is room for. Thank you.")
    assert await words(one) == ["hope", "time", "trust"]


@pytest.mark.parametrize("allowed", [1, 10])
async def test_the_plan_says_how_many(scene, tmp_path, allowed):
    await use_small_plan(scene, tmp_path, responses=allowed)
    await scene.begins_with(scene.ana)
    many = [f"word {letter}" for letter in "abcdefghijkl"]

    await scene.ana.says(", ".join(many))

    assert sorted(scene.ana.own) == many[:allowed]
    assert await words(scene) == many[:allowed]
    over = ", ".join(f"“{word}”" for word in many[allowed:])
    assert scene.ana.last.splitlines()[1].startswith(f"Not kept: {over}. Each person may say")


async def test_changing_a_word(one):
    await one.ana.says("time, shame")
    await one.ana.presses("Change “time”")
    assert one.ana.last == "Send the new wording for:\ntime"
    assert one.ana.buttons == ["Leave it as it is"]

    changed = await one.ana.says("more time")

    assert changed.reaction == "✍"
    assert (sorted(one.ana.own), one.ana.room) == (["more time", "shame"], 1)
    assert await words(one) == ["more time", "shame"]
    await one.ana.edits(changed, "much more time")
    assert await words(one) == ["much more time", "shame"]
    await one.ana.says("trust")
    assert await words(one) == ["much more time", "shame", "trust"]


async def test_leaving_a_word_as_it_is(one):
    await one.ana.says("time")
    await one.ana.presses("Change")

    await one.ana.presses("Leave it as it is")

    assert one.ana.last == "It stays as it is."
    await one.ana.says("shame")
    assert await words(one) == ["shame", "time"]


async def test_a_change_that_is_too_long_may_be_tried_again(one):
    await one.ana.says("time")
    await one.ana.presses("Change")

    too_long = await one.ana.says(LONG)
    assert one.ana.last == TOO_LONG
    assert await words(one) == ["time"]

    await one.ana.edits(too_long, "Not enough time to care")
    assert one.ana.own == ["Not enough time to care"]
    assert await words(one) == ["Not enough time to care"]


async def test_changing_to_several_words_and_to_one_that_is_there(one):
    await one.ana.says("time, shame")
    await one.ana.presses("Change “time”")
    await one.ana.says("hope, trust, love")

    assert one.ana.last == (
        "Changed. It now says: “hope”, “trust”\n"
        "Not kept: “love”. Each person may say up to 3. Remove one of yours, then send it again."
    )
    assert await words(one) == ["hope", "shame", "trust"]

    await one.ana.presses("Change “hope”")
    await one.ana.says("shame")
    assert one.ana.last == "You had said “shame” already; it counts once."
    assert await words(one) == ["shame", "trust"]


async def test_a_new_question_ends_a_change(one):
    await one.ana.says("time")
    await one.ana.presses("Change")
    for label in ("Close and reveal", "Next value"):
        await one.fran.presses(label)

    await one.ana.says("safe")

    assert one.ana.card.words.startswith("2 of 12")
    assert (one.ana.own, one.ana.room) == (["safe"], 2)
    assert await one.rows("SELECT value, text FROM response ORDER BY value") == [
        (0, "time"), (1, "safe"),
    ]  # fmt: skip


async def test_removing_what_is_being_changed_leaves_nobody_stuck(one):
    await one.ana.says("time")
    receipt = one.ana.person.last_button("Change")
    await one.ana.presses("Change")
    await one.ana.presses("Remove", receipt)

    await one.ana.says("shame")

    assert one.ana.own == ["shame"]
    assert await words(one) == ["shame"]


async def test_a_stale_receipt_changes_nothing(one):
    await one.ana.says("time")
    before = one.ana.card.buttons[0]
    await one.ana.presses("Change")
    await one.ana.says("shame")

    for button in before:
        press = one.ana.person.forges(one.ana.card, button.data)
        await one.settles()
        assert press.toast.text == "That is not there any more."
    assert await words(one) == ["shame"]


async def test_another_persons_word_can_not_be_touched(scene):
    await scene.begins_with(scene.ana, scene.bea)
    await scene.ana.says("time")
    await scene.bea.says("shame")
    theirs = scene.ana.person.last_button("Remove").buttons[0]
    mine = scene.bea.person.last_button("Remove")

    for button in theirs:
        press = scene.bea.person.forges(mine, button.data)
        await scene.settles()
        assert press.toast.text == "That is not there any more."
    for data in ("remove:1:AAAA", "remove:x:y", "change:99:AAAA", "change", "remove:1:****", "x"):
        scene.bea.person.forges(mine, data)
    await scene.settles()
    await scene.bea.says("hope")

    assert await words(scene) == ["hope", "shame", "time"]
