"""A quiet word: both ways, without names, before all else, and kept nowhere."""

import asyncio

import pytest

from bot.rehearsal.bot_api import Fault
from bot.workshop.quiet_word import SECONDS_TO_ANSWER, SECONDS_UNTIL_OVER
from tests.chat.test_reviewing import to_prompt
from tests.rounded_up import ADDED, TEXT, misses, round_up_of_four

QUIET, END = "A quiet word", "End the quiet word"
SAID = "I can't stop thinking about my brother"
ANSWERED = "Shall we talk on the phone?"
SUPPORT = "116 123"


def words_of(player) -> str:
    return "\n".join(player.sees)


async def test_both_write_to_each_other_without_names(workshop):
    await workshop.ana.presses(QUIET)
    await workshop.ana.says(SAID)
    await workshop.fran.says(ANSWERED)

    heard = [words for words in workshop.fran.sees if SAID in words]
    assert heard == [f"Somebody in the workshop\n\n{SAID}"]
    assert f"To you, in a quiet word\n\n{ANSWERED}" in workshop.ana.sees
    assert "Ana" not in words_of(workshop.fran)
    assert str(workshop.ana.id) not in words_of(workshop.fran)
    assert "I have told Fran" in words_of(workshop.ana)
    assert all(SAID not in words_of(other) for other in workshop.people[1:])


async def test_what_is_written_meanwhile_is_no_answer(workshop):
    await workshop.ana.presses(QUIET)
    message = await workshop.ana.says("Trust")
    await workshop.ana.edits(message, "Trust, love")

    assert workshop.ana.own == []
    assert await workshop.rows("SELECT count(*) FROM response") == [(0,)]
    assert "Somebody in the workshop\n\nTrust, love" in workshop.fran.sees
    assert "Somebody in the workshop\n\nTrust" not in workshop.fran.sees


async def test_a_reply_to_a_question_answers_it_all_the_same(workshop):
    await workshop.ana.presses(QUIET)

    await workshop.ana.says("Trust", reply_to=workshop.ana.card)

    assert workshop.ana.own == ["Trust"]
    assert "Trust" not in words_of(workshop.fran)


@pytest.mark.parametrize("who_ends", ["ana", "fran"])
async def test_either_ends_it_with_one_tap_and_answers_count_again(workshop, who_ends):
    await workshop.ana.presses(QUIET)
    message = await workshop.ana.says(SAID)

    await getattr(workshop, who_ends).presses(END)
    await workshop.ana.says("Trust")
    await workshop.ana.edits(message, "Love")

    assert workshop.ana.own == ["Trust"]
    assert "The quiet word is over. Nothing of it was kept." in words_of(workshop.fran)
    assert "so your change was not passed on" in workshop.ana.last
    assert "Love" not in words_of(workshop.fran)


async def test_whoever_has_no_answer_for_a_minute_is_told_where_else_to_turn(workshop):
    await workshop.ana.presses(QUIET)
    await workshop.ana.says(SAID)

    await asyncio.sleep(SECONDS_TO_ANSWER - 1)
    await workshop.settles()
    before = workshop.ana.last
    await asyncio.sleep(2)
    await workshop.settles()

    assert SUPPORT not in before
    assert workshop.ana.last.startswith("Nobody has answered yet.")
    assert SUPPORT in workshop.ana.last
    await workshop.fran.says(ANSWERED)
    assert workshop.ana.last.endswith(ANSWERED)


async def test_whoever_was_answered_hears_of_no_silence(workshop):
    await workshop.ana.presses(QUIET)
    await workshop.fran.says(ANSWERED)

    await asyncio.sleep(SECONDS_TO_ANSWER * 3)
    await workshop.settles()

    assert SUPPORT not in words_of(workshop.ana)
    await workshop.ana.says(SAID)
    await asyncio.sleep(SECONDS_TO_ANSWER + 1)
    await workshop.settles()
    assert SUPPORT in workshop.ana.last


async def test_a_standby_who_has_blocked_the_bot_is_no_dead_end(workshop):
    refusal = Fault.refused(403, "Forbidden: bot was blocked by the user")
    workshop.world.faults.next("sendMessage", refusal, chat=workshop.fran.person.private)

    await workshop.ana.presses(QUIET)
    told = workshop.ana.last
    await workshop.ana.says("Trust")

    assert told.startswith("I can't reach them just now.")
    assert SUPPORT in told
    assert workshop.ana.own == ["Trust"]


async def test_who_can_be_turned_to_and_blocks_the_bot_is_there_no_more(workshop):
    await workshop.shares_lead_with(workshop.fay)
    await workshop.ana.presses(QUIET)
    await workshop.ana.says(SAID)

    workshop.fran.person.blocks_bot()
    await workshop.settles()

    assert workshop.ana.last.startswith("Whoever was there had to go")
    assert SUPPORT in workshop.ana.last
    assert workshop.fay.last.startswith("People in “Focus group” can turn to nobody now")
    assert SAID not in words_of(workshop.fay)
    await workshop.bea.presses(QUIET)
    assert workshop.bea.last.startswith("Nobody is there for a quiet word today.")
    assert SUPPORT in workshop.bea.last


async def test_a_message_of_which_nobody_knows_whether_it_came_is_not_sent_twice(workshop):
    await workshop.ana.presses(QUIET)
    lost = Fault.connection_dropped(after_doing=True)
    workshop.world.faults.next("sendMessage", lost, chat=workshop.fran.person.private)

    await workshop.ana.says(SAID)

    assert workshop.fran.sees.count(f"Somebody in the workshop\n\n{SAID}") == 1
    assert workshop.ana.last.startswith("I can't tell whether your last message arrived.")


async def test_two_at_once_are_told_apart_by_letters_and_by_replies(workshop):
    await workshop.ana.presses(QUIET)
    await workshop.ana.says("It is me again")
    await workshop.bea.presses(QUIET)
    await workshop.bea.says("Can you call me?")

    from_ana = next(m for m in workshop.fran.person.sees if "It is me again" in m.words)
    from_bea = next(m for m in workshop.fran.person.sees if "Can you call me?" in m.words)
    await workshop.fran.says("Which of you?")
    told = workshop.fran.last
    await workshop.fran.says("I listen", reply_to=from_ana)
    await workshop.fran.says("I call you", reply_to=from_bea)

    assert from_bea.words.startswith("Somebody in the workshop: B")
    assert told == "Several people talk with you. Reply to a message of the one you mean."
    assert (workshop.ana.last.endswith("I listen"), workshop.bea.last.endswith("I call you")) == (
        True,
        True,
    )
    everybody = words_of(workshop.ana) + words_of(workshop.bea)
    assert "Which of you?" not in everybody
    await workshop.ana.presses(END)
    await workshop.fran.says("Only you now")
    assert workshop.bea.last.endswith("Only you now")


async def test_letters_say_nothing_of_who_asked_before(workshop):
    for player in (workshop.ana, workshop.bea, workshop.ana):
        await player.presses(QUIET)
        await player.says(SAID)
        await player.presses(END)

    heard = [words for words in workshop.fran.sees if SAID in words]
    assert heard == [f"Somebody in the workshop\n\n{SAID}"] * 3


async def test_pictures_and_voices_go_nowhere(workshop):
    await workshop.ana.presses(QUIET)

    before = len(workshop.fran.sees)
    workshop.ana.person.sends_voice()
    workshop.ana.person.sends_document("brother.txt", b"him", caption=SAID)
    await workshop.settles()

    assert workshop.ana.last == "In a quiet word I pass on text alone. I kept nothing of this."
    assert len(workshop.fran.sees) == before


async def test_whoever_can_be_turned_to_is_not_asked_for_themselves(workshop):
    await workshop.fran.joins()

    told = await workshop.fran.presses(QUIET)

    assert told.startswith("You are the one whom people turn to.")


async def test_it_works_while_paused_at_every_stage_and_after_the_end(workshop):
    for move in ("Pause", "Go on", "Close and reveal", "Show the value in full"):
        await workshop.fran.presses(move)
        await workshop.ana.says("/quiet")
        await workshop.ana.says(f"{SAID}: {move}")
        await workshop.ana.presses(END)
        workshop.clock.passes(30)
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")
    await workshop.ana.says("/quiet")
    await workshop.ana.says(f"{SAID}: after")

    heard = [words.split(": ")[-1] for words in workshop.fran.sees if SAID in words]
    moves = ["Pause", "Go on", "Close and reveal", "Show the value in full"]
    assert heard == [*moves, "after"]
    assert await workshop.rows("SELECT count(*) FROM answer") == [(0,)]


async def test_in_the_group_nobody_is_told_that_somebody_asked(workshop):
    before = list(workshop.posts)

    await workshop.ana.says("/quiet", chat=workshop.group)

    assert workshop.posts == before
    assert "Nobody there is told anything." in workshop.ana.last
    await workshop.ana.presses(QUIET)
    assert "asks for a quiet word" in words_of(workshop.fran)


async def test_whoever_is_taken_out_meanwhile_talks_with_nobody_any_more(workshop):
    await workshop.each_says("trust", "love", "hope", "care", "zeal", "joy")
    await workshop.fran.presses("Close and reveal")
    for player in workshop.people:
        await player.says("/quiet")
    await workshop.fran.presses("People …", workshop.fran.panel)
    await workshop.fran.presses("Take somebody out …")
    await workshop.fran.presses("1")
    await workshop.fran.presses("Take this person out")
    (gone,) = (p for p in workshop.people if "have taken you out" in words_of(p))

    await gone.says(SAID)
    await gone.presses(QUIET)

    assert SAID not in words_of(workshop.fran)
    assert "your last message was not passed on" in words_of(gone)


async def test_who_comes_back_after_half_an_hour_is_told_that_it_is_over(workshop):
    await workshop.ana.presses(QUIET)
    await workshop.fran.says(ANSWERED)
    workshop.clock.passes(SECONDS_UNTIL_OVER + 1)

    await workshop.ana.says("Trust")

    assert "your last message was not passed on" in words_of(workshop.ana)
    assert "Trust" not in words_of(workshop.fran)
    assert workshop.ana.own == []
    await workshop.ana.says("Love")
    assert workshop.ana.own == ["Love"]


@pytest.mark.parametrize("who", ["ana", "fran"])
async def test_a_restart_ends_it_and_what_is_written_on_is_no_answer(workshop, who):
    await workshop.ana.presses(QUIET)
    message = await workshop.ana.says(SAID)
    await workshop.restarts()
    player = getattr(workshop, who)

    await player.says("and then he died")

    assert "I was restarted, and your quiet word ended by that." in player.last
    await workshop.ana.edits(message, "Love")
    await workshop.ana.says("Trust")
    assert await workshop.rows("SELECT text FROM response") == (
        [("Trust",)] if who == "ana" else []
    )
    others = [words_of(other) for other in (workshop.fran, workshop.ana) if other is not player]
    assert not any("he died" in words for words in others)


async def test_a_button_of_a_quiet_word_that_a_restart_ended_says_so(workshop):
    await workshop.ana.presses(QUIET)
    await workshop.restarts()

    assert await workshop.ana.presses(END) == "This quiet word is over."
    await workshop.ana.says("Trust")
    assert workshop.ana.own == ["Trust"]


async def test_a_long_message_comes_whole(workshop):
    long = "\U0001f642" * 2040

    await workshop.ana.presses(QUIET)
    await workshop.ana.says(long)

    parts = [words for words in workshop.fran.sees if "\U0001f642" in words]
    assert "".join(part.removeprefix("Somebody in the workshop\n\n") for part in parts) == long


async def test_asking_again_and_again_rings_nobodys_phone(workshop):
    for _ in range(6):
        await workshop.ana.presses(QUIET)
        if END in workshop.ana.buttons:
            await workshop.ana.presses(END)

    asked = [words for words in workshop.fran.sees if "asks for a quiet word" in words]
    assert len(asked) == 4


@pytest.mark.parametrize("data", ["quiet:1:2", "quiet:99", "quiet:x", "quiet", "endquiet:AAAA"])
async def test_forged_presses_begin_and_end_nothing(workshop, data):
    await workshop.ana.presses(QUIET)
    receipt = workshop.bea.newest
    before = len(workshop.fran.sees)

    workshop.bea.person.forges(receipt, data)
    await workshop.settles()
    await workshop.ana.says(SAID)

    assert workshop.fran.sees[before:] == [f"Somebody in the workshop\n\n{SAID}"]


async def test_nobody_ends_what_others_have(workshop):
    await workshop.ana.presses(QUIET)
    stolen = workshop.ana.newest.button(END).data

    workshop.bea.person.forges(workshop.bea.newest, stolen)
    await workshop.settles()
    await workshop.ana.says(SAID)

    assert f"Somebody in the workshop\n\n{SAID}" in workshop.fran.sees


async def test_who_takes_part_in_nothing_can_turn_to_nobody(workshop):
    (gus,) = [workshop.world.add_person("Gus")]
    gus.starts()
    await workshop.settles()
    before = len(workshop.fran.sees)

    gus.forges(gus.private.from_bot()[-1], "quiet:1")
    gus.says("/quiet")
    await workshop.settles()

    assert len(workshop.fran.sees) == before


NOT_PASSED_ON = "your last message was not passed on"


async def test_what_was_written_before_the_end_could_be_read_is_no_answer(workshop):
    await workshop.ana.presses(QUIET)
    await workshop.ana.says(SAID)
    words = workshop.gair.services.quiet.words
    workshop.world.faults.next("sendMessage", Fault.too_many(3), chat=workshop.ana.person.private)

    await workshop.fran.person.presses(workshop.fran.newest, END)
    await workshop.world.until(lambda: not words.of(workshop.ana.id))
    late = workshop.ana.person.says("we keep it from the others")
    await workshop.settles()

    assert workshop.ana.own == []
    assert await workshop.rows("SELECT count(*) FROM response") == [(0,)]
    assert NOT_PASSED_ON in words_of(workshop.ana)
    assert "from the others" not in words_of(workshop.fran)
    await workshop.ana.edits(late, "Love")
    await workshop.ana.says("Trust")
    assert workshop.ana.own == ["Trust"]


@pytest.mark.parametrize("ended_by", ["the standby", "the person", "stop", "block"])
async def test_a_reply_to_what_stood_in_it_is_no_answer_after_the_end(workshop, ended_by):
    await workshop.ana.presses(QUIET)
    own = await workshop.ana.says(SAID)
    await workshop.fran.says(ANSWERED)
    stood = [m for m in workshop.ana.person.sees if ANSWERED in m.words or "I have told" in m.words]
    if ended_by == "block":
        workshop.fran.person.blocks_bot()
        await workshop.settles()
    elif ended_by == "stop":
        await workshop.fran.presses("People …", workshop.fran.panel)
        await workshop.fran.presses("Somebody to turn to …")
        await workshop.fran.presses("Nobody today")
        await workshop.fran.presses(END, workshop.fran.person.last_button(END))
    else:
        await (workshop.fran if ended_by == "the standby" else workshop.ana).presses(END)

    for message in (*stood, own, workshop.ana.newest):
        await workshop.ana.says("thank you for that", reply_to=message)
        assert NOT_PASSED_ON in workshop.ana.last

    assert len(stood) == 2
    assert await workshop.rows("SELECT count(*) FROM response") == [(0,)]
    assert "thank you for that" not in words_of(workshop.fran)
    await workshop.ana.says("Trust")
    assert workshop.ana.own == ["Trust"]


async def test_a_reply_to_somebody_who_has_ended_it_goes_to_nobody_else(workshop):
    await workshop.ana.presses(QUIET)
    await workshop.ana.says(SAID)
    from_ana = workshop.fran.newest
    await workshop.ana.presses(END)
    await workshop.bea.presses(QUIET)

    await workshop.fran.says("Your brother needs you", reply_to=from_ana)

    assert NOT_PASSED_ON in workshop.fran.last
    assert "Your brother" not in words_of(workshop.bea) + words_of(workshop.ana)
    await workshop.fran.says(ANSWERED)
    assert workshop.bea.last.endswith(ANSWERED)


async def test_whoever_could_not_be_told_of_the_end_gives_no_answer_by_it(workshop):
    await workshop.ana.presses(QUIET)
    lost = Fault.connection_dropped(after_doing=False)
    await workshop.ana.says(SAID)
    workshop.world.faults.next("sendMessage", lost, chat=workshop.ana.person.private)
    await workshop.fran.presses(END)

    await workshop.ana.says("and then he died")

    assert workshop.ana.own == []
    assert NOT_PASSED_ON in workshop.ana.last
    await workshop.ana.says("Trust")
    assert workshop.ana.own == ["Trust"]


async def test_a_picture_from_before_the_end_could_be_read_was_not_passed_on(workshop):
    await workshop.ana.presses(QUIET)
    workshop.fran.person.blocks_bot()
    await workshop.settles()

    workshop.fran.person.starts()
    workshop.fran.person.sends_voice()
    await workshop.settles()

    assert NOT_PASSED_ON in words_of(workshop.fran)


async def test_what_is_written_at_once_after_a_restart_is_no_answer_either(workshop):
    await workshop.ana.presses(QUIET)
    await workshop.restarts()

    workshop.ana.person.says("and then he died")
    workshop.ana.person.says("in my arms")
    await workshop.settles()

    assert workshop.ana.own == []
    assert NOT_PASSED_ON in words_of(workshop.ana)


@pytest.mark.parametrize("presses", [("Change", QUIET), (QUIET, "Change")])
async def test_a_reply_to_what_asks_for_a_change_is_the_change(workshop, presses):
    card = workshop.ana.card
    await workshop.ana.says("trust")
    receipt = workshop.ana.newest
    for label in presses:
        await workshop.ana.presses(label, card if label == QUIET else receipt)
    asks = next(m for m in workshop.ana.person.sees if m.words.startswith("Send the new wording"))

    await workshop.ana.says(SAID)
    await workshop.ana.says("courage", reply_to=asks)

    assert workshop.ana.own == ["courage"]
    assert "courage" not in words_of(workshop.fran)
    assert SAID in words_of(workshop.fran)


async def test_a_reply_to_a_quiet_word_changes_no_words_that_are_to_be_changed(workshop):
    await workshop.ana.says("trust")
    await workshop.ana.presses(QUIET)
    await workshop.ana.presses("Change")
    await workshop.fran.says(ANSWERED)

    await workshop.ana.says(SAID, reply_to=workshop.ana.newest)

    assert workshop.ana.own == ["trust"]
    assert SAID in words_of(workshop.fran)


@pytest.mark.parametrize("presses", [("Change", QUIET), (QUIET, "Change")])
async def test_words_that_were_to_be_changed_stay_after_a_quiet_word(workshop, presses):
    card = workshop.ana.card
    await workshop.ana.says("trust")
    receipt = workshop.ana.newest
    for label in presses:
        await workshop.ana.presses(label, card if label == QUIET else receipt)
    await workshop.ana.says(SAID)
    await workshop.fran.presses(END)

    await workshop.ana.says("hope")

    assert sorted(workshop.ana.own) == ["hope", "trust"]


async def test_words_that_were_to_be_changed_stay_when_a_restart_ends_it(workshop):
    card = workshop.ana.card
    await workshop.ana.says("trust")
    await workshop.ana.presses("Change")
    await workshop.ana.presses(QUIET, card)
    await workshop.restarts()
    await workshop.ana.says(SAID)

    await workshop.ana.says("hope")

    assert sorted(workshop.ana.own) == ["hope", "trust"]


@pytest.mark.long
async def test_a_reply_to_what_asks_for_words_of_a_draft_is_not_passed_on(workshop):
    await to_prompt(workshop)
    things = ("tea", "milk", "sugar", "bread", "honey", "butter")
    await workshop.each_says(*(f"We need more {thing} in our teams." for thing in things))
    await workshop.fran.presses("Round-up")
    await workshop.fran.presses("New theme")
    asks = workshop.fran.newest
    await workshop.ana.presses(QUIET)
    before = list(workshop.ana.sees)

    await workshop.fran.says("Food: tea, milk", reply_to=asks)

    assert workshop.ana.sees == before
    assert "Food" in words_of(workshop.fran)


@pytest.mark.parametrize("text", ["/note my boss hits me", "/sorry my boss hits me"])
async def test_a_command_that_is_refused_meanwhile_was_not_passed_on(workshop, text):
    await workshop.bea.says(text)
    await workshop.ana.presses(QUIET)
    before = list(workshop.fran.sees)

    await workshop.ana.says(text)

    assert NOT_PASSED_ON in "\n".join(workshop.ana.sees[-2:])
    assert NOT_PASSED_ON not in words_of(workshop.bea)
    assert workshop.fran.sees == before
    assert workshop.ana.own == []


@pytest.mark.long
async def test_a_reply_to_what_asks_what_is_missing_is_not_passed_on(scene, tmp_path):
    post = await round_up_of_four(scene, tmp_path)
    await misses(scene.ana, post)
    asks = scene.ana.newest
    await scene.ana.says("/quiet")

    await scene.ana.says(SAID)
    await scene.ana.says(TEXT, reply_to=asks)

    assert await scene.rows(ADDED) == [(0, 0, TEXT, 1)]
    heard = [words for words in scene.fran.sees if words.startswith("Somebody in the workshop\n")]
    assert heard == [f"Somebody in the workshop\n\n{SAID}"]
