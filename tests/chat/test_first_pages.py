"""What stands first in a report is asked for once, in private, and kept with the workshop."""

import pytest

from bot.archive import read
from bot.facilitation.describing import form_of, said_in
from bot.workshop.about import NOTHING_SAID, About
from bot.workshop.errors import AboutRefused
from tests.beginnings import played
from tests.chat.test_themes_in_archives import archives, ends
from tests.plans import use_small_plan

LABELS = {
    "organisation": "Organisation",
    "group": "Group",
    "audience": "Who took part",
    "place": "Where",
    "dates": "When",
    "introduction": "Introduction",
}
FILLED = """Organisation: Bridgeway & Sons
Group: <b>Evening</b>
Who took part: 5 people
where:  Bangor:   Pier
When:
Introduction: Why we met.

And: with whom."""
SAID = About(
    organisation="Bridgeway & Sons",
    group="<b>Evening</b>",
    audience="5 people",
    place="Bangor: Pier",
    introduction="Why we met.\n\nAnd: with whom.",
)


@played
async def ended(scene, tmp_path):
    """The small plan, ended after some words; Fran has the archive."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says("milk", "sugar", "milk", "a biscuit", "warmth")
    await scene.fran.presses("Close and reveal")
    await ends(scene)


async def form_for(player):
    (archive,) = [message for message in player.person.sees if message.document][-1:]
    await player.presses("First page …", archive)
    return player.last


async def test_it_is_asked_for_in_one_form_and_stands_in_the_next_archive(ended):
    form = await form_for(ended.fran)
    assert form.splitlines()[-7:] == ["/about 1", *(f"{label}:" for label in LABELS.values())]

    await ended.fran.says(f"/about 1\n{FILLED}")
    assert ended.fran.last.startswith("Kept. It stands first")
    await ended.fran.presses("Send the archive")
    await ended.world.until(lambda: len(archives(ended.fran)) == 2)

    first, second = map(read, archives(ended.fran))
    assert (first.about, second.about) == (NOTHING_SAID, SAID)
    assert (first.revision, first.id) == (second.revision, second.id)
    assert "Group: <b>Evening</b>" in await form_for(ended.fran)


async def test_nobody_else_says_what_a_report_is_about(ended):
    await ended.ana.says(f"/about 1\n{FILLED}")
    refused = ended.ana.last
    await ended.fran.says("/about 99\nWhere: Bangor")
    await ended.fran.says("/about 1\nI am not a form")
    not_kept = ended.fran.last
    await ended.fran.says("/about")

    assert "Kept" not in refused
    assert not_kept.startswith("This is not the form.")
    assert ended.fran.last.startswith("Press First page … under an archive")
    assert "Organisation: Bridgeway" not in await form_for(ended.fran)


def test_a_form_comes_back_as_it_was_filled_in():
    assert said_in(FILLED, LABELS) == SAID
    assert said_in(form_of(SAID, LABELS), LABELS) == SAID
    assert said_in(form_of(NOTHING_SAID, LABELS), LABELS) == NOTHING_SAID


@pytest.mark.parametrize(
    "text", ["", "no form", "Where: " + "x" * 301, "Introduction: " + "x" * 4001]
)
def test_what_is_no_form_is_refused(text: str):
    if text:
        with pytest.raises(AboutRefused):
            said_in(text, LABELS)
    else:
        assert said_in(text, LABELS) == NOTHING_SAID
