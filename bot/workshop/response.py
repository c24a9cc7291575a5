"""What counts as one response, and the key that all spellings of a word share.

Everything that a participant writes passes through here before it is kept, so that no sink behind
it (database, picture, chat, report, table) meets a character that it can't take.
"""

import re
import unicodedata
from collections.abc import Callable

from bot.workshop.errors import AnswerTooLong, NothingSaid, ResponseTooLong

MAX_CHARACTERS = 60
MAX_ANSWER = 1000
MAX_MARKS = 5
MAX_STACKED_MARKS = 3
NAMED_CHARACTERS = 20

JOINERS = "\u200c\u200d"
EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u27ff\u2900-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff"
)
JOINED_SCRIPTS = "\u0600-\u109f\u1780-\u18af\u1a00-\u1cff"
JOINABLE = f"[{EMOJI}{JOINED_SCRIPTS}\ufe0f\U000e007f]"
FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f"
KEYCAP = "[#*0-9]\ufe0f?\u20e3"
CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
FORMATTING = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff"
FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\U0001bca0-\U0001bca3"
SELECTORS = "\ufe00-\ufe0f\U000e0000-\U000e0fff"
NO_CHARACTERS = "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff" + "".join(
    f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000)
)
UNSEEN = re.compile(
    f"({FLAG}|{KEYCAP}|[{EMOJI}][\ufe0e\ufe0f])"
    f"|[{CONTROLS}{FORMATTING}{FILLERS}{SELECTORS}{NO_CHARACTERS}\U0001d173-\U0001d17a]"
)
IDLE_JOINER = re.compile(f"(?<!{JOINABLE})[{JOINERS}]|[{JOINERS}](?!{JOINABLE})")
BULLETS = re.compile(r"\A(?:(?:[-*+–—•·‣◦●▪■]|\d{1,2}\.)(?:\s+|\Z)|\d{1,2}\)\s*)+")
SEPARATORS = re.compile(
    "[\n\r\u060c\u061b\u1363\u1364\u3001\uff0c\uff1b\uff64]"
    r"|(?<!\d),|,(?!\d)|;(?!-?\))"
)
ONLY_SEPARATORS = re.compile(r"[-/\\|_\s]*")
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ‛′`´", "'"))
WITHOUT_STYLES = dict.fromkeys((0xFE0E, 0xFE0F))
TATWEEL_AND_HARAKAT = dict.fromkeys((0x0640, 0x0670, *range(0x064B, 0x0653)))
ARABIC = TATWEEL_AND_HARAKAT | str.maketrans("يكأإآ", "یکااا")
SKIN_TONES = "[\U0001f3fb-\U0001f3ff]"
BELONGS_TO_PREVIOUS = re.compile(
    f"[{JOINERS}\U000e0020-\U000e007f]|(?<=[{EMOJI}\ufe0f])(?<!{SKIN_TONES}){SKIN_TONES}"
)
JOINER_IN_WORD = re.compile(f"(?<=[{JOINED_SCRIPTS}])[{JOINERS}]")


def clean(text: str) -> str:
    """The text on one line, with nothing in it that can't be seen; "" when nothing is left.

    Composed (NFC); spaces collapsed; list bullets and numbers at the front off. Joiners stay where
    a script or an emoji needs them, and the flags of Wales, Scotland and England stay whole.
    Cleaning twice changes nothing more.
    """
    return _until_stable(text, lambda line: BULLETS.sub("", _one_line(line), count=1).strip())


def clean_answer(text: str) -> str:
    """The same for an answer or note, which keeps its lines, its bullets and single empty lines.

    Raises NothingSaid, and AnswerTooLong with `limit` when it has more than MAX_ANSWER characters.
    """
    lines = (_until_stable(line, _one_line) for line in re.split(r"\r\n|[\n\r\u2028\u2029]", text))
    answer = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    if not answer:
        raise NothingSaid
    if count_characters(answer) > MAX_ANSWER:
        raise AnswerTooLong(limit=MAX_ANSWER)
    return answer


def split(text: str) -> tuple[str, ...]:
    """The responses in a message: line breaks, commas and semicolons separate them, spaces never.

    Each is cleaned; the same word said twice counts once. Raises NothingSaid, and ResponseTooLong
    with `limit` and the start of the `word` for the first that has too many characters.
    """
    said: dict[str, str] = {}
    for part in map(clean, SEPARATORS.split(text)):
        if not ONLY_SEPARATORS.fullmatch(part):
            said.setdefault(word_key(part), part)
    for word in said.values():
        if count_characters(word) > MAX_CHARACTERS:
            raise ResponseTooLong(limit=MAX_CHARACTERS, word=word[:NAMED_CHARACTERS])
    if not said:
        raise NothingSaid
    return tuple(said.values())


def count_characters(text: str) -> int:
    """How many characters a person would count, nearly.

    Marks, joiners, emoji styles, skin tones and flag tags belong to the character before them; the
    people of a joined emoji count one by one, so that joining does not get around a limit.
    """
    unmarked = sum(not _is_mark(character) for character in text)
    return unmarked - sum(1 for _ in BELONGS_TO_PREVIOUS.finditer(text))


def word_key(text: str) -> str:
    """What two spellings of the same word share.

    Compatibility forms (NFKC), case, outer punctuation, kind of apostrophe and emoji style don't
    matter; a hyphen, a space and nothing are the same, and so are an Arabic letter's forms on
    Arabic and Persian keyboards, with or without vowel signs. Accents matter, and words are not
    stemmed. Only "" has an empty key.
    """
    folded = text.translate(WITHOUT_STYLES).translate(APOSTROPHES)
    folded = _compatible(_compatible(folded).casefold())
    bare = JOINER_IN_WORD.sub("", without_edges(_in_one_arabic(folded)))
    return _in_one_arabic("".join(c for c in bare if not _joins_words(c))) or folded or text


def without_edges(text: str) -> str:
    """The text without the punctuation around it."""
    start, end = 0, len(text)
    while start < end and _is_edge(text[start]):
        start += 1
    while start < end and _is_edge(text[end - 1]):
        end -= 1
    return text[start:end]


def _until_stable(text: str, deed: Callable[[str], str]) -> str:
    while (done := deed(text)) != text:
        text = done
    return text


def _one_line(text: str) -> str:
    seen = UNSEEN.sub(lambda match: match[1] or "", unicodedata.normalize("NFC", text))
    collapsed = " ".join(seen.replace("\u2800", " ").split())
    return unicodedata.normalize("NFC", _without_piles(IDLE_JOINER.sub("", collapsed)))


def _without_piles(text: str) -> str:
    """The text without marks that have nothing to sit on, or sit on too many others."""
    kept: list[str] = []
    pile: list[str] = []
    for character in text:
        if _is_mark(character):
            if not kept or kept[-1] == " " or not _may_join(pile, character):
                continue
            pile.append(character)
        elif character not in JOINERS:
            pile.clear()
        kept.append(character)
    return "".join(kept)


def _may_join(pile: list[str], character: str) -> bool:
    """Whether a letter with these marks can bear one more; Burmese and Khmer use up to five."""
    stacked = sum(map(_stacks, pile))
    return (
        character not in pile
        and len(pile) < MAX_MARKS
        and not (_stacks(character) and stacked >= MAX_STACKED_MARKS)
    )


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _stacks(mark: str) -> bool:
    """Whether each mark more makes the letter taller, rather than rounder."""
    return unicodedata.combining(mark) >= 200 or unicodedata.category(mark) == "Me"


def _joins_words(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Pd"


def _is_edge(character: str) -> bool:
    return character.isspace() or unicodedata.category(character).startswith("P")


def _in_one_arabic(text: str) -> str:
    """What is left of a letter without its vowel sign may be composed with the next mark."""
    return _until_stable(text, lambda letters: _compatible(letters).translate(ARABIC))


def _compatible(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
