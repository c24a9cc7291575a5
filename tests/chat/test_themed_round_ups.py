"""A round-up with themes: posted as it was seen, updated, and kept to what still stands."""

import json

import pytest

from bot.rehearsal.bot_api import Fault
from bot.round_up import quote_key
from bot.word_cloud.studio import PATIENCE
from tests.drafts import SAID, draft, headings, opens_theme, post, presses, round_up_themes, theme
from tests.some_of import some_of


@pytest.fixture
async def small(beginnings, tmp_path):
    """A workshop that rounds up a prompt which six people have answered."""
    async with beginnings.scene(round_up_themes, tmp_path) as scene:
        yield scene


async def test_what_is_posted_is_the_draft_without_numbers(small):
    seen = draft(small.fran).words

    await small.fran.presses("Post to the group")

    posted = post(small).words
    assert headings(posted) == headings(seen) == ["Time · 3 of 6", "Money · 2 of 6"]
    assert [s for s in SAID if s in posted] == [s for s in SAID if s in seen] == SAID


async def test_later_changes_edit_the_post_that_stands(small):
    await presses(small.fran, "Post to the group", "Next value")
    again = next(m for m in small.fran.person.sees if m.words == "Posted to the group.")
    await small.fran.presses("Show the draft", again)
    await opens_theme(small.fran, "Money")
    await small.fran.presses("Leave out")

    told = await small.fran.presses("Update the post")

    assert told == "The post in the group is up to date."
    assert headings(post(small).words) == ["Time · 3 of 6"]
    assert post(small).edits == 1


async def test_a_post_that_was_deleted_can_be_posted_again(small):
    await presses(small.fran, "Post to the group")
    small.fran.person.deletes(post(small))
    await small.fran.presses("Show the draft")
    await small.fran.presses("Update the post")
    await small.fran.presses("Show the draft")

    await small.fran.presses("Post to the group")

    assert headings(post(small).words) == ["Time · 3 of 6", "Money · 2 of 6"]


async def test_earlier_values_can_be_rounded_up_later_and_after_the_end_but_not_in_a_break(small):
    old = draft(small.fran)
    await presses(small.fran, "Next value", "Pause")
    told = await small.fran.presses("Post to the group", old)
    nothing = [p for p in small.posts if "heard" in p]
    await presses(small.fran, "Go on", "End the workshop", "End now")

    await small.fran.presses("Post to the group", old)

    assert told.startswith("That is not possible just now.")
    assert nothing == []
    assert headings(post(small).words) == ["Time · 3 of 6", "Money · 2 of 6"]


async def test_what_is_taken_back_leaves_counts_and_themes(small):
    await presses(small.fran, "Post to the group")
    await small.ana.presses("Remove")
    first = post(small).words
    await small.cai.presses("Remove")

    second = post(small).words

    assert "Time · 2 of 5" in first
    assert "Money · 2 of 5" in first
    assert SAID[0] not in first
    assert " of 4" not in second
    assert "In people's words:" in second
    assert "Time" not in second
    assert SAID[3] in second
    assert SAID[2] not in second


async def test_a_theme_that_one_person_is_left_of_goes_and_its_quote_stays(small):
    await presses(small.fran, "Post to the group")

    await small.dai.presses("Change")
    await small.dai.says("I have changed my mind about all of this, thank you.")

    words = post(small).words
    assert headings(words) == ["Time · 3 of 6"]
    assert "Money" not in words
    assert SAID[2] in words
    assert SAID[3] not in words
    assert "changed my mind" not in words


async def test_a_quote_that_must_not_be_quoted_any_more_goes(small):
    await presses(small.fran, "Post to the group")

    await small.ana.presses("Change")
    await small.ana.says(f"{SAID[0]} Please don't quote me.")

    assert SAID[0] not in post(small).words
    assert "Time · 2 of 5" in post(small).words


async def test_what_is_held_back_is_for_the_facilitator_to_read(small):
    await presses(small.fran, "Reopen")
    gus, hal, ivo, jo = await small.more_join("Gus", "Hal", "Ivo", "Jo")
    await gus.says("Ring me on 07700 900123 about the time that it takes.")
    for player in (hal, ivo, jo):
        await player.says("It takes time.")
    await presses(small.fran, "Round-up")
    seen = draft(small.fran).words

    await small.fran.presses("Show what is held back")
    held = small.fran.last
    await small.fran.presses("Post to the group", draft(small.fran))

    assert "Held back: 1." in seen
    assert "07700" not in seen
    assert held.startswith("Held back. Only you see this.")
    assert held.endswith("• “Ring me on 07700 900123 about the time that it takes.”")
    assert "07700" not in "".join(small.posts)


async def test_a_worker_that_dies_costs_nothing(small):
    studio, before = small.gair.services.studio, draft(small.fran).words
    await opens_theme(small.fran, "Money")
    studio.be_patient(0.0)

    await small.fran.presses("Leave out")
    studio.be_patient(PATIENCE)
    told = small.fran.last
    await presses(small.fran, "Back", "Back")

    assert told.startswith("The round-up could not be worked out just now. Nothing is lost")
    assert draft(small.fran).words == before


@pytest.mark.parametrize(
    "data",
    some_of(
        [
            "drop:1:{step}:0-0:00000000",
            "merge:1:{step}:0-0:{time}:{time}",
            "key:1:{step}:0-0:{time}",
            "put:1:{step}:0-0:{time}:{time}",
            "drop:1:{step}:1-0:{time}",
            "drop:1:{step}:0-7:{time}",
            "drop:1:{step}:99-a:{time}",
            "drop:1:{step}:a-0:{time}",
            "drop:1:{step}:a-a:{time}",
            "drop:1:{step}:00-0:{time}",
            "drop:1:{step}:0:{time}",
            "drop:2:{step}:0-0:{time}",
            "revert:1:{step}:0-0",
            "look:1:{step}:0-0:nowhere",
            "look:1:{step}:0-0:theme:00000000",
            "post:1:{step}:0-0:00000000",
            "post:1:{step}:a-a:00000000",
            "name:1:{step}:0-0",
        ],
        6,
    ),
)
async def test_forged_buttons_change_and_post_nothing(small, data):
    await small.fran.presses("Themes …")
    *_, step, _, _, key = draft(small.fran).button(theme(small.fran, "Time")).data.split(":")
    await small.fran.presses("Back")
    before = draft(small.fran).words

    small.fran.person.forges(draft(small.fran), data.format(step=step, time=key))
    await small.settles()

    assert draft(small.fran).words == before
    assert await small.rows("SELECT * FROM round_up_edit") == []
    assert [p for p in small.posts if "heard" in p] == []


async def test_somebody_who_does_not_lead_can_not_change_a_draft(small):
    await opens_theme(small.fran, "Money")
    data = draft(small.fran).button("Leave out").data

    toast = await small.eve.person.forges(small.eve.newest, data)
    await small.settles()

    assert toast.text.startswith("Only facilitators of this workshop can do that.")
    assert await small.rows("SELECT * FROM round_up_edit") == []


async def test_what_is_changed_while_the_post_waits_is_in_it_in_the_end(small):
    small.world.faults.next("sendMessage", Fault.too_many(1), chat=small.group)
    press = small.fran.person.presses(draft(small.fran), "Post to the group")
    await press.answered()
    await small.fran.presses("Show the draft")
    await opens_theme(small.fran, "Money")
    await small.fran.presses("Leave out")
    await small.fran.presses(draft(small.fran).labels[0])

    assert headings(post(small).words) == ["Time · 3 of 6"]


@pytest.mark.long
async def test_a_workshop_whose_round_up_was_posted_is_among_the_archives(small):
    await presses(small.fran, "Post to the group", "End the workshop", "End now")

    await small.fran.says("/archives")

    assert small.fran.last.startswith("Which workshop?")


async def test_what_was_posted_before_there_were_themes_is_kept_right_as_quotes(small):
    await presses(small.fran, "Post to the group")
    rows = await small.rows("SELECT hex(id), text FROM answer ORDER BY text")
    places = [[key.lower(), 0, len(text), quote_key(text)] for key, text in rows]

    def as_it_was(tx):
        old = json.dumps({"words": [], "quotes": places})
        tx.write("UPDATE round_up SET quotes = sealed(session_id, ?)", old)

    await small.gair.services.means.database.transaction(as_it_was)
    await small.ana.presses("Remove")

    words = post(small).words
    assert "People who answered: 5." in words
    assert [said for said in SAID if f"• “{said}”" in words] == SAID[1:]
    assert " of 5" not in words


async def test_what_people_added_is_in_the_draft_and_the_post(small):
    await presses(small.fran, "Post to the group")
    small.ana.person.follows(post(small).button("Something is missing").url)
    await small.settles()
    await small.ana.says("Nobody spoke of the night shift.")
    again = next(m for m in small.fran.person.sees if m.words == "Posted to the group.")
    await small.fran.presses("Show the draft", again)
    seen, before = draft(small.fran).words, post(small).words

    await small.fran.presses("Update the post", draft(small.fran))

    assert "Added by participants\n• 7. “Nobody spoke of the night shift.”" in seen
    assert "night shift" not in before
    assert "Added by participants\n• “Nobody spoke of the night shift.”" in post(small).words
    assert post(small).labels == ["I recognise this", "Something is missing"]
