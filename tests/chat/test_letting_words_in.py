"""Words wait until a facilitator lets them in: one tap for what was read, and nothing else."""

from bot.archive import read
from tests.beginnings import played
from tests.chat.test_words_read_in_steps import listed

AFTER_A_LOOK = "Words wait until you let them in"
WORDS = ("trust", "kind", "hope", "warmth", "time", "calm", "tea", "home", "rest")


@played
async def waiting(scene):
    """Nine people have answered; their words wait."""
    await scene.fran.says("/workshop", chat=scene.group)
    await scene.fran.presses("○ " + AFTER_A_LOOK)
    await scene.fran.presses("Open the lobby")
    await scene.all_join()
    scene.people += await scene.more_join("Gus", "Huw", "Ian", "Jon")
    await scene.fran.presses("Begin with the first value")
    await scene.each_says(*WORDS)


def let_in(player):
    """The label of the button that lets in, on the newest list of words."""
    return next(label for label in player.buttons if "Let in all" in label)


async def standings(scene):
    return sorted(row[0] for row in await scene.rows("SELECT standing FROM response"))


async def test_nothing_is_seen_before_and_the_wait_is_told_as_a_count(waiting):
    assert waiting.clouds == []
    assert "Words … (9 wait)" in waiting.fran.panel_buttons
    assert "a facilitator reads it first" in waiting.ana.card.words
    assert "A facilitator reads each word before it appears here." in waiting.news[0]


async def test_one_tap_lets_in_all_that_was_read(waiting):
    await waiting.fran.presses("Words … (9 wait)")
    toast = await waiting.fran.presses(let_in(waiting.fran))

    assert toast == "They are let in."
    assert await standings(waiting) == ["let_in"] * 6 + ["waiting"] * 3
    shown = [word for word in WORDS if word in waiting.clouds[-1].words]
    assert len(shown) == 6
    assert "Words … (3 wait)" in waiting.fran.panel_buttons
    told = [player.card.words for player in waiting.people[:9]]
    assert sum("reads it first" in card for card in told) == 3


async def test_what_came_since_the_list_was_read_is_not_let_in_by_it(waiting):
    await waiting.fran.presses("Words … (9 wait)")
    read, before = waiting.fran.newest, listed(waiting.fran)
    label = let_in(waiting.fran)
    await waiting.people[9].says("Nobody has read this")
    for player in await waiting.more_join("Kai", "Lea"):
        await player.says("nor this")

    await waiting.fran.presses(label, read)

    assert await standings(waiting) == ["waiting"] * 12
    assert set(before) < set(listed(waiting.fran))


async def test_a_likely_name_is_looked_at_alone(waiting):
    await waiting.people[9].says("Sarah Jenkins")
    await waiting.fran.presses("Words … (9 wait)")

    await waiting.fran.presses(let_in(waiting.fran))

    assert await standings(waiting) == ["let_in"] * 6 + ["waiting"] * 4
    assert "Sarah" not in waiting.clouds[-1].words
    assert "To look at: 1" in waiting.fran.panel_buttons


async def test_what_is_let_in_after_closing_comes_too(waiting):
    await waiting.fran.presses("Close and reveal")
    assert waiting.clouds == []

    await waiting.fran.presses("Words … (9 wait)")
    await waiting.fran.presses(let_in(waiting.fran))

    assert all(word in waiting.clouds[-1].words for word in WORDS)


async def test_who_takes_part_lets_nothing_in(waiting):
    await waiting.fran.presses("Words … (9 wait)")
    rows = [button for row in waiting.fran.newest.buttons for button in row]
    (data,) = [button.data for button in rows if "Let in all" in button.label]

    press = waiting.world.press(waiting.ana.person, waiting.ana.card, data)
    await waiting.settles()

    assert "Only facilitators" in press.toast.text
    assert await standings(waiting) == ["waiting"] * 9


async def test_the_report_has_no_word_that_nobody_let_in(waiting):
    await waiting.fran.presses("Close and reveal")
    await waiting.fran.presses("End the workshop")
    await waiting.fran.presses("End now")

    archives = [m.document[1] for m in waiting.fran.person.sees if m.document]
    assert archives
    assert read(archives[-1]).values[0].words == ()
