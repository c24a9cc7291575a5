"""Notes, the end, and the archive: what was said, complete, and to those alone who may have it."""

import io
import re
import zipfile

import pytest

from bot.archive import build, published, read
from bot.archive.order import in_order
from bot.facilitation.archiving import handing_over
from bot.record.theming import with_themes
from bot.texts import load
from tests.broken_studio import SlowStudio
from tests.plans import use_small_plan
from tests.players import Player

NOTED = "Noted under “Tea” for “Focus group”, as said aloud."
SAID = ["Tea is time.", "Tea is warm.", "Nobody has time."]


@pytest.fixture
async def small(scene, tmp_path):
    """The small plan at its first prompt; Olwen is an organiser who has opened her chat."""
    scene.olwen = Player(scene, scene.world.add_person("Olwen"))
    await scene.restarts(organisers=(scene.olwen.id, scene.fran.id))
    await scene.olwen.starts()
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says("milk", "Milk, sugar", "milk", "a biscuit")
    await scene.fay.presses("Pass")
    for step in ["Close and reveal", "Show the value in full", "Next prompt"]:
        await scene.fran.presses(step)
    await scene.each_says(*SAID)
    return scene


async def end(scene):
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")


def archives(player):
    return [m.document for m in player.person.sees if m.document]


async def record_of(scene):
    database = scene.gair.services.means.database
    found = await database.transaction(lambda tx: handing_over.for_archive(tx, 1))
    return in_order(published(with_themes(found.gathered.record, found.gathered.materials)))


@pytest.mark.long
async def test_a_note_is_kept_as_a_note(small):
    await small.fran.says("/note Several said: more time")
    await small.fran.says("/note\nA second line\nand a third")
    assert "Notes under this value: 2" in small.fran.panel.words
    await end(small)

    value = (await record_of(small)).values[0]
    assert value.prompts[0].notes == ("A second line\nand a third", "Several said: more time")
    assert value.prompts[0].answers == tuple(sorted(SAID))
    assert small.fran.sees.count(NOTED) == 2


async def test_the_panel_stays_the_last_message_while_notes_are_taken(small):
    await small.fran.says("/note Several said: more time")

    assert small.fran.sees[-2:] == [NOTED, small.fran.panel.words]


async def test_a_note_without_words_is_explained(small):
    await small.fran.says("/note")

    assert small.fran.last == (
        "Write what was said aloud after the command, for example:\n"
        "/note More time with people (several said this)"
    )


async def test_a_note_is_taken_out_again_by_facilitators_alone(small):
    await small.fran.says("/note Somebody from Swansea said so")
    receipt = small.fran.person.last_button("Remove")
    stolen = receipt.button("Remove").data
    toast = await small.ana.person.forges(small.ana.newest, stolen)
    kept = (await record_of(small)).values[0].prompts[0].notes

    await small.fran.presses("Remove")
    again = await small.fran.person.forges(receipt, stolen)
    await small.settles()

    assert toast.text.startswith("Only facilitators of this workshop can do that.")
    assert kept == ("Somebody from Swansea said so",)
    assert (await record_of(small)).values[0].prompts[0].notes == ()
    assert (receipt.words, receipt.labels) == ("Removed.", [])
    assert again.text == "That is not there any more."
    assert "Notes under this value" not in small.fran.panel.words


async def test_a_note_that_is_too_long_is_refused(small):
    await small.fran.says("/note " + "a" * 1001)

    assert small.fran.last == (
        "That is longer than 1000 characters. Send it in several messages, or edit it."
    )
    assert (await record_of(small)).values[0].prompts[0].notes == ()


@pytest.mark.long
@pytest.mark.parametrize("text", ["/note I was here", "/note"])
async def test_participants_take_no_notes(small, text):
    await small.ana.says(text)

    assert small.ana.last.startswith("Only facilitators of this workshop can do that.")
    assert (await record_of(small)).values[0].prompts[0].notes == ()


async def test_there_is_nothing_to_note_before_the_beginning(scene):
    await scene.opens_lobby()

    await scene.fran.says("/note Welcome")

    assert scene.fran.last.startswith("No question had been asked yet")
    assert (await record_of(scene)).values[0].notes == ()


async def test_the_archive_goes_once_to_each_facilitator_and_organiser(small):
    await end(small)

    assert [name for name, _ in archives(small.fran)] == ["gair-small-1.zip"]
    assert archives(small.olwen) == archives(small.fran)
    assert [player for player in small.people if archives(player)] == []
    assert small.olwen.last == (
        "The archive. Open report.html in a browser. People can still take words back, and you are"
        " told when somebody has: keep only the newest copy, and get it with /archives."
    )


async def test_it_holds_what_was_said_and_what_was_not_discussed(small):
    await small.fran.says("/note More time")
    await end(small)

    ((_, content),) = archives(small.fran)
    record = read(content)
    tea, quiet, grief = record.values

    assert record == await record_of(small)
    assert [(w.word, w.people) for w in tea.words] == [("milk", 3), ("a biscuit", 1), ("sugar", 1)]
    assert (tea.answered, tea.passed, record.joined) == (4, 1, 6)
    assert tea.prompts[0].answers == tuple(sorted(SAID))
    assert tea.prompts[0].notes == ("More time",)
    assert [value.was_discussed for value in (tea, quiet, grief)] == [True, False, False]
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert [name for name in names if name.startswith("clouds/")] == ["clouds/01.png"]


@pytest.mark.long
async def test_two_archives_of_the_same_are_the_same_to_the_byte(small):
    await end(small)
    ((_, first),) = archives(small.fran)
    record, texts = await record_of(small), load("en")
    picture = zipfile.ZipFile(io.BytesIO(first)).read("clouds/01.png")

    assert build(record, {1: picture}, texts) == first
    await small.restarts()
    await small.fran.says("/archives")
    await small.fran.presses("1 · Focus group")
    await small.world.until(lambda: len(archives(small.fran)) == 2)
    assert archives(small.fran)[1] == archives(small.fran)[0]


async def test_nothing_in_it_tells_who_or_when(small):
    await end(small)

    ((_, content),) = archives(small.fran)
    files = zipfile.ZipFile(io.BytesIO(content))
    inside = b"".join(files.read(name) for name in files.namelist()).decode("utf-8", "replace")
    people = [small.fran, small.olwen, *small.people]
    assert [p.id for p in people if str(p.id) in inside] == []
    assert re.findall(rf"\b({'|'.join(p.person.name for p in people)})\b", inside) == []
    assert {info.date_time for info in files.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.long
async def test_after_somebody_has_forgotten_all_a_new_one_lacks_their_words(small):
    await end(small)
    await small.dai.says("/forget")
    await small.dai.presses("Yes, remove everything")

    await small.olwen.says("/archives")
    await small.olwen.presses("1 · Focus group")
    await small.world.until(lambda: len(archives(small.olwen)) == 2)

    words = [[w.word for w in read(c).values[0].words] for _, c in archives(small.olwen)]
    assert words == [["milk", "a biscuit", "sugar"], ["milk", "sugar"]]


async def test_archives_are_for_organisers_and_facilitators_alone(small):
    await end(small)
    listed = small.ana.person.private

    await small.ana.says("/archives")
    toast = await small.ana.person.forges(listed.from_bot()[-1], "archive:1")
    await small.settles()

    assert small.ana.last == "There is no workshop that I could send you the archive of."
    assert toast.text.startswith("Only facilitators of this workshop can do that.")
    assert archives(small.ana) == []


async def test_in_the_group_archives_are_not_sent(small):
    await end(small)

    await small.fran.says("/archives", chat=small.group)

    assert small.posts[-1].startswith("I send archives only in private")


async def test_a_workshop_that_never_opened_is_not_listed(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    await end(scene)

    await scene.fran.says("/archives")

    assert scene.fran.last == "There is no workshop that I could send you the archive of."
    assert scene.news == []


@pytest.mark.long
async def test_an_archive_that_cannot_be_built_is_said_to_be_so(small):
    await end(small)
    await small.restarts(around={"studio": SlowStudio()})
    await small.fran.says("/archives")
    await small.fran.presses("1 · Focus group")
    told = "The archive of “Focus group”, workshop 1, could not be made just now."

    await small.world.until(lambda: small.fran.last.startswith(told), timeout=60)


async def test_an_organiser_who_never_opened_the_chat_stops_nobody(scene, tmp_path):
    await scene.restarts(organisers=(scene.world.add_person("Pia").id,))
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")

    await end(scene)

    assert len(archives(scene.fran)) == 1
    assert scene.ana.last.startswith("Thank you for taking part.")
