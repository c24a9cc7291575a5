"""[Answers …] and /answers: facilitators read what people say, and nobody can tell whose it is."""

import re

import pytest

from tests.beginnings import played
from tests.rounded_up import goes_on

NUMBERED = re.compile(r"^[0-9]+\. (.*)$", re.MULTILINE)
TEXTS = [
    "Nobody has the time.",
    "A cup of tea helps.",
    "My team is small.",
    "Listening is hard work.",
    "Rest matters a lot.",
    "We need more hands.",
]


@played
async def discussing(workshop):
    """The first prompt is asked; nobody has answered."""
    await goes_on(workshop, "Close and reveal", "Show the value in full", "Next prompt")


async def reads(scene, player=None):
    """What a facilitator reads who sends /answers."""
    player = player or scene.fran
    await player.says("/answers")
    return NUMBERED.findall(player.last)


async def answer(scene, *numbers):
    for number in numbers:
        await scene.people[number].says(TEXTS[number])


def some(*numbers):
    return sorted(TEXTS[number] for number in numbers)


async def test_from_three_people_on_and_then_in_steps_of_three(discussing):
    found = []
    for number in range(6):
        await answer(discussing, number)
        found.append(await reads(discussing))

    assert found == [[], [], some(0, 1, 2), some(0, 1, 2), some(0, 1, 2), some(*range(6))]


async def test_with_the_round_up_all_of_it_if_nobody_has_read_before(discussing):
    await answer(discussing, 0, 1, 2, 3)
    await discussing.fran.presses("Round-up")

    assert await reads(discussing) == some(0, 1, 2, 3)


async def test_with_the_round_up_nothing_that_could_be_told_from_what_was_read(discussing):
    await answer(discussing, 0, 1, 2)
    before = await reads(discussing)
    await answer(discussing, 3)
    await discussing.fran.presses("Round-up")

    assert before == await reads(discussing) == some(0, 1, 2)


async def test_two_facilitators_read_the_same(discussing):
    await discussing.shares_lead_with(discussing.fay)
    await answer(discussing, 0, 1, 2)
    mine = await reads(discussing)
    await answer(discussing, 3, 4)

    assert await reads(discussing, discussing.fay) == mine == await reads(discussing)


async def test_whoever_takes_an_answer_back_and_says_another_is_nobody_new(discussing):
    await answer(discussing, 0, 1, 2, 3, 4)
    await reads(discussing)
    for player in (discussing.ana, discussing.bea):
        await player.presses("Remove", player.card)
    gone = await reads(discussing)
    for player in (discussing.ana, discussing.bea):
        await player.says("Another thing altogether.")
    again = await reads(discussing)
    await discussing.fay.says(TEXTS[5])

    assert gone == again == some(2, 3, 4)
    assert await reads(discussing) == some(2, 3, 4)


async def test_another_text_waits_for_others(discussing):
    await answer(discussing, 0, 1, 2, 3)
    await reads(discussing)
    await discussing.ana.edits(
        next(m for m in discussing.ana.person.sees if m.words == TEXTS[0]), "Something else."
    )

    assert await reads(discussing) == some(1, 2, 3)


async def test_undoing_and_asking_again_shows_nobody_alone(discussing):
    await answer(discussing, 0, 1, 2)
    await discussing.fran.presses("Round-up")
    before = await reads(discussing)
    await discussing.fran.presses("↩ Undo: Round-up")
    await answer(discussing, 3)
    undone = await reads(discussing)
    await discussing.fran.presses("Round-up")

    assert before == undone == await reads(discussing) == some(0, 1, 2)


async def test_a_pause_is_no_close(discussing):
    await answer(discussing, 0, 1, 2)
    await reads(discussing)
    await answer(discussing, 3)
    await discussing.fran.presses("Pause")

    assert await reads(discussing) == some(0, 1, 2)


async def test_it_is_in_alphabetical_order_and_names_nobody(discussing):
    await answer(discussing, 2, 0, 1)
    await reads(discussing)

    assert NUMBERED.findall(discussing.fran.last) == some(0, 1, 2)
    names = [player.person.name for player in discussing.people]
    assert [name for name in names if name in discussing.fran.last] == []


async def test_what_is_not_to_be_quoted_says_so(discussing):
    await answer(discussing, 0, 1, 3)
    await discussing.cai.says("Please don't quote me, but it is too much.")

    (held,) = [line for line in await reads(discussing) if "quote me" in line]

    assert held.endswith(" · held back")


async def test_who_says_nothing_but_what_is_held_back_makes_up_no_step(discussing):
    await answer(discussing, 0, 1)
    await discussing.cai.says("Please don't quote me, but it is too much.")
    of_two = await reads(discussing)
    await answer(discussing, 3)
    of_three = await reads(discussing)
    await discussing.eve.says("Ring me on 07700 900123 about it.")
    await discussing.fay.says("Please don't quote me on this either.")
    await answer(discussing, 2)
    again = await reads(discussing)

    assert of_two == []
    assert [text for text in of_three if not text.endswith("held back")] == some(0, 1, 3)
    assert again == of_three


async def test_nor_is_the_one_answer_beside_them_posted_alone(discussing):
    await answer(discussing, 0, 1, 2)
    await discussing.fran.presses("Round-up")
    await discussing.fran.presses("↩ Undo: Round-up")
    await discussing.eve.says("Ring me on 07700 900123 about it.")
    await discussing.fay.says("Please don't quote me on this either.")
    await answer(discussing, 3)
    await discussing.fran.presses("Round-up")

    assert TEXTS[0] in discussing.fran.last
    assert TEXTS[3] not in discussing.fran.last


async def test_thoughts_are_read_in_the_same_steps(workshop):
    await workshop.fran.presses("Close and reveal")
    for number in range(4):
        await workshop.people[number].says(
            f"{TEXTS[number]} And there is more to say of it than that."
        )
    await workshop.fran.says("/answers")

    assert workshop.fran.last.startswith("Thoughts: ")
    assert len(NUMBERED.findall(workshop.fran.last)) == 4


@pytest.mark.long
async def test_long_answers_of_many_fit_into_a_message(discussing):
    players = await discussing.more_join(*(f"P{number}" for number in range(8)))
    for number, player in enumerate([*discussing.people, *players]):
        await player.says(f"{number} " + "🌻 & <b> " * 90)
    read = await reads(discussing)

    assert len(read) == 12
    assert "Later ▶" in discussing.fran.buttons


async def test_only_who_leads_reads(discussing):
    await answer(discussing, 0, 1, 2)

    await discussing.ana.says("/answers")

    assert "Only facilitators" in discussing.ana.last or "facilitator" in discussing.ana.last
    assert TEXTS[1] not in "\n".join(discussing.ana.sees)


async def test_a_list_goes_as_soon_as_something_in_it_is_taken_back(discussing):
    await answer(discussing, 0, 1, 2, 3)
    await reads(discussing)
    shown = discussing.fran.newest

    await discussing.ana.presses("Remove", discussing.ana.card)

    assert shown.words.startswith("Something in this list has changed")


async def test_the_panel_says_who_is_still_to_answer_and_who_cannot_be_reached(discussing):
    await answer(discussing, 0, 1)
    await discussing.cai.presses("Pass")
    before = discussing.fran.panel.words
    discussing.dai.person.blocks_bot()
    await discussing.settles()

    assert "Still to answer: 3" in before
    blocked = discussing.fran.panel.words
    discussing.dai.person.unblocks_bot()
    await discussing.settles()

    assert "can't write to" not in before
    assert "I can't write to: 1." in blocked
    assert "can't write to" not in discussing.fran.panel.words
