"""/workshop in a group: who may send it, and what the panel offers before the lobby opens."""

import json

import pytest

from tests.players import Scene

HELLO = (
    "Here is your panel. Nobody in the group sees it. Choose how the workshop runs, then open it."
)
OPEN_HERE = (
    "To run the workshop, open the private chat with me once. Tap the button and press Start."
    " The panel appears there."
)
NOT_AN_ADMIN = (
    "Only an admin of this group can do that. If you are one, make me an admin too: then I can see"
    " it."
)
SETTINGS = [
    "● A Heart of Help",
    "● English",
    "○ Cymraeg",
    "○ Cymraeg · English",
    "● Private: people answer me, without names",
    "○ Open: people reply in the group, with their names",
    "● Cloud grows while people answer",
    "○ Cloud appears when a value closes",
    "○ Own answer first, then others' words",
    "○ Words wait until you let them in",
    "○ Cloud from 3 people",
    "● Cloud from 5 people",
    "○ Cloud from 7 people",
    "○ Cloud from 10 people",
    "☐ Report: also what 1 or 2 people said",
    "Open the lobby",
    "End the workshop",
    "Values …",
    "Time …",
    "People …",
]


async def test_an_admin_gets_the_panel_in_private_and_the_group_sees_nothing(scene):
    await scene.fran.says("/workshop", chat=scene.group)

    assert scene.news == []
    assert scene.fran.sees[-2:] == [
        HELLO,
        (
            "A Heart of Help · Focus group\n\nGetting ready. The group sees nothing yet.\n\n"
            "People can turn to one of those who lead.\n\n"
            "Tap to choose. None of it can be changed once the lobby is open; while nobody has"
            " joined, Undo takes that back."
        ),
    ]
    assert scene.fran.panel_buttons == SETTINGS


async def test_an_admin_who_never_opened_the_private_chat_is_led_there(tmp_path, studio):
    async with Scene.set(tmp_path, studio, start=False) as scene:
        await scene.fran.says("/workshop", chat=scene.group)
        posts = scene.news
        link = scene.group.last_button("Open the panel").button("Open the panel").url

        scene.fran.person.follows(link)
        await scene.settles()

        assert posts == [OPEN_HERE]
        assert scene.fran.panel_buttons == SETTINGS


async def test_the_link_to_the_panel_leads_nobody_else_anywhere(tmp_path, studio):
    async with Scene.set(tmp_path, studio, start=False) as scene:
        await scene.fran.says("/workshop", chat=scene.group)
        link = scene.group.last_button("Open the panel").button("Open the panel").url

        scene.ana.person.follows(link)
        await scene.settles()

        assert scene.ana.last.startswith("Only facilitators of this workshop can do that.")
        assert scene.ana.buttons == []


async def test_a_member_who_is_no_admin_is_told_so(scene):
    await scene.ana.says("/workshop", chat=scene.group)

    assert scene.news == [NOT_AN_ADMIN]
    assert scene.ana.sees == []


async def test_somebody_named_in_the_configuration_need_not_be_an_admin(scene):
    await scene.restarts(facilitators=(scene.ana.id,))
    await scene.ana.starts()

    await scene.ana.says("/workshop", chat=scene.group)

    assert scene.news == []
    assert scene.ana.panel_buttons == SETTINGS


async def test_in_private_it_is_said_where_to_send_it(scene):
    await scene.fran.says("/workshop")

    assert scene.fran.last == (
        "Send /workshop in the group that the workshop is for. I have to be a member of it;"
        " I need not be an admin. If I stay silent there, send /workshop@gair_bot."
    )


async def test_an_anonymous_admin_shows_by_a_press_who_they_are(scene):
    await scene.fran.says("/workshop", chat=scene.group, anonymous=True)
    refused = await scene.ana.presses_in(scene.group, "I run the workshop")
    before = scene.ana.sees

    await scene.fran.presses_in(scene.group, "I run the workshop")

    assert (refused.text, refused.alert, before) == (NOT_AN_ADMIN, True, [])
    assert scene.fran.panel_buttons == SETTINGS


async def test_a_second_admin_becomes_a_facilitator_of_the_same_workshop(scene):
    await scene.fran.says("/workshop", chat=scene.group)

    await scene.shares_lead_with(scene.ana)
    await scene.ana.presses("Open the lobby")

    assert scene.fran.panel_buttons == [
        "Begin with the first value",
        "End the workshop",
        "Values …",
        "Time …",
        "People …",
        "↩ Undo: Open the lobby",
    ]
    assert scene.ana.panel_buttons == scene.fran.panel_buttons
    assert len(scene.news) == 1


@pytest.mark.parametrize("admin", [True, False])
async def test_a_group_that_hides_its_members_needs_the_bot_as_an_admin(scene, admin):
    scene.group.hides_members = True
    if admin:
        scene.group.promote_bot()

    await scene.fran.says("/workshop", chat=scene.group)

    assert scene.news == ([] if admin else [NOT_AN_ADMIN])
    assert [m.words for m in scene.fran.person.sees if "Getting ready" in m.words] == (
        [scene.fran.last] if admin else []
    )


async def test_a_basic_group_will_do(tmp_path, studio):
    async with Scene.set(tmp_path, studio, kind="group") as scene:
        await scene.opens_lobby()
        await scene.all_join()

        (post,) = scene.news

    assert post.endswith("Joined: 6")


async def test_what_is_chosen_is_marked_and_holds(scene):
    await scene.opens_lobby(
        "Open: people reply in the group, with their names",
        "Cloud appears when a value closes",
        "Cloud from 3 people",
    )
    await scene.fran.presses("Begin with the first value")

    session = await scene.gair.services.means.database.transaction(
        lambda tx: tx.row("SELECT mode, reveal, minimum FROM session")
    )
    assert session == ("open", "at_close", 3)
    assert scene.news[0] == (
        "A Heart of Help\nI am Gair, a bot. I take you through this workshop, value by value."
        " Values: 12. For each I ask for your gut response, and then we talk about it.\n\n"
        "What we agree on\n• Name no clients and no colleagues.\n• Say as much or as little as you"
        " like; you can always pass.\n• Take a break whenever you need one.\n\nThis is"
        " an open round: answer by replying to my posts here. Everybody sees your name beside your"
        " answer in this chat. The report has no names. By replying you agree that your answer is"
        " kept for it; /privacy says more."
        "\n\nA cloud of your words comes here when a value closes."
        "\n\nSomebody to turn to today: Fran. Tap “A quiet word”, or send me /quiet in private."
    )


async def test_nothing_can_be_chosen_once_the_lobby_is_open(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    choice = scene.fran.panel.button("○ Cloud from 3 people").data
    await scene.fran.presses("Open the lobby")

    toast = await scene.fran.person.forges(scene.fran.panel, choice)
    await scene.settles()

    assert toast.alert
    rows = await scene.gair.services.means.database.transaction(
        lambda tx: tx.rows("SELECT minimum FROM session")
    )
    assert rows == [(5,)]


@pytest.mark.parametrize(
    "data",
    ["set:1:mode:open", "set:1:minimum:3", "move:1:0:open", "move:1:0:end", "end:1:0", "undo:1:0"],
)
async def test_forged_presses_of_a_participant_change_nothing(scene, data):
    await scene.fran.says("/workshop", chat=scene.group)
    await scene.ana.starts()
    before = scene.fran.panel.words, scene.fran.panel_buttons

    toast = await scene.ana.person.forges(scene.ana.newest, data)
    await scene.settles()

    assert toast.text == (
        "Only facilitators of this workshop can do that."
        " An admin of the group asks to be one with /workshop."
    )
    assert (scene.fran.panel.words, scene.fran.panel_buttons) == before
    assert scene.news == []


@pytest.mark.parametrize(
    "data", ["set:1:minimum:2", "set:1:minimum:x", "set:1:plan:none", "set:1:colour:red", "set:1"]
)
async def test_a_setting_that_there_is_not_is_not_taken(scene, data):
    await scene.fran.says("/workshop", chat=scene.group)

    await scene.fran.person.forges(scene.fran.panel, data)
    await scene.settles()

    (row,) = await scene.gair.services.means.database.transaction(
        lambda tx: tx.rows("SELECT minimum, plan FROM session")
    )
    assert row[0] in (3, 5)
    assert json.loads(row[1])["name"] == "heart-of-help"


async def test_menus_of_commands_are_set_by_scope(scene):
    await scene.restarts()
    await scene.fran.says("/workshop", chat=scene.group)

    menus = {
        json.loads(r.params["scope"])["type"]: [
            c["command"] for c in json.loads(r.params["commands"])
        ]
        for r in scene.world.requests
        if r.method == "setmycommands"
    }
    everybody = ["help", "quiet", "rules", "mydata", "language", "privacy", "leave", "forget"]
    assert menus == {
        "all_private_chats": everybody,
        "all_group_chats": ["help", "rules", "privacy"],
        "all_chat_administrators": ["workshop", "help", "rules", "privacy"],
        "chat": [
            *("panel", "answers", "note", "archives", "combine", "compare", "about", "plan"),
            *everybody,
        ],
    }
