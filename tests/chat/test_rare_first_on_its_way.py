"""[Rare words first] that waits for its turn in the group is drawn as the words stand then."""

import asyncio
from contextlib import asynccontextmanager

from handlers.wire.sending import Urgency
from tests.chat.test_striking import NAME, named

__all__ = ["named"]

RARE = "Rare words first"


@asynccontextmanager
async def busy_group(scene):
    """The bot is just sending something to the group, and that takes as long as this lasts."""
    done = asyncio.Event()
    sender = scene.gair.services.means.outgoing.sender

    async def sends(chat_id):
        await done.wait()

    sending = asyncio.ensure_future(sender.send(scene.group.id, sends, urgency=Urgency.QUESTION))
    await asyncio.sleep(0)
    try:
        yield
    finally:
        done.set()
        await sending
        await scene.settles()


def pictures(scene):
    return [m for m in scene.group.from_bot() if m.photo and "single" in m.words]


async def opens_words(scene):
    await scene.fran.presses("Words …", scene.fran.panel)
    return scene.fran.newest


async def test_a_word_that_is_taken_out_meanwhile_never_comes_into_it(named):
    listed = await opens_words(named)
    label = next(each for each in listed.labels if each.endswith(f" {NAME}"))
    async with busy_group(named):
        await named.fran.person.presses(named.fran.panel, RARE)
        await asyncio.sleep(0.2)
        await named.fran.person.presses(listed, label)
        await asyncio.sleep(0.2)

    (picture,) = pictures(named)
    assert picture.edits == 0


async def test_nor_one_that_its_author_takes_back(named):
    async with busy_group(named):
        await named.fran.person.presses(named.fran.panel, RARE)
        await asyncio.sleep(0.2)
        label = next(each for each in named.fay.card.labels if each.startswith("Remove “the"))
        await named.fay.person.presses(named.fay.card, label)
        await asyncio.sleep(0.2)

    (picture,) = pictures(named)
    assert picture.edits == 0


async def test_where_too_few_are_left_it_does_not_come(named):
    async with busy_group(named):
        await named.fran.person.presses(named.fran.panel, RARE)
        await asyncio.sleep(0.2)
        for player in named.people[:4]:
            await player.person.presses(player.card, "Remove")
        await asyncio.sleep(0.2)

    assert pictures(named) == []
    await named.restarts()
    assert pictures(named) == []
