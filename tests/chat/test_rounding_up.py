"""The round-up: drafted for the facilitator, then posted as it was seen, once."""

from bot.rehearsal.bot_api import Fault
from storage import announcements
from storage.announcements import Announcement, Kind
from tests.beginnings import played
from tests.plans import use_small_plan

SAID = [
    "A warm drink says that somebody has time for you today.",
    "It is the first thing that we offer at the door each morning.",
    "Not everybody wants tea, and some would rather have quiet.",
    "The kettle is broken, and nobody has the budget to mend it.",
]
RULE = "These quotes were chosen automatically."
DRAFT = "Draft. Only facilitators see this. Take out what might identify somebody, then post."
TOO_FEW = (
    "Fewer than 3 people have answered here with something that may be shown. A post would give"
    " them away, so there is none.\n\nYou could talk about it instead, or wait for more answers."
    " /note and some words take down what is said aloud. What may leave is in the archive."
)


@played
async def small(scene, tmp_path):
    """The small plan, rounding up its first prompt, to which four people have answered."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    for step in ["Begin with the first value", "Close and reveal", "Show the value in full"]:
        await scene.fran.presses(step)
    await scene.fran.presses("Next prompt")
    await scene.each_says(*SAID)
    await scene.fran.presses("Round-up")


def quotes_in(text):
    return [line.partition("“")[2][:-1] for line in text.splitlines() if line.startswith("• ")]


def drafts(player):
    return [m for m in player.person.sees if m.words.startswith("Draft.")]


def round_ups(scene):
    return [post for post in scene.posts if post.startswith("What we heard")]


async def hide(player, number):
    """Take a quote out of the draft."""
    for label in ("Quotes …", str(number), "Hide"):
        await player.presses(label)


async def test_the_draft_is_the_facilitators_alone(small):
    draft = drafts(small.fran)[-1]

    assert draft.words.startswith(
        f"{DRAFT}\n\nWhat we heard · Tea\nWhat do you think?\n\n"
        "People who answered: 4. Quotes are people's own words.\n\nIn people's words:\n• 1. “"
    )
    assert sorted(quotes_in(draft.words)) == sorted(SAID)
    assert draft.labels == [
        *("Post to the group", "Post, and go on: Next prompt", "Quotes …"),
        "Round up the whole value",
    ]
    assert round_ups(small) == []
    assert "Draft" not in "".join(text for player in small.people for text in player.sees)


async def test_what_is_posted_is_what_was_seen(small):
    seen = drafts(small.fran)[-1].words

    await small.fran.presses("Post to the group")

    (posted,) = round_ups(small)
    numbered = [f"• {n}. " for n in range(1, 5)]
    for number in numbered:
        seen = seen.replace(number, "• ")
    assert seen == f"{DRAFT}\n\n{posted}"
    assert posted.endswith(RULE)


async def test_after_posting_the_panel_is_the_last_message(small):
    await small.fran.presses("Post to the group")

    assert small.fran.last == small.fran.panel.words
    assert "Posted to the group." in small.fran.sees
    assert [label for label in small.fran.panel_buttons if label.startswith("↩")] == []


async def test_quotes_are_taken_out_and_put_back(small):
    draft = drafts(small.fran)[-1]
    first, second, *others = quotes_in(draft.words)
    await hide(small.fran, 1)
    await hide(small.fran, 1)
    without = quotes_in(draft.words), draft.words.rpartition("\n\n")[2]
    await small.fran.presses("Undo the last change")
    await small.fran.presses("Undo the last change")
    again = quotes_in(draft.words), "Undo the last change" in draft.labels
    await hide(small.fran, 2)

    await small.fran.presses("Post to the group")

    assert without == (others, "Changes: 2")
    assert again == ([first, second, *others], False)
    assert quotes_in(round_ups(small)[0]) == [first, *others]


async def test_the_whole_value_instead_of_one_prompt(small):
    await small.fran.presses("Round up the whole value")
    whole = drafts(small.fran)[-1].words
    await small.fran.presses("Round up this prompt only")
    one = drafts(small.fran)[-1].words
    await small.fran.presses("Round up the whole value")

    await small.fran.presses("Post to the group")

    assert "What we heard · Tea" in whole
    assert "What we heard · Tea\nWhat do you think?" in one
    assert round_ups(small)[0].startswith("What we heard · Tea")
    assert len(drafts(small.fran)) == 0


async def test_fewer_than_three_people_are_not_rounded_up(small):
    before = drafts(small.fran)[0].button("Post to the group").data
    await small.ana.presses("Remove")
    await small.bea.presses("Remove")
    await small.fran.presses("Show the draft")
    draft = drafts(small.fran)[-1]

    toast = await small.fran.person.forges(draft, before)
    await small.settles()

    assert draft.words.endswith(TOO_FEW)
    assert draft.labels == ["Round up the whole value"]
    assert quotes_in(draft.words) == []
    assert toast.text == (
        "Fewer than 3 people have answered here, or nothing of it can be quoted. So it is not"
        " posted."
    )
    assert round_ups(small) == []


async def test_a_draft_in_which_nobody_may_be_seen_counts_nobody(small):
    await small.fran.presses("Next prompt")
    await small.ana.says("What else is there to say about tea?")

    await small.fran.presses("Round-up")
    await small.fran.presses("Round up this prompt only")

    assert drafts(small.fran)[-1].words == (
        f"Draft. Only facilitators see this.\n\nWhat we heard · Tea\nWhat else?\n\n{TOO_FEW}"
    )
    assert "Answered: 1" in small.fran.panel.words


async def test_two_facilitators_post_it_once(small):
    await small.shares_lead_with(small.fay)
    await small.fay.presses("Show the draft")
    first = small.fran.person.presses(drafts(small.fran)[-1], "Post to the group")
    second = small.fay.person.presses(drafts(small.fay)[-1], "Post to the group")

    toasts = sorted([(await first).text, (await second).text])
    await small.settles()

    assert set(toasts) <= {"Posted to the group.", "The post in the group is up to date."}
    assert len(round_ups(small)) == 1


async def test_a_draft_that_has_changed_is_shown_again_and_not_posted(small):
    newer = "Somebody always washes the cups without being asked."
    alike = "The cups are always washed."
    for player in (small.eve, small.fay, *await small.more_join("Gus")):
        await player.says(newer if player is small.eve else alike)

    told = await small.fran.presses("Post to the group")
    between = round_ups(small), quotes_in(drafts(small.fran)[-1].words)
    await small.fran.presses("Post to the group")

    assert told == (
        "What the draft is made of has changed since. It is up to date now: please look once more,"
        " then post it."
    )
    assert between[0] == []
    assert newer in between[1]
    assert newer in quotes_in(round_ups(small)[0])


async def test_what_one_more_person_says_waits_and_is_counted_nowhere(small):
    await small.eve.says("Somebody always washes the cups without being asked.")

    await small.fran.presses("Show the draft")
    told = await small.fran.presses("Post to the group")

    assert told == "Posted to the group."
    assert sorted(quotes_in(round_ups(small)[0])) == sorted(SAID)
    assert "People who answered: 4." in round_ups(small)[0]


async def test_what_is_taken_back_leaves_the_post_in_the_group(small):
    await small.fran.presses("Post to the group")
    post = small.group.from_bot()[-1]

    await small.ana.presses("Remove")

    assert sorted(quotes_in(post.words)) == sorted(SAID[1:])
    assert "People who answered: 3." in post.words
    assert (post.edits, len(round_ups(small))) == (1, 1)


async def test_new_answers_leave_the_post_as_it_was(small):
    await small.fran.presses("Post to the group")
    post = small.group.from_bot()[-1]

    await small.eve.says("I would rather have coffee, to be honest, in the mornings.")
    await small.restarts()

    assert post.edits == 0


async def test_a_post_of_too_few_peoples_words_is_taken_away(small):
    await small.fran.presses("Post to the group")
    await small.fran.presses("Next value")

    await small.ana.says("/forget")
    await small.ana.presses("Yes, remove everything")
    await small.bea.says("/forget")
    await small.bea.presses("Yes, remove everything")

    (post,) = [m.words for m in small.group.from_bot() if "round-up" in m.words.lower()]
    assert post == "This round-up was taken away: too few people's words are left in it."


async def test_what_is_taken_back_while_the_post_waits_is_out_of_it_soon(small):
    small.world.faults.next("sendMessage", Fault.too_many(1), chat=small.group)
    press = small.fran.person.presses(drafts(small.fran)[-1], "Post to the group")
    await press.answered()
    small.ana.person.presses(small.ana.person.last_button("Remove"), "Remove")
    await small.settles()

    await small.eve.presses("Pass")

    (post,) = round_ups(small)
    assert sorted(quotes_in(post)) == sorted(SAID[1:])


async def test_nothing_is_posted_during_a_break(small):
    await small.fran.presses("Pause")

    told = await small.fran.presses("Post to the group")

    assert told.startswith("That is not possible just now.")
    assert "Show the draft" not in small.fran.panel_buttons
    assert round_ups(small) == []


async def test_a_post_in_doubt_at_a_crash_is_asked_about_and_not_doubled(small):
    def leave_in_doubt(tx):
        announcements.add(tx, Announcement(session_id=1, kind=Kind.ROUND_UP, prompt=0, step=9))
        announcements.mark_sending(tx, announcements.pending(tx)[-1].id)

    await small.gair.services.means.database.transaction(leave_in_doubt)

    await small.restarts()
    asked = "I was cut off while posting to the group"
    await small.world.until(lambda: small.fran.last.startswith(asked))

    assert small.fran.buttons == ["It is there", "Post again", "Show the draft"]
    assert round_ups(small) == []


async def test_a_post_that_was_not_begun_at_a_crash_is_made_once(small):
    await small.fran.presses("Post to the group")
    waiting = Announcement(session_id=1, kind=Kind.ROUND_UP, prompt=0, step=9)
    await small.gair.services.means.database.transaction(lambda tx: announcements.add(tx, waiting))

    await small.restarts()
    await small.restarts()

    assert len(round_ups(small)) == 2
    assert round_ups(small)[0] == round_ups(small)[1]


async def test_after_the_last_prompt_the_whole_value_is_rounded_up(small):
    await small.fran.presses("Next prompt")
    await small.each_says(*["A warm drink says that somebody has time for you today."] * 4)

    await small.fran.presses("Round-up")

    assert "What we heard · Tea\n\n" in drafts(small.fran)[-1].words
    assert "Post to the group" in drafts(small.fran)[-1].labels
