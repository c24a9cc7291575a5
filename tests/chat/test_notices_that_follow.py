"""What told somebody that words of theirs were taken out offers only what they can do."""

import pytest

from tests.chat.test_striking import NAME, named, opens_words, strikes, taps

__all__ = ["named"]

ANOTHER_WAY = "say it another way"


def notices(player):
    return [m for m in player.person.sees if m.words.startswith("About “")]


async def leaves(player, choice="Leave; my words may stay"):
    await player.says("/leave")
    await player.presses(next(b for b in player.buttons if "stay" in b and "my words" in b.lower()))


@pytest.mark.long
async def test_who_leaves_is_not_offered_a_change_any_more(named):
    await strikes(named)
    (before,) = notices(named.fay)
    offered = before.labels
    await leaves(named.fay)

    (notice,) = notices(named.fay)
    assert offered == ["Change", "Remove"]
    assert notice.labels == ["Remove"]
    assert ANOTHER_WAY not in notice.words
    assert notice.words.endswith("You have done nothing wrong.")


async def test_who_is_told_after_leaving_is_not_offered_one_either(named):
    await leaves(named.fay)
    await strikes(named)

    (notice,) = notices(named.fay)
    assert NAME in notice.words
    assert notice.labels == ["Remove"]
    assert ANOTHER_WAY not in notice.words


async def test_who_comes_back_can_change_again(named):
    await strikes(named)
    await leaves(named.fay)
    await named.fay.joins()

    (notice,) = notices(named.fay)
    assert notice.labels == ["Change", "Remove"]
    await named.fay.presses("Change", notice)
    await named.fay.says("a colleague")
    assert "a colleague" in [row[0] for row in await named.rows("SELECT text FROM response")]


async def test_after_the_end_nothing_is_offered_that_cannot_be(named):
    await strikes(named)
    for label in ("End the workshop", "End now"):
        await named.fran.presses(label)

    (notice,) = notices(named.fay)
    assert notice.labels == ["Remove"]
    assert ANOTHER_WAY not in notice.words


async def test_an_end_that_is_undone_gives_the_change_back(named):
    await strikes(named)
    for label in ("End the workshop", "End now"):
        await named.fran.presses(label)
    await named.fran.presses(next(b for b in named.fran.panel_buttons if "Undo" in b))

    (notice,) = notices(named.fay)
    assert notice.labels == ["Change", "Remove"]
    assert ANOTHER_WAY in notice.words


@pytest.mark.long
async def test_what_was_put_back_offers_no_change_after_the_end_either(named):
    await strikes(named)
    await taps(named.fran, NAME)
    for label in ("End the workshop", "End now"):
        await named.fran.presses(label)

    (notice,) = notices(named.fay)
    assert "have put back" in notice.words
    assert notice.labels == ["Remove"]


async def test_nobody_is_written_to_anew(named):
    await strikes(named)
    before = len(named.fay.sees)
    await leaves(named.fay)
    await opens_words(named)
    await taps(named.fran, NAME)

    told = [text for text in named.fay.sees[before:] if text.startswith("About “")]
    assert told == []
    assert "have put back" in notices(named.fay)[0].words
