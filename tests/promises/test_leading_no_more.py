"""Who was demoted, has left, was taken off or stops leads no more: nothing here is theirs then.

A bot that is no admin is told none of this: it asks.
"""

import pytest

from bot.rehearsal.bot_api import Fault
from handlers.presses import LEADING
from handlers.views.buttons import Verb
from tests.beginnings import played
from tests.players import Player

FACILITATORS = "SELECT person_id FROM facilitator ORDER BY person_id"
CANT_ASK = "I could not ask Telegram whether you may do this, so nothing has happened."
NOT_IN_GROUP = "I am not in the group any more, so I can't see its admins."
LOST = "You lead the workshop in “Focus group” no more: Telegram says"
MINUTES = 301


@played
async def two(workshop):
    """Fay leads with Fran; a prompt is open, and people have answered, one of them held back."""
    await workshop.shares_lead_with(workshop.fay)
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    await workshop.each_says(
        *("It takes time", "Time is short", "Don't quote me: Fay shouts", "More time for people"),
        *("It takes years, in truth", "Sit with people"),
    )
    await workshop.fran.presses("Round-up")
    await workshop.fay.presses("Show the draft")


async def leading(scene):
    return {row[0] for row in await scene.rows(FACILITATORS)}


def demoted(scene):
    scene.group.demotes(scene.fay.person)


def thrown_out(scene):
    scene.group.removes(scene.fay.person, by=scene.fran.person)


def left(scene):
    scene.group.removes(scene.fay.person)


def files(player):
    return [message for message in player.person.sees if message.document]


def leaders_messages(player):
    """What stands in a chat that is for those who lead."""
    marks = ("Draft.", "Held back.", " · Focus group\n\n")
    return [m for m in player.person.sees if m.from_bot and any(mark in m.words for mark in marks)]


LOSSES = pytest.mark.parametrize("loses", [demoted, thrown_out, left])


@LOSSES
async def test_the_first_press_after_some_minutes_shows_that_somebody_leads_no_more(two, loses):
    loses(two)
    two.clock.passes(MINUTES)
    before = await two.rows("SELECT stage, value, prompt, step FROM session")

    toast = await two.fay.presses("Next value", two.fay.panel)

    assert toast.startswith("Only facilitators of this workshop can do that.")
    assert await two.rows("SELECT stage, value, prompt, step FROM session") == before
    assert await leading(two) == {two.fran.id}
    assert two.fay.last.startswith(LOST)
    assert leaders_messages(two.fay) == []
    assert two.fran.last == (
        "One facilitator of the workshop in “Focus group” leads no more. Facilitators: 1."
    )


@LOSSES
@pytest.mark.parametrize("label", ["Show what is held back"])
async def test_what_is_held_back_is_asked_for_anew_each_time(two, loses, label):
    loses(two)

    toast = await two.fay.presses(label)

    assert toast.startswith("Only facilitators of this workshop can do that.")
    assert "shouts" not in "".join(two.fay.sees)


@LOSSES
async def test_so_are_archives(two, loses):
    await two.fay.says("/archives")
    loses(two)

    await two.fay.presses(two.fay.buttons[0])
    await two.fay.says("/archives")

    assert files(two.fay) == []
    assert two.fay.last == "There is no workshop that I could send you the archive of."


@LOSSES
async def test_so_is_the_end(two, loses):
    await two.fay.presses("End the workshop")
    loses(two)

    toast = await two.fay.presses("End now")

    assert toast.startswith("Only facilitators of this workshop can do that.")
    assert "Round-up" in two.fran.panel.words


@LOSSES
async def test_at_the_end_the_archive_goes_only_to_those_who_still_may_have_it(two, loses):
    loses(two)

    await two.fran.presses("End the workshop")
    await two.fran.presses("End now")

    assert len(files(two.fran)) == 1
    assert files(two.fay) == []
    assert await leading(two) == {two.fran.id}


@LOSSES
async def test_what_is_typed_to_a_question_is_no_way_around_it(two, loses):
    await two.fay.presses("New theme")
    loses(two)
    two.clock.passes(MINUTES)

    await two.fay.says("Hours: time")

    assert await two.rows("SELECT * FROM round_up_edit") == []
    assert await leading(two) == {two.fran.id}
    assert leaders_messages(two.fay) == []


@LOSSES
@pytest.mark.parametrize("command", ["/panel", "/note Something said aloud"])
async def test_commands_are_no_way_around_it(two, loses, command):
    loses(two)
    two.clock.passes(MINUTES)

    await two.fay.says(command)

    assert leaders_messages(two.fay) == []
    assert await two.rows("SELECT text FROM note") == []
    assert await leading(two) == {two.fran.id}


async def test_a_name_that_was_asked_for_is_not_taken_from_them(two):
    await two.fay.presses("New theme")
    demoted(two)
    two.clock.passes(MINUTES)

    await two.fay.says("Shouting: shouts", reply_to=two.fay.newest)

    assert await two.rows("SELECT edit FROM round_up_edit") == []
    assert await leading(two) == {two.fran.id}


async def test_a_colleagues_press_is_enough_for_the_panel_to_go(two):
    demoted(two)
    two.clock.passes(MINUTES)

    await two.fran.presses("Next prompt")

    assert leaders_messages(two.fay) == []
    assert await leading(two) == {two.fran.id}
    two.clock.passes(10)
    await two.ana.says("Something more")
    assert leaders_messages(two.fay) == []


async def test_after_a_restart_it_is_asked_at_once(two):
    demoted(two)
    await two.restarts()

    toast = await two.fay.presses("Next value", two.fay.panel)

    assert toast.startswith("Only facilitators of this workshop can do that.")


async def test_within_some_minutes_it_is_asked_once(two):
    def asked():
        return sum(request.method == "getchatadministrators" for request in two.world.requests)

    two.clock.passes(MINUTES)
    before = asked()
    for label in ("Next prompt", "Round-up", "Next prompt", "Round-up"):
        await two.fran.presses(label)

    assert asked() == before + 1


@pytest.mark.parametrize(
    "fault",
    [Fault.bad_gateway(), Fault.connection_dropped(), Fault.too_many(5), Fault.server_error()],
)
async def test_when_telegram_is_silent_nothing_is_given_and_it_can_be_tried_again(two, fault):
    two.clock.passes(MINUTES)
    two.world.faults.next("getChatAdministrators", fault, chat=two.group)
    first = await two.fay.presses("Next value", two.fay.panel)
    two.world.faults.next("getChatAdministrators", fault, chat=two.group)
    second = await two.fay.presses("Show what is held back")
    seen = list(two.fay.sees)

    third = await two.fay.presses("Next value", two.fay.panel)

    assert first.startswith(CANT_ASK)
    assert second.startswith(CANT_ASK)
    assert "shouts" not in "".join(seen)
    assert third == "Next value"


async def test_the_archive_at_the_end_comes_when_telegram_can_be_asked_again(two):
    await two.fran.presses("End the workshop")
    fault = Fault.bad_gateway()
    two.world.faults.next("getChatAdministrators", fault, chat=two.group, times=2, skip=1)

    await two.fran.presses("End now")

    assert (len(files(two.fran)), len(files(two.fay))) == (1, 1)


async def test_while_the_bot_is_not_in_the_group_those_who_led_end_it_and_get_no_archive(two):
    two.group.remove_bot()
    await two.settles()

    await two.fran.presses("End the workshop")
    await two.fran.presses("End now")
    await two.fran.says("/archives")
    toast = await two.fran.presses(two.fran.buttons[0])

    assert "The workshop has ended." in two.fran.panel.words
    assert files(two.fran) == files(two.fay) == []
    assert any(NOT_IN_GROUP in text for text in two.fran.sees)
    assert toast.startswith(NOT_IN_GROUP)

    two.group.add_bot()
    await two.settles()
    await two.fran.says("/archives")
    await two.fran.presses(two.fran.buttons[0])
    assert len(files(two.fran)) == 1


async def test_a_group_that_hides_its_members_now_has_to_let_the_bot_see_admins(two):
    two.group.hides_members = True
    two.clock.passes(MINUTES)

    toast = await two.fran.presses("Next prompt")
    two.group.promote_bot()
    await two.settles()

    assert toast.startswith("Telegram does not let me see who the admins are")
    assert await two.fran.presses("Next prompt") == "Asked"


async def test_who_is_named_in_the_settings_need_be_no_admin_and_has_to_be_in_the_group(two):
    await two.restarts(facilitators=(two.fay.id,))
    demoted(two)
    await two.fay.presses("Show what is held back")
    led = await leading(two)
    was_read = "shouts" in "".join(two.fay.sees)
    thrown_out(two)

    toast = await two.fay.presses("Show what is held back")

    assert led == {two.fran.id, two.fay.id}
    assert was_read
    assert "shouts" not in "".join(two.fay.sees)
    assert toast.startswith("Only facilitators of this workshop can do that.")
    assert await leading(two) == {two.fran.id}


async def test_where_that_can_not_be_asked_they_lead_on(two):
    await two.restarts(facilitators=(two.fay.id,))
    demoted(two)
    two.group.hides_members = True

    toast = await two.fay.presses("Next prompt", two.fay.panel)

    assert toast == "Asked"


async def test_an_organiser_who_led_still_gets_archives(two):
    await two.restarts(organisers=(two.fay.id,))
    demoted(two)

    await two.fay.says("/archives")
    await two.fay.presses(two.fay.buttons[0])

    assert len(files(two.fay)) == 1


async def test_when_nobody_is_left_the_group_is_told(workshop):
    owner = Player(workshop, workshop.world.add_person("Olwen"))
    workshop.group.gather([], admins=[owner.person])
    demoted_fran = workshop.fran.person
    workshop.group.demotes(demoted_fran, by=owner.person)
    workshop.clock.passes(MINUTES)

    await workshop.fran.presses("Close and reveal")

    assert await leading(workshop) == set()
    assert workshop.posts[-1] == (
        "Nobody leads this workshop just now. What you send me is kept. The owner of the group can"
        " lead it with /workshop."
    )
    await workshop.ana.says("trust")
    assert workshop.ana.own == ["trust"]


async def opens_list(player):
    await player.presses("People …", player.panel)
    await player.presses("Facilitators …")


async def test_the_list_names_who_leads(two):
    await opens_list(two.fran)

    lines = two.fran.last.splitlines()
    assert lines[0] == "Facilitators: 2"
    assert {line.split(". ")[1] for line in lines[1:3]} == {"Fran (you)", "Fay"}


async def test_one_takes_another_off_after_a_question(two):
    await opens_list(two.fran)
    label = next(b for b in two.fran.buttons if b.startswith("Take off"))
    await two.fran.presses(label)
    assert two.fran.last == (
        "Take Fay off the facilitators? Panel, drafts and archive are theirs no more. They are"
        " told, and can ask to lead again."
    )
    assert await leading(two) == {two.fran.id, two.fay.id}

    await two.fran.presses("Take off")

    assert await leading(two) == {two.fran.id}
    assert two.fay.last == (
        "Another facilitator has taken you off the facilitators of the workshop in “Focus group”."
    )
    assert leaders_messages(two.fay) == []
    assert "Fay" not in "".join(m.words for m in two.fran.person.sees if "Facilitators:" in m.words)


async def test_one_may_think_again(two):
    await opens_list(two.fran)
    await two.fran.presses("Stop leading")
    await two.fran.presses("Back")

    assert two.fran.last.startswith("Facilitators: 2")
    assert await leading(two) == {two.fran.id, two.fay.id}


@pytest.mark.parametrize("way", ["button", "command"])
async def test_one_stops_leading(two, way):
    if way == "button":
        await opens_list(two.fran)
        await two.fran.presses("Stop leading")
    else:
        await two.fran.says("/leave")
    await two.fran.presses("Stop leading")

    assert await leading(two) == {two.fay.id}
    assert two.fran.last == "You lead the workshop in “Focus group” no more."
    assert leaders_messages(two.fran) == []
    assert two.fay.last.endswith("leads no more. Facilitators: 1.")


@pytest.mark.parametrize("way", ["button", "command"])
async def test_who_leads_alone_is_told_what_to_do(workshop, way):
    told = (
        "Nobody else leads this workshop. Let somebody else lead first: an admin asks with"
        " /workshop. Or end it."
    )

    if way == "button":
        await opens_list(workshop.fran)
        said = await workshop.fran.presses("Stop leading")
    else:
        await workshop.fran.says("/leave")
        said = workshop.fran.last

    assert said == told
    assert await leading(workshop) == {workshop.fran.id}


async def test_leave_of_a_facilitator_who_takes_part_is_about_taking_part(two):
    await two.fay.says("/leave")

    assert "Leave; my words may stay" in two.fay.buttons


async def test_forged_presses_take_nobody_off(two):
    (key,) = [b.data for row in (await _list_buttons(two)) for b in row if "Take off" in b.label]
    before = await leading(two)

    for player in (two.ana, two.bea):
        for data in (key, f"{key}:yes", "takeoff:1:AAAAAAAAAAAA:yes", "takeoff:1", "leaders:1"):
            player.person.forges(player.newest, data)
        await two.settles()

    assert await leading(two) == before


async def _list_buttons(scene):
    await opens_list(scene.fran)
    return scene.fran.newest.buttons


BY_ANYBODY = {
    *(Verb.AGREE, Verb.DECLINE, Verb.PASS, Verb.CHANGE, Verb.KEEP, Verb.REMOVE, Verb.ANSWER_TO),
    *(Verb.MOVE_ANSWER, Verb.RECOGNISE, Verb.MISSING, Verb.NOTHING_MISSING, Verb.ALL_WORDS),
    Verb.IN_FULL,
    *(Verb.LEAVE, Verb.FORGET, Verb.STAY, Verb.KEEP_WORD, Verb.SO_FAR, Verb.DELETE_PLAN),
    *(Verb.QUIET, Verb.END_QUIET, Verb.STAND_BY, Verb.SKIP_CHECK, Verb.AT_WORK, Verb.SPEAK),
}
ASK_THEMSELVES = {
    *(Verb.CLAIM, Verb.ARCHIVE, Verb.SAY_DAY, Verb.IN_LANGUAGE, Verb.TICK, Verb.COMBINE),
    *(Verb.TICK_SIDE, Verb.COMPARE, Verb.ABOUT),
    *(Verb.REVIEW, Verb.DECIDE, Verb.LOOK_AGAIN),
}


def test_every_button_of_those_who_lead_asks_again():
    assert set(LEADING) == set(Verb) - BY_ANYBODY - ASK_THEMSELVES
