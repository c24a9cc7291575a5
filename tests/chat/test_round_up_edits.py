"""The draft of a round-up with themes: changed by buttons, and by what is typed."""

import pytest

from tests.drafts import SAID, draft, headings, opens_theme, post, presses, round_up_themes


@pytest.fixture
async def small(beginnings, tmp_path):
    """A workshop that rounds up a prompt which six people have answered."""
    async with beginnings.scene(round_up_themes, tmp_path) as scene:
        yield scene


async def test_the_draft_names_themes_and_counts_people(small):
    words = draft(small.fran).words

    assert "1. Time · 3 of 6\n• 1. “" in words
    assert "2. Money · 2 of 6\n• " in words
    assert "Also said\n• " in words
    assert SAID[5] in words
    assert draft(small.fran).labels == [
        *("Post to the group", "Post, and go on: Next prompt", "Themes …", "Quotes …"),
        *("New theme", "Round up the whole value"),
    ]


async def test_a_theme_gets_another_name_that_is_typed_as_a_reply(small):
    await opens_theme(small.fran, "Time")
    assert draft(small.fran).words.endswith("Theme 1: Time")
    await small.fran.presses("Rename")
    question = small.fran.newest

    await small.fran.says("  Time\u200b with   people ", reply_to=question)

    assert question.words == "Reply to this message with the new name for Time."
    assert small.fran.last == "Done; the draft is up to date."
    assert headings(draft(small.fran).words)[0] == "Time with people · 3 of 6"
    assert draft(small.fran).words.endswith("Changes: 1")


async def test_a_name_may_be_typed_below_the_question_and_only_once(small):
    await opens_theme(small.fran, "Money")
    await small.fran.presses("Rename")
    question = small.fran.newest
    await small.fran.says("Funds")

    await small.fran.says("Something else entirely")
    refused = small.fran.last
    await small.fran.says("Again", reply_to=question)

    assert headings(draft(small.fran).words)[1] == "Funds · 2 of 6"
    assert refused.startswith("I keep nothing of this: you lead, and have not joined.")
    assert small.fran.last.startswith("I have used your reply already.")


@pytest.mark.parametrize(
    ("button", "typed", "told"),
    [
        ("Rename", "x" * 61, "A name has 1 to 60 characters."),
        ("Rename", "\u200b \u200b", "A name has 1 to 60 characters."),
        ("Rename", "…", "A name has 1 to 60 characters."),
        ("Split", "Forms", "Please send it as “name: word, word”."),
        ("Split", "Forms:", "Please send it as “name: word, word”."),
        ("Split", "Forms: f*", "Please send it as “name: word, word”."),
        ("Split", "Forms: fo*rms", "Please send it as “name: word, word”."),
        ("Split", "Forms: 123", "Please send it as “name: word, word”."),
        ("Split", f"Forms: {'x' * 41}", "Please send it as “name: word, word”."),
        ("Split", ": forms", "A name has 1 to 60 characters."),
        ("Split", "Boats: boat", "No sentence of this theme has those words in it"),
    ],
)
async def test_what_can_not_be_used_changes_nothing_and_may_be_sent_again(
    small, button, typed, told
):
    await opens_theme(small.fran, "Time")
    await small.fran.presses(button)
    before = draft(small.fran).words

    await small.fran.says(typed)
    refused = small.fran.last
    await small.fran.says("Forms: forms")

    assert refused.startswith(told)
    assert draft(small.fran).words != before
    assert len(await small.rows("SELECT * FROM round_up_edit")) == 1


async def test_a_theme_is_split_by_words(small):
    await opens_theme(small.fran, "Time")
    await small.fran.presses("Split")

    await small.fran.says("Talk: talk, eistedd")

    assert headings(draft(small.fran).words) == ["Money · 2 of 6", "Talk · 2 of 6"]


async def test_what_one_person_speaks_of_is_no_theme_in_the_draft_nor_in_the_post(small):
    await opens_theme(small.fran, "Time")
    await small.fran.presses("Split")
    await small.fran.says("Paperwork: forms, paper*")
    told, seen = small.fran.last, draft(small.fran).words

    await small.fran.presses("Post to the group")

    assert told.startswith("Kept. Fewer than two people have used those words here")
    assert headings(seen) == headings(post(small).words) == ["Time · 2 of 6", "Money · 2 of 6"]
    assert f"• “{SAID[1]}”" in post(small).words.partition("Also said\n")[2]


async def test_a_new_theme_shows_once_two_people_have_used_its_words(small):
    await presses(small.fran, "New theme")
    await small.fran.says("Treats: milk, biscuit*")
    shown, told = headings(draft(small.fran).words), small.fran.last
    await presses(small.fran, "New theme")
    await small.fran.says("Boats: boat*")

    assert "Treats · 2 of 6" in shown
    assert told == "Done; the draft is up to date."
    assert small.fran.last.startswith("Kept. Fewer than two people have used those words here")
    assert "Boats" not in draft(small.fran).words


async def test_themes_are_merged_under_the_name_of_the_larger_and_nobody_counts_twice(small):
    await opens_theme(small.fran, "Money")
    labels = draft(small.fran).labels
    await small.fran.presses("Merge with …")
    merging = draft(small.fran)
    asked = merging.words.splitlines()[-1], merging.labels

    await small.fran.presses("1. Time")

    assert labels == ["Rename", "Split", "Leave out", "Merge with …", "Back"]
    assert asked == (
        "Merge Money with which theme? The name with more people stays.",
        ["1. Time", "Back"],
    )
    assert headings(draft(small.fran).words) == ["Time · 5 of 6"]


async def test_a_theme_is_left_out_and_comes_back(small):
    await opens_theme(small.fran, "Money")
    await small.fran.presses("Leave out")
    without = headings(draft(small.fran).words)

    await small.fran.presses("Undo the last change")

    assert without == ["Time · 3 of 6"]
    assert headings(draft(small.fran).words) == ["Time · 3 of 6", "Money · 2 of 6"]
    assert "Undo the last change" not in draft(small.fran).labels


async def test_a_quote_is_put_to_another_theme(small):
    number = next(
        line for line in draft(small.fran).words.splitlines() if SAID[5] in line
    ).removeprefix("• ")
    await presses(small.fran, "Quotes …", number.partition(".")[0])
    labels = draft(small.fran).labels

    await small.fran.presses("Move to …")
    themes = draft(small.fran).labels
    await small.fran.presses("2. Money")

    assert labels == ["Hide", "Move to …", "Take out who said this …", "Back"]
    assert themes == ["1. Time", "2. Money", "Back"]
    assert headings(draft(small.fran).words) == ["Time · 3 of 6", "Money · 3 of 6"]


async def test_back_leads_back(small):
    first = draft(small.fran).labels
    await opens_theme(small.fran, "Time")

    await presses(small.fran, "Merge with …", *["Back"] * 3)
    await presses(small.fran, "Quotes …", "1", "Move to …", *["Back"] * 3)

    assert draft(small.fran).labels == first
    assert len([m for m in small.fran.person.sees if m.words.startswith("Draft.")]) == 1


async def test_two_facilitators_change_one_draft(small):
    await small.shares_lead_with(small.fay)
    await small.fay.presses("Show the draft")
    await opens_theme(small.fay, "Money")
    await small.fay.presses("Merge with …")
    await opens_theme(small.fran, "Money")
    await small.fran.presses("Leave out")

    told = await small.fay.presses("1. Time")

    assert told.startswith("The draft has changed since, and what you pressed is not in it")
    assert headings(draft(small.fay).words) == ["Time · 3 of 6"]
    assert draft(small.fay).words == draft(small.fran).words


async def test_a_question_outlives_a_restart(small):
    await opens_theme(small.fran, "Time")
    await small.fran.presses("Rename")

    await small.restarts()
    await small.fran.says("Hours")
    await small.restarts()

    assert headings(draft(small.fran).words)[0] == "Hours · 3 of 6"


async def test_a_facilitator_who_takes_part_answers_what_was_asked_last(small):
    await small.shares_lead_with(small.fay)
    await small.fay.presses("Show the draft")
    await opens_theme(small.fay, "Time")
    await small.fay.presses("Rename")
    question = small.fay.newest
    await small.fran.presses("Next prompt")

    await small.fay.says("What else is there to say about tea")
    answered = small.fay.card
    await small.fran.presses("Round-up")
    await small.fay.says("Hours", reply_to=question)

    assert "What else?" in answered.words
    assert "1. What else is there to say about tea" in answered.words
    assert small.fay.last == "Done; the draft is up to date."


async def test_words_that_reply_to_a_question_are_not_taken_for_a_name(small):
    await small.shares_lead_with(small.ana)
    asked = next(m for m in small.ana.person.sees if "Question 1 of 2" in m.words)
    await small.ana.presses("Show the draft")
    await presses(small.ana, "New theme")

    await small.ana.says("Tea: and more to say about it", reply_to=asked)
    await small.ana.says("Tea: tea")

    assert small.ana.own[:2] == ["Tea: and more to say about it", "Tea: tea"]
    assert await small.rows("SELECT * FROM round_up_edit") == []


async def test_names_and_hidden_quotes_carry_over_and_undo_takes_back_only_its_own(small):
    await opens_theme(small.fran, "Time")
    await small.fran.presses("Rename")
    await small.fran.says("Hours")
    await presses(small.fran, "Next prompt")
    await small.each_says(*SAID[:5])
    await presses(small.fran, "Round-up", "Round up this prompt only")

    words, labels = draft(small.fran).words, draft(small.fran).labels

    assert "1. Hours · 3 of 5" in words
    assert "Changes" not in words
    assert "Undo the last change" not in labels
