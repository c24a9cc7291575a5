"""What people read before anything of theirs is kept: who is behind it, who reads it, what not."""

import re

import pytest

from bot.rehearsal.bot_api import Fault
from handlers.wire.naming import SECONDS_REMEMBERED
from tests.players import Player

WORDS_IN_A_SENTENCE = 15
CHARACTERS_ON_A_PHONE = 1200


async def reads(scene, player):
    label = "Join in private"
    player.person.follows(scene.group.last_button(label).button(label).url)
    await scene.settles()
    return player.last


async def test_who_facilitates_who_is_responsible_and_where_to_complain_is_named(scene):
    await scene.restarts(
        controller="Cymorth <Cymru>",
        contact="data@example.org, 029 2055 3687",
        complaints="the Data Protection Commission, dataprotection.ie",
    )
    await scene.opens_lobby()

    read = await reads(scene, scene.ana)

    assert (
        "Facilitators: Fran\n"
        "Responsible for your data: Cymorth <Cymru>\n"
        "Questions about your data: data@example.org, 029 2055 3687\n"
        "To turn to today: Fran, by /quiet.\n\n"
    ) in read
    assert read.endswith(
        "You can complain to the Data Protection Commission, dataprotection.ie. /privacy says more."
    )
    assert await scene.rows("SELECT * FROM participant") == []


async def test_the_minimum_that_was_chosen_is_told(scene):
    await scene.opens_lobby("Cloud from 7 people")

    assert "once 7 people have answered" in await reads(scene, scene.ana)


async def test_a_name_can_be_anything_and_stays_a_name(scene):
    odd = Player(scene, scene.world.add_person("<b>@Mallory</b> /forget"))
    scene.group.adds(odd.person)
    scene.group.promotes(odd.person)
    await odd.starts()
    await odd.says("/workshop", chat=scene.group)
    await odd.presses("Open the lobby")

    read = await reads(scene, scene.ana)

    assert "Facilitators: <b>@\u2060Mallory</\u2060b> /\u2060forget\n" in read
    message = [m for m in scene.ana.person.sees if m.words == read][-1]
    written = {entity["type"] for entity in message.json().get("entities", [])}
    assert written <= {"bold", "bot_command"}


async def test_when_telegram_does_not_say_who_it_is_one_can_join_all_the_same(scene):
    await scene.opens_lobby()
    await scene.restarts()  # What people are called is written nowhere: it is asked anew.
    scene.clock.passes(SECONDS_REMEMBERED + 1)  # The lobby has asked for who can be turned to.
    scene.world.faults.next("getChat", Fault.bad_gateway(), chat=scene.fran.person.private)

    assert "Facilitators: please ask in your group.\n" in await reads(scene, scene.ana)
    assert "Facilitators: Fran\n" in await reads(scene, scene.bea)

    await scene.ana.presses("I agree, let me in")
    assert scene.posts[-1].endswith("Joined: 1")


async def test_names_are_asked_for_once_and_never_written_down(scene):
    await scene.opens_lobby()
    await scene.restarts()
    scene.clock.passes(SECONDS_REMEMBERED + 1)
    before = len(scene.world.requests)

    await scene.all_join()

    asked = [r for r in list(scene.world.requests)[before:] if r.method.lower() == "getchat"]
    assert 1 <= len(asked) <= len(scene.people)
    for table in ("session", "facilitator", "participant", "shown_message"):
        assert "Fran" not in repr(await scene.rows(f"SELECT * FROM {table}"))


FILLED_IN = {
    "controller": "Cymorth Cymru",
    "contact": "data@cymorthcymru.org.uk",
    "complaints": "the ICO, ico.org.uk",
}


@pytest.mark.parametrize("settings", [{}, FILLED_IN])
async def test_it_can_be_read_on_a_phone_in_plain_sentences(scene, settings):
    await scene.restarts(**settings)
    await scene.opens_lobby()

    read = await reads(scene, scene.ana)

    assert len(read.encode("utf-16-le")) // 2 <= CHARACTERS_ON_A_PHONE
    sentences = re.split(r"(?<=[.:?!])\s+|\n+", read)
    assert len(sentences) > 20
    assert [s for s in sentences if len(s.split()) > WORDS_IN_A_SENTENCE] == []
