"""What is forwarded to the bot: one's own words are words, and somebody else's are not."""

import pytest

from tests.beginnings import played
from tests.chat.test_codes import code_of
from tests.chat.test_open_mode import question
from tests.chat.test_words_under_pictures import PICTURE
from tests.players import Player

OTHERS = "Somebody else wrote that, so I did not keep it. To say it, please write it yourself."
WORDS = "SELECT text FROM response UNION ALL SELECT text FROM answer ORDER BY text"


@played
async def at_prompt(workshop):
    """At the first prompt of the first value."""
    for label in ("Close and reveal", "Show it, and ask the first prompt"):
        await workshop.fran.presses(label)


async def forwards(player, message):
    forwarded = player.person.forwards(message)
    await player.scene.settles()
    return forwarded


async def test_who_answered_in_the_group_by_mistake_forwards_it(workshop):
    said = await workshop.ana.says("trust", chat=workshop.group, reply_to=question(workshop))
    assert workshop.ana.last.endswith("To say it without your name, send it to me here.")

    await forwards(workshop.ana, said)

    assert await workshop.rows(WORDS) == [("trust",)]
    assert workshop.ana.own == ["trust"]


async def test_also_who_hides_behind_their_name(workshop):
    said = await workshop.ana.says("trust", chat=workshop.group)

    workshop.ana.person.forwards(said, hidden=True)
    await workshop.settles()

    assert await workshop.rows(WORDS) == [("trust",)]


@pytest.mark.parametrize("hidden", [False, True])
async def test_what_a_colleague_wrote_is_not_kept(at_prompt, hidden):
    said = await at_prompt.bea.says("We are never asked.", chat=at_prompt.group)

    at_prompt.ana.person.forwards(said, hidden=hidden)
    await at_prompt.settles()

    assert (await at_prompt.rows(WORDS), at_prompt.ana.last) == ([], OTHERS)


async def test_nor_a_question_of_the_bots(at_prompt):
    await forwards(at_prompt.ana, at_prompt.ana.card)

    assert (await at_prompt.rows(WORDS), at_prompt.ana.last) == ([], OTHERS)


async def test_a_picture_of_ones_own_counts_by_its_words(at_prompt):
    sent = at_prompt.ana.person.sends_photo(PICTURE, caption="trust", chat=at_prompt.group)

    await forwards(at_prompt.ana, sent)

    assert await at_prompt.rows(WORDS) == [("trust",)]


async def test_a_code_that_a_colleague_has_sent_on_lets_in(lobby):
    zed = Player(lobby, lobby.world.add_person("Zed"))
    said = await lobby.bea.says(f"Code: {code_of(lobby)}", chat=lobby.group)

    await forwards(zed, said)

    assert "You are invited to the workshop" in zed.last


async def test_who_is_in_distress_over_it_is_answered(at_prompt):
    said = await at_prompt.bea.says("I want to kill myself", chat=at_prompt.group)

    await forwards(at_prompt.ana, said)

    assert "116 123" in "".join(at_prompt.ana.sees[-2:])
