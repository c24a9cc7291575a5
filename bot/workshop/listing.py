"""Where one message is several responses, and where it is one.

Line breaks, list marks, semicolons and commas separate, and so do the full stops of "Kind. Caring."
and the marks of hashtags; spaces and slashes never do, as "and/or" is one thing. A sentence keeps
its commas. Nothing inside a face (bot.workshop.faces) separates.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

from bot.workshop import faces, numbering

# "listening without judging" is an item. What has more than six words is read as a sentence, unless
# it has several items, which are short, and nothing in it makes a clause.
WORDS_OF_A_SHORT_LIST = 6
WORDS_OF_AN_ITEM = 5
WORDS_BEFORE_A_STOP = 3
# What is too long for one response would be refused as a sentence. With four items or more it is a
# list whatever is in them.
LONGEST_PHRASE = 60
ITEMS_OF_A_LONG_LIST = 4
ITEMS_OF_A_LIST = 3
# Words that make a clause, in English and Welsh. "you", "it", "have" and "can" stand in phrases
# too, and a small i is Welsh for "to".
CLAUSES = re.compile(
    "I|(?i:i'(?:m|ve|d|ll)|we|we're|he|she|they|is|are|was|were|(?:is|are|was|were|does|did)n't|has|had"
    "|it's|that's|there's|could|would|should|must|does|did|but|because|although|if|when|while"
    "|mae(?:'[rn])?|maen|yw|yd[yi]|r?oedd|bydd|dwi?|rwy(?:'n)?|ryd(?:w|yn|ym)|ond|achos|oherwydd|pan|os"
    "|nhw)"
)
# What goes on with what is before the comma, and is no item of its own.
GOES_ON = re.compile(
    "(?:and|or|but|so|not|nor|which|who|where|as|with|without|in|on|at|after|before|for|from|of|by"
    "|through|during|despite|until|since|than|then|also|especially|like|ac|neu|ond|na|nac|gyda|heb"
    "|ar|yn|i|o|wrth|cyn|felly|hefyd|yn enwedig)\\b",
    re.IGNORECASE,
)
# What takes back some of what is before the comma, or says why: "trust, but not always".
_CONTRASTS = re.compile(
    "(?:but|though|although|because|unless|until|whereas|yet|ond|achos|oherwydd|er)\\b",
    re.IGNORECASE,
)
_LAST_AND = re.compile(r"(?:and|ac|&)\s+", re.IGNORECASE)
ABBREVIATIONS = re.compile(
    "dr|mr|mrs|ms|mx|prof|rev|parch|sgt|capt|hon|jr|sr|st|ave|rd|vs|etc|approx|dept|incl|esp|cf|al"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|hr|fr|bzw|usw|ca|nr|str|sra|srta|mme|mlle"
)

# A number before nothing but a number is no list mark ("3. 5"), nor one above ten ("24. December").
_MARKS_IN_FRONT = re.compile(
    r"\A(?:[-*+–—•·‣◦●▪■](?:\s+|\Z)|(?:10|\d)(?:\.(?:\s+|\Z)|\)\s*)(?![\s\d.,]*\d\Z))+"
)
_LINES = re.compile(r"\n")
_BULLETS = re.compile(r"[•‣◦●▪■⁃∙◾▫]|(?<!\S)·+|·+(?!\S)|(?<=\s)\|+(?=\s)|(?<=\w)\|+(?=\w)")
_LINE_MARK = re.compile(r"[-–—*+>~✓✔✗➢➤►▶★☆○◆◇□](?=\ufe0f?\s)|[-*](?=[^\W\d_])")
_EMOJI_MARKS = "✓✔☐✅☑🔹🔸🔷🔶🔵🔴🟢🟠🟡🟣⚫⚪➡👉📌"
_QUOTED = re.compile(r"(?:\"[^\"]+\"|“[^“”]+”|«[^«»]+»|\[[^\[\]]+\]|\([^()]+\))(?=\s|\Z)")
_SEMICOLONS = re.compile("[;\u061b\u1364\uff1b]")
_COMMAS = re.compile("(?<!\\d),|,(?!\\d)|[\u060c\u1363\u3001\uff0c\uff64\ufe50]")
SEPARATORS = re.compile(f"\\r|{_LINES.pattern}|{_SEMICOLONS.pattern}|{_COMMAS.pattern}")
_STOPS = re.compile(
    r"(?<![.…\s])(?:\.|[!?]{1,3})(?=\s)|(?<=[^\W\d_]{3})\.(?=[A-ZÀ-Þ][a-zà-ÿ])|[。！？｡।॥۔።։]+"
)
_ENDS_IN_STOP = re.compile(r"[.!?。！？｡।۔።]\s*\Z")
# What has only letters and spaces in it needs no look.
_PLAIN = re.compile(r"[^\W\d_①-⓿❶-➓](?:[^\W\d_①-⓿❶-➓]|[ '’])*")
_UNSPACED = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f]")

Separated = Sequence[str]


def items(text: str) -> tuple[str, ...]:
    """The responses in a text whose lines have been cleaned; none of them is empty."""
    pieces: list[str] = [text.strip()]
    for separate in _WAYS * 2:
        pieces = [
            found
            for piece in pieces
            for found in ((piece,) if _PLAIN.fullmatch(piece) else separate(piece))
        ]
    return tuple(piece for piece in pieces if piece)


def without_mark(text: str) -> str:
    """The text without the list marks in front of it, which are no words."""
    return _MARKS_IN_FRONT.sub("", text, count=1).strip()


def _in_lines(text: str) -> Separated:
    return _cut(text, _LINES)


def _bulleted(text: str) -> Separated:
    """`hope • fear`; and `- hope - fear`, where the mark that begins the line comes again."""
    pieces = _cut(text, _BULLETS)
    first = _LINE_MARK.match(text)
    if pieces != [text] or first is None:
        return pieces
    again = "(?=[^\\W\\d_])" if first[0] in "-*" and text[1:2].strip() else "\ufe0f?\\s"
    pieces = _cut(text, re.compile(f"(?<!\\S){re.escape(first[0])}{again}"))
    return pieces if len(pieces) > 1 else [text]


def _emoji_bulleted(text: str) -> Separated:
    """`✅ hope ✅ fear`, in one line or several: an emoji like a bullet, before each."""
    if not text or text[0] not in _EMOJI_MARKS:
        return [text]
    pieces = _cut(text, re.compile(f"(?<!\\S){text[0]}\ufe0f?"))
    return pieces if len(pieces) > 1 else [text]


def _hashtags(text: str) -> Separated:
    """`#hope #fear`: nothing but hashtags is a list; the mark separates, not the space."""
    tags = text.replace("#", " #").split()
    are_tags = all(tag[0] == "#" and tag[1:2].isalpha() for tag in tags)
    return tags if len(tags) > 1 and are_tags else [text]


def _in_quotes(text: str) -> Separated:
    """`"hope" "fear"`: nothing but words in quotation marks or brackets is a list."""
    quoted = _QUOTED.findall(text)
    is_all = len(quoted) > 1 and not _QUOTED.sub("", text).strip() and not faces.find(text)
    return quoted if is_all else [text]


def _semicolons(text: str) -> Separated:
    return _cut(text, _SEMICOLONS)


def _commas(text: str) -> Separated:
    pieces = _cut(text, _COMMAS)
    return [text] if _is_sentence(text, pieces) else _without_last_and(pieces)


def _without_last_and(pieces: Separated) -> Separated:
    """`trust, care, and hope` without its "and"."""
    if len(pieces) < ITEMS_OF_A_LIST:
        return pieces
    *before, last = pieces
    match = _LAST_AND.match(last)
    is_short = _count_words(last) <= WORDS_BEFORE_A_STOP + 1
    return (
        [*before, last[match.end() :]] if match and is_short and not _has_clause(last) else pieces
    )


def _stops(text: str) -> Separated:
    """`Kind. Caring. Brave.`: sentences of a word or two each, that are no sentences."""
    pieces, at = [], 0
    for match in faces.outside(_STOPS, text):
        pieces.append(text[at : match.end()].strip())
        at = match.end()
    pieces = [piece for piece in (*pieces, text[at:].strip()) if piece]
    words = [_count_words(piece) for piece in pieces]
    are_short = all(0 < count <= WORDS_BEFORE_A_STOP for count in words)
    is_list = are_short and sum(words) <= 2 * len(pieces) and not _has_clause(text)
    is_list = is_list and not any(piece[0].isdecimal() for piece in pieces)
    return pieces if is_list and not any(map(_goes_on, pieces[:-1])) else [text]


def _goes_on(piece: str) -> bool:
    """Whether the stop at the end belongs to an abbreviation or a number: "Dr. Jones", "3. 5"."""
    last = piece.rsplit(maxsplit=1)[-1]
    word = last.rstrip(".!?").casefold()
    is_initial = len(word) == 1 and last.endswith(".") and not _UNSPACED.match(word)
    if is_initial or "." in word or ABBREVIATIONS.fullmatch(word):
        return True
    return not any(map(str.isalpha, word))


def _is_sentence(text: str, pieces: Separated) -> bool:
    words = [_count_words(piece) for piece in pieces]
    if len(pieces) == 2 and _CONTRASTS.match(pieces[1]):
        return True
    if len(pieces) < 2 or sum(words) <= WORDS_OF_A_SHORT_LIST:
        return False
    if len(text) > LONGEST_PHRASE and len(pieces) >= ITEMS_OF_A_LONG_LIST:
        return False
    if len(text) > LONGEST_PHRASE and _are_phrases(text, pieces):
        return False
    ends_in_stop = _ENDS_IN_STOP.search(text) and sum(words) > 2 * len(pieces)
    is_list = len(pieces) > 2 and max(words) <= WORDS_OF_AN_ITEM
    return not is_list or bool(ends_in_stop) or _has_clause(text)


def _are_phrases(text: str, pieces: Separated) -> bool:
    """Whether pieces of what is too long for one response are several that each fit: long phrases
    between commas, none of which goes on with the one before."""
    if len(pieces) < ITEMS_OF_A_LIST or max(map(len, pieces)) > LONGEST_PHRASE:
        return False
    if _ENDS_IN_STOP.search(text) or _has_clause(text):
        return False
    *before, last = pieces
    return not any(map(GOES_ON.match, [*before, last.removeprefix("and ")]))


def _has_clause(text: str) -> bool:
    words = (word.strip('.,!?"“”()').replace("’", "'") for word in text.split())
    return any(map(CLAUSES.fullmatch, words))


def _count_words(text: str) -> int:
    """Words with a letter, digit or sign in them; two signs of Chinese or Japanese are one."""
    unspaced = len(_UNSPACED.findall(text))
    words = sum(any(map(_says_something, word)) for word in _UNSPACED.sub("", text).split())
    return words + (unspaced + 1) // 2


def _says_something(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNS"


def _cut(text: str, separator: re.Pattern[str]) -> Separated:
    """The pieces between separators that are not part of a face; without empty ones."""
    pieces, at = [], 0
    for match in faces.outside(separator, text):
        pieces.append(text[at : match.start()])
        at = match.end()
    if not pieces:
        return [text]
    return [piece.strip() for piece in (*pieces, text[at:]) if piece.strip()]


# Each is tried on what those before it have left. A list can be numbered over lines, or in each;
# sentences of a word or two can have commas in them. Not until nothing changes: some texts can be
# taken apart mark by mark, and that would take long.
_WAYS: tuple[Callable[[str], Separated], ...] = (
    *(_emoji_bulleted, numbering.pieces, _in_lines, numbering.pieces),
    *(_bulleted, _hashtags, _in_quotes, _semicolons),
    *(lambda text: [without_mark(text)], _commas, _stops, _commas),
)
