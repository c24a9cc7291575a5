"""/combine: two focus groups become one archive, by ticks in the private chat."""

import io
import zipfile

import pytest

from bot.archive import published, read
from bot.facilitation.archiving import handing_over
from bot.record.combining import combined
from bot.record.theming import with_themes
from tests.broken_studio import SlowStudio
from tests.plans import use_small_plan
from tests.players import Player

DAY = 24 * 3600
FIRST = ("milk", "Milk, sugar", "milk", "a biscuit", "warmth")
SECOND = ("Milk", "warmth", "milk", "silence", "milk")
ANSWERS = (
    "There is no time for paperwork.",
    "Paperwork takes our evenings.",
    "We need paperwork to get funding.",
    "Somebody has to listen first.",
)
OTHER_ANSWERS = (
    "Less paperwork, please.",
    "Funding ends each spring.",
    "Nobody has listened to us.",
)


class HurriedClock:
    """A clock that goes on by more than half a second each time that somebody looks."""

    def __init__(self, clock):
        self.seconds = clock()

    def __call__(self):
        self.seconds += 0.6
        return self.seconds


@pytest.fixture
async def two(beginnings, tmp_path):
    """Two workshops of the small plan, held one after the other, and an organiser, Olwen."""
    async with beginnings.scene(two_are_held, tmp_path) as scene:
        yield scene


async def two_are_held(scene, folder):
    olwen = Player(scene, scene.world.add_person("Olwen"))
    await scene.restarts(organisers=(olwen.id,))
    await olwen.starts()
    await use_small_plan(scene, folder)
    await hold(scene, FIRST, ANSWERS)
    await hold(scene, SECOND, OTHER_ANSWERS)


async def hold(scene, words, answers):
    """A workshop from the lobby to the end, with these words and answers about the first value."""
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says(*words)
    for step in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(step)
    await scene.each_says(*answers)
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")


async def combine(player, *labels):
    """Tick what is named in a new list, and press Combine."""
    await player.says("/combine")
    for label in labels:
        await player.presses("☐ " + label)
    return await player.presses("Combine")


def documents(player):
    return [message.document for message in player.person.sees if message.document]


async def record_of(scene, number):
    database = scene.gair.services.means.database
    found = await database.transaction(lambda tx: handing_over.for_archive(tx, number))
    return published(with_themes(found.gathered.record, found.gathered.materials))


def told(scene, player):
    """Every text that was sent to a chat or put in the place of another."""
    return [
        (request.method, request.params.get("text"))
        for request in scene.world.requests
        if request.method in ("sendmessage", "editmessagetext", "deletemessage")
        and str(request.params.get("chat_id")) == str(player.id)
    ]


async def test_two_workshops_become_one_archive(two):
    had = len(documents(two.olwen))

    toast = await combine(two.olwen, "1 · Focus group", "2 · Focus group")
    await two.world.until(lambda: len(documents(two.olwen)) > had)

    name, content = documents(two.olwen)[-1]
    both = read(content)
    tea = both.values[0]
    themes = {theme.heading: theme.people for theme in tea.themes}
    assert (toast, name) == ("One moment", "gair-small-1-2.zip")
    assert both == combined([await record_of(two, 1), await record_of(two, 2)])
    assert (both.joined, len(both.sessions), tea.answered) == (12, 2, 10)
    assert [(w.word, w.people) for w in tea.words][:2] == [("milk", 6), ("warmth", 2)]
    assert tea.prompts[0].answers == tuple(sorted((*ANSWERS, *OTHER_ANSWERS)))
    assert themes["paperwork"] == 4
    assert two.olwen.last == (
        "One archive of several workshops. Workshops: 1, 2. Open report.html in a browser.\n\n"
        "People can still take words back, and you are told when somebody has: then delete this"
        " copy, and combine again."
    )
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert [name for name in names if name.startswith("clouds/")] == ["clouds/01.png"]


async def test_ticks_are_set_and_taken_away_in_one_message(two):
    await two.olwen.says("/combine")
    shown = two.olwen.newest
    before = shown.labels
    await two.olwen.presses("☐ 2 · Focus group")
    ticked = shown.labels
    await two.olwen.presses("☑ 2 · Focus group")

    assert shown.words.startswith("Which workshops of “Small talk”? Tick two or more,")
    assert before == ["☐ 2 · Focus group", "☐ 1 · Focus group", "Combine"]
    assert ticked == ["☑ 2 · Focus group", "☐ 1 · Focus group", "Combine"]
    assert shown.labels == before
    assert two.olwen.newest is shown


async def test_one_workshop_alone_is_not_combined(two):
    had = len(documents(two.olwen))

    alerts = [await combine(two.olwen), await combine(two.olwen, "2 · Focus group")]

    assert alerts == 2 * ["Tick two workshops or more, then press the button below them."]
    assert len(documents(two.olwen)) == had


@pytest.mark.long
async def test_workshops_of_another_plan_are_listed_apart_and_not_combined(two):
    await two.restarts(plan="heart-of-help", plans_folder=None)
    for words in (FIRST, SECOND):
        await two.opens_lobby()
        await two.all_join()
        await two.fran.presses("Begin with the first value")
        await two.each_says(*words)
        await two.fran.presses("End the workshop")
        await two.fran.presses("End now")
    await two.olwen.says("/combine")
    shown = two.olwen.newest
    newest = shown.labels
    await two.olwen.presses("Other workshops: Small talk")

    forged = await two.olwen.person.forges(shown, "combine:1-3")

    assert newest == [
        "☐ 4 · Focus group",
        "☐ 3 · Focus group",
        "Combine",
        "Other workshops: Small talk",
    ]
    assert shown.labels[:3] == ["☐ 2 · Focus group", "☐ 1 · Focus group", "Combine"]
    assert forged.text.startswith(
        "These workshops had different plans, so they can't be put together"
    )


async def test_a_workshop_that_is_deleted_meanwhile_is_named(two):
    await two.olwen.says("/combine")
    await two.olwen.presses("☐ 1 · Focus group")
    await two.olwen.presses("☐ 2 · Focus group")
    had = len(documents(two.olwen))
    two.clock.passes(30.5 * DAY)
    await two.gair.services.housekeeper.keep()
    await two.settles()

    alert = await two.olwen.presses("Combine")
    await two.olwen.says("/combine")

    assert alert == (
        "Workshop 1 is deleted here, so nothing was made. Send /combine or /compare for a list of"
        " those that are left."
    )
    assert two.olwen.last == "There is no workshop that I could send you the archive of."
    assert len(documents(two.olwen)) == had


async def test_only_organisers_and_facilitators_combine(two):
    shown = two.ana.newest
    await two.ana.says("/combine")
    forged = await two.ana.person.forges(shown, "combine:1-2")
    listed = await two.ana.person.forges(shown, "tick:1:1-2")
    await two.settles()

    assert two.ana.last == "There is no workshop that I could send you the archive of."
    assert forged.text.startswith("Only facilitators of this workshop can do that.")
    assert listed.text == "There is no workshop that I could send you the archive of."
    assert documents(two.ana) == []


async def test_what_no_button_of_ours_carries_changes_nothing(two):
    await two.olwen.says("/combine")
    shown = two.olwen.newest
    before, had = shown.labels, len(documents(two.olwen))

    for data in ("combine:", "combine:1--2", "combine:01-2", "tick:1", "tick::1", "tick:9:7-8"):
        await two.olwen.person.forges(shown, data)
    await two.settles()

    assert shown.labels == before
    assert len(documents(two.olwen)) == had


async def test_more_than_a_button_can_carry_is_not_ticked(two):
    await two.olwen.says("/combine")
    shown = two.olwen.newest
    before = shown.labels

    forged = await two.olwen.person.forges(shown, "tick:2:1:full")

    assert forged.text.startswith("No more can be ticked here.")
    assert shown.labels == before


async def test_in_the_group_nothing_is_combined(two):
    await two.fran.says("/combine", chat=two.group)

    assert two.posts[-1].startswith("I combine archives only in private")


async def test_one_workshop_that_goes_on_is_not_to_be_combined_yet(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await hold(scene, FIRST, ANSWERS)
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")

    await scene.fran.says("/combine")

    assert scene.fran.last.startswith("There are no two workshops of the same plan that have ended")


async def test_who_combined_hears_that_something_was_taken_back(two):
    had = len(documents(two.olwen))
    await combine(two.olwen, "1 · Focus group", "2 · Focus group")
    await two.world.until(lambda: len(documents(two.olwen)) > had)
    await two.dai.says("/forget")
    await two.dai.presses("Yes, remove everything")
    await two.settles()
    heard = two.olwen.last
    await combine(two.olwen, "1 · Focus group", "2 · Focus group")
    await two.world.until(lambda: len(documents(two.olwen)) > had + 1)

    answers = [read(content).values[0].prompts[0].answers for _, content in documents(two.olwen)]
    assert "Please delete your copy" in heard
    assert ANSWERS[3] in answers[-2]
    assert ANSWERS[3] not in answers[-1]


async def test_somebody_who_waits_sees_how_far_it_is(two):
    await two.restarts(around={"now": HurriedClock(two.clock)})
    had, seen = len(documents(two.olwen)), len(told(two, two.olwen))

    await combine(two.olwen, "1 · Focus group", "2 · Focus group")
    await two.world.until(lambda: len(documents(two.olwen)) > had)
    await two.settles()

    shown = told(two, two.olwen)[seen:]
    progress = [(method, text) for method, text in shown if "Value" in (text or "")]
    assert progress[0] == ("sendmessage", "Values looked through for themes: 1 of 3")
    assert {method for method, _ in progress[1:]} == {"editmessagetext"}
    assert shown[-1] == ("deletemessage", None)
    assert not any("looked through" in words for words in two.olwen.sees)


@pytest.mark.long
async def test_what_can_not_be_made_is_said_to_be_so(two):
    await two.restarts(around={"studio": SlowStudio()})

    await combine(two.olwen, "1 · Focus group", "2 · Focus group")

    await two.world.until(
        lambda: (
            two.olwen.last == "The workshops could not be combined just now."
            " Please press Combine once more."
        )
    )
