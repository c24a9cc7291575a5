"""What was once played and went wrong: coming back, wrong codes, and joining a second group."""

from tests.players import link_of


async def test_who_unblocks_the_bot_is_asked_once(workshop):
    workshop.ana.person.blocks_bot()
    await workshop.settles()
    before = len(workshop.ana.sees)

    await workshop.ana.starts()

    asked = [text for text in workshop.ana.sees[before:] if "What words" in text]
    assert len(asked) == 1


async def test_who_unblocks_the_bot_after_the_next_question_is_asked_that_once(workshop):
    workshop.ana.person.blocks_bot()
    await workshop.settles()
    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("Show it, and ask the first prompt")
    before = len(workshop.ana.sees)

    workshop.ana.person.unblocks_bot()
    await workshop.ana.starts()

    new = workshop.ana.sees[before:]
    assert sum("Question 1 of 4" in text for text in new) == 1
    assert sum("What words" in text and "has closed" not in text for text in new) == 0


async def test_a_wrong_code_is_called_wrong(lobby):
    zed = lobby.world.add_person("Zed")
    zed.starts()
    await lobby.settles()

    zed.says("ZF7B-V2MA")
    await lobby.settles()

    assert zed.sees[-1].words.startswith("I know no open workshop with that code.")
    assert await lobby.rows("SELECT * FROM response") == []


async def test_joining_a_second_group_tells_that_one_leaves_the_first(workshop):
    ana, fran = workshop.ana, workshop.fran
    second = workshop.world.add_group("Second", people=[ana.person], admins=[fran.person])
    await workshop.settles()
    await fran.says("/workshop", chat=second)
    await fran.presses("Open the lobby")
    before = len(ana.sees)

    ana.person.follows(link_of(second.last_button("Join in private"), "Join in private"))
    await workshop.settles()
    asked = ana.sees[before:]
    await ana.presses("I agree, let me in")

    assert any("You are in the workshop in “Focus group” now. If you join" in t for t in asked)
    told = [text for text in ana.sees[before:] if "You have left the workshop in" in text]
    assert len(told) == 1
    assert "“Focus group”" in told[0]
    assert "Joined: 5" in [m.words for m in fran.person.sees if " · Focus group" in m.words][-1]
