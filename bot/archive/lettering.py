"""Letters that a reader's machine may lack: the fonts of the clouds, cut down to what is used.

Machines have letters of Latin, Greek, Cyrillic, Arabic and Hebrew; of other scripts, and of emoji,
some have none, and show boxes. A file that is sent on brings its own.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.word_cloud.typeface import EMOJI, FACES, UNSEEN, emoji, face_for

EVERYWHERE = (
    "\u0000-\u052f\u0590-\u06ff\u1e00-\u1fff\u2000-\u206f\u20a0-\u20bf\u2100-\u214f\u2190-\u2193"
    "\ufb00-\ufb06\ufe0e\ufe0f\ufffd"
)
RARE = re.compile(f"[^{EVERYWHERE}]")
# What emoji are put together of, beside what is rare: keycaps.
OF_KEYCAPS = "#*0123456789"
KEYCAP = "\u20e3"
_RARE = f"(?:[{OF_KEYCAPS}]\ufe0f?(?=\u20e3))?{RARE.pattern}(?:{RARE.pattern}|[{UNSEEN}])*"
STRETCH = re.compile(rf"{_RARE}(?:\s+{_RARE})*")
FAMILIES = {
    **dict(
        zip(
            FACES,
            ("Gair Letters", "Gair South Asia", "Gair South-East Asia", "Gair East Asia"),
            strict=True,
        )
    ),
    EMOJI: "Gair Emoji",
}
DROPPED = ["vhea", "vmtx", "MATH", "STAT", "meta", "VORG", "BASE", "DSIG"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedFont:
    """A font by the name of its family, for these characters; `content` is TrueType, in which emoji
    are pictures."""

    family: str
    characters: str
    content: bytes

    @property
    def is_emoji(self) -> bool:
        return self.family == FAMILIES[EMOJI]


def fonts_for(text: str) -> tuple[EmbeddedFont, ...]:
    """The fonts that a text needs where a machine has only what all have; none for most texts. The
    same characters give the same bytes."""
    wanted: dict[Path, set[str]] = {}
    for character in sorted(set(RARE.findall(text))):
        face = face_of(character)
        if face is not None:
            wanted.setdefault(face, set()).add(character)
    return tuple(_font(face, wanted[face]) for face in FAMILIES if face in wanted)


def face_of(character: str) -> Path | None:
    """Which of our fonts has a character; None if none does."""
    return face_for(character) or (EMOJI if ord(character) in emoji() else None)


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, and of each whether it is rare. Spaces between rare letters are theirs."""
    at = 0
    for found in STRETCH.finditer(text):
        if text[at : found.start()]:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if text[at:]:
        yield text[at:], False


def _font(face: Path, wanted: set[str]) -> EmbeddedFont:
    """A font of these characters, and of what they are joined with."""
    joined = set(UNSEEN) | set(OF_KEYCAPS if KEYCAP in wanted else "")
    content = _cut(face, "".join(sorted(wanted | joined)))
    characters = "".join(sorted(wanted | set(UNSEEN)))
    return EmbeddedFont(family=FAMILIES[face], characters=characters, content=content)


def _cut(face: Path, characters: str) -> bytes:
    from fontTools import subset  # noqa: PLC0415 a sixth of the time to start, and few texts need it
    from fontTools.ttLib import TTFont  # noqa: PLC0415 as above

    options = subset.Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables = [*options.drop_tables, *DROPPED]
    with TTFont(face, lazy=True, recalcTimestamp=False) as font:
        cutting = subset.Subsetter(options)
        cutting.populate(text=characters)
        cutting.subset(font)
        file = io.BytesIO()
        font.save(file)
    return file.getvalue()
