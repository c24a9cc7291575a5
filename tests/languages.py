"""A language that nobody speaks: English with accents and 40 % longer, dropped in as one file."""

import re
from functools import cache
from pathlib import Path

import pytest

from bot import texts
from bot.texts import REFERENCE, languages, load, written_in

MADE_UP = "xx"
ACCENTED = str.maketrans("aeiounAEIOUN", "áéíóúñÁÉÍÓÚÑ")
# What stays as it is: what is filled in, what Telegram reads, and what people type or follow.
KEPT = re.compile(r"(\{\w+\}|<[^>]*>|/\w+|@\{?\w+\}?|https?://\S+|&\w+;)")
LONGER = 0.4
# A sentence is told by what stands between the things that are filled in.
PIECES = re.compile(r"\{\w+\}|\n")
LEAST_TOLD_APART = 9


def accented(sentence: str) -> str:
    """An English sentence as the made-up language has it."""
    parts = KEPT.split(sentence)
    letters = sum(map(len, parts[::2]))
    said = "".join(part if n % 2 else part.translate(ACCENTED) for n, part in enumerate(parts))
    return said + "~" * round(LONGER * letters)


@cache
def made_up() -> str:
    """The whole file of that language."""
    lines = [f'{key} = "{_quoted(accented(said))}"' for key, said in written_in(REFERENCE).items()]
    return "\n".join(lines) + "\n"


def drop_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add that language to those of the program: by a file and nothing else."""
    for language in texts.languages():
        name = f"{language}{texts.ENDING}"
        (folder / name).write_text(texts.FOLDER.joinpath(name).read_text("utf-8"), "utf-8")
    (folder / f"{MADE_UP}{texts.ENDING}").write_text(made_up(), "utf-8")
    monkeypatch.setattr(texts, "FOLDER", folder)


def _quoted(sentence: str) -> str:
    return sentence.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


@cache
def told_apart_by(language: str, every: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """What only one language says: pieces of its sentences that are in none of the other, with the
    keys that they are of."""
    others = [load(one) for one in every if one != language]
    said = "\n".join(_plain(text) for one in others for text in one.sentences.values())
    return tuple(
        (key, piece)
        for key, sentence in load(language).sentences.items()
        for piece in map(str.strip, PIECES.split(_plain(sentence)))
        if len(piece) >= LEAST_TOLD_APART and piece not in said
    )


def said_in(language: str, text: str) -> list[str]:
    """The keys of sentences of this language, and of no other, that stand in a text."""
    return [key for key, piece in told_apart_by(language, languages()) if piece in text]


def _plain(sentence: str) -> str:
    return re.sub(r"<[^>]*>", "", sentence)
