"""Own answer first: who has answered or passed may see words, and the group sees them at Close."""

import pytest

from bot.rehearsal.bot_api import Fault
from tests.beginnings import played
from tests.players import Player

SEE = "See the words so far"
WORDS = ("trust", "kind", "hope", "warmth", "time", "calm", "tea", "home", "rest", "song", "sun")
OWN_FIRST = "Own answer first, then others' words"


@played
async def crowd(scene):
    """Eleven people at the first question; words appear to who has answered."""
    await scene.fran.says("/workshop", chat=scene.group)
    await scene.fran.presses("○ " + OWN_FIRST)
    await scene.fran.presses("Open the lobby")
    await scene.all_join()
    scene.people += await scene.more_join("Gus", "Huw", "Ian", "Jon", "Kit")
    await scene.fran.presses("Begin with the first value")


def pictures(player: Player):
    return [m for m in player.person.sees if m.from_bot and m.photo and not m.deleted]


def seen(player: Player):
    """The words under the newest picture."""
    return pictures(player)[-1].words


@pytest.mark.long
async def test_who_has_answered_sees_what_others_have_said_so_far(crowd):
    await crowd.each_says(*WORDS[:9])
    toast = await crowd.ana.presses(SEE)

    assert toast == "They come below, as a picture."
    shown = [word for word in WORDS if word in seen(crowd.ana)]
    assert len(shown) == 5
    assert "Answered: 5 · passed: 0" in seen(crowd.ana)
    assert crowd.clouds == []


async def test_who_has_passed_sees_them_too(crowd):
    await crowd.each_says(*WORDS[:8])
    jon = crowd.people[9]
    await jon.presses("Pass")

    await jon.presses(SEE)

    assert len(pictures(jon)) == 1


async def test_who_has_said_nothing_has_no_button_and_a_made_up_press_shows_nothing(crowd):
    await crowd.each_says(*WORDS[:9])
    jon = crowd.people[9]
    (data,) = [b.data for row in crowd.ana.card.buttons for b in row if b.label == SEE]

    press = crowd.world.press(jon.person, jon.card, data)
    await crowd.settles()

    assert SEE not in jon.card.labels
    assert "First your own word" in press.toast.text
    assert pictures(jon) == []


async def test_all_who_ask_are_shown_the_same(crowd):
    await crowd.each_says(*WORDS[:9])
    for player in crowd.people[:9]:
        await player.presses(SEE)

    assert len({(seen(player), pictures(player)[-1].photo) for player in crowd.people[:9]}) == 1


async def test_it_grows_by_three_people_or_not_at_all(crowd):
    await crowd.each_says(*WORDS[:8])
    await crowd.ana.presses(SEE)
    first = seen(crowd.ana)
    await crowd.people[8].says("rest")
    await crowd.people[9].says("song")

    await crowd.ana.presses(SEE)

    assert seen(crowd.ana) == first
    assert len(pictures(crowd.ana)) == 1


async def test_before_enough_have_answered_nobody_sees_anything(crowd):
    await crowd.each_says(*WORDS[:7])

    toast = await crowd.ana.presses(SEE)

    assert "Words of too few people may be shown yet" in toast
    assert pictures(crowd.ana) == []


@pytest.mark.long
async def test_a_word_that_is_taken_back_leaves_every_chat(crowd):
    await crowd.each_says(*WORDS)
    for player in crowd.people:
        await player.presses(SEE)
    whose = next(n for n, word in enumerate(WORDS) if word in seen(crowd.bea))
    before = pictures(crowd.bea)[-1].photo

    await crowd.people[whose].presses("Remove")

    for player in crowd.people:
        assert WORDS[whose] not in seen(player)
        assert pictures(player)[-1].photo != before


async def test_where_too_few_are_left_the_pictures_go(crowd):
    await crowd.each_says(*WORDS[:8])
    await crowd.ana.presses(SEE)
    shown = [n for n, word in enumerate(WORDS) if word in seen(crowd.ana)]

    for number in shown[:3]:
        await crowd.people[number].presses("Remove")

    assert pictures(crowd.ana) == []


async def test_the_group_sees_them_at_close_and_the_button_goes(crowd):
    await crowd.each_says(*WORDS[:9])
    await crowd.ana.presses(SEE)
    old = crowd.ana.card
    (data,) = [b.data for row in old.buttons for b in row if b.label == SEE]

    await crowd.fran.presses("Close and reveal")
    press = crowd.world.press(crowd.ana.person, old, data)
    await crowd.settles()

    assert all(word in crowd.clouds[-1].words for word in WORDS[:9])
    assert SEE not in crowd.ana.card.labels
    assert "not possible" in press.toast.text


async def test_what_comes_after_reopening_is_seen_when_it_closes_again(crowd):
    await crowd.each_says(*WORDS[:6])
    await crowd.fran.presses("Close and reveal")
    await crowd.fran.presses("Reopen")
    for player, word in zip(crowd.people[6:], WORDS[6:], strict=True):
        await player.says(word)
    await crowd.ana.presses(SEE)

    assert not any(word in seen(crowd.ana) for word in WORDS[6:])
    await crowd.fran.presses("Close and reveal")
    assert all(word in crowd.clouds[-1].words for word in WORDS)


async def test_they_go_with_the_person_who_is_forgotten(crowd):
    await crowd.each_says(*WORDS[:9])
    await crowd.ana.presses(SEE)

    await crowd.ana.says("/forget")
    await crowd.ana.presses("Yes, remove everything")

    assert pictures(crowd.ana) == []


@pytest.mark.long
async def test_where_no_picture_can_be_sent_the_words_come(crowd):
    await crowd.each_says(*WORDS[:9])
    private = crowd.ana.person.private
    crowd.world.faults.next("sendPhoto", Fault.server_error(), chat=private, times=9)

    await crowd.ana.presses(SEE)

    assert "What others have said so far" in crowd.ana.last


async def test_they_are_brought_up_to_date_after_a_restart(crowd):
    await crowd.each_says(*WORDS)
    await crowd.ana.presses(SEE)
    whose = next(n for n, word in enumerate(WORDS) if word in seen(crowd.ana))
    private = crowd.ana.person.private
    crowd.world.faults.next("editMessageMedia", Fault.server_error(), chat=private, times=9)

    crowd.people[whose].person.presses(crowd.people[whose].card, "Remove")
    await crowd.world.until(lambda: not crowd.people[whose].own)
    crowd.world.faults.clear()
    await crowd.restarts()

    assert WORDS[whose] not in seen(crowd.ana)


async def test_in_an_open_round_and_of_a_sensitive_value_nobody_sees_anything_before(scene):
    await scene.opens_lobby(OWN_FIRST, "Open: people reply in the group, with their names")
    await scene.fran.presses("Begin with the first value")
    post = scene.group.from_bot()[-1]

    for player, word in zip(scene.people, WORDS, strict=False):
        await player.says(word, chat=scene.group, reply_to=post)

    assert scene.clouds == []
    assert not any(SEE in m.labels for m in scene.group.from_bot())
