"""Whoever takes part no more has no card that still asks: taken out, gone, or forgotten."""

from bot.rehearsal.bot_api import Fault
from tests.beginnings import played
from tests.chat.test_removing_participants import chooses, opens_list
from tests.plans import use_small_plan

GONE = "What stood here is removed."
NO_MORE = "You take part in this workshop no more."
CLOSED = "This question has closed."
BLOCKED = Fault.refused(403, "Forbidden: bot was blocked by the user")
CARDS = "SELECT count(*) FROM card"
STANDING = "SELECT count(*) FROM shown_message WHERE kind IN ('question', 'prompt') AND chat_id = ?"


@played
async def small(scene, tmp_path):
    """The small plan, at the first prompt of its first value; everybody has two cards, and has said
    something to each, but that Fay has answered no prompt."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    await go(scene, "Begin with the first value")
    await scene.each_says("tea", "tea", "milk", "milk", "jam", "arsenic")
    await go(scene, "Close and reveal", "Show the value in full", "Next prompt")
    await scene.each_says(*(f"An answer of {player.person.name}." for player in scene.people[:5]))


async def go(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


async def takes_fay_out(scene):
    await opens_list(scene)
    await chooses(scene, "arsenic")
    await go(scene, "Take this person out")


async def forgets(player):
    await player.says("/forget")
    await player.presses("Yes, remove everything")


async def leaves(player, choice="Leave; my words may stay"):
    await player.says("/leave")
    await player.presses(choice)


async def test_of_who_was_taken_out_each_says_so_and_has_nothing_of_theirs(small):
    cards, others = small.fay.cards, [m.words for m in small.ana.cards]

    await takes_fay_out(small)

    assert [card.words for card in cards] == [f"{GONE}\n\n{NO_MORE}"] * 2
    assert [card.labels for card in cards] == [[], []]
    assert [m.words for m in small.ana.cards] == others
    assert await small.rows(STANDING, small.fay.id) == [(0,)]
    assert await small.rows(CARDS) == [(10,)]


async def test_nor_does_one_ask_again_with_the_next_move(small):
    await takes_fay_out(small)
    before = len(small.fay.sees)

    await go(small, "Next prompt", "Next value")

    assert len(small.fay.sees) == before
    assert small.fay.cards == []
    await small.fay.says("Anybody there?")
    assert small.fay.last.startswith("You have not joined yet, so I did not keep that.")


async def stops_while_nothing_can_be_edited(scene, player, label):
    """Fran or somebody else presses a button, and the bot stops before a card could be emptied."""
    owner = scene.fay if player is scene.fran else player
    scene.world.faults.next("editMessageText", Fault.bad_gateway(), chat=owner.person, times=999)
    player.person.presses(player.person.last_button(label), label)
    await scene.world.until(lambda: scene.world.faults.planned[0].times < 999)
    await scene._running.aclose()
    stood = [card.words for card in owner.cards]
    scene.world.faults.clear()
    await scene.restarts()
    return stood


async def test_what_telegram_did_not_take_is_done_after_a_restart(small):
    cards = small.fay.cards
    await opens_list(small)
    await chooses(small, "arsenic")

    asked = await stops_while_nothing_can_be_edited(small, small.fran, "Take this person out")

    assert len(asked) == 2
    assert [card.words for card in cards] == [f"{GONE}\n\n{NO_MORE}"] * 2
    assert await small.rows(STANDING, small.fay.id) == [(0,)]


async def test_of_who_forgets_everything_nothing_stands_after_a_restart_either(small):
    cards = small.ana.cards
    await small.ana.says("/forget")

    asked = await stops_while_nothing_can_be_edited(small, small.ana, "Yes, remove everything")

    assert len(asked) == 2
    assert [(card.words, card.labels) for card in cards] == [(GONE, [])] * 2
    assert await small.rows(STANDING, small.ana.id) == [(0,)]
    assert await small.rows(CARDS) == [(10,)]


async def test_of_who_can_not_be_written_to_nothing_is_kept_for_it(small):
    small.world.faults.next("editMessageText", BLOCKED, chat=small.fay.person, times=99)

    await takes_fay_out(small)

    assert await small.rows(STANDING, small.fay.id) == [(0,)]
    assert await small.rows(CARDS) == [(10,)]


async def test_who_leaves_with_their_words_has_none_on_a_card(small):
    cards = small.ana.cards

    await leaves(small.ana, "Leave, and remove my words")

    assert [(card.words, card.labels) for card in cards] == [(GONE, [])] * 2


async def test_nor_has_who_forgets_one_where_nothing_was_said(small):
    await go(small, "Next value", "Next value")
    cards = small.ana.cards

    await forgets(small.ana)

    assert [card.words for card in cards] == [GONE] * 4


async def test_who_has_left_and_removes_the_last_of_it_has_none_either(small):
    cards = small.ana.cards
    await leaves(small.ana)
    left = [card.words for card in cards]
    for card in cards:
        await small.ana.presses("Remove", card)

    assert all(words.endswith(NO_MORE) for words in left)
    assert "“tea”" in left[0]
    assert [(card.words, card.labels) for card in cards] == [(GONE, [])] * 2
    assert await small.rows("SELECT count(*) FROM participant") == [(5,)]


async def test_who_comes_back_reads_on_older_cards_too_that_they_are_in(small):
    cards = small.ana.cards
    await leaves(small.ana)

    await small.ana.joins()

    assert NO_MORE not in cards[0].words
    assert CLOSED in cards[0].words
    assert "Change" in cards[0].labels


async def test_who_unblocks_the_bot_reads_what_has_closed_meanwhile(small):
    prompt = small.ana.card
    small.ana.person.blocks_bot()
    await small.settles()
    small.world.faults.next("editMessageText", BLOCKED, chat=small.ana.person, times=99)
    await go(small, "Next value")
    asked = prompt.words
    small.world.faults.clear()

    await small.ana.starts()

    assert CLOSED not in asked
    assert CLOSED in prompt.words


async def test_who_was_taken_out_can_press_nothing_on_what_stood_there(small):
    card = small.fay.cards[1]
    await takes_fay_out(small)

    toast = await small.fay.person.forges(card, "pass:1:0:0")
    await small.settles()
    await small.fay.says("Here I am again.", reply_to=card)

    assert toast.text
    assert await small.rows("SELECT count(*) FROM pass") == [(0,)]
    assert await small.rows("SELECT count(*) FROM answer") == [(5,)]
