"""Builds the two fonts beside this file: `python -m bot.word_cloud.fonts.build SOURCES`.

SOURCES is a folder with the files named below, all under the SIL Open Font License (OFL.txt). The
Noto Sans faces are in the npm packages @expo-google-fonts/noto-sans, noto-sans-arabic and so on,
folder 700Bold; NotoColorEmoji.ttf is in Debian's fonts-noto-color-emoji.

One merged face lets a phrase in two scripts be shaped in one pass, and needs no search for a font.
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

HERE = Path(__file__).parent
FAMILY = "Gair Letters"
EMOJI_SOURCE = "NotoColorEmoji.ttf"

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x530), *range(0x1E00, 0x2000), *range(0x2000, 0x2070)]
LATIN += [*range(0x20A0, 0x20C0), *range(0x2100, 0x2150), *range(0x2190, 0x2200)]
JOINERS = [0x200C, 0x200D, 0x25CC]
DANDAS = [0x964, 0x965]
CHINESE_MARKS = [*range(0x3000, 0x3100), *range(0xFF00, 0xFFF0)]
SCRIPTS = {
    "NotoSans_700Bold.ttf": [*LATIN, *range(0x900, 0x980), *JOINERS],
    "NotoSansArabic_700Bold.ttf": [
        *range(0x600, 0x700),
        *range(0x750, 0x780),
        *range(0x8A0, 0x900),
        *JOINERS,
    ],
    "NotoSansEthiopic_700Bold.ttf": [*range(0x1200, 0x13A0), *range(0x2D80, 0x2DE0)],
    "NotoSansTamil_700Bold.ttf": [*range(0xB80, 0xC00), *JOINERS],
    "NotoSansBengali_700Bold.ttf": [*range(0x980, 0xA00), *DANDAS, *JOINERS],
    "NotoSansGurmukhi_700Bold.ttf": [*range(0xA00, 0xA80), *DANDAS, *JOINERS],
    "NotoSansHebrew_700Bold.ttf": [*range(0x590, 0x600)],
    "NotoSansThai_700Bold.ttf": [*range(0xE00, 0xE80)],
    "NotoSansGeorgian_700Bold.ttf": [*range(0x10A0, 0x1100)],
    "NotoSansArmenian_700Bold.ttf": [*range(0x530, 0x590)],
}
CHINESE = "NotoSansSC_700Bold.ttf"
CHINESE_FEATURES = ("kern", "ccmp")
DROPPED_TABLES = ["vhea", "vmtx", "MATH", "STAT", "meta", "VORG", "BASE", "DSIG"]
SKIN_TONES = range(0x1F3FB, 0x1F400)


def main(arguments: Sequence[str]) -> None:
    """Build both fonts from the folder that is the only argument."""
    sources = Path(arguments[0])
    build_letters(sources, HERE / "letters.ttf")
    build_emoji(sources / EMOJI_SOURCE, HERE / "emoji.ttf")


def build_letters(sources: Path, font: Path) -> None:
    """Merge what is needed of each script into one face with a name of its own."""
    with TemporaryDirectory() as folder:
        parts = []
        taken: set[int] = set()
        for name, characters in SCRIPTS.items():
            parts.append(Path(folder) / name)
            wanted = [c for c in characters if c not in taken or c in JOINERS]
            _write_subset(sources / name, parts[-1], wanted, ["*"])
            taken |= set(characters)
        parts.append(Path(folder) / CHINESE)
        _write_subset(sources / CHINESE, parts[-1], _chinese(), CHINESE_FEATURES)
        options = MergeOptions()
        options.drop_tables = DROPPED_TABLES
        merged = Merger(options).merge([str(part) for part in parts])
    _spare_autohinter(merged)
    _rename(merged)
    merged.save(font)


def build_emoji(source: Path, font: Path) -> None:
    """All emoji in colour but those with a skin tone, which are more than half of the file."""
    with TTFont(source) as whole:
        characters = [c for c in whole.getBestCmap() if c not in SKIN_TONES]
    _write_subset(source, font, characters, ["*"])


def _chinese() -> list[int]:
    """The 6,763 characters of GB 2312, with its punctuation and the letters of Japanese."""
    pairs = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    text = "".join(pair.decode("gb2312", errors="ignore") for pair in pairs)
    latin = set(LATIN)
    return [c for c in [*map(ord, text), *CHINESE_MARKS] if c not in latin]


def _write_subset(
    source: Path, to: Path, characters: Iterable[int], features: Sequence[str]
) -> None:
    options = subset.Options()
    options.hinting = False
    options.layout_features = list(features)
    options.notdef_outline = True
    options.drop_tables += ["DSIG"]
    with subset.load_font(source, options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=characters)
        subsetter.subset(font)
        subset.save_font(font, to, options)


def _spare_autohinter(font: TTFont) -> None:
    """Add a program that does nothing: without one, FreeType spends 9 ms on each new size."""
    table = newTable("prep")
    table.program = Program()
    table.program.fromBytecode(bytes.fromhex("b801ff85b0048db00021"))
    font["prep"] = table


def _rename(font: TTFont) -> None:
    """A merged font is no longer the original, so it does not bear its name."""
    names = {
        1: FAMILY,
        3: f"{FAMILY} Bold",
        4: f"{FAMILY} Bold",
        6: FAMILY.replace(" ", "") + "-Bold",
    }
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID in (7, 16, 17, 21, 22):
            font["name"].names.remove(record)


if __name__ == "__main__":
    main(sys.argv[1:])
