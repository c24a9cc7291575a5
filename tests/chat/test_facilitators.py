"""Leading together: one asks, those who lead say yes or no; nothing is anybody's before that."""

import pytest

from bot.rehearsal.bot_api import Fault
from tests.players import Player, Scene

ASKED = (
    "This group has a workshop already. I have asked those who lead it, and tell you what they say."
)
REQUEST = (
    "Boss asks to lead the workshop in “Focus group” with you. Who leads reads drafts, what is held"
    " back, and the archive."
)
ANSWERS = ["Let them lead", "Not now"]
FACILITATORS = "SELECT person_id FROM facilitator ORDER BY person_id"
NOT_ONE = (
    "Only facilitators of this workshop can do that."
    " An admin of the group asks to be one with /workshop."
)


@pytest.fixture
async def boss(workshop):
    """A manager who is made an admin of the group, and has opened the private chat."""
    player = Player(workshop, workshop.world.add_person("Boss"))
    workshop.group.adds(player.person)
    workshop.group.promotes(player.person)
    await workshop.settles()
    await player.starts()
    return player


async def asks(workshop, player):
    await player.says("/workshop", chat=workshop.group)


async def leading(scene):
    return {row[0] for row in await scene.rows(FACILITATORS)}


def files(player):
    return [message for message in player.person.sees if message.document]


async def goes_to_prompt(scene):
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(label)


async def test_an_admin_who_asks_gets_nothing_before_a_facilitator_says_yes(workshop, boss):
    before = len(boss.sees)

    await asks(workshop, boss)

    assert boss.sees[before:] == [ASKED]
    assert boss.buttons == []
    assert workshop.fran.last == REQUEST
    assert workshop.fran.buttons == ANSWERS
    assert await leading(workshop) == {workshop.fran.id}


@pytest.mark.parametrize(
    "command", ["/panel", "/archives", "/note Something", "/combine", "/compare"]
)
async def test_before_that_no_command_gives_anything(workshop, boss, command):
    await workshop.each_says("one", "two", "three", "Boss shouts")
    await asks(workshop, boss)
    seen = len(boss.sees)

    await boss.says(command)

    assert len(boss.sees) == seen + 2
    assert "Focus group" not in boss.last
    assert boss.buttons == []
    assert files(boss) == []
    assert await workshop.rows("SELECT text FROM note") == []


async def test_who_is_let_in_leads_and_all_are_told(workshop, boss):
    await asks(workshop, boss)
    posts = len(workshop.posts)

    await workshop.fran.presses("Let them lead")

    assert boss.panel_buttons == workshop.fran.panel_buttons
    assert (
        "You lead the workshop in “Focus group” now. Facilitators: 2. The panel comes here."
    ) in boss.sees
    told = (
        "Somebody else leads the workshop in “Focus group” with you now. Facilitators: 2. To see"
        " who, tap People … in the panel."
    )
    assert told in workshop.fran.sees
    for player in workshop.people:
        assert player.last == (
            "One more person leads this workshop now. Facilitators: 2. They see no names beside"
            " words."
        )
    assert len(workshop.posts) == posts
    await boss.presses("Close and reveal")
    assert "Gut responses are closed" in workshop.fran.panel.words


async def test_the_lobby_says_how_many_lead_and_names_whom_to_turn_to(lobby):
    alone = lobby.posts[-1]

    await lobby.shares_lead_with(lobby.fay)

    assert "Facilitators" not in alone
    assert lobby.posts[-1].endswith("\nFacilitators: 2\nJoined: 6")
    there = "Somebody to turn to today: Fran. Tap “A quiet word”, or send me /quiet in private."
    assert there in alone
    assert there in lobby.posts[-1]
    assert "Fay" not in lobby.posts[-1]


async def test_in_an_open_session_the_group_is_told(scene):
    await scene.opens_lobby("Open: people reply in the group, with their names")
    await scene.fran.presses("Begin with the first value")

    await scene.shares_lead_with(scene.fay)

    assert scene.posts[-1] == (
        "One more person leads this workshop now. Facilitators: 2. They see no names beside words."
    )


async def test_before_the_lobby_opens_nobody_else_is_told(scene):
    await scene.fran.says("/workshop", chat=scene.group)

    await scene.shares_lead_with(scene.fay)

    assert scene.news == []
    assert "Getting ready." in scene.fay.panel.words


async def test_a_request_is_declined_and_can_not_be_repeated_at_once(workshop, boss):
    await asks(workshop, boss)

    await workshop.fran.presses("Not now")

    assert workshop.fran.last == "They are told that it is not possible now."
    assert boss.last == (
        "Those who lead the workshop in “Focus group” say: not now. Please talk to them."
    )
    seen = len(workshop.fran.sees)
    await asks(workshop, boss)
    assert boss.last.startswith("Those who lead this workshop have just said no.")
    assert len(workshop.fran.sees) == seen
    workshop.clock.passes(601)
    await asks(workshop, boss)
    assert boss.last == ASKED
    assert workshop.fran.last == REQUEST


async def test_requests_do_not_pile_up(workshop, boss):
    for _ in range(5):
        await asks(workshop, boss)

    assert workshop.fran.sees.count(REQUEST) == 1
    assert (
        boss.last == "I have asked those who lead this workshop already. I tell you what they say."
    )
    assert await workshop.rows("SELECT count(*) FROM lead_request") == [(1,)]


async def test_an_answer_counts_once_and_of_an_old_message_not_at_all(workshop, boss):
    await asks(workshop, boss)
    first = workshop.fran.newest
    workshop.clock.passes(601)
    await asks(workshop, boss)

    old = await workshop.fran.presses("Let them lead", first)
    assert await leading(workshop) == {workshop.fran.id}
    await workshop.fran.presses("Not now")
    data = f"letlead:1:{(await workshop.rows('SELECT id FROM lead_request'))[0][0]}"
    again = await workshop.fran.person.forges(first, data)
    await workshop.settles()

    assert (old, again.text) == ("That is not there any more.",) * 2
    assert first.words == "That request has had its answer."
    assert await leading(workshop) == {workshop.fran.id}


async def test_nobody_else_can_answer_a_request(workshop, boss):
    await asks(workshop, boss)
    number = (await workshop.rows("SELECT id FROM lead_request"))[0][0]
    mallory = Player(workshop, workshop.world.add_person("Mallory"))
    await workshop.restarts(allowed=(*workshop.config.allowed, mallory.id))
    await mallory.starts()
    theirs = workshop.world.add_group("Theirs", people=[mallory.person], admins=[mallory.person])
    await workshop.settles()
    await mallory.says("/workshop", chat=theirs)

    for player in (boss, workshop.ana, mallory):
        for data in (f"letlead:1:{number}", f"letlead:2:{number}", f"notlead:1:{number}"):
            player.person.forges(player.newest, data)
        await workshop.settles()

    assert await leading(workshop) == {workshop.fran.id, mallory.id}
    assert await workshop.rows("SELECT session_id, declined FROM lead_request") == [(1, 0)]


async def test_a_request_outlives_a_restart(workshop, boss):
    await asks(workshop, boss)

    await workshop.restarts()
    await workshop.fran.presses("Let them lead")

    assert await leading(workshop) == {workshop.fran.id, boss.id}
    assert workshop.fran.sees.count(REQUEST) == 0


@pytest.mark.long
async def test_a_request_ends_with_the_workshop(workshop, boss):
    await asks(workshop, boss)
    request = workshop.fran.newest
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")

    toast = await workshop.fran.presses("Let them lead", request)

    assert (
        toast
        == "That is not possible just now. The newest panel or question shows what you can do."
    )
    assert await leading(workshop) == {workshop.fran.id}
    assert await workshop.rows("SELECT * FROM lead_request") == []
    assert files(boss) == []


async def test_who_is_no_admin_any_more_when_the_answer_comes_does_not_lead(workshop, boss):
    await asks(workshop, boss)
    workshop.group.demotes(boss.person)

    toast = await workshop.fran.presses("Let them lead")

    assert toast == "That is not there any more."
    assert await leading(workshop) == {workshop.fran.id}


async def test_who_never_opened_the_private_chat_hears_in_the_group_what_to_do(workshop):
    workshop.group.promotes(workshop.bea.person)
    stranger = Player(workshop, workshop.world.add_person("Gwen"))
    workshop.group.adds(stranger.person)
    workshop.group.promotes(stranger.person)
    await workshop.settles()

    await asks(workshop, stranger)
    button = workshop.group.last_button("Open the chat").button("Open the chat")

    assert workshop.posts[-1].startswith("I have asked those who lead the workshop here.")
    token = (await workshop.rows("SELECT token FROM session"))[0][0]
    assert token not in button.url
    assert workshop.fran.last.startswith("Gwen asks to lead")


async def test_an_anonymous_admin_asks_too_and_the_group_reads_no_name(workshop, boss):
    boss.person.says("/workshop", chat=workshop.group, anonymous=True)
    await workshop.settles()
    posts = len(workshop.posts)

    await boss.presses_in(workshop.group, "I run the workshop")

    assert workshop.fran.last == REQUEST
    assert workshop.posts[posts:] == []
    assert await leading(workshop) == {workshop.fran.id}


async def test_somebody_named_in_the_settings_asks_too_where_others_lead(workshop):
    await workshop.restarts(facilitators=(workshop.ana.id,))

    await asks(workshop, workshop.ana)

    assert workshop.ana.last == ASKED
    assert await leading(workshop) == {workshop.fran.id}


async def test_where_nobody_leads_any_more_who_is_named_in_the_settings_does(workshop):
    await workshop.restarts(facilitators=(workshop.ana.id,))
    workshop.group.demotes(workshop.fran.person)

    await asks(workshop, workshop.ana)

    assert await leading(workshop) == {workshop.ana.id}
    assert "Nobody else who leads could be asked" in "".join(workshop.ana.sees)
    assert workshop.ana.panel_buttons[0] == "Close and reveal"


class _Owned:
    """A group that Olwen owns, in which Fran leads as an admin."""

    @staticmethod
    async def set(scene: Scene) -> Player:
        owner = Player(scene, scene.world.add_person("Olwen"))
        group = scene.world.add_group(
            "Focus group",
            people=[player.person for player in scene.people],
            admins=[owner.person, scene.fran.person],
        )
        scene.group = group
        await owner.starts()
        await scene.opens_lobby()
        await scene.all_join()
        await scene.fran.presses("Begin with the first value")
        return owner


async def test_the_owner_of_the_group_asks_like_others_while_somebody_leads(scene):
    owner = await _Owned.set(scene)

    await asks(scene, owner)

    assert owner.last == ASKED
    assert await leading(scene) == {scene.fran.id}


async def test_the_owner_leads_at_once_when_nobody_who_leads_can_be_written_to(scene):
    owner = await _Owned.set(scene)
    scene.fran.person.blocks_bot()
    await scene.settles()

    await asks(scene, owner)

    assert owner.panel_buttons[0] == "Close and reveal"
    assert await leading(scene) == {scene.fran.id, owner.id}


@pytest.mark.long
async def test_another_admin_does_not_and_is_let_in_by_the_owner(scene):
    owner = await _Owned.set(scene)
    scene.group.promotes(scene.fay.person)
    scene.group.demotes(scene.fran.person)

    await asks(scene, scene.fay)
    assert scene.fay.last == (
        "Nobody who leads this workshop can be asked. The owner of the group can lead it: they send"
        " /workshop here."
    )
    assert scene.posts[-1].startswith("Nobody leads this workshop just now.")
    await asks(scene, owner)
    assert any(text.startswith("Fay asks to lead the workshop") for text in owner.sees)
    await owner.presses("Let them lead")

    assert await leading(scene) == {owner.id, scene.fay.id}


async def test_the_owner_leads_when_nobody_has_answered_or_moved_for_ten_minutes(scene):
    owner = await _Owned.set(scene)
    await asks(scene, owner)
    scene.clock.passes(500)
    await scene.fran.presses("Close and reveal")
    scene.clock.passes(500)
    await asks(scene, owner)
    early = await leading(scene)

    scene.clock.passes(601)
    await asks(scene, owner)

    assert early == {scene.fran.id}
    assert await leading(scene) == {scene.fran.id, owner.id}
    assert any(text.startswith("Somebody else leads the workshop") for text in scene.fran.sees)


async def test_declining_the_owner_holds_while_somebody_leads(scene):
    owner = await _Owned.set(scene)
    await asks(scene, owner)
    await scene.fran.presses("Not now")

    for _ in range(3):
        scene.clock.passes(601)
        await asks(scene, owner)
        await scene.fran.presses("Not now")

    assert await leading(scene) == {scene.fran.id}


async def test_when_telegram_is_silent_nobody_is_let_in_and_it_is_said(workshop, boss):
    fault = Fault.bad_gateway()
    workshop.world.faults.next("getChatAdministrators", fault, chat=workshop.group)

    await asks(workshop, boss)

    assert workshop.posts[-1].startswith("I could not ask Telegram whether you may do this")
    assert await workshop.rows("SELECT * FROM lead_request") == []
    await asks(workshop, boss)
    assert boss.last == ASKED
