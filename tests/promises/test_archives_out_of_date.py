"""Whoever has an archive hears that it is out of date when anything that was said changes or goes:
once, and not what or whose."""

import pytest

from tests.players import Player
from tests.some_of import some_of

OUTDATED = (
    "Something has been added, changed or taken back since you got the archive. Please delete your"
    " copy, and get the new one with /archives."
)
ARCHIVE = "1 · Focus group"


@pytest.fixture
async def taken(workshop):
    """Words and answers to all prompts were said; Fran and an organiser took an archive, and Gwen,
    who leads too, did not."""
    workshop.organiser = Player(workshop, workshop.world.add_person("Organiser"))
    workshop.gwen = Player(workshop, workshop.world.add_person("Gwen"))
    workshop.group.adds(workshop.gwen.person)
    await workshop.organiser.starts()
    await workshop.restarts(organisers=(workshop.organiser.id,))
    await workshop.shares_lead_with(workshop.gwen)
    workshop.word = await workshop.ana.says("trust")
    workshop.word_receipt = workshop.ana.person.last_button("Change")
    for player, text in zip(workshop.people[1:], ("care", "hope", "love", "time"), strict=False):
        await player.says(text)
    for step in ("Close and reveal", "Show the value in full", "All prompts together"):
        await workshop.fran.presses(step)
    workshop.answer = await workshop.bea.says("There is never time to talk")
    await workshop.cai.says("Nobody asks how we are")
    await workshop.dai.says("We would need a room")
    workshop.note = await workshop.fran.says("/note Said aloud")
    await workshop.fay.says("n/a")
    for player in (workshop.fran, workshop.organiser):
        await takes_archive(player)
    return workshop


async def takes_archive(player):
    await player.says("/archives")
    await player.presses(ARCHIVE)


async def edits_word(scene):
    await scene.ana.edits(scene.word, "trust, patience")


async def spells_word_otherwise(scene):
    await scene.ana.edits(scene.word, "TRUST")


async def changes_word(scene):
    await scene.ana.presses("Change", scene.word_receipt)
    await scene.ana.says("patience")


async def passes_over_word(scene):
    await scene.ana.edits(scene.word, "n/a")


async def changes_word_into_a_pass(scene):
    await scene.ana.presses("Change", scene.word_receipt)
    await scene.ana.says("none")


async def removes_word(scene):
    await scene.ana.presses("Remove", scene.word_receipt)


async def edits_answer(scene):
    await scene.bea.edits(scene.answer, "There is hardly ever time to talk")


async def changes_answer(scene):
    await scene.bea.presses("Change")
    await scene.bea.says("There is hardly ever time to talk")


async def passes_over_answer(scene):
    await scene.bea.edits(scene.answer, "pass")


async def moves_answer(scene):
    await scene.bea.presses("Move to question 3")


async def removes_answer(scene):
    await scene.bea.presses("Remove")


async def edits_note(scene):
    await scene.fran.edits(scene.note, "/note Said on the phone")


async def forgets_a_pass(scene):
    await scene.fay.says("/forget")
    await scene.fay.presses("Yes, remove everything")


CHANGES = (
    *(edits_word, spells_word_otherwise, changes_word, passes_over_word),
    *(changes_word_into_a_pass, removes_word, edits_answer, changes_answer, passes_over_answer),
    *(moves_answer, removes_answer, edits_note, forgets_a_pass),
)


@pytest.mark.parametrize("change", some_of(CHANGES, 3))
async def test_who_has_an_archive_hears_of_every_change_and_nobody_else_does(taken, change):
    everybody = [*taken.people, taken.gwen, taken.fran, taken.organiser]
    assert [OUTDATED in player.sees for player in everybody] == [False] * len(everybody)

    await change(taken)

    told = [player for player in everybody if OUTDATED in player.sees]
    assert told == [taken.fran, taken.organiser]


async def test_it_is_said_once_until_another_is_taken(taken):
    await edits_word(taken)
    await edits_answer(taken)
    await removes_answer(taken)
    assert taken.fran.sees.count(OUTDATED) == 1

    await takes_archive(taken.fran)
    await taken.ana.edits(taken.word, "patience")

    assert taken.fran.sees.count(OUTDATED) == 2
    assert taken.organiser.sees.count(OUTDATED) == 1


async def test_what_changes_nothing_is_no_news(taken):
    await taken.ana.edits(taken.word, "trust")
    await taken.bea.edits(taken.answer, "There is never time to talk")
    await taken.fay.presses("Count as a pass")
    await taken.eve.says("One thing more")

    assert OUTDATED not in taken.fran.sees
