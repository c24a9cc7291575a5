"""Builds the fonts beside this file: `python -m bot.word_cloud.fonts.build SOURCES`.

SOURCES is a folder with the files that `scripts` beside this one names, all under the SIL Open Font
License (OFL.txt). Names that end in _700Bold are in the npm packages @expo-google-fonts/noto-sans,
noto-sans-arabic and so on, folder 700Bold; the others in Debian's fonts-noto-core, and
NotoColorEmoji.ttf in its fonts-noto-color-emoji 2.051 (Debian 13) or newer.

It takes seconds where uharfbuzz is installed, and many minutes where it is not.

Merged faces let a phrase in two scripts be shaped in one pass, and leave few to look into.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import subset
from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.ttProgram import Program

from bot.word_cloud.fonts.scripts import (
    ALL_FEATURES,
    SHARED,
    FontPart,
    parts_of_east_asia,
    parts_of_letters,
    parts_of_south_asia,
    parts_of_south_east_asia,
)

HERE = Path(__file__).parent
FACES = {
    "letters.ttf": ("Gair Letters", parts_of_letters),
    "south_asia.ttf": ("Gair South Asia", parts_of_south_asia),
    "south_east_asia.ttf": ("Gair South-East Asia", parts_of_south_east_asia),
    "east_asia.ttf": ("Gair East Asia", parts_of_east_asia),
}
EMOJI_SOURCE = "NotoColorEmoji.ttf"

DROPPED_TABLES = ["vhea", "vmtx", "MATH", "STAT", "meta", "VORG", "BASE", "DSIG"]
# Arrows, ™ and the like before it are letters unless an emoji is asked for.
SIGNS_BEGIN = 0x2300
JOINER = 0x200D
JOINER_NAMES = {"uni200D", "ZWJ"}
SKIN_TONES = range(0x1F3FB, 0x1F400)


def main(arguments: Sequence[str]) -> None:
    """Build all from the folder that is the first argument, or only the faces named after it."""
    sources, names = Path(arguments[0]), arguments[1:]
    for name in names or FACES:
        family, parts = FACES[name]
        build_face(sources, HERE / name, family, parts())
    if not names:
        build_emoji(sources / EMOJI_SOURCE, HERE / "emoji.ttf")


def build_face(sources: Path, font: Path, family: str, parts: Iterable[FontPart]) -> None:
    """Merge what is needed of each script into one face with a name of its own."""
    with TTFont(sources / EMOJI_SOURCE, lazy=True) as emoji:
        left_to_emoji = {c for c in emoji.getBestCmap() if c >= SIGNS_BEGIN}
    with TemporaryDirectory() as folder:
        taking = _Taking(sources, Path(folder))
        for name, characters, features in parts:
            taking.take(name, [c for c in characters if c not in left_to_emoji], features)
        options = MergeOptions()
        options.drop_tables = DROPPED_TABLES
        merged = Merger(options).merge([str(part) for part in taking.parts])
    _share_joiner(merged)
    _spare_autohinter(merged)
    _rename(merged, family)
    merged.save(font)


class _Taking:
    """Takes from each face the characters that no face before it had."""

    def __init__(self, sources: Path, folder: Path) -> None:
        self._sources = sources
        self._folder = folder
        self._taken: set[int] = set()
        self.parts: list[Path] = []

    def take(self, name: str, characters: Iterable[int], features: Sequence[str]) -> None:
        """Write a part with these of the characters that are not taken, if there are any."""
        with TTFont(self._sources / name, lazy=True) as face:
            had = face.getBestCmap().keys()
        new = {c for c in characters if c in had} - self._taken
        if new:
            shared = [c for c in characters if c in SHARED]
            self.parts.append(self._folder / f"{len(self.parts)}.ttf")
            part = _subset(self._sources / name, [*new, *shared], features)
            subset.save_font(part, self.parts[-1], _options(features))
            self._taken |= new


def build_emoji(source: Path, font: Path) -> None:
    """All emoji in colour but those of people with a skin tone, which are more than half of the
    file. The tones by themselves, which are swatches, stay."""
    with TTFont(source) as whole:
        characters = whole.getBestCmap()
    toneless = _subset(source, [c for c in characters if c not in SKIN_TONES])
    options = _options()
    options.layout_closure = False
    with subset.load_font(source, options) as emoji:
        subsetter = subset.Subsetter(options)
        subsetter.populate(glyphs=toneless.getGlyphOrder(), unicodes=characters)
        subsetter.subset(emoji)
        subset.save_font(emoji, font, options)


def _subset(
    source: Path, characters: Iterable[int], features: Sequence[str] = ALL_FEATURES
) -> TTFont:
    options = _options(features)
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def _options(features: Sequence[str] = ALL_FEATURES) -> subset.Options:
    options = subset.Options()
    options.hinting = False
    options.layout_features = list(features)
    options.notdef_outline = True
    options.drop_tables += ["DSIG"]
    return options


def _share_joiner(font: TTFont) -> None:
    """Let the ligatures of all scripts know the one joiner that is left of those of the parts."""
    joiner = font.getBestCmap()[JOINER]
    tables = (table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable)
    for table in tables:
        for ligatures in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).values():
            for ligature in ligatures:
                ligature.Component = [
                    joiner if name.partition(".")[0] in JOINER_NAMES else name
                    for name in ligature.Component
                ]


def _spare_autohinter(font: TTFont) -> None:
    """Add a program that does nothing: without one, FreeType spends 9 ms on each new size."""
    table = newTable("prep")
    table.program = Program()
    table.program.fromBytecode(bytes.fromhex("b801ff85b0048db00021"))
    font["prep"] = table


def _rename(font: TTFont, family: str) -> None:
    """A merged font is no longer the original, so it does not bear its name."""
    names = {
        1: family,
        3: f"{family} Bold",
        4: f"{family} Bold",
        6: family.title().replace(" ", "").replace("-", "") + "-Bold",
    }
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID in (7, 16, 17, 21, 22):
            font["name"].names.remove(record)


if __name__ == "__main__":
    main(sys.argv[1:])
