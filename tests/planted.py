"""Secrets planted in a scene, and every form in which one might be found again."""

import hashlib
from collections.abc import Iterable
from typing import TypeVar

from tests.players import Player, Scene

Form = TypeVar("Form", str, bytes)

NAMES = ("Zephyrine", "Quillon", "Ottoline", "Wulfric", "Ysolde", "Thaddeus", "Peregrine")
TITLE = "Ravenscroft Friday circle"
WORDS = ("lanternlight", "marmalade", "thistledown", "quicksilver", "brambleberry", "foxglove")
ANSWERS = (
    "Grandmother taught us patience beside the harbour wall.",
    "Nobody ever telephoned about the broken greenhouse.",
    "The caretaker sings whenever it rains on Thursdays.",
    "Our minibus always smells of peppermint and wet dog.",
)
NOTE = "Somebody mentioned the violet wallpaper."


def plant(scene: Scene) -> None:
    """Give everybody and the group a name that stands nowhere by chance."""
    for player, known_as in zip([scene.fran, *scene.people], NAMES, strict=True):
        name(player, known_as)
    scene.group.title, scene.group._json = TITLE, None


def name(player: Player, known_as: str) -> None:
    """Give a person a first name, a last name and a username."""
    person = player.person
    person.name, person.last_name = known_as, f"{known_as}son"
    person.username, person._json = f"{known_as.lower()}_x", None


async def plays_to_the_end(scene: Scene) -> None:
    """From the first gut question to the archive, with everything said."""
    await scene.each_says(*WORDS)
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(label)
    await scene.each_says(*ANSWERS)
    await scene.fran.says(f"/note {NOTE}")
    for label in ("Round-up", "Show the draft", "Post to the group"):
        await scene.fran.presses(label)
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")
    await scene.world.until(lambda: any(m.document for m in scene.fran.person.sees))
    await scene.settles()


def of_text(text: str) -> set[bytes]:
    """A text as bytes, in the encodings that files use."""
    return {text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")}


def of_number(number: int) -> set[bytes]:
    """An id in digits, in bytes of 5, 6 and 8, and as SQLite writes row keys."""
    sizes = [size for size in (5, 6, 8) if -(1 << 8 * size - 1) <= number < 1 << 8 * size - 1]
    inner = {number.to_bytes(size, "big", signed=True) for size in sizes}
    inner |= {number.to_bytes(size, "little", signed=True) for size in sizes}
    return inner | {str(abs(number)).encode(), _varint(abs(number))}


def people_in_digits(scene: Scene) -> set[str]:
    """Ids of everybody, of the group, and of everything that was sent, as text."""
    return {str(player.id) for player in [scene.fran, *scene.people]} | {str(abs(scene.group.id))}


def names() -> set[str]:
    """Every name, of people and of the group."""
    shown = {form for name in NAMES for form in (name, f"{name.lower()}_x")}
    return shown | {TITLE}


def texts() -> set[str]:
    """Everything that is said in the scene."""
    return {*WORDS, *ANSWERS, NOTE}


def digests(text: str) -> set[bytes]:
    """The beginnings of unkeyed hashes of a text, in bytes and in digits."""
    kinds = ("sha256", "sha1", "md5", "sha512", "blake2b", "sha3_256")
    whole = [hashlib.new(kind, text.encode()).digest()[:8] for kind in kinds]
    return {*whole, *(digest.hex().encode() for digest in whole)}


def found(forms: Iterable[Form], content: Form) -> list[Form]:
    """Which of these stand in some bytes."""
    return sorted(form for form in forms if form in content)


def _varint(number: int) -> bytes:
    digits = [number & 0x7F]
    while number := number >> 7:
        digits.append(number & 0x7F | 0x80)
    return bytes(reversed(digits))
