"""What counts as one response, and the key that all spellings of a word share.

Everything that a participant writes passes through here before it is kept, so that no sink behind
it (database, picture, chat, report, table) meets a character that it can't take.
"""

import re
import unicodedata
from collections.abc import Callable

from bot.workshop import faces, listing
from bot.workshop.edges import without_edges
from bot.workshop.errors import AnswerTooLong, NothingSaid, ResponseTooLong

MAX_CHARACTERS = listing.LONGEST_PHRASE
MAX_ANSWER = 1000
# Ten responses, the most that a plan allows, have half of this: nobody loses by it, and the longest
# message takes no longer to look through.
MAX_MESSAGE = 1200
MAX_MARKS = 5
MAX_STACKED_MARKS = 3
NAMED_CHARACTERS = 20
MOST_ROUNDS = 50  # three are enough for anything that was ever tried; no text may hold up the bot

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
LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
ONLY_SEPARATORS = re.compile(r"[-/\\|_\s]*")
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ‛′`´", "'"))
WITHOUT_STYLES = dict.fromkeys((0xFE0E, 0xFE0F))
TATWEEL_AND_HARAKAT = dict.fromkeys((0x0640, 0x0670, *range(0x064B, 0x0653)))
ARABIC = TATWEEL_AND_HARAKAT | str.maketrans("يكأإآ", "یکااا")
SKIN_TONES = "[\U0001f3fb-\U0001f3ff]"
BELONGS_TO_PREVIOUS = re.compile(
    f"[{JOINERS}\U000e0020-\U000e007f]|(?<=[{EMOJI}\ufe0f])(?<!{SKIN_TONES}){SKIN_TONES}"
)
# i with a dot above it, which is what İ becomes in small letters.
TURKISH_DOT = re.compile("(?<=[iı])\u0307")
DASHES = "\\-֊־᐀᠆‐-―⸗⸚⸺⸻⹀〜〰゠︱︲﹘﹣－"
JOINS = re.compile(rf"(?P<digits>(?<=\d)[\s{DASHES}]+(?=\d))|[\s{DASHES}]+")
BETWEEN_DIGITS = re.compile("(?<=[0-9]) +(?=[0-9])")
JOINER_IN_WORD = re.compile(f"(?<=[{JOINED_SCRIPTS}])[{JOINERS}]")


def clean(text: str) -> str:
    """The text on one line, with nothing in it that can't be seen; "" when nothing is left.

    Composed (NFC); spaces collapsed; list bullets and numbers at the front off. Joiners stay where
    a script or an emoji needs them, and the flags of Wales, Scotland and England stay whole.
    Cleaning twice changes nothing more.
    """
    return _until_stable(text, lambda line: listing.without_mark(_one_line(line)))


def clean_answer(text: str) -> str:
    """An answer or note `clean`, but with its lines, its bullets and single empty lines.

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
    """The responses in a message, as bot.workshop.listing finds them.

    Each is cleaned; the same word said twice counts once. Raises NothingSaid, and ResponseTooLong
    with `limit` and the start of the `word` for the first that has too many characters.
    """
    if len(text) > MAX_MESSAGE:
        start = clean(text[:MAX_CHARACTERS])[:NAMED_CHARACTERS]
        raise ResponseTooLong(limit=MAX_CHARACTERS, word=start)
    lines = (_until_stable(line, _one_line) for line in LINE_ENDS.split(text))
    parts = [part for part in map(clean, listing.items("\n".join(lines))) if _says_something(part)]
    for part in parts:
        if count_characters(part) > MAX_CHARACTERS:
            raise ResponseTooLong(limit=MAX_CHARACTERS, word=part[:NAMED_CHARACTERS])
    said: dict[str, str] = {}
    for part in parts:
        said.setdefault(word_key(part), part)
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


def shown(text: str) -> str:
    """A word as it is shown: without the punctuation around it, unless it is nothing else."""
    bare = _bare(text)
    return bare if bare != text and clean(bare) == bare else text


def word_key(text: str) -> str:
    """What two spellings of the same word share.

    Compatibility forms (NFKC), case, outer punctuation, kind of apostrophe and emoji style don't
    matter; a hyphen, a space and nothing are the same, but for those between digits; and so are the
    four letters I of Turkish, and an Arabic letter's forms on Arabic and Persian keyboards, with or
    without vowel signs. Accents, faces and signs that mean something ("A*") matter, and words are
    not stemmed. Only "" has an empty key.
    """
    letters = text.replace(" ", "")
    if letters.isascii() and letters.isalnum():
        # What most words come to, and much faster: nothing in it is a face, an edge or a sign.
        return BETWEEN_DIGITS.sub("-", text).replace(" ", "").casefold()
    return _until_stable(_bare(text), _folded)


def _until_stable(text: str, deed: Callable[[str], str]) -> str:
    for _ in range(MOST_ROUNDS):
        if (done := deed(text)) == text:
            break
        text = done
    return text


def _one_line(text: str) -> str:
    seen = UNSEEN.sub(lambda match: match[1] or "", unicodedata.normalize("NFC", text))
    collapsed = " ".join(seen.replace("\u2800", " ").split())
    if collapsed.isascii():
        return collapsed  # nothing in it joins, or sits on anything
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
    return character > "\x7f" and unicodedata.category(character).startswith("M")


def _stacks(mark: str) -> bool:
    """Whether each mark more makes the letter taller, rather than rounder."""
    return unicodedata.combining(mark) >= 200 or unicodedata.category(mark) == "Me"


def _says_something(part: str) -> bool:
    return not ONLY_SEPARATORS.fullmatch(part) or bool(faces.find(part))


def _bare(text: str) -> str:
    return _until_stable(text, without_edges) or text


def _folded(text: str) -> str:
    plain = text.translate(WITHOUT_STYLES).translate(APOSTROPHES)
    plain = TURKISH_DOT.sub("", _compatible(_compatible(plain).casefold())).replace("ı", "i")
    bare = _without_loose_ends(without_edges(_in_one_arabic(plain)))
    pieces = (
        _face(piece) if is_face else _joined(piece, bare) for piece, is_face in faces.between(bare)
    )
    return _in_one_arabic(" ".join(filter(None, pieces))) or plain or text


def _without_loose_ends(word: str) -> str:
    """Without the apostrophes and stops that are spelling, but make no other word."""
    found = faces.find(word)
    start = word if found and found[0][0] == 0 else word.lstrip("'")
    return start if found and found[-1][1] == len(word) else start.rstrip("'.")


def _joined(piece: str, word: str) -> str:
    """Words without what joins them; a hyphen at an end of the whole is a sign: "-5", "A-"."""
    inner = JOINER_IN_WORD.sub("", piece)
    front = "-" if inner.startswith("-") and word.startswith("-") else ""
    back = "-" if inner.endswith("-") and word.endswith("-") and len(inner) > 1 else ""
    return front + JOINS.sub(lambda match: "-" if match["digits"] else "", inner) + back


def _face(piece: str) -> str:
    """A face with its nose off, if it has one: `:-)` is `:)`."""
    plain = piece.replace("-", "")
    return plain if faces.find(plain) == ((0, len(plain)),) else piece


def _in_one_arabic(text: str) -> str:
    """What is left of a letter without its vowel sign may be composed with the next mark."""
    return _until_stable(text, lambda letters: _compatible(letters).translate(ARABIC))


def _compatible(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
