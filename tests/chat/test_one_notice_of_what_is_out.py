"""What tells somebody of words of theirs that are taken out: one message about each question, which
quotes nothing that they have taken back."""

import pytest

from bot.rehearsal.bot_api import Fault
from tests.beginnings import played
from tests.chat.test_striking import NAME, named, strikes, taps
from tests.chat.test_struck_words_put_back import BACK, OUT, PLAIN, discussed, notices, taps_answer
from tests.rounded_up import goes_on

__all__ = ["discussed", "named"]

KEPT = "The facilitators have put back what you said: “{}”. It is kept as before."
STRUCK_ROWS = "SELECT count(*) FROM shown_message WHERE kind = 'struck'"


@played
async def all_asked(workshop):
    """All prompts of the first value are asked together."""
    await goes_on(workshop, "Close and reveal", "Show the value in full", "All prompts together")


def notice(player):
    """The message that stands in a chat, if one does."""
    found = [m for m in player.person.sees if m.words.startswith("About “")]
    return found[0] if found else None


async def strikes_both(scene):
    """Fay said two words, and both are taken out."""
    await strikes(scene)
    await taps(scene.fran, "trust")


async def test_the_second_word_comes_into_the_message_that_told_of_the_first(named):
    await strikes(named)
    seen, requests = len(named.fay.sees), len(named.world.requests)
    await taps(named.fran, "trust")

    (one,) = notices(named.fay)
    assert f"what you said: “trust”, “{NAME}”." in one or f"“{NAME}”, “trust”." in one
    assert one.count("You have done nothing wrong.") == 1
    assert len(named.fay.sees) == seen
    since = list(named.world.requests)[requests:]
    to_fay = [r.method.lower() for r in since if str(r.params.get("chat_id")) == str(named.fay.id)]
    assert "sendmessage" not in to_fay
    assert len(notice(named.fay).labels) == 4


async def test_each_can_be_removed_there_and_what_is_left_stays(named):
    await strikes_both(named)
    label = next(b for b in notice(named.fay).labels if b.startswith("Remove") and NAME[:5] in b)
    await named.fay.presses(label, notice(named.fay))

    (left,) = notices(named.fay)
    assert NAME not in left
    assert OUT.format("trust") in left
    await named.fay.presses("Remove", notice(named.fay))
    assert notices(named.fay) == []
    assert await named.rows(STRUCK_ROWS) == [(2,)]  # Ana's and Bea's


async def removes_on_card(scene):
    card = scene.fay.card
    label = next(b for b in card.labels if b.startswith("Remove") and NAME[:5] in b)
    await scene.fay.presses(label, card)


async def removes_in_my_data(scene):
    await scene.fay.says("/mydata")
    page = [m for m in scene.fay.person.sees if NAME in m.words and m.labels][-1]
    number = next(line.partition(".")[0] for line in page.words.splitlines() if NAME in line)
    await scene.fay.presses(f"Remove {number}", page)


async def edits_the_message(scene):
    own = next(m for m in scene.fay.person.sees if not m.from_bot and NAME in m.words)
    await scene.fay.edits(own, "trust")


async def says_it_another_way(scene):
    await scene.fay.presses("Change", notice(scene.fay))
    await scene.fay.says("a colleague")


async def forgets(scene):
    await scene.fay.says("/forget")
    await scene.fay.presses("Yes, remove everything")


async def leaves_with_words(scene):
    await scene.fay.says("/leave")
    await scene.fay.presses("Leave, and remove my words")


@pytest.mark.parametrize(
    "take_back",
    [
        removes_on_card,
        removes_in_my_data,
        edits_the_message,
        says_it_another_way,
        forgets,
        leaves_with_words,
    ],
)
async def test_what_its_author_takes_back_leaves_it_at_once(named, take_back):
    await strikes(named)
    before = notices(named.fay)
    await take_back(named)

    assert [OUT.format(NAME) in each for each in before] == [True]
    assert notices(named.fay) == []
    assert await named.rows(STRUCK_ROWS) == [(0,)]


async def test_also_after_a_restart(named):
    await strikes(named)
    await named.restarts()
    await removes_on_card(named)

    assert notices(named.fay) == []


async def test_two_days_later_it_is_emptied(named):
    await strikes(named)
    named.world.faults.next(
        "deleteMessage", Fault.refused(400, "Bad Request: message can't be deleted")
    )
    at = notice(named.fay)
    await removes_on_card(named)

    assert NAME not in at.words
    assert at.words == "What stood here is taken back."


async def test_nothing_is_remembered_of_who_is_forgotten_and_has_blocked_the_bot(named):
    await strikes(named)
    await named.fay.says("/forget")
    button = named.fay.person.last_button("Yes, remove everything")
    blocked = Fault.refused(403, "Forbidden: bot was blocked by the user")
    for method in ("deleteMessage", "editMessageText", "editMessageCaption", "editMessageMedia"):
        named.world.faults.next(method, blocked, times=99)
    await named.fay.presses("Yes, remove everything", button)
    named.world.faults.clear()

    assert await named.rows(STRUCK_ROWS) == [(0,)]


async def test_said_again_it_is_told_again(named):
    await strikes(named)
    await removes_on_card(named)
    await named.fay.says(NAME, reply_to=named.fay.card)

    assert [OUT.format(NAME) in each for each in notices(named.fay)] == [True]


async def test_another_spelling_is_what_it_then_quotes(named):
    await strikes(named)
    own = next(m for m in named.fay.person.sees if not m.from_bot and NAME in m.words)
    await named.fay.edits(own, f"trust\n{NAME.upper()}")

    assert [OUT.format(NAME.upper()) in each for each in notices(named.fay)] == [True]
    assert all(NAME not in each for each in notices(named.fay))


@pytest.mark.long
async def test_of_answers_to_two_questions_each_has_its_own(discussed):
    await discussed.fran.says("/answers")
    await taps_answer(discussed.fran, PLAIN[0])
    await goes_on(discussed, "Next prompt")
    for player, text in zip(discussed.people, ("One.", "Two.", "Three."), strict=False):
        await player.says(f"{text} And it takes time.")
    await discussed.fran.says("/answers")
    await taps_answer(discussed.fran, "Two. And it takes time.")

    first, second = notices(discussed.bea)
    assert OUT.format(PLAIN[0]) in first
    assert OUT.format("Two. And it takes time.") in second


@pytest.mark.long
async def test_an_answer_that_is_put_under_another_question_stays_told_of(all_asked):
    for player, text in zip(all_asked.people, PLAIN, strict=False):
        await player.says(text)
    await all_asked.fran.says("/answers")
    await taps_answer(all_asked.fran, PLAIN[0])
    before = notices(all_asked.ana)
    await all_asked.ana.presses("Move to question 3")
    moved = notices(all_asked.ana)
    rows = await all_asked.rows("SELECT prompt, standing FROM answer WHERE standing = 'struck'")
    for player, text in zip(all_asked.people[3:], ("One.", "Two.", "Three."), strict=True):
        await player.presses("Question 3", player.card)
        await player.says(f"{text} And it takes time.")
    await all_asked.fran.says("/answers")
    await all_asked.fran.presses("Question 3")
    await taps_answer(all_asked.fran, PLAIN[0])

    assert [OUT.format(PLAIN[0]) in each for each in before] == [True]
    assert moved == before
    assert rows == [(2, "struck")]
    assert [BACK.format(PLAIN[0]) in each for each in notices(all_asked.ana)] == [True]


async def test_moved_and_removed_it_is_quoted_nowhere(all_asked):
    for player, text in zip(all_asked.people, PLAIN, strict=False):
        await player.says(text)
    await all_asked.fran.says("/answers")
    await taps_answer(all_asked.fran, PLAIN[0])
    await all_asked.ana.presses("Move to question 3")
    await all_asked.ana.presses("Remove", notice(all_asked.ana))

    assert notices(all_asked.ana) == []
    assert await all_asked.rows(STRUCK_ROWS) == [(0,)]


async def test_put_back_where_there_is_no_cloud_it_is_kept_and_not_shown(named):
    for player in named.people[2:5]:
        await player.presses("Remove", player.card)
    await strikes(named)
    toast = await taps(named.fran, NAME)

    assert [KEPT.format(NAME) in each for each in notices(named.fay)] == [True]
    assert toast == "Put back. It is kept as before: this value has no cloud."


async def test_where_there_is_one_it_can_be_shown(named):
    await strikes(named)
    toast = await taps(named.fran, NAME)

    assert [BACK.format(NAME) in each for each in notices(named.fay)] == [True]
    assert toast == "Put back."


async def test_after_the_end_it_is_kept(named):
    await strikes(named)
    await goes_on(named, "End the workshop", "End now")
    await taps(named.fran, NAME)
    ended = notices(named.fay)
    await named.fran.presses("↩ Undo: End the workshop", named.fran.panel)

    assert [KEPT.format(NAME) in each for each in ended] == [True]
    assert [BACK.format(NAME) in each for each in notices(named.fay)] == [True]
