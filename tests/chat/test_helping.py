"""/help, /start, /privacy and /rules, by role."""

from tests.players import Player

NEW = (
    "I am Gair, and I run workshops in groups.\n\n"
    "To take part: tap Join under my post in your group.\n"
    "To run one: add me to a group, and send /workshop there. You have to be an admin of the "
    "group.\n\n"
    "/privacy says what is kept."
)
GROUP = (
    "I run workshops in groups. An admin begins with /workshop. To take part, tap Join under my "
    "post; you then answer me in private. /privacy says what is kept."
)
PARTICIPANT = "When I ask, send me a word, a short phrase, or what you think."
FACILITATOR = "You lead with the panel: it always shows what can come next."


async def test_help_is_what_one_can_do_here(scene):
    await scene.ana.starts()
    assert scene.ana.last == NEW

    await scene.opens_lobby()
    await scene.ana.joins()
    await scene.ana.says("/help")
    assert scene.ana.last.startswith(PARTICIPANT)
    await scene.fran.says("/help")
    assert scene.fran.last.startswith(FACILITATOR)
    await scene.fran.starts()
    assert scene.fran.last.startswith(FACILITATOR)

    await scene.bea.says("/help", chat=scene.group)
    assert scene.posts[-1] == GROUP


async def test_a_command_that_is_none_gets_help(scene):
    await scene.ana.starts()

    await scene.ana.says("/trust")

    assert scene.ana.sees[-2:] == ["/trust", NEW]


async def test_starting_anew_in_the_middle_asks_the_open_question_again(scene):
    await scene.begins_with(scene.ana)
    question = scene.ana.last

    await scene.ana.starts()

    helped, asked = scene.ana.sees[-2:]
    assert helped.startswith(PARTICIPANT)
    assert asked == question
    await scene.bea.starts()
    assert scene.bea.last == NEW


async def test_a_start_in_the_group_says_nothing_about_anybody(scene):
    await scene.begins_with(scene.ana)

    await scene.ana.says("/start@gair_bot j_nosuchtoken", chat=scene.group)

    assert scene.posts[-1] == GROUP


async def test_privacy_says_what_is_kept_and_whom_to_ask(scene):
    await scene.ana.starts()
    await scene.ana.says("/privacy")
    assert scene.ana.last.startswith("What is kept\nThat you joined. The words and answers")
    assert (
        "Responsible for your data: whoever runs this bot.\n"
        "Questions about your data: ask your facilitator.\n\n"
    ) in scene.ana.last
    assert scene.ana.last.endswith(
        "You can complain to your data protection authority. In the UK that is the ICO, ico.org.uk."
    )

    await scene.restarts(
        controller="Cymorth <Cymru>",
        contact="Jo <data@example.org>",
        complaints="the Data Protection Commission, dataprotection.ie",
    )
    await scene.ana.says("/privacy", chat=scene.group)
    assert (
        "Responsible for your data: Cymorth <Cymru>\n"
        "Questions about your data: Jo <data@example.org>\n\n"
    ) in scene.posts[-1]
    assert scene.posts[-1].endswith(
        "You can complain to the Data Protection Commission, dataprotection.ie."
    )


async def test_who_runs_a_workshop_and_takes_part_can_do_both(scene):
    await scene.begins_with(scene.fran)

    await scene.fran.says("trust")

    assert (scene.fran.own, scene.fran.room) == (["trust"], 2)
    await scene.fran.says("/help")
    assert scene.fran.last.startswith(FACILITATOR)


async def test_who_takes_part_in_nothing_is_told_that_and_nothing_untrue(lobby):
    zed = Player(lobby, lobby.world.add_person("Zed"))

    for command in ("/rules", "/leave"):
        await zed.says(command)
        assert zed.last == (
            "You take part in no workshop just now. To join one, tap Join under my post in your"
            " group."
        )


async def test_who_leads_and_takes_no_part_reads_the_rules_too(lobby):
    await lobby.fran.says("/rules")

    assert lobby.fran.last.startswith("What we agree on")
