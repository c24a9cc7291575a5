"""Where the bot holds workshops: where the settings let it; organisers hear of no others."""

import pytest

from tests.players import Player, Scene

POLITE = (
    "I hold workshops only in groups that whoever runs me has let in. If that is you: press Start "
    "in my private chat, then send /workshop here."
)
KEPT = ("session", "facilitator", "move", "announcement", "shown_message", "posting")


def lines_for(group, player):
    return f"allowed = [{group.id}]", f"allowed = [{player.id}]"


async def stranger(scene, title="Strangers", **kind):
    """Somebody whom nobody has let in, and a group of theirs."""
    player = Player(scene, scene.world.add_person("Mallory"))
    await player.starts()
    group = scene.world.add_group(title, people=[], admins=[player.person], **kind)
    await scene.settles()
    return player, group


def posts_in(group):
    return [m.words for m in group.messages if m.from_bot]


def archives(player):
    return [m for m in player.person.sees if m.document]


async def ends(player):
    await player.presses("End the workshop")
    await player.presses("End now")


async def test_a_strangers_group_gets_one_polite_line_and_costs_nothing(scene):
    mallory, group = await stranger(scene)
    before = len(scene.world.requests)
    count = len(mallory.sees)

    await mallory.says("/workshop", chat=group)

    assert posts_in(group)[-1] == POLITE
    (told,) = [m.words for m in mallory.person.sees[count:] if m.from_bot]
    assert told.startswith("“Strangers” is not let in yet.")
    assert all(line in told for line in lines_for(group, mallory))
    methods = {r.method.lower() for r in list(scene.world.requests)[before:]}
    assert "getchatadministrators" not in methods
    for table in KEPT:
        assert await scene.rows(f"SELECT * FROM {table}") == []
    assert not scene.config.session_keys.exists() or not list(scene.config.session_keys.iterdir())


@pytest.mark.parametrize("line", [0, 1])
async def test_the_line_that_is_told_lets_the_group_in(scene, line):
    mallory, group = await stranger(scene)
    await mallory.says("/workshop", chat=group)
    number = int(lines_for(group, mallory)[line].partition("[")[2].rstrip("]"))

    await scene.restarts(allowed=(number,))
    await mallory.says("/workshop", chat=group)

    assert "Open the lobby" in mallory.buttons
    await mallory.presses("Open the lobby")
    assert group.last_button("Join in private")


async def test_who_was_never_written_to_learns_in_the_group_what_to_do(tmp_path, studio):
    async with Scene.set(tmp_path, studio, start=False) as scene:
        await scene.restarts(allowed=())

        await scene.fran.says("/workshop", chat=scene.group)

        assert scene.news == [POLITE]
        await scene.fran.starts()
        await scene.fran.says("/workshop", chat=scene.group)
        assert lines_for(scene.group, scene.fran)[0] in scene.fran.last


async def test_a_person_who_is_let_in_has_to_be_an_admin_all_the_same(scene):
    await scene.restarts(allowed=(scene.ana.id,))
    await scene.ana.starts()

    await scene.ana.says("/workshop", chat=scene.group)

    assert scene.posts[-1].startswith("Only an admin of this group can do that.")
    assert await scene.rows("SELECT * FROM session") == []


@pytest.mark.parametrize("setting", ["facilitators", "organisers"])
async def test_who_is_named_elsewhere_in_the_settings_is_let_in_with_their_groups(scene, setting):
    mallory, group = await stranger(scene)

    await scene.restarts(**{setting: (mallory.id,)})
    await mallory.says("/workshop", chat=group)

    assert "Open the lobby" in mallory.buttons


async def test_an_anonymous_admin_is_let_in_or_not_by_who_presses(scene):
    mallory, group = await stranger(scene)
    await mallory.says("/workshop", chat=group, anonymous=True)

    refused = await mallory.presses_in(group, "I run the workshop")

    assert (refused.text, refused.alert) == (POLITE, True)
    assert lines_for(group, mallory)[0] in mallory.last
    assert await scene.rows("SELECT * FROM session") == []


async def test_all_topics_of_a_group_that_is_let_in_are(scene):
    mallory, group = await stranger(scene, forum=True)
    await scene.restarts(allowed=(group.id,))
    for name in ("one", "two"):
        await mallory.says("/workshop", chat=group, thread=group.opens_topic(name))

    assert len(await scene.rows("SELECT * FROM session")) == 2


async def test_a_second_admin_leads_in_no_group_that_is_not_let_in_any_more(scene):
    await scene.opens_lobby()
    await scene.restarts(allowed=(12345,))
    scene.group.promotes(scene.ana.person)
    await scene.ana.starts()

    await scene.ana.says("/workshop", chat=scene.group)

    assert scene.posts[-1] == POLITE
    assert await scene.rows("SELECT count(*) FROM facilitator") == [(1,)]


@pytest.fixture
async def organised(workshop):
    """A workshop with something said, and an organiser who has pressed Start."""
    workshop.organiser = Player(workshop, workshop.world.add_person("Organiser"))
    await workshop.organiser.starts()
    await workshop.restarts(organisers=(workshop.organiser.id,))
    await workshop.each_says("trust", "care", "hope", "love", "time")
    return workshop


async def test_organisers_get_the_archive_of_a_group_that_is_let_in(organised):
    await ends(organised.fran)

    assert len(archives(organised.organiser)) == 1
    await organised.organiser.says("/archives")
    assert "1 · Focus group" in organised.organiser.buttons


@pytest.mark.long
async def test_a_workshop_goes_on_where_no_more_are_let_in_and_organisers_hear_nothing(organised):
    await organised.restarts(allowed=(12345,))

    await organised.fay.says("hope")
    await ends(organised.fran)

    assert len(await organised.rows("SELECT * FROM response")) == 6
    assert len(archives(organised.fran)) == 1
    assert archives(organised.organiser) == []
    await organised.organiser.says("/archives")
    assert organised.organiser.last == "There is no workshop that I could send you the archive of."
    organised.organiser.person.forges(organised.organiser.newest, "archive:1:0")
    await organised.settles()
    assert archives(organised.organiser) == []


async def test_a_group_that_becomes_a_supergroup_stays_let_in_and_its_new_id_is_told(
    tmp_path, studio
):
    async with Scene.set(tmp_path, studio, kind="group") as scene:
        await scene.restarts(allowed=(scene.group.id,))
        await scene.opens_lobby()
        scene.group = scene.group.migrates()
        await scene.settles()

        told = [text for text in scene.fran.sees if "has another id" in text]
        assert len(told) == 1
        assert f"allowed = [{scene.group.id}]" in told[0]

        await ends(scene.fran)
        await scene.fran.says("/workshop", chat=scene.group)
        assert "Open the lobby" in scene.fran.panel_buttons
