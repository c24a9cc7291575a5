"""What a tampered app sends changes nothing; and two ways to read what nobody has seen."""

import pytest

from tests.beginnings import played
from tests.players import Player

SEEN = (
    "There is never enough time for a proper talk with anybody at all.",
    "bullied by management",
    "Time is short, and the money that pays for it is shorter still.",
)
SEVERAL = "Several people said that, so it does not tell whom you mean."


@played
async def rounded_up(workshop):
    """Three have answered the first prompt, and their draft was looked at."""
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    await workshop.each_says(*SEEN)
    await workshop.fran.presses("Round-up")
    await workshop.fran.presses("Show the draft")


async def asks_about(scene, words):
    """Fran asks to take out whoever said a quote of the draft; the alert, if one comes."""
    await scene.fran.presses("Quotes …")
    lines = [m.words for m in scene.fran.person.sees if m.from_bot and "Draft" in m.words][-1]
    number = next(line.split(". ")[0] for line in lines.splitlines() if words in line)
    await scene.fran.presses(number.removeprefix("• "))
    return await scene.fran.presses("Take out who said this …")


@pytest.mark.parametrize("data", ["word:1:0:a:99:aGFoYSBh", "pass:1:0:a", "pass:1:0:a:back"])
async def test_who_takes_part_changes_no_post_in_the_group(workshop, data):
    await workshop.each_says("trust", "care", "hope", "love", "time")
    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("Reopen")
    before = [(m.id, m.words, m.labels) for m in workshop.group.messages]

    for message in [m for m in workshop.group.messages if m.from_bot]:
        workshop.fay.person.forges(message, data)
    await workshop.settles()

    assert [(m.id, m.words, m.labels) for m in workshop.group.messages] == before


async def test_a_stranger_does_not_take_the_themes_out_of_a_draft(rounded_up):
    zed = Player(rounded_up, rounded_up.world.add_person("Zed"))
    await zed.starts()
    step = (await rounded_up.rows("SELECT step FROM session"))[0][0]

    zed.person.forges(zed.newest, f"plain:1:{step}:0-0:here")
    await rounded_up.settles()
    await rounded_up.fran.presses("Quotes …")

    assert "without themes" not in rounded_up.fran.last


async def test_a_stranger_does_not_bring_them_back_either(rounded_up):
    zed = Player(rounded_up, rounded_up.world.add_person("Zed"))
    await zed.starts()
    step = (await rounded_up.rows("SELECT step FROM session"))[0][0]
    draft = rounded_up.fran.newest
    rounded_up.fran.person.forges(draft, f"plain:1:{step}:0-0:here")
    await rounded_up.settles()

    zed.person.forges(zed.newest, f"draft:1:{step}:0-0:here")
    await rounded_up.settles()
    await rounded_up.fran.presses("Quotes …")

    assert "without themes" in rounded_up.fran.last


async def test_a_quote_tells_nothing_of_answers_that_nobody_has_seen(rounded_up):
    await rounded_up.dai.says("I am bullied by management every day")

    alert = await asks_about(rounded_up, SEEN[1])

    assert not alert.startswith(SEVERAL)
    assert rounded_up.fran.last.startswith(f"Take out whoever said “{SEEN[1]}”?")


async def test_a_quote_that_several_said_where_it_can_be_seen_takes_nobody_out(rounded_up):
    for player in rounded_up.people[3:6]:
        await player.says("I am bullied by management every day")
    await rounded_up.fran.presses("Show the draft")

    assert (await asks_about(rounded_up, SEEN[1])).startswith(SEVERAL)


async def test_what_others_know_and_is_put_under_another_prompt_brings_nobody_elses_in(workshop):
    for label in ("Close and reveal", "Show the value in full", "All prompts together"):
        await workshop.fran.presses(label)
    await workshop.each_says(*SEEN)
    await workshop.fran.presses("Round-up")
    await workshop.fran.presses("Show the draft")
    known = workshop.fran.last

    for player in (workshop.ana, workshop.cai):
        await player.presses("Move to question 2")
    await workshop.dai.presses("Question 2")
    await workshop.dai.says("My manager shouts")
    await workshop.fran.presses("Show the draft")

    assert SEEN[1] in known
    assert "My manager shouts" not in "".join(workshop.fran.sees)
