"""A phrase in runs that one font draws each: letters of a face, or an emoji."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from bot.word_cloud.typeface import SKIN_TONES, UNSEEN, emoji, face_for, is_in_colour, letters

PART = "[\u00a9-\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
TONE = "[\U0001f3fb-\U0001f3ff]"
CLUSTER = re.compile(
    "([\U0001f1e6-\U0001f1ff]{2}|[#*0-9]\ufe0f?\u20e3|\U0001f3f4[\U000e0020-\U000e007f]+"
    f"|{PART}[\ufe0e\ufe0f]?{TONE}?(?:\u200d{PART}\ufe0f?{TONE}?)*)"
)

# White letters on black: Unicode gives no plain form of them.
NEGATIVE = {
    start + number: chr(ord("A") + number) for start in (0x1F150, 0x1F170) for number in range(26)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Letters that one `face` draws, or one emoji (None)."""

    text: str
    face: Path | None

    @property
    def is_emoji(self) -> bool:
        return self.face is None


def drawn_form(word: str) -> str | None:
    """The word as it is drawn: composed, and with the plain form of each character of which no font
    has another ("fancy" letters). None when one has no such form either."""
    composed = unicodedata.normalize("NFC", word)
    plain = "".join(c if _is_in_a_font(c) else _plain(c) for c in composed)
    return plain if _can_be_drawn(plain) else None


def runs_of(line: str) -> list[Run]:
    """The line in runs. Spaces, joiners and the like stay with the letters before them."""
    runs: list[Run] = []
    for part in filter(None, CLUSTER.split(line)):
        if _is_emoji(part):
            runs.append(Run(text=part, face=None))
        else:
            _add_letters(runs, part)
    return runs


def _add_letters(runs: list[Run], part: str) -> None:
    for character in part:
        before = runs[-1] if runs and not runs[-1].is_emoji else None
        face = face_for(character, before.face if before else None)
        if before and (face in (None, before.face) or character in UNSEEN):
            runs[-1] = Run(text=before.text + character, face=before.face)
        else:
            runs.append(Run(text=character, face=face or face_for(" ")))


def _is_emoji(part: str) -> bool:
    if not CLUSTER.fullmatch(part):
        return False
    return face_for(part[0]) is None or "\ufe0f" in part or "\u20e3" in part


def _is_in_a_font(character: str) -> bool:
    return character in UNSEEN or ord(character) in emoji() or face_for(character) is not None


def _plain(character: str) -> str:
    return NEGATIVE.get(ord(character)) or unicodedata.normalize("NFKC", character)


def _can_be_drawn(word: str) -> bool:
    """Whether every letter of it is in a face, and every emoji is a picture of its own."""
    return all(
        _is_picture(run.text) if run.is_emoji else _has_letters(run) for run in runs_of(word)
    )


def _has_letters(run: Run) -> bool:
    assert run.face is not None  # noqa: S101 it is no emoji
    return all(c in UNSEEN or ord(c) in letters(run.face) for c in run.text)


def _is_picture(cluster: str) -> bool:
    bare = SKIN_TONES.sub("", cluster)
    return all(c in UNSEEN or ord(c) in emoji() for c in bare) and is_in_colour(cluster)
