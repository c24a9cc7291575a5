"""A quiet word in an open workshop: for people who never joined, nor ever wrote to the bot."""

import pytest

from bot.workshop.quiet_word import SECONDS_UNTIL_OVER
from handlers.quiet_limits import MOST_BY_LINK
from tests.beginnings import played
from tests.chat.test_open_mode import OPEN, question, replies
from tests.plans import use_small_plan
from tests.players import Player, link_of

QUIET, END = "A quiet word", "End the quiet word"
SAID = "I can't stop thinking about my brother"
SUPPORT = "116 123"
ASKS = "asks for a quiet word"
TAP_HERE = "For a quiet word, tap here. It opens your own chat with me."
TABLES = ("participant", "response", "answer", "pass", "card")


@played
async def open_lobby(scene):
    """The lobby of an open workshop; nobody has joined, and only Fran has ever pressed Start."""
    await scene.opens_lobby(OPEN)


@pytest.fixture
async def open_round(open_lobby):
    """The same at its first question."""
    await open_lobby.fran.presses("Begin with the first value")
    return open_lobby


async def follows(player, post):
    player.person.follows(link_of(post, QUIET))
    await player.scene.settles()


def words_of(player):
    return "\n".join(player.sees)


async def kept(scene):
    return [await scene.rows(f"SELECT count(*) FROM {table}") for table in TABLES]


async def test_the_lobby_leads_to_a_person_and_to_help_who_never_joined(open_lobby):
    posts = list(open_lobby.posts)
    await follows(open_lobby.ana, open_lobby.group.messages[-1])

    assert "Here you can write to Fran" in open_lobby.ana.last
    assert SUPPORT in open_lobby.ana.last
    assert ASKS not in words_of(open_lobby.fran)
    await open_lobby.ana.presses(QUIET)
    await open_lobby.ana.says(SAID)
    await open_lobby.fran.says("Shall we talk?")

    assert f"Somebody in the workshop\n\n{SAID}" in open_lobby.fran.sees
    assert open_lobby.ana.last.endswith("Shall we talk?")
    assert "Ana" not in words_of(open_lobby.fran)
    assert open_lobby.posts == posts
    assert await kept(open_lobby) == [[(0,)]] * len(TABLES)


@pytest.mark.parametrize("step", ["question", "prompt", "all prompts", "back"])
async def test_each_question_has_the_way_too(scene, tmp_path, step):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby(OPEN)
    await scene.fran.presses("Begin with the first value")
    moves = {
        "question": (),
        "prompt": ("Close and reveal", "Show the value in full", "Next prompt"),
        "all prompts": ("Close and reveal", "Show the value in full", "All prompts together"),
        "back": ("Close and reveal", "Next value", "Back to the value before"),
    }
    for label in moves[step]:
        await scene.fran.presses(label)
    post = [m for m in scene.group.messages if m.from_bot and m.buttons][-1]

    await follows(scene.ana, post)
    await scene.ana.presses(QUIET)

    assert QUIET in post.labels
    assert ASKS in words_of(scene.fran)


async def test_in_a_private_workshop_questions_lead_to_the_answer_as_ever(workshop):
    assert question(workshop).labels == ["Answer in private"]


async def test_where_nobody_is_there_today_the_link_says_where_help_is(open_lobby):
    await open_lobby.fran.presses("People …", open_lobby.fran.panel)
    await open_lobby.fran.presses("Somebody to turn to …")
    await open_lobby.fran.presses("Nobody today")

    await follows(open_lobby.ana, open_lobby.group.last_button(QUIET))

    assert open_lobby.ana.last.startswith("Nobody is there for a quiet word today.")
    assert SUPPORT in open_lobby.ana.last
    assert open_lobby.ana.newest.labels == []


async def test_whoever_came_by_the_link_may_send_quiet_and_others_read_where_help_is(open_lobby):
    await follows(open_lobby.ana, open_lobby.group.last_button(QUIET))
    await open_lobby.bea.starts()

    await open_lobby.ana.says("/quiet")
    await open_lobby.bea.says("/quiet")

    assert words_of(open_lobby.fran).count(ASKS) == 1
    assert "I have told Fran" in words_of(open_lobby.ana)
    assert open_lobby.bea.last.startswith("I don't know which workshop you mean.")
    assert SUPPORT in open_lobby.bea.last


async def test_after_its_end_it_can_begin_anew_and_what_is_written_between_is_kept_nowhere(
    open_round,
):
    await follows(open_round.ana, question(open_round))
    await open_round.ana.presses(QUIET)
    await open_round.ana.presses(END)

    assert open_round.ana.last == "The quiet word is over. Nothing of it was kept."
    await open_round.ana.says("and then he died")
    await open_round.ana.presses(QUIET)
    await open_round.ana.says(SAID)

    assert "he died" not in words_of(open_round.fran)
    assert SAID in words_of(open_round.fran)
    assert await kept(open_round) == [[(0,)]] * len(TABLES)


async def test_who_has_answered_in_the_group_reads_that_what_they_write_then_is_an_answer(
    open_round,
):
    await replies(open_round.ana, "trust", question(open_round))
    await follows(open_round.ana, question(open_round))
    await open_round.ana.presses(QUIET)
    await open_round.ana.says(SAID)
    await open_round.ana.presses(END)

    assert open_round.ana.last.endswith("What you write now is an answer again.")
    assert await open_round.rows("SELECT text FROM response") == [("trust",)]


async def test_the_link_goes_on_after_a_restart_and_what_was_cut_off_is_told(open_round):
    await follows(open_round.ana, question(open_round))
    await open_round.ana.presses(QUIET)
    await open_round.ana.says(SAID)
    await open_round.restarts()

    await open_round.ana.says("and then he died")
    told = open_round.ana.last
    await open_round.ana.presses(QUIET)

    assert "I was restarted, and your quiet word ended by that." in told
    assert "he died" not in words_of(open_round.fran)
    assert words_of(open_round.fran).count(ASKS) == 2


async def test_quiet_in_the_group_is_answered_in_private_where_that_can_be(open_round):
    await open_round.ana.starts()
    posts = list(open_round.posts)

    await open_round.ana.says("/quiet", chat=open_round.group)
    await open_round.ana.presses(QUIET)

    assert open_round.posts == posts
    assert "Nobody there is told anything." in words_of(open_round.ana)
    assert ASKS in words_of(open_round.fran)


@pytest.mark.parametrize("has_answered", [False, True])
async def test_who_never_pressed_start_reads_a_line_with_the_link_once_a_minute(
    open_round, has_answered
):
    if has_answered:
        await replies(open_round.ana, "trust", question(open_round))
    posts = list(open_round.posts)

    for player in (open_round.ana, open_round.bea, open_round.ana):
        await player.says("/quiet", chat=open_round.group)
    once = open_round.posts[len(posts) :]
    open_round.clock.passes(61)
    await open_round.bea.says("/quiet", chat=open_round.group)

    assert once == [TAP_HERE]
    assert open_round.posts[len(posts) :] == [TAP_HERE] * 2
    line = open_round.group.messages[-1]
    assert line.reply_to is None
    await follows(open_round.ana, line)
    await open_round.ana.presses(QUIET)
    assert ASKS in words_of(open_round.fran)


async def test_quiet_in_the_group_is_about_its_own_workshop(open_round):
    first = open_round.group
    open_round.group = open_round.world.add_group(
        "Second", people=[open_round.ana.person], admins=[open_round.fran.person]
    )
    await open_round.begins_with(open_round.ana)
    await open_round.fran.presses("People …")
    await open_round.fran.presses("Somebody to turn to …")
    await open_round.fran.presses("Nobody today")

    await open_round.ana.says("/quiet", chat=first)
    await open_round.ana.presses(QUIET)

    assert "Somebody in the workshop in “Focus group” asks" in words_of(open_round.fran)


async def test_quiet_in_a_group_without_a_workshop_says_nothing(scene):
    posts = list(scene.posts)

    await scene.ana.says("/quiet", chat=scene.group)

    assert scene.posts == posts


async def test_in_distress_the_group_reads_a_line_that_says_nothing_of_it(open_round):
    posts = list(open_round.posts)
    plain = await replies(open_round.bea, "trust", question(open_round))

    message = await replies(open_round.ana, "I want to die", question(open_round))
    await replies(open_round.cai, "I want to die, too", question(open_round))

    assert open_round.posts == [*posts, TAP_HERE]
    assert open_round.group.messages[-2].reply_to is None
    assert open_round.ana.sees == []
    assert message.reaction == plain.reaction
    assert message.reaction is not None
    await follows(open_round.ana, question(open_round))
    await open_round.ana.presses(QUIET)
    assert ASKS in words_of(open_round.fran)


@pytest.mark.parametrize("mode", ["open", "private"])
async def test_what_is_not_kept_of_somebody_in_distress_is_answered_in_private(scene, mode):
    await scene.opens_lobby(*([OPEN] if mode == "open" else []))
    await scene.ana.starts()
    await scene.fran.presses("Begin with the first value")
    too_long = "I can't go on like this any more because " + "everything " * 8

    await replies(scene.ana, too_long, question(scene))

    assert SUPPORT in words_of(scene.ana)
    assert not any(SUPPORT in post for post in scene.posts)
    assert await scene.rows("SELECT count(*) FROM response") == [(0,)]


async def others(scene, count):
    """So many people from outside the group, who have the link."""
    people = [Player(scene, scene.world.add_person(f"Out{n}")) for n in range(count)]
    for player in people:
        await follows(player, scene.group.last_button(QUIET))
    return people


async def test_many_from_outside_do_not_bury_who_is_there(open_round):
    crowd = await others(open_round, MOST_BY_LINK + 3)
    for player in crowd:
        await player.presses(QUIET)

    assert words_of(open_round.fran).count(ASKS) == MOST_BY_LINK
    refused = [player for player in crowd if player.last.startswith("So many people ask just now")]
    assert len(refused) == 3
    assert all(SUPPORT in player.last for player in refused)
    await replies(open_round.ana, "trust", question(open_round))
    await open_round.ana.starts()
    await open_round.ana.says("/quiet")
    assert "I have told Fran" in words_of(open_round.ana)
    open_round.clock.passes(SECONDS_UNTIL_OVER + 1)
    await refused[0].presses(QUIET)
    assert "I have told Fran" in words_of(refused[0])


@pytest.mark.parametrize("door", ["joining closed", "members only"])
async def test_behind_a_door_only_members_turn_to_anybody(open_round, door):
    open_round.group.promote_bot()
    if door == "members only":
        await open_round.restarts(members_only=True)
    else:
        await open_round.fran.presses("People …", open_round.fran.panel)
        await open_round.fran.presses("Close joining")
    (outsider,) = await others(open_round, 1)
    told = outsider.last
    token = link_of(open_round.group.last_button(QUIET), QUIET).split("w_")[-1]
    await outsider.person.forges(outsider.newest, f"quiet:1:{token}")
    await open_round.settles()

    await follows(open_round.ana, open_round.group.last_button(QUIET))
    await open_round.ana.presses(QUIET)

    assert told.startswith("By this link I can bring you to nobody.")
    assert SUPPORT in told
    assert words_of(open_round.fran).count(ASKS) == 1


@pytest.mark.parametrize(
    "data", ["quiet:1", "quiet:1:AAAA", "quiet:2:{token}", "quiet:1:{token}:1"]
)
async def test_without_the_links_token_nobody_begins(open_round, data):
    token = link_of(open_round.group.last_button(QUIET), QUIET).split("w_")[-1]
    await open_round.ana.starts()

    await open_round.ana.person.forges(open_round.ana.newest, data.format(token=token))
    await open_round.settles()

    assert ASKS not in words_of(open_round.fran)


async def test_in_a_private_workshop_the_link_lets_nobody_in_who_has_not_joined(workshop):
    (token,) = [row[0] for row in await workshop.rows("SELECT token FROM session")]
    gus = Player(workshop, workshop.world.add_person("Gus"))

    await gus.starts(f"w_{token}")
    told = gus.sees[-2]
    await gus.person.forges(gus.newest, f"quiet:1:{token}")
    await workshop.settles()

    assert told.startswith("To write to somebody there, join the workshop first.")
    assert SUPPORT in told
    assert "You are invited to the workshop" in words_of(gus)
    assert ASKS not in words_of(workshop.fran)
    await workshop.ana.starts(f"w_{token}")
    await workshop.ana.presses(QUIET)
    assert ASKS in words_of(workshop.fran)


async def test_a_link_of_nothing_says_where_help_is(scene):
    await scene.ana.starts("w_AAAAAAAAAAAAAAAAAAAAAA")

    assert scene.ana.last.startswith("By this link I can bring you to nobody.")
    assert SUPPORT in scene.ana.last


async def test_who_was_taken_out_turns_to_nobody_by_the_link(open_round):
    for player, word in zip(
        open_round.people, ("trust", "love", "hope", "care", "zeal", "arsenic"), strict=True
    ):
        await replies(player, word, question(open_round))
    asked = question(open_round)
    await open_round.fran.presses("Close and reveal")
    await open_round.fran.presses("People …", open_round.fran.panel)
    await open_round.fran.presses("Take somebody out …")
    await open_round.fran.presses("1")
    await open_round.fran.presses("Take this person out")
    left = {row[0] for row in await open_round.rows("SELECT person_id FROM participant")}
    (gone,) = [player for player in open_round.people if player.id not in left]

    await follows(gone, asked)

    assert gone.last.startswith("By this link I can bring you to nobody.")
    assert gone.newest.labels == []


async def test_who_leads_is_not_asked_for_themselves_by_the_link(open_round):
    await follows(open_round.fran, question(open_round))

    assert open_round.fran.last.startswith("You are the one whom people turn to.")
