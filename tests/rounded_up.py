"""A workshop of which a round-up was posted: the first prompt's, to which four have answered."""

from pathlib import Path

from bot.rehearsal.bot_api import Message, Toast
from tests.plans import use_small_plan
from tests.players import Player, Scene, link_of

RECOGNISE, MISSING = "I recognise this", "Something is missing"
OPEN = "Open: people reply in the group, with their names"
PROMPT = "What do you think?"
TEXT = "Nobody spoke of the night shift."
ADDED = "SELECT value, prompt, text, added FROM answer WHERE added = 1 ORDER BY text"
ASKED = f"Tea\n{PROMPT}"
ASK = (
    f"What is missing in the round-up of:\n{ASKED}\n\nSend me one message, up to 1,000"
    " characters. Nobody is told who wrote it. The facilitators see it first. The group sees it"
    " only if they add it. It may be in the report."
)
NOTED = (
    f"Noted as missing in the round-up of:\n{ASKED}\n"
    "The facilitators are shown it, without your name."
)
HEAD = f"Somebody finds something missing in the round-up of:\n{ASKED}"
SAID = (
    "A warm drink says that somebody has time for you today.",
    "It is the first thing that we offer at the door each morning.",
    "Not everybody wants tea, and some would rather have quiet.",
    "The kettle is broken, and nobody has the budget to mend it.",
)


async def goes_on(scene: Scene, *labels: str) -> None:
    for label in labels:
        await scene.fran.presses(label)


async def reaches_first_prompt(scene: Scene, folder: Path, *choices: str) -> None:
    """The small plan at its first prompt; in a private session everybody has joined but Fay."""
    await use_small_plan(scene, folder)
    await scene.opens_lobby(*choices)
    if not choices:
        for player in scene.people[:5]:
            await player.joins()
    await goes_on(scene, "Begin with the first value", "Close and reveal")
    await goes_on(scene, "Show the value in full", "Next prompt")


async def posts(scene: Scene) -> Message:
    """Fran posts the round-up; the post."""
    await goes_on(scene, "Round-up", "Post to the group")
    return post_of(scene)


async def round_up_of_four(scene: Scene, folder: Path) -> Message:
    """Four people answer in private, and Fran posts the round-up; the post."""
    await reaches_first_prompt(scene, folder)
    await scene.each_says(*SAID)
    return await posts(scene)


async def open_round_up(scene: Scene, folder: Path) -> Message:
    """The same in the open: people reply in the group."""
    await reaches_first_prompt(scene, folder, OPEN)
    prompt = scene.group.from_bot()[-1]
    for player, text in zip(scene.people, SAID, strict=False):
        await player.says(text, chat=scene.group, reply_to=prompt)
    return await posts(scene)


def post_of(scene: Scene) -> Message:
    return [m for m in scene.group.from_bot() if m.words.startswith("What we heard")][-1]


async def recognises(player: Player, post: Message) -> Toast:
    """Press the first button under a round-up, whatever number is on it; the toast."""
    label = post.labels[0]
    toast = await player.person.presses(post, label)
    await player.scene.settles()
    return toast


async def misses(player: Player, post: Message) -> str:
    """Follow the link of [Something is missing]; the newest text then."""
    player.person.follows(link_of(post, MISSING))
    await player.scene.settles()
    return player.last


def notices(player: Player) -> list[str]:
    """The texts of what tells a facilitator of additions, without its last paragraph."""
    found = [m for m in player.person.sees if m.from_bot and m.words.startswith(HEAD)]
    return [m.words.removeprefix(HEAD).rpartition("\n\n")[0].strip() for m in found]


async def kept(scene: Scene) -> list[str]:
    return [text for _, _, text, _ in await scene.rows(ADDED)]
