"""What a message answers: what its author saw last, whatever the session does meanwhile."""

import random
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import integers, lists

from bot.rehearsal.bot_api import Fault, Group
from tests import phones
from tests.observer import on_disk
from tests.plans import use_small_plan
from tests.some_of import some_of

CARD = re.compile(r"([0-9]+) of ([0-9]+) · [^\n]*\n")
PROMPT = re.compile(r"^Question ([0-9]+) of", re.MULTILINE)
KEPT = """
    SELECT value, -1, text FROM response UNION ALL SELECT value, prompt, text FROM answer
"""
THOUGHT = -2
MOVES = (
    *("Close and", "Skip", "Pause", "Go on", "Back", "Reopen", "Show the value", "Next"),
    *("All prompts", "Round-up", "↩ Undo"),
)
LONG = "I think the word love will frighten a lot of our staff, because they were told otherwise."


@pytest.fixture
async def small(scene, tmp_path):
    """The small plan, at the gut question of its first value, everybody in."""
    await use_small_plan(scene, tmp_path, responses=10)
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    return scene


async def go(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


async def kept(scene):
    """Where each text is: the number of its value, and of its prompt from 0."""
    return {text: (value, prompt) for value, prompt, text in await scene.rows(KEPT)}


async def test_while_the_value_is_read_what_one_writes_is_a_thought_and_whole(small):
    await go(small, "Close and reveal", "Show the value in full")

    await small.ana.says(LONG)

    assert await kept(small) == {LONG: (0, THOUGHT)}
    assert small.ana.last == (
        "Kept as a thought about “Tea”. No question is open just now.\n\n"
        "Round-up and report have it if 3 people or more have sent thoughts."
    )
    assert small.ana.buttons == ["Change", "Remove"]


async def test_a_thought_is_edited_changed_and_removed(small):
    await go(small, "Close and reveal", "Show the value in full")
    message = await small.ana.says(LONG)

    await small.ana.edits(message, "Another thought altogether, that came a little later.")
    await small.ana.presses("Change")
    await small.ana.says("A third one.")
    assert await kept(small) == {"A third one.": (0, THOUGHT)}
    assert small.ana.last == "Changed. It is a thought about “Tea”."

    await small.ana.presses("Remove")
    assert await kept(small) == {}


async def test_after_closing_a_word_is_late_and_a_sentence_is_a_thought(small):
    await go(small, "Close and reveal")

    await small.ana.says("trust")
    await small.bea.says("I wonder what our managers will make of all this")

    assert await kept(small) == {
        "trust": (0, -1),
        "I wonder what our managers will make of all this": (0, THOUGHT),
    }


async def test_late_words_beyond_what_one_may_say_are_a_thought(small):
    await small.ana.says(", ".join(f"word {letter}" for letter in "abcdefghij"))
    await go(small, "Close and reveal")

    await small.ana.says("one more")

    assert (await kept(small))["one more"] == (0, THOUGHT)
    assert small.ana.last.startswith("Kept as a thought about “Tea”.")


async def test_after_back_a_word_goes_to_the_value_that_the_group_is_at(small):
    await go(small, "Skip this value", "Skip it", "Next value", "Back to the value before")
    assert small.ana.card.words == (
        "2 of 3 · Quiet\n\nThere should be quiet.\n\n"
        "No question is open just now. What you send now is for the report."
    )

    await small.ana.says("safety")

    assert await kept(small) == {"safety": (1, THOUGHT)}


async def test_a_reply_to_a_question_that_the_group_has_left_still_belongs_to_it(small):
    await go(small, "Skip this value", "Skip it", "Next value", "Back to the value before")
    left = next(card for card in small.ana.cards if "3 of 3" in card.words)
    assert left.words.endswith(
        "This question is not asked just now. What you send to it is for the report."
    )

    await small.ana.says("safety", reply_to=left)

    assert await kept(small) == {"safety": (2, -1)}


async def test_after_undo_of_a_prompt_an_answer_is_an_answer_to_it(small):
    await go(small, "Close and reveal", "Show the value in full", "Next prompt")
    await go(small, "↩ Undo: Next prompt")

    await small.bea.says("Love is a big word")

    assert await kept(small) == {"Love is a big word": (0, 0)}
    assert "1. Love is a big word" in small.bea.card.words


async def test_what_was_written_before_a_question_came_belongs_to_the_one_above(small):
    await go(small, "Skip this value")
    asked = small.fran.person.last_button("Skip it")
    small.ana.person.says("calm")
    small.fran.person.presses(asked, "Skip it")
    small.bea.person.says("quiet")
    await small.settles()

    assert await kept(small) == {"calm": (0, -1), "quiet": (0, -1)}


async def test_a_reply_to_all_prompts_of_an_earlier_value_is_an_answer_to_them(small):
    await go(small, "Close and reveal", "Show the value in full", "All prompts together")
    asked = small.ana.card
    await go(small, "Next value", "Next value")

    await small.ana.says("I agree with it.", reply_to=asked)

    assert await kept(small) == {"I agree with it.": (0, 0)}


async def test_a_reply_to_a_question_of_a_session_that_one_has_left_is_kept_nowhere(small):
    asked = small.ana.card
    second = await another_group(small)
    await small.ana.says("elsewhere")
    assert await kept(small) == {}

    await small.ana.says("tea", reply_to=asked)
    told = small.ana.last
    await go(small, "Begin with the first value")
    await small.ana.says("here")

    rows = await small.rows("SELECT session_id, text FROM response ORDER BY text")
    assert rows == [(2, "here")]
    assert told.startswith("You have left the workshop, so I did not keep that.")
    assert second.from_bot()


async def test_a_reply_elsewhere_leaves_what_one_is_changing_here_as_it_is(small):
    first = small.ana.card
    await another_group(small)
    await small.fran.presses("Begin with the first value")
    await small.ana.says("gentl")
    await small.ana.presses("Change")

    await small.ana.says("tea", reply_to=first)
    assert set(await kept(small)) == {"gentl"}
    await small.ana.says("gentle")

    assert set(await kept(small)) == {"gentle"}


async def test_whoever_joins_another_workshop_sees_that_they_left_the_first(small):
    asked = small.ana.card

    await another_group(small)

    assert asked.words.endswith("You take part in this workshop no more.")
    assert any("Focus group" in text for text in small.ana.sees[-3:])


async def test_after_leaving_the_question_on_the_phone_is_none(small):
    asked = small.ana.card
    await small.ana.says("tea")
    await small.ana.says("/leave")
    await small.ana.presses("Leave; my words may stay")

    assert asked.words.endswith("You take part in this workshop no more.")
    assert asked.labels == ["Remove", "A quiet word"]


async def test_after_forgetting_no_card_shows_what_was_said(small):
    await small.ana.says("tea")
    asked = small.ana.card
    await small.ana.says("/forget")
    await small.ana.presses("Yes, remove everything")

    assert (asked.words, asked.labels) == ("What stood here is removed.", [])


async def another_group(scene, *choices):
    """Fran leads a second workshop, and Ana joins its lobby."""
    second = scene.world.add_group("Second", people=[scene.ana.person], admins=[scene.fran.person])
    await scene.settles()
    await scene.fran.says("/workshop", chat=second)
    for choice in choices:
        await scene.fran.presses("○ " + choice)
    await scene.fran.presses("Open the lobby")
    link = second.last_button("Join in private").button("Join in private").url
    scene.ana.person.follows(link)
    await scene.settles()
    await scene.ana.presses("I agree, let me in")
    return second


async def test_an_answer_goes_to_the_prompt_that_was_chosen_until_another_is_asked(small):
    await go(small, "Close and reveal", "Show the value in full", "All prompts together")
    await small.ana.presses("Question 2")

    await small.ana.says("It takes time.")
    await go(small, "Next value", "Next value")
    await small.ana.says("loss")

    assert await kept(small) == {"It takes time.": (0, 1), "loss": (2, -1)}


async def test_at_a_value_without_a_question_what_is_written_is_a_thought_about_it(small):
    await go(small, "Close and reveal", "Show the value in full", "All prompts together")
    await go(small, "Next value")
    assert small.ana.card.words.startswith("2 of 3 · Quiet\n\nThere should be quiet.")

    await small.ana.says("rest")

    assert await kept(small) == {"rest": (1, THOUGHT)}


async def test_also_as_a_reply_once_the_group_has_gone_on(small):
    await go(small, "Skip this value", "Skip it")
    quiet = small.ana.card
    await go(small, "Next value")

    await small.ana.says("rest", reply_to=quiet)

    assert await kept(small) == {"rest": (1, THOUGHT)}


async def test_a_button_of_the_version_before_chooses_a_prompt_of_what_is_asked(small):
    await go(small, "Close and reveal", "Show the value in full", "All prompts together")

    await small.ana.person.forges(small.ana.card, "to:1:1")
    await small.ana.says("It takes time.")

    assert await kept(small) == {"It takes time.": (0, 1)}


async def test_words_are_changed_though_the_next_question_is_on_its_way(small):
    await small.ana.says("gentl")
    await small.ana.presses("Change")
    await go(small, "Skip this value")
    small.world.faults.next("sendMessage", Fault.too_many(1), chat=small.ana.person.private)
    small.fran.person.presses(small.fran.person.last_button("Skip it"), "Skip it")
    small.ana.person.says("gentle")
    await small.settles()

    assert await kept(small) == {"gentle": (0, -1)}


async def test_a_reply_to_what_asks_for_other_words_changes_them_whatever_is_asked(small):
    await small.ana.says("gentl")
    await small.ana.presses("Change")
    asking = small.ana.newest
    await go(small, "Close and reveal", "Show the value in full", "Next prompt")

    await small.ana.says("gentle", reply_to=asking)

    assert await kept(small) == {"gentle": (0, -1)}


async def test_the_same_question_further_down_ends_no_change(small):
    await small.ana.says("gentl")
    await small.ana.presses("Change")
    await go(small, "Close and reveal", "Reopen")

    await small.ana.says("gentle")

    assert await kept(small) == {"gentle": (0, -1)}


async def test_under_a_new_card_for_all_prompts_nothing_is_chosen(small):
    await go(small, "Close and reveal", "Show the value in full", "All prompts together")
    await small.ana.presses("Question 2")
    await go(small, "↩ Undo: All prompts together", "All prompts together")

    await small.ana.says("It takes time.")

    assert await kept(small) == {"It takes time.": (0, 0)}


async def test_all_prompts_together_are_asked_no_more_once_one_is(small):
    await go(small, "Close and reveal", "Show the value in full", "All prompts together")
    await go(small, "↩ Undo: All prompts together", "Next prompt")

    together = next(card for card in small.ana.cards if len(PROMPT.findall(card.words)) == 2)
    assert "This question is not asked just now" in together.words
    assert "Question 1" not in together.labels


async def test_once_the_next_question_stands_there_nothing_is_changed_any_more(small):
    await small.ana.says("gentl")
    await small.ana.presses("Change")

    await go(small, "Close and reveal", "Show the value in full", "Next prompt")
    await small.ana.says("It takes time.")

    assert await kept(small) == {"gentl": (0, -1), "It takes time.": (0, 0)}


@pytest.mark.parametrize("seed", some_of(range(4), 2))
async def test_nothing_is_filed_under_another_question_than_the_one_on_the_phone(
    beginnings, tmp_path, seed
):
    chances = random.Random(seed)

    assert await misfiled_in(beginnings, tmp_path, [chances.random() for _ in range(30)]) == {}


@pytest.mark.long
@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(schedule=lists(integers(0, 10**6), min_size=25, max_size=30))
async def test_nor_is_it_in_many_schedules(tmp_path_factory, beginnings, schedule):
    folder = tmp_path_factory.mktemp("schedule")

    assert await misfiled_in(beginnings, folder, schedule) == {}


async def misfiled_in(beginnings, folder, schedule):
    """Moves, undo, edits and replies in two workshops, in any order; often nobody waits. What is
    kept elsewhere than where its author saw it go, and where that is."""
    async with beginnings.scene(two_workshops, folder) as scene:
        _, second = (c for c in scene.world.chats.values() if isinstance(c, Group))
        attends, expected = {scene.ana: 12, scene.bea: 3}, {}
        for number, chance in enumerate(map(random.Random, schedule)):
            if chance.random() < 0.45:
                await somebody_leads(scene, chance)
            elif chance.random() < 0.1:
                player = chance.choice(list(attends))
                attends[player] = 15 - attends[player]
                await joins(player, second if attends[player] == 12 else scene.group)
            else:
                expected |= says(chance.choice(list(attends)), chance, f"w{number}", attends)
                if chance.random() < 0.6:
                    await scene.settles()
        await scene.settles()

        where = await kept_in_two(scene)
        assert expected
        return {
            text: (at, where.get(text))
            for text, at in expected.items()
            if not fits(at, where.get(text))
        }


async def two_workshops(scene, folder):
    """Both at their first question: everybody is in the small one, but Ana in the second."""
    await use_small_plan(scene, folder)
    plans = scene.gair.services.means.plans.items()
    roomy = {name: replace(plan, responses_per_person=40) for name, plan in plans}
    await scene.restarts(around={"plans": roomy})
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await another_group(scene, "A Heart of Help")
    await scene.fran.presses("Begin with the first value")


async def somebody_leads(scene, chance):
    """Fran makes a move, of either workshop."""
    panels = [m for m in scene.fran.person.sees if m.from_bot and any(map(is_move, m.labels))]
    if not panels:
        await scene.settles()
        return
    panel = chance.choice(panels[-2:])
    scene.fran.person.presses(panel, chance.choice([*filter(is_move, panel.labels)]))
    if chance.random() < 0.6:
        await scene.settles()


async def joins(player, group):
    """Take part in the workshop of a group, and no more in the other."""
    link = group.last_button("Join in private").button("Join in private").url
    player.person.follows(link)
    await player.scene.settles()
    if "I agree, let me in" in player.newest.labels:
        await player.presses("I agree, let me in")


def says(player, chance, text, attends):
    """Write, often as a reply, and sometimes edit it at once: where the text belongs, if it is said
    in the workshop that they take part in."""
    standing = [card for card in player.cards if at_card(card)[0] == attends[player]]
    if not standing:
        return {}
    to = chance.choice(player.cards) if chance.random() < 0.2 else None
    message = player.person.says(text, reply_to=to)
    if chance.random() < 0.2:
        text += "b"
        player.person.edits(message, text)
    at = at_card(to or standing[-1])
    return {text: at} if at[0] == attends[player] else {}


async def kept_in_two(scene):
    """Where each text is: how many values its plan has, which of them, and the prompt from 0."""
    rows = await scene.rows(KEPT.replace("SELECT value", "SELECT session_id, value"))
    return {text: ({1: 3, 2: 12}[n], value, prompt) for n, value, prompt, text in rows}


def is_move(label):
    return label.startswith(MOVES)


def at_card(card):
    """Which question a card asks: how many values there are, which it is about, and the prompt; -1
    is the gut question, None all prompts together."""
    value, count = map(int, CARD.match(card.words).groups())
    prompts = PROMPT.findall(card.words)
    if not prompts:
        return count, value - 1, -1
    return count, value - 1, int(prompts[0]) - 1 if len(prompts) == 1 else None


def fits(at, where):
    """Whether a text is where it belongs: what is said to a gut question that is over may be a
    thought about its value, and to all prompts together an answer to any of them."""
    if where is None or at[:2] != where[:2]:
        return False
    return where[2] in {-1: (-1, THOUGHT), None: (0, 1, 2, 3)}.get(at[2], (at[2],))


@pytest.mark.long
def test_schedules_of_people_with_two_workshops(tmp_path):
    """Without Telegram, so that there can be many; benchmarks/addressing.py has 10,000."""
    with on_disk(tmp_path) as tx:
        played = [phones.play(tx, schedule) for schedule in phones.schedules(range(60))]

    assert sum(one.filed for one in played) > 500
    assert [misfiled for one in played for misfiled in one.misfiled] == []


async def test_the_card_says_what_becomes_of_what_is_sent_now(small):
    said = []
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await go(small, label)
        said.append("send now is for the report" in small.ana.cards[0].words)

    assert said == [True, True, False]
