"""[Same words]: a facilitator puts words together and takes them apart; everything follows."""

import json
import math
import re

import pytest

from bot.facilitation import counting_words
from handlers.views.buttons import MAX_DATA
from storage import sessions, shown_clouds, word_pairs
from tests.beginnings import played

ONE = "Counted as one, shown as the first\n"
WORDS = ("support", "suport", "voice, support", "voices", "voices, trust", "trust")
TAKEN_AWAY = (
    "What stood here has changed since, so I have taken it away. The panel shows it as it is."
)
A_STEP = 100  # pixels, of a picture 1280 wide: the place is the same, the size another


@played
async def revealed(workshop):
    """Six people have said WORDS, and the value has closed."""
    await workshop.each_says(*WORDS)
    await workshop.fran.presses("Close and reveal")


@pytest.fixture
async def listed(revealed):
    """Fran looks at what may be the same."""
    await revealed.fran.presses("Same words")
    return revealed


def caption(scene):
    return scene.clouds[0].words.split("\n\n", 3)[3].replace("\xa0", " ")


def data_of(scene, label):
    return scene.fran.person.last_button(label).button(label).data


async def merged_in_archive(scene):
    return await scene.gair.services.means.database.transaction(
        lambda tx: [
            (one.word, one.others, one.by)
            for one in counting_words.merged(tx, sessions.get(tx, 1), 0)
        ]
    )


async def places(scene):
    layout = await scene.gair.services.means.database.transaction(
        lambda tx: shown_clouds.layout(tx, 1, 0)
    )
    return json.loads(layout.layout)["places"]


async def test_plurals_count_as_one_without_anybody_s_doing(revealed):
    assert caption(revealed) == "voices 3, support 2, trust 2\n\nSaid once: suport"


async def test_what_may_be_the_same_and_what_counts_as_one_are_listed(listed):
    assert listed.fran.last == (
        "Same words: Connection, love and care should be central\n"
        "Only facilitators see this. Words that are put together count as one, each person once,"
        " and appear in the commonest spelling.\n\n"
        "Perhaps the same\n1. “support” + “suport”\n\n"
        "Counted as one, shown as the first\n2. “voices” + “voice” (by rule)"
    )
    assert listed.fran.buttons == ["Put together 1", "Take apart 2", "Other words …"]


async def test_put_together_and_taken_apart_by_one_tap_each(listed):
    before = await places(listed)
    seen = []
    for label in ("Put together 1", "Take apart 1", "Put together 1"):
        await listed.fran.presses(label)
        seen.append((caption(listed), listed.fran.last.split("\n\n", 1)[1]))

    apart = "voices 3, support 2, trust 2\n\nSaid once: suport"
    one = "support 3, voices 3, trust 2"
    assert seen == [
        (
            one,
            f"{ONE}1. “support” + “suport”\n2. “voices” + “voice” (by rule)",
        ),
        (
            apart,
            (
                "Perhaps the same\n1. “support” + “suport”\n\n"
                "Counted as one, shown as the first\n2. “voices” + “voice” (by rule)"
            ),
        ),
        (
            one,
            f"{ONE}1. “support” + “suport”\n2. “voices” + “voice” (by rule)",
        ),
    ]
    assert len(listed.clouds) == 1
    after = await places(listed)
    assert set(before) - set(after) == {"suport"}


async def test_what_a_rule_put_together_is_taken_apart_and_put_back(listed):
    await listed.fran.presses("Take apart 2")
    apart = caption(listed), listed.fran.last.split("\n\n", 1)[1]
    await listed.fran.presses("Put together 1")

    assert apart == (
        "support 2, trust 2, voices 2\n\nSaid once: suport, voice",
        "Perhaps the same\n1. “voices” + “voice”\n2. “support” + “suport”",
    )
    assert caption(listed) == "voices 3, support 2, trust 2\n\nSaid once: suport"
    assert await merged_in_archive(listed) == [("voices", ("voice",), "rule")]


async def test_who_said_both_words_counts_once(workshop):
    await workshop.each_says("support, suport", *["support"] * 5)
    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("Same words")

    await workshop.fran.presses("Put together 1")

    assert caption(workshop) == "support 6"


async def test_any_two_words_can_be_chosen(listed):
    await listed.fran.presses("Other words …")
    first = listed.fran.last.split("\n\n", 1)[1]
    await listed.fran.presses("3")
    second = listed.fran.last.split("\n\n", 1)[1]
    await listed.fran.presses("2")

    assert first == (
        "Which word? Tap its number.\n\n"
        "1. “voices”, people: 3\n2. “support”, people: 2\n3. “trust”, people: 2\n"
        "4. “suport”, people: 1"
    )
    assert second == (
        "Which word is the same as “trust”? Tap its number.\n\n"
        "1. “voices”, people: 3\n2. “support”, people: 2\n3. “trust”, people: 2\n"
        "4. “suport”, people: 1"
    )
    assert listed.fran.last.endswith(
        f"{ONE}2. “trust” + “support”\n3. “voices” + “voice” (by rule)"
    )
    assert caption(listed) == "trust 4, voices 3\n\nSaid once: suport"
    assert await merged_in_archive(listed) == [
        ("trust", ("support",), "facilitator"),
        ("voices", ("voice",), "rule"),
    ]


async def test_a_group_comes_along_when_one_of_it_is_put_together(listed):
    await listed.fran.presses("Put together 1")
    await listed.fran.presses("Other words …")
    await listed.fran.presses("1")
    await listed.fran.presses("2")

    assert caption(listed) == "support 5, trust 2"
    assert listed.fran.last.endswith(
        f"{ONE}1. “support” + “voices”\n2. “support” + “voice”\n3. “support” + “suport”"
    )

    await listed.fran.presses("Take apart 3")

    assert caption(listed) == "support 4, trust 2\n\nSaid once: suport"


async def test_the_newest_tap_holds(listed):
    """voices and voice are kept apart, and then both put to support; Cai has said two of these."""
    await listed.fran.presses("Take apart 2")
    apart = data_of(listed, "Put together 1").split(":")[3:]
    support = data_of(listed, "Put together 2").split(":")[3]
    message = listed.fran.newest
    for word in apart:
        await listed.fran.person.forges(message, f"together:1:0:{support}:{word}")
        await listed.settles()

    assert caption(listed) == "support 4, trust 2\n\nSaid once: suport"


async def test_any_two_words_of_a_closed_value_can_be_put_together(workshop):
    await workshop.each_says("trust", "love", "hope", "time", "tea", "cwtsh")
    while_open = workshop.fran.panel_buttons
    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("Same words")
    alike = workshop.fran.last
    for label in ("Other words …", "3", "1"):
        await workshop.fran.presses(label)

    assert "Same words" not in while_open
    assert alike.endswith("No words look alike here, and none are put together.")
    assert caption(workshop).startswith("love 2\n\nSaid once: ")


async def test_one_word_means_no_button(workshop):
    await workshop.each_says(*["trust"] * 6)
    await workshop.fran.presses("Close and reveal")

    assert "Same words" not in workshop.fran.panel_buttons


async def test_the_first_word_is_let_go_by_a_second_tap(listed):
    for label in ("Other words …", "3", "✓ 3"):
        await listed.fran.presses(label)

    assert "Which word? Tap its number." in listed.fran.last
    assert listed.fran.buttons == ["1", "2", "3", "4", "Back"]
    assert await listed.rows("SELECT * FROM word_pair") == []


async def test_of_two_that_as_many_say_the_facilitator_chooses_which_is_shown(workshop):
    await workshop.each_says("kindnes", "kindness", "trust", "trust", "love", "love")
    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("Same words")
    await workshop.fran.presses("Put together 1")
    slip, labels = caption(workshop), workshop.fran.buttons

    await workshop.fran.presses("Show “kindness”")

    assert slip == "kindnes 2, love 2, trust 2"
    assert labels == ["Take apart 1", "Show “kindness”", "Other words …"]
    assert caption(workshop) == "kindness 2, love 2, trust 2"
    assert workshop.fran.last.endswith(
        "Counted as one, shown as the first\n1. “kindness” + “kindnes”"
    )


async def test_words_of_other_values_are_a_tap_away(listed):
    await listed.fran.presses("Next value")
    while_open = listed.fran.panel_buttons
    await listed.each_says(*["tea"] * 4, "milk", "milk")
    await listed.fran.presses("Close and reveal")
    await listed.fran.presses("Same words")
    second = listed.fran.last
    await listed.fran.presses("◀ Value 1")
    first, labels = listed.fran.last, listed.fran.buttons
    await listed.fran.presses("Put together 1")

    assert "Same words" not in while_open
    assert second.startswith("Same words: Safety, stability and freedom to choose is needed")
    assert first.startswith("Same words: Connection, love and care should be central")
    assert labels[-2:] == ["Other words …", "Value 2 ▶"]
    assert caption(listed) == "support 3, voices 3, trust 2"


@pytest.mark.long
async def test_after_the_end_the_last_value_with_words_is_shown(listed):
    await listed.fran.presses("Next value")
    await listed.fran.presses("End the workshop")
    await listed.fran.presses("End now")

    await listed.fran.presses("Same words", listed.fran.panel)

    assert listed.fran.last.startswith("Same words: Connection, love and care")


async def test_no_word_is_shown_to_facilitators_before_the_group_may_see_it(workshop):
    await workshop.each_says("support", "suport", "voice", "voices")
    await workshop.fran.presses("Close and reveal")

    toast = await workshop.fran.person.forges(workshop.fran.panel, "same:1:0")
    await workshop.settles()

    assert "Same words" not in workshop.fran.panel_buttons
    assert toast.text.startswith("That is not possible just now.")


async def test_while_people_respond_nothing_is_put_together(listed):
    await listed.fran.presses("Reopen")

    toast = await listed.fran.presses("Put together 1")

    assert toast.startswith("That is not possible just now.")
    assert "Same words" not in listed.fran.panel_buttons


async def test_what_was_put_together_holds_for_words_that_come_later(listed):
    await listed.fran.presses("Put together 1")
    more = await listed.more_join("Gus", "Hal", "Ivo")
    await listed.fran.presses("Reopen")
    for player, word in zip(more, ("support", "suport", "support"), strict=True):
        await player.says(word)
    await listed.fran.presses("Close and reveal")

    assert caption(listed) == "support 6, voices 3, trust 2"


async def test_a_list_with_a_word_that_was_taken_back_is_taken_away(listed):
    stale, data = listed.fran.newest, data_of(listed, "Put together 1")
    await listed.bea.presses("Remove")
    assert stale.words == TAKEN_AWAY

    press = listed.fran.person.forges(stale, data)  # It was pressed while that came.
    toast = (await press).text

    assert toast == "That is not there any more."
    assert stale.words == TAKEN_AWAY
    await listed.fran.presses("Same words")
    assert listed.fran.last.endswith(ONE + "1. “voices” + “voice” (by rule)")


async def test_one_that_came_to_choose_from_is_taken_away_too(listed):
    await listed.fran.presses("Other words …")
    assert "suport" in listed.fran.newest.words

    await listed.bea.edits([m for m in listed.bea.person.sees if not m.from_bot][-1], "care")

    assert [text for text in listed.fran.sees if "suport" in text] == []
    assert listed.fran.sees.count(TAKEN_AWAY) == 1


async def test_no_word_stands_in_the_database_nor_in_a_button(listed):
    pressed = []
    for label in ("Put together 1", "Take apart 2", "Other words …", "1", "2"):
        pressed += [b.data for row in listed.fran.newest.buttons for b in row]
        await listed.fran.presses(label)
    rows = await listed.rows(
        "SELECT opened(session_id, one), opened(session_id, other) FROM word_pair"
    )

    assert len(rows) == 3
    assert all(re.fullmatch("[0-9a-f]{18}", cell) for row in rows for cell in row)
    assert all(len(data.encode()) <= MAX_DATA for data in pressed)
    assert not any(word in data for data in pressed for word in ("support", "voice", "trust"))


async def test_what_was_taken_back_can_be_read_nowhere(listed):
    await listed.fran.presses("Put together 1")
    await listed.bea.presses("Remove")
    pairs = await listed.gair.services.means.database.transaction(
        lambda tx: word_pairs.of_value(tx, 1, 0)
    )

    assert len(pairs) == 1
    assert caption(listed) == "voices 3, support 2, trust 2"


async def test_a_shown_word_keeps_its_place_when_another_form_becomes_commoner(workshop):
    await workshop.each_says("voice", "voice", "voices", "trust", "love, voices")
    await workshop.fran.presses("Close and reveal")
    before = await places(workshop)
    more = await workshop.more_join("Gus", "Hal", "Ivo")
    await workshop.fran.presses("Reopen")
    for player in more:
        await player.says("voices")
    await workshop.fran.presses("Close and reveal")
    after = await places(workshop)

    assert caption(workshop).startswith("voices 7")
    assert "voice" not in after
    assert math.dist(before["voice"], after["voices"]) < A_STEP


@pytest.mark.parametrize(
    "data",
    [
        "same:1:0",
        "same:1:99",
        "same:1:0:0",
        "same:99:0",
        "together:1:0:AAAAAAAAAAAA:BBBBBBBBBBBB",
        "together:1:0:AAAAAAAAAAAA",
        "apart:1:0:A:B",
        "apart:1:0::",
        "pick:1:0:0",
        "pick:1:0:0:AAAAAAAAAAAA",
        "pick:1:0",
    ],
)
async def test_nobody_else_can_see_or_change_anything(listed, data):
    before = listed.ana.sees, caption(listed)

    await listed.ana.person.forges(listed.ana.newest, data)
    await listed.fran.person.forges(listed.fran.newest, data.replace(":1:", ":9:", 1))
    await listed.settles()

    assert (listed.ana.sees, caption(listed)) == before
    assert await listed.rows("SELECT * FROM word_pair") == []


@pytest.mark.parametrize(
    "data",
    [
        "same:1:12",
        "same:1:0:999",
        "pick:1:0:999",
        "pick:1:0:0:AAAAAAAAAAAA",
        "apart:1:0:A:B",
        "together:1:0:AAAAAAAAAAAA:BBBBBBBBBBBB",
        "together:1:0:AAAAAAAAAAAA:AAAAAAAAAAAA",
    ],
)
async def test_forged_buttons_of_a_facilitator_change_nothing(listed, data, caplog):
    await listed.fran.person.forges(listed.fran.newest, data)
    await listed.settles()

    assert await listed.rows("SELECT * FROM word_pair") == []
    assert "failed" not in caplog.text
    assert listed.fran.last.startswith("Same words: ")


async def test_it_can_be_done_until_sealing(listed):
    await listed.fran.presses("Show the value in full")
    later = listed.fran.panel_buttons
    await listed.fran.presses("End the workshop")
    await listed.fran.presses("End now")
    ended = listed.fran.panel_buttons
    await listed.fran.presses("Same words")
    await listed.fran.presses("Put together 1")
    listed.clock.passes(8 * 86400)
    await listed.gair.services.housekeeper.keep()
    await listed.settles()

    toast = await listed.fran.presses("Take apart 1")

    assert "Same words" in later
    assert "Same words" in ended
    assert caption(listed) == "support 3, voices 3, trust 2"
    assert toast.startswith("That is not possible just now.")
