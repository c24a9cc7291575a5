"""What Telegram and groups do to a bot in real life: nothing is lost, nothing comes twice."""

import pytest

from bot.rehearsal.bot_api import Fault


def receipts(player):
    """What was acknowledged: by a reaction or, where that fails, in words."""
    reactions = [m.words for m in player.person.sees if m.reaction]
    return reactions + [text for text in player.sees if text.startswith("Noted")]


async def test_a_flood_limit_holds_up_only_its_own_chat(workshop):
    private = workshop.ana.person.private
    workshop.world.faults.next("editMessageText", Fault.too_many(1), chat=private)

    workshop.ana.person.says("trust")
    workshop.bea.person.says("care")
    await workshop.world.until(lambda: receipts(workshop.bea))
    before = workshop.ana.own
    await workshop.settles()

    assert before == []
    assert (workshop.ana.own, receipts(workshop.ana)) == (["trust"], ["trust"])


async def test_where_a_reaction_does_not_come_words_say_that_it_is_kept(workshop):
    private = workshop.ana.person.private
    workshop.world.faults.next("setMessageReaction", Fault.bad_gateway(), chat=private)
    await workshop.ana.says("trust")
    assert receipts(workshop.ana) == ["Noted: “trust”\nRoom for more: 2"]

    await workshop.ana.says("/mydata")

    assert "1. Connection, love and care should be central: “trust”" in workshop.ana.last


@pytest.mark.parametrize(
    "fault",
    [Fault.bad_gateway(), Fault.server_error(), Fault.connection_dropped()],
    ids=["502", "500", "dropped"],
)
async def test_a_question_is_asked_until_it_arrives(lobby, fault):
    lobby.world.faults.next("sendMessage", fault, chat=lobby.ana.person.private, times=2)

    await lobby.fran.presses("Begin with the first value")
    await lobby.world.until(lambda: "Pass" in lobby.ana.buttons)

    assert lobby.ana.buttons == ["Pass", "A quiet word"]


async def test_somebody_who_blocked_the_bot_stops_nobody(lobby):
    lobby.world.faults.next(
        "sendMessage",
        Fault.refused(403, "Forbidden: user is deactivated"),
        chat=lobby.bea.person.private,
    )

    await lobby.fran.presses("Begin with the first value")
    await lobby.cai.says("trust")

    assert receipts(lobby.cai) == ["trust"]
    assert "Pass" in lobby.fay.buttons


async def test_an_edit_of_the_panel_is_repeated_until_it_is_right(lobby):
    lobby.world.faults.next(
        "editMessageText", Fault.bad_gateway(), chat=lobby.fran.person.private, times=2
    )

    await lobby.fran.presses("Begin with the first value")
    await lobby.world.until(lambda: "Close and reveal" in lobby.fran.panel_buttons)

    assert "Close and reveal" in lobby.fran.panel_buttons


async def test_the_cloud_follows_after_a_flood_limit_with_the_newest_words_only(workshop):
    await workshop.each_says("trust", "trust", "trust", "trust", "trust")
    workshop.world.faults.next("editMessageMedia", Fault.too_many(1), chat=workshop.group)

    await workshop.fay.says("hope")
    await workshop.fran.presses("Close and reveal")
    await workshop.world.until(lambda: "hope" in workshop.clouds[0].words)

    (cloud,) = workshop.clouds
    assert "Answered: 6 · Passed: 0" in cloud.words


async def test_a_press_whose_answer_came_too_late_still_counts(workshop):
    workshop.world.faults.next(
        "answerCallbackQuery",
        Fault.refused(
            400, "Bad Request: query is too old and response timeout expired or query ID is invalid"
        ),
    )

    press = workshop.fran.person.presses(
        workshop.fran.person.last_button("Close and reveal"), "Close and reveal"
    )
    await workshop.world.until(lambda: "Reopen" in workshop.fran.panel_buttons)

    assert press.toast is None
    assert "Reopen" in workshop.fran.panel_buttons


async def test_a_round_up_in_doubt_is_not_repeated_but_asked_about(workshop):
    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("Show the value in full")
    await workshop.fran.presses("Next prompt")
    for player in workshop.people:
        await player.says(f"We need more time with people, I think, as x{player.person.name}x.")
    await workshop.fran.presses("Round-up")
    workshop.world.faults.next("sendMessage", Fault.bad_gateway(), chat=workshop.group)

    await workshop.fran.presses("Post to the group")
    await workshop.world.until(lambda: "I can't tell whether" in workshop.fran.last)

    assert not [post for post in workshop.posts if "What we heard" in post]
    assert [text for text in workshop.fran.sees if "I can't tell whether" in text]
