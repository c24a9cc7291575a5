"""A quiet word is no answer, and an answer no quiet word: after a restart, behind commands, and
when a question comes meanwhile."""

import re

import pytest

from tests.beginnings import it_begins
from tests.chat.test_quiet_words import ANSWERED, END, NOT_PASSED_ON, QUIET, SAID, SUPPORT, words_of
from tests.promises.test_quiet_words_leave_nothing import rows, stands_by

TOKEN = re.compile("start=q_\\S+")
KEPT = "SELECT text FROM response UNION ALL SELECT text FROM answer"
LATE = "thank you for that"
BEHIND = "What you wrote after the command I did not keep. Send it again without the command."
HOW = "While a quiet word goes on: to answer this, reply to this message."
UNKNOWN = "I was restarted, and don't know what you reply to. Send it again, but not as a reply."
TOLD = "I was restarted, and your quiet word ended by that."


def heard(player, text):
    """Whether a text was passed on to somebody."""
    return any(text in m.words for m in player.person.sees if m.from_bot)


@pytest.fixture
async def cut_off(workshop):
    """Ana and Fran have talked; Gair was restarted, and both have been told."""
    await workshop.ana.presses(QUIET)
    workshop.own = await workshop.ana.says(SAID)
    await workshop.fran.says(ANSWERED)
    await workshop.restarts()
    for player in (workshop.ana, workshop.fran):
        await player.says("Are you there?")
        assert player.last.startswith(TOLD)
    return workshop


def stood(player, *beginnings):
    return [m for m in player.person.sees if m.from_bot and m.words.startswith(beginnings)]


async def test_after_a_restart_a_reply_to_what_stood_in_one_is_no_answer(cut_off):
    messages = stood(cut_off.ana, "A quiet word.", "To you, in a quiet word", TOLD)
    assert len(messages) == 3

    for message in messages:
        await cut_off.ana.says(LATE, reply_to=message)
        assert NOT_PASSED_ON in cut_off.ana.last

    assert await cut_off.rows(KEPT) == []
    assert not heard(cut_off.fran, LATE)
    await cut_off.ana.says("Trust")
    assert cut_off.ana.own == ["Trust"]


async def test_nor_is_one_to_what_the_bot_said_of_it(workshop):
    await workshop.ana.presses(QUIET)
    await workshop.ana.says(SAID)
    await workshop.fran.presses(END)
    over = workshop.ana.newest
    await workshop.restarts()

    await workshop.ana.says(LATE, reply_to=over)

    assert over.words.startswith("The quiet word is over.")
    assert NOT_PASSED_ON in workshop.ana.last
    assert await workshop.rows(KEPT) == []


async def test_nor_is_the_first_that_comes_after_it(workshop):
    await workshop.ana.presses(QUIET)
    await workshop.fran.says(ANSWERED)
    message = workshop.ana.newest
    await workshop.restarts()

    await workshop.ana.says(LATE, reply_to=message)

    assert workshop.ana.last.startswith(TOLD)
    assert await workshop.rows(KEPT) == []


async def test_a_reply_to_ones_own_old_words_has_to_be_sent_again(cut_off):
    await cut_off.ana.says(LATE, reply_to=cut_off.own)
    told = cut_off.ana.last
    await cut_off.ana.says("Trust")

    assert told == UNKNOWN
    assert await cut_off.rows(KEPT) == [("Trust",)]


async def test_one_to_words_that_were_kept_is_an_answer_as_ever(workshop):
    message = await workshop.ana.says("trust")
    await workshop.restarts()

    await workshop.ana.says("hope", reply_to=message)

    assert sorted(workshop.ana.own) == ["hope", "trust"]


async def test_one_to_a_receipt_or_a_card_of_before_is_an_answer_as_ever(workshop):
    await workshop.ana.says("trust, hope, love, care")
    receipt, card = workshop.ana.newest, workshop.ana.card
    await workshop.ana.presses("Remove “trust”", card)
    await workshop.restarts()

    await workshop.ana.says("time", reply_to=receipt)
    await workshop.ana.presses("Remove “hope”", card)
    await workshop.ana.says("joy", reply_to=card)

    assert {"time", "joy"} <= set(workshop.ana.own)


async def test_a_reply_to_an_old_one_goes_not_to_who_talks_by_now(cut_off):
    from_ana = stood(cut_off.fran, "Somebody in the workshop\n\n")[-1]
    await cut_off.bea.presses(QUIET)
    before = list(cut_off.bea.sees)

    await cut_off.fran.says("I have called him", reply_to=from_ana)

    assert NOT_PASSED_ON in cut_off.fran.last
    assert cut_off.bea.sees == before
    assert not heard(cut_off.ana, "I have called him")
    await cut_off.fran.says(LATE)
    assert heard(cut_off.bea, LATE)


async def test_nor_does_one_to_what_somebody_wrote_themselves(cut_off):
    own = next(m for m in cut_off.fran.person.sees if m.words == ANSWERED)
    await cut_off.bea.presses(QUIET)

    await cut_off.fran.says("I have called him", reply_to=own)

    assert cut_off.fran.last == UNKNOWN
    assert not heard(cut_off.bea, "I have called him")


@pytest.mark.parametrize(
    "command", ["help", "rules", "mydata", "privacy", "leave", "forget", "start", "archives", "hm"]
)
async def test_what_stands_behind_a_command_meanwhile_is_not_passed_on_and_said_so(
    workshop, command
):
    await workshop.ana.presses(QUIET)
    before = list(workshop.fran.sees)

    await workshop.ana.says(f"/{command} I am so alone")

    assert sum(NOT_PASSED_ON in words for words in workshop.ana.sees) == 1
    assert workshop.fran.sees == before
    assert await workshop.rows(KEPT) == []


@pytest.mark.parametrize("command", ["help", "rules", "mydata", "start", "pass", "join", "panel"])
async def test_nor_is_it_kept_without_a_quiet_word_and_that_is_said_too(workshop, command):
    await workshop.ana.says(f"/{command} it is too much")

    assert (BEHIND in workshop.ana.sees) == (command != "panel")
    assert await workshop.rows(KEPT) == []


@pytest.mark.parametrize("text", ["/help", "/start", "/rules", "/mydata"])
async def test_a_command_alone_is_answered_alone(workshop, text):
    await workshop.ana.says(text)

    assert BEHIND not in workshop.ana.sees
    assert NOT_PASSED_ON not in words_of(workshop.ana)


async def test_words_of_distress_behind_a_command_are_answered(workshop):
    texts = ("/help I want to die", "/note I want to die", "/I want to die", "/pass I can't go on")
    for player, text in zip(workshop.people, texts, strict=False):
        await player.says(text)

        assert words_of(player).count(SUPPORT) == 1
    assert not any(SUPPORT in words for words in (*workshop.posts, *workshop.fran.sees))


async def test_a_note_and_a_code_and_a_link_take_their_words(workshop):
    (code,) = [row[0] for row in await workshop.rows("SELECT code FROM session")]
    (token,) = [row[0] for row in await workshop.rows("SELECT token FROM session")]

    await workshop.fran.says("/note Said aloud")
    for text in (f"/join {code}", f"/start {code}", f"/start j_{token}"):
        await workshop.ana.says(text)

    assert BEHIND not in (*workshop.fran.sees, *workshop.ana.sees)
    assert await workshop.rows("SELECT text FROM note") == [("Said aloud",)]


async def test_words_behind_quiet_are_the_first_that_are_passed_on(workshop):
    message = await workshop.ana.says("/quiet please call me")
    await workshop.ana.says("/quiet and soon")

    said = [words for words in workshop.fran.sees if words.startswith("Somebody in the workshop\n")]
    assert said == [
        "Somebody in the workshop\n\nplease call me",
        "Somebody in the workshop\n\nand soon",
    ]
    assert message.reaction == "🤝"
    assert NOT_PASSED_ON not in words_of(workshop.ana)
    assert await workshop.rows(KEPT) == []


async def test_brought_twice_they_are_passed_on_once(workshop):
    await workshop.ana.says("/quiet please call me")
    workshop.world.updates.repeat()
    await workshop.settles()

    assert sum("please call me" in words for words in workshop.fran.sees) == 1


async def test_where_nobody_is_there_they_went_nowhere(workshop):
    await workshop.fran.presses("People …", workshop.fran.panel)
    await workshop.fran.presses("Somebody to turn to …")
    await workshop.fran.presses("Nobody today")

    await workshop.ana.says("/quiet please call me")

    assert SUPPORT in words_of(workshop.ana)
    assert BEHIND in workshop.ana.sees
    assert not heard(workshop.fran, "please call me")
    await workshop.bea.says("/quiet I want to die")
    assert words_of(workshop.bea).count(SUPPORT) == 1


async def test_a_message_that_is_edited_into_a_command_stays_a_quiet_word(workshop):
    await workshop.ana.presses(QUIET)
    message = await workshop.ana.says("I am well")

    await workshop.ana.edits(message, "/sorry I am not well")

    assert "Somebody in the workshop\n\n/sorry I am not well" in workshop.fran.sees
    assert "Somebody in the workshop\n\nI am well" not in workshop.fran.sees


async def test_a_question_that_comes_meanwhile_says_how_to_answer_it(workshop):
    await workshop.fran.presses("People …", workshop.fran.panel)
    await workshop.fran.presses("Somebody to turn to …")
    await workshop.fran.presses("Nobody today")
    colleague = workshop.fay
    await stands_by(workshop, colleague)
    await workshop.ana.presses(QUIET)
    count = len(workshop.bea.sees)
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)

    assert workshop.ana.card.words.endswith(HOW)
    assert HOW not in words_of(workshop.bea)
    assert len(workshop.bea.sees) == count + 1
    await workshop.ana.says("I like it", reply_to=workshop.ana.card)
    await workshop.ana.says(SAID)
    assert await workshop.rows(KEPT) == [("I like it",)]
    assert workshop.ana.card.words.endswith(HOW)
    await workshop.ana.presses(END)
    await workshop.ana.says("And more")
    assert HOW not in workshop.ana.card.words


async def played(beginnings, folder, *, asks):
    """A question is skipped and the next closed, while Ana talks with Fay or not; what Fran and the
    group see, and how many rows there are meanwhile."""
    async with beginnings.scene(it_begins, folder) as scene:
        await stands_by(scene, scene.fay)
        if asks:
            await scene.ana.presses(QUIET)
            await scene.ana.says(SAID)
        for label in ("Skip this value", "Skip it"):
            await scene.fran.presses(label)
        await scene.ana.says("trust", reply_to=scene.ana.card)
        await scene.each_says(*([SAID] if asks else []))
        await scene.fran.presses("Close and reveal")
        assert (HOW in words_of(scene.ana)) == asks
        counts = {table: len(lines) for table, lines in (await rows(scene)).items()}
        seen = [*scene.fran.person.sees, *scene.group.messages]
        return [(TOKEN.sub("", m.words), m.labels) for m in seen if not m.deleted], counts


async def test_who_leads_sees_the_same_with_it_and_without(beginnings, tmp_path):
    with_it, rows_of_it = await played(beginnings, tmp_path / "with", asks=True)
    without, other_rows = await played(beginnings, tmp_path / "without", asks=False)

    assert with_it == without
    assert rows_of_it == other_rows


async def test_what_is_remembered_of_a_card_knows_nothing_of_it(workshop):
    await workshop.ana.presses(QUIET)
    for label in ("Skip this value", "Skip it"):
        await workshop.fran.presses(label)

    digests = await workshop.rows(
        "SELECT opened(session_id, content) FROM shown_message WHERE kind = 'question'"
        " AND value = 1 AND opened(session_id, chat_sealed) IN (?, ?)",
        *(str(workshop.ana.id), str(workshop.bea.id)),
    )

    assert workshop.ana.card.words == f"{workshop.bea.card.words}\n\n{HOW}"
    assert digests == [digests[0]] * 2
