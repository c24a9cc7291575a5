"""Which characters our faces of letters take from which of Noto's.

A character that several have is taken from the first. Where Noto has no bold face of a script, its
regular one is taken. What is written from right to left is in one face with Latin letters, so that
a phrase in both is shaped in one pass; all scripts in one face are more than the format can hold.
"""

from collections.abc import Iterator

Characters = tuple[int, ...]


def _of(*ranges: tuple[int, int]) -> Characters:
    return tuple(character for first, last in ranges for character in range(first, last + 1))


SHARED = _of((0x20, 0x20), (0xA0, 0xA0), (0x200B, 0x200D), (0x25CC, 0x25CC))
DANDAS = _of((0x964, 0x965))
LATIN = _of(
    (0x20, 0x7E), (0xA0, 0x52F), (0x1C80, 0x1C8F), (0x1D00, 0x1FFF), (0x2000, 0x209F),
    (0x20A0, 0x20C0), (0x2100, 0x218F), (0x2190, 0x21FF), (0x2C60, 0x2C7F), (0x2DE0, 0x2DFF),
    (0xA640, 0xA69F), (0xA700, 0xA7FF), (0xAB30, 0xAB6F), (0xFB00, 0xFB06),
)  # fmt: skip
DEVANAGARI = _of((0x900, 0x97F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))

# From the npm packages @expo-google-fonts/noto-sans, noto-sans-arabic and so on.
NEWEST = {
    "NotoSans": (*LATIN, *DEVANAGARI),
    "NotoSansArabic": _of((0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF)),
    "NotoSansEthiopic": _of((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
    "NotoSansTamil": _of((0xB80, 0xBFF)),
    "NotoSansBengali": (*_of((0x980, 0x9FF)), *DANDAS),
    "NotoSansGurmukhi": (*_of((0xA00, 0xA7F)), *DANDAS),
    "NotoSansHebrew": _of((0x590, 0x5FF), (0xFB1D, 0xFB4F)),
    "NotoSansThai": _of((0xE00, 0xE7F)),
    "NotoSansGeorgian": _of((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
    "NotoSansArmenian": _of((0x530, 0x58F), (0xFB13, 0xFB17)),
}  # fmt: skip

# From Debian's fonts-noto-core, as all that follows up to Han.
BESIDE_LATIN = {
    "NotoSansThaana-Bold": _of((0x780, 0x7BF)),
    "NotoSansSyriac-Regular": _of((0x700, 0x74F), (0x860, 0x86F)),
    "NotoSansNKo-Regular": _of((0x7C0, 0x7FF)),
    "NotoSansAdlam-Bold": _of((0x1E900, 0x1E95F)),
    "NotoSansHanifiRohingya-Bold": _of((0x10D00, 0x10D3F)),
    "NotoSansTifinagh-Regular": _of((0x2D30, 0x2D7F)),
    "NotoSansVai-Regular": _of((0xA500, 0xA63F)),
    "NotoSansCherokee-Bold": _of((0x13A0, 0x13FF), (0xAB70, 0xABBF)),
    "NotoSansCanadianAboriginal-Bold": _of((0x1400, 0x167F), (0x18B0, 0x18FF)),
    "NotoSansOsage-Regular": _of((0x104B0, 0x104FF)),
}
SOUTH_ASIAN = {
    "NotoSansGujarati-Bold": (*_of((0xA80, 0xAFF)), *DANDAS),
    "NotoSansOriya-Bold": (*_of((0xB00, 0xB7F)), *DANDAS),
    "NotoSansTelugu-Bold": (*_of((0xC00, 0xC7F)), *DANDAS),
    "NotoSansKannada-Bold": (*_of((0xC80, 0xCFF)), *DANDAS),
    "NotoSansMalayalam-Bold": (*_of((0xD00, 0xD7F)), *DANDAS),
    "NotoSansSinhala-Bold": (*_of((0xD80, 0xDFF), (0x111E0, 0x111FF)), *DANDAS),
    "NotoSerifTibetan-Bold": _of((0xF00, 0xFFF)),
    "NotoSansMeeteiMayek-Bold": _of((0xAAE0, 0xAAFF), (0xABC0, 0xABFF)),
    "NotoSansOlChiki-Bold": _of((0x1C50, 0x1C7F)),
    "NotoSansLepcha-Regular": _of((0x1C00, 0x1C4F)),
    "NotoSansLimbu-Regular": _of((0x1900, 0x194F)),
    "NotoSansSaurashtra-Regular": _of((0xA880, 0xA8DF)),
    "NotoSansSylotiNagri-Regular": _of((0xA800, 0xA82F)),
    "NotoSansChakma-Regular": _of((0x11100, 0x1114F)),
    "NotoSansNewa-Regular": _of((0x11400, 0x1147F)),
}
SOUTH_EAST_ASIAN = {
    "NotoSansLao-Bold": _of((0xE80, 0xEFF)),
    "NotoSansMyanmar-Bold": _of((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
    "NotoSansKhmer-Bold": _of((0x1780, 0x17FF), (0x19E0, 0x19FF)),
    "NotoSansJavanese-Bold": _of((0xA980, 0xA9DF)),
    "NotoSansBalinese-Bold": _of((0x1B00, 0x1B7F)),
    "NotoSansSundanese-Bold": _of((0x1B80, 0x1BBF), (0x1CC0, 0x1CCF)),
    "NotoSansCham-Bold": _of((0xAA00, 0xAA5F)),
    "NotoSansKayahLi-Bold": _of((0xA900, 0xA92F)),
    "NotoSansLisu-Bold": _of((0xA4D0, 0xA4FF)),
    "NotoSansTaiTham-Bold": _of((0x1A20, 0x1AAF)),
    "NotoSansTaiLe-Regular": _of((0x1950, 0x197F)),
    "NotoSansNewTaiLue-Regular": _of((0x1980, 0x19DF)),
    "NotoSansTaiViet-Regular": _of((0xAA80, 0xAADF)),
    "NotoSansBuginese-Regular": _of((0x1A00, 0x1A1F)),
    "NotoSansBatak-Regular": _of((0x1BC0, 0x1BFF)),
    "NotoSansRejang-Regular": _of((0xA930, 0xA95F)),
    "NotoSansTagalog-Regular": _of((0x1700, 0x171F)),
    "NotoSansHanunoo-Regular": _of((0x1720, 0x173F)),
    "NotoSansMongolian-Regular": _of((0x1800, 0x18AF)),
    "NotoSansYi-Regular": _of((0xA000, 0xA4CF)),
}
# Signs that people put between words: stars, ticks, hearts of cards, notes, arrows. Those that are
# emoji are left to the font of emoji.
SIGNS = {
    "NotoSansMath-Regular": _of((0x2190, 0x22FF)),
    "NotoSansSymbols-Bold": _of((0x2300, 0x23FF), (0x2600, 0x27BF)),
    "NotoSansSymbols2-Regular": _of(
        (0x2300, 0x23FF), (0x2500, 0x27BF), (0x2800, 0x28FF), (0x2B00, 0x2BFF), (0x1F800, 0x1F8FF)
    ),
}

HAN = _of((0x2E80, 0x2FDF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
EAST_ASIAN_MARKS = _of((0x3000, 0x312F), (0x31A0, 0x31FF), (0x3200, 0x33FF), (0xFF00, 0xFFEF))
HANGUL = _of((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF))
ALL_FEATURES = ("*",)
HAN_FEATURES = ("kern", "ccmp")
HANGUL_FEATURES = (*HAN_FEATURES, "ljmo", "vjmo", "tjmo")


FontPart = tuple[str, Characters, tuple[str, ...]]


def parts_of_letters() -> Iterator[FontPart]:
    """Of `letters.ttf`: the files, what is taken from each, and the features that are kept."""
    for name, characters in NEWEST.items():
        yield f"{name}_700Bold.ttf", (*characters, *SHARED), ALL_FEATURES
    for name, characters in (BESIDE_LATIN | SIGNS).items():
        yield f"{name}.ttf", (*characters, *SHARED), ALL_FEATURES


def parts_of_south_asia() -> Iterator[FontPart]:
    """Of `south_asia.ttf`: the files, what is taken from each, and the features that are kept."""
    for name, characters in SOUTH_ASIAN.items():
        yield f"{name}.ttf", (*characters, *SHARED), ALL_FEATURES


def parts_of_south_east_asia() -> Iterator[FontPart]:
    """Of `south_east_asia.ttf`: the files, what is taken from each, and the features."""
    for name, characters in SOUTH_EAST_ASIAN.items():
        yield f"{name}.ttf", (*characters, *SHARED), ALL_FEATURES


def parts_of_east_asia() -> Iterator[FontPart]:
    """Of `east_asia.ttf`: the files, what is taken from each, and the features.

    Simplified characters look as they are written in China, the others as in Taiwan, and what
    neither has as in Japan or Korea; rare ones as Chinese fonts have them.
    """
    yield "NotoSansKR_700Bold.ttf", (*HANGUL, *SHARED), HANGUL_FEATURES
    yield "NotoSansSC_700Bold.ttf", (*_simplified(), *EAST_ASIAN_MARKS), HAN_FEATURES
    yield "NotoSansTC_700Bold.ttf", HAN, HAN_FEATURES
    yield "NotoSansJP_700Bold.ttf", (*HAN, *EAST_ASIAN_MARKS), HAN_FEATURES
    yield "NotoSansKR_700Bold.ttf", HAN, HAN_FEATURES
    yield "NotoSansSC_700Bold.ttf", _of((0x4E00, 0x9FFF), (0xF900, 0xFAFF)), HAN_FEATURES


def _simplified() -> Characters:
    """The 6,763 characters of GB 2312, with its punctuation."""
    pairs = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    text = "".join(pair.decode("gb2312", errors="ignore") for pair in pairs)
    latin = set(LATIN)
    return tuple(c for c in map(ord, text) if c not in latin)
