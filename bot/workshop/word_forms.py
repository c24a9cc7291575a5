"""Forms of a word that may be counted as one: regular English plurals, and two ways of spelling.

Only what holds for nearly every pair of real words is here, as both forms must have been said
before they count as one. What a plural often is not is listed, and left to a facilitator.
"""

import re
import unicodedata

from bot.workshop.response import word_key

SHORTEST_KEY = 4
SHORTEST_LAST_WORD = 3
WORDS = re.compile(r"[^\W\d_]+")
ENGLISH_END = re.compile(r"(?s).*[a-z]{2}")
SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"([a-z]{3})iz(e[ds]?|ers?|ing|ations?)\b", r"\1is\2"),
        (r"lyz(e[ds]?|ers?|ing)\b", r"lys\1"),
        (r"(behavi|neighb|endeav|splend|harb|parl|glam|cand|clam|ferv|ranc)our", r"\1or"),
        (r"(arm|col|fav|hon|hum|lab|rum|sav|val|vap|vig|ard|rig|tum|\bod)our", r"\1or"),
        (r"(cent|theat|fib|lit|calib|somb)re(s?)\b", r"\1er\2"),
        (r"centr(ed|ing)\b", r"center\1"),
        (r"(judg|acknowledg)ement", r"\1ment"),
        (r"\bageing\b", "aging"),
        (r"(lik|siz)eable", r"\1able"),
        (r"(travel|cancel|counsel|signal|channel|quarrel|marvel)l(ed\b|ing|er|or|ous)", r"\1\2"),
        (r"(tunnel|funnel|\blabel|\bmodel|\blevel|\bfuel)l(ed\b|ing|er)", r"\1\2"),
        (r"(fulfi|\benro|insta)ll(s?\b|ment)", r"\1l\2"),
        (r"\b(ski|wi)llful", r"\1lful"),
        (r"(defen|offen|licen|preten)ce", r"\1se"),
        (r"\bpractis(e[ds]?\b|ing)", r"practic\1"),
        (r"(dialog|catalog|analog)ue", r"\1"),
        (r"\bgrey", "gray"),
        (r"\bcosy\b", "cozy"),
        (r"\bjewellery", "jewelry"),
        (r"\bsceptic", "skeptic"),
        (r"artefact", "artifact"),
        (r"manoeuvre", "maneuver"),
        (r"(p)ae(diatr)|(an)ae(sth)", r"\1\3e\2\4"),
    )
)
SPELT_IN_TWO_WAYS = re.compile(
    "yz|iz[aei]|our|re|r[ei]d|ring|gem|ageing|eable|ll|[nt]ce|practis|logue|grey|cosy|scept|facts?"
    "|manoeuv|ae"
)
# Words whose form with an s says something else, in English or by chance in Welsh; or says so often
# enough that somebody has to look: patient and patients, right and rights, trust and NHS trusts.
WITH_AN_S_ANOTHER = (
    "aid all arm authority being beside blue but can class close cloth clothe condition content"
    " custom dawn elder equal fair force general glass good great ground her human humanity"
    " individual indoor interest kind less local mean minute moral negative new objective"
    " official one open other our outdoor outskirt pant patient people perhap physical plant"
    " positive pre premise present pro professional quality resident respect right saving"
    " security sense sometime specie spectacle spirit step term the time trust utility value"
    " wage who will wit wood work you young"
)
SAYS_SOMETHING_ELSE = frozenset(WITH_AN_S_ANOTHER.split())
# Of these somebody may be asked: they say the same as often as not. Of the others it is a wrong
# question nearly always, and three of ten suggestions were.
ONE_OFTEN = (
    "condition elder human individual interest local negative official patient positive"
    " professional resident respect trust value"
)
OFTEN_THE_SAME = frozenset(ONE_OFTEN.split())


def in_one_spelling(text: str, key: str) -> str:
    """The key of a text with British and American spellings made one; made to compare, not to be
    shown. `key` is what it has as it is."""
    if not SPELT_IN_TWO_WAYS.search(key):
        return key
    plain = unicodedata.normalize("NFKC", text).casefold()
    for pattern, replacement in SPELLINGS:
        plain = pattern.sub(replacement, plain)
    return word_key(plain)


def plurals(key: str) -> tuple[str, ...]:
    """The keys that may be a regular English plural of a word by its key."""
    if not ENGLISH_END.fullmatch(key) or key.endswith(("i", "u")):
        return ()
    if key.endswith("y") and key[-2] not in "aeiou":
        return (key[:-1] + "ies",)
    if key.endswith(("ss", "us", "x", "z", "sh")):
        return (key + "es",)
    if key.endswith(("ch", "o")):
        return key + "s", key + "es"
    return () if key.endswith("s") else (key + "s",)


def means_the_same_in_plural(text: str) -> bool:
    """Whether a word or phrase is long enough to be sure of its plural, and no exception."""
    words = WORDS.findall(unicodedata.normalize("NFKC", text).casefold())
    last = words[-1] if words else ""
    return (
        sum(map(len, words)) >= SHORTEST_KEY
        and len(last) >= SHORTEST_LAST_WORD
        and last not in SAYS_SOMETHING_ELSE
        and not last.endswith("ic")
    )


def is_often_one_with_its_plural(text: str) -> bool:
    """Whether it is worth to ask somebody whether a word or phrase and its plural are one."""
    words = WORDS.findall(unicodedata.normalize("NFKC", text).casefold())
    return not words or words[-1] not in SAYS_SOMETHING_ELSE or words[-1] in OFTEN_THE_SAME
