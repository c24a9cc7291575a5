"""Who says in a quiet word that they are in distress reads at once where help is, and is passed on
all the same."""

QUIET = "A quiet word"
SUPPORT = "116 123"
GOES_ON = "A quiet word goes on. What you write here is passed on."


def helped(player):
    """How often somebody was told where help is while they write to a person."""
    return sum(GOES_ON in words and SUPPORT in words for words in player.sees)


async def test_lines_of_help_come_at_once_and_once(workshop):
    await workshop.ana.presses(QUIET)
    await workshop.ana.says("It is about my brother")
    before = helped(workshop.ana)
    await workshop.ana.says("I don't think I can go on")
    await workshop.ana.says("I want to die")

    assert (before, helped(workshop.ana)) == (0, 1)
    assert "Somebody in the workshop\n\nI don't think I can go on" in workshop.fran.sees
    assert "Somebody in the workshop\n\nI want to die" in workshop.fran.sees
    assert workshop.ana.newest.labels == ["End the quiet word"]
    assert await workshop.rows("SELECT count(*) FROM response") == [(0,)]


async def test_so_they_do_when_it_is_edited_into_that_and_behind_the_command(workshop):
    await workshop.ana.presses(QUIET)
    message = await workshop.ana.says("I am fine")
    await workshop.ana.edits(message, "I want to kill myself")
    await workshop.bea.says("/quiet dwi eisiau marw")

    assert helped(workshop.ana) == 1
    assert helped(workshop.bea) == 1


async def test_whoever_is_turned_to_reads_none_of_them(workshop):
    await workshop.ana.presses(QUIET)
    await workshop.fran.says("I want to die of shame when I hear that, I want to die")
    await workshop.ana.says("Suicide prevention training is killing us with paperwork")

    assert helped(workshop.ana) == helped(workshop.fran) == 0


async def test_a_reply_to_them_goes_the_same_way(workshop):
    await workshop.ana.presses(QUIET)
    await workshop.ana.says("I want to die")
    lines = next(m for m in workshop.ana.person.sees if GOES_ON in m.words and SUPPORT in m.words)

    await workshop.ana.says("Thank you", reply_to=lines)

    assert "Somebody in the workshop\n\nThank you" in workshop.fran.sees
    assert await workshop.rows("SELECT count(*) FROM response") == [(0,)]
