"""What somebody typed in a hurry, as plain words: small letters, no apostrophes, slips mended.

Somebody in distress doesn't look at the spelling. Only slips in words that matter are mended, so
that no other text becomes one of these.
"""

import re

from bot.noticing.spelling import one_spelling

SPACES = re.compile(r"[^\S\n]+")
ENDS = re.compile(r"[.!?…]+(?=\s|$|[\"'”])|\n ?\n")
PAUSES = re.compile(r" ?(?:[,;:()\n/|–—]|(?<= )-(?= )) ?")
APOSTROPHES = re.compile(r"(?<=\w)['’‘ʼ`´](?=\w)")
NO_WORDS = re.compile(r"[^\w,\s-]")
REPEATED = re.compile(r"([^\W\d])\1{2,}")
# As much as a message may have: more is not kept.
LONGEST = 1200
SPLIT_NEGATION = re.compile(r"\b(can|don|won|didn|isn|doesn|couldn|wasn|wouldn) t\b")
SLIPS = {
    "suicide": "suiside suicied sucied suacide suicude suiced suecide",
    "suicidal": "suicidle suicidel suisidal suacidal suicidial",
    "myself": "meself myselve mysself miself mysewlf",
    "kill": "kil kll kiil kille",
    "killing": "kilin",
    "die": "dei diee dye",
    "want": "wnat wan watn wnt wnant wamt waant",
    "wanna": "wana wonna",
    "to": "2 ot",
    "you": "u",
    "disappear": "dissapear disapear dissappear disappeer disapeer",
    "anymore": "anymor nymore anymre annymore eny-more",
    "cant": "cannot carnt cnt kant caint",
    "dont": "dnt donot dnot donnt",
    "without": "witout withot wihout withou",
    "living": "livin liveing livng",
    "thinking": "thinkin thinkng",
    "hurting": "hurtin",
    "cutting": "cuttin cuting",
    "harming": "harmin",
    "ending": "endin",
    "going": "goin gonig",
    "feeling": "feelin feelling",
    "overdose": "overdoze overdos od",
    "because": "cos coz cuz bc becuase",
    "better": "beter bettr",
    "with": "w",
    "i": "ii",
    "gonna": "gona",
    "eisiau": "isio eisio eisia isho ishe isie eishe eisie eisiai",
    "hun": "hunan",
}
# In these a letter may be missing, or two of them changed about: nothing else is spelled like that.
LONG = (
    "suicide",
    "suicidal",
    "myself",
    "killing",
    "overdose",
    "hurting",
    "anymore",
    "without",
    "disappear",
)
_MENDED = {
    **{word[:at] + word[at + 1 :]: word for word in LONG for at in range(1, len(word))},
    **{
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]: word
        for word in LONG
        for at in range(1, len(word) - 1)
    },
    **{word: word for word in LONG},
    **{slip: word for word, slips in SLIPS.items() for slip in slips.split()},
}
_TOGETHER = (
    (re.compile(r"\bmy self\b"), "myself"),
    (re.compile(r"(?<!\d )\bkms\b"), "kill myself"),
    (re.compile(r"\bany ?more\b|\bany longer\b|\bno more\b|\bany mor\b"), "anymore"),
    (re.compile(r"\bcan not\b|\bcan no longer\b|\bcan hardly\b"), "cant"),
    (re.compile(r"\bdo not\b"), "dont"),
    (re.compile(r"\bi (?:am|m)\b"), "im"),
    (re.compile(r"\bi (?:have|ve)\b"), "ive"),
    (re.compile(r"\bi (?:would|d)\b"), "id"),
    (re.compile(r"\bi (?:will|ll)\b"), "ill"),
    (re.compile(r"\bself-(?=harm|injur)"), "self "),
    (
        re.compile(
            r"\bdont (?:really |honestly )?(?:think|know (?:if|whether|how)|feel(?: like)?) i can\b"
            r"|\b(?:im )?not (?:really )?sure (?:if |whether |that |how )?i can\b"
            r"|\b(?:dont feel|im not|not|im no longer|no longer) able to\b"
        ),
        "cant",
    ),
    (
        re.compile(
            r"\bdw ?i n\b|\bdw in\b|\bdw i\b|\bdwi ?n\b|\brydw i n\b|\brydw i\b|\brwy ?n\b|\brwyf\b"
        ),
        "dwi",
    ),
    (re.compile(r"\brwy\b|\bdin\b|\bdwin\b|\brydwin\b|\bwi\b|\bwin\b"), "dwi"),
    (re.compile(r"\bmoyn\b"), "eisiau"),
)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text as plain words with one space between them. A pause is a word of its
    own: ",". What stands on lines of its own is one sentence: lists and messages break anywhere."""
    plain = SPACES.sub(" ", one_spelling(text).casefold())[:LONGEST]
    plain = APOSTROPHES.sub("", plain)
    return [words for part in ENDS.split(plain) if (words := _words(part))]


def _words(part: str) -> str:
    part = NO_WORDS.sub(" ", PAUSES.sub(" , ", part))
    part = REPEATED.sub(r"\1", part)
    words = SPLIT_NEGATION.sub(r"\1t", " ".join(part.split()))
    words = " ".join(_MENDED.get(word, word) for word in words.split())
    for pattern, word in _TOGETHER:
        words = pattern.sub(word, words)
    return words.strip(" ,-")
