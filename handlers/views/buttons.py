"""Buttons: what rides in them, and how a press is read back. Both halves are here.

Callback data comes from clients that may send anything: it is read by a strict pattern, and what
it asks for is authorised again, by the real id of who pressed.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from enum import StrEnum

from bot.workshop.scope import NONE_WRITTEN, Scope, scope_written

MAX_DATA = 64
# A phone shows about so many in the width of a message, and puts … for the rest of a label.
LETTERS_IN_A_ROW = 48
NUMBER = re.compile(r"0|[1-9][0-9]{0,11}")
SCOPE = re.compile(rf"(?:{NONE_WRITTEN}|0|[1-9][0-9]?)-(?:{NONE_WRITTEN}|0|[1-9][0-9]?)")
PATTERN = re.compile(r"([a-z]+)((?::[A-Za-z0-9_-]{0,40}){0,5})")


class Verb(StrEnum):
    """What pressing a button asks for."""

    CHOOSE = "set"
    CLAIM = "claim"
    AGREE = "agree"
    DECLINE = "decline"
    MOVE = "move"
    UNDO = "undo"
    END = "end"
    SKIP = "skip"
    STAY = "stay"
    KEEP_OPEN = "stayopen"
    VALUES = "values"
    RUN_VALUE = "run"
    EARLIER = "earlier"
    ALL_VALUES = "allvalues"
    GO_TO = "goto"
    TIME = "time"
    END_IN = "endin"
    DELETE_PLAN = "delplan"
    LOOK_AGAIN = "lookagain"
    PASS = "pass"  # noqa: S105 passing on a question
    CHANGE = "change"
    KEEP = "keep"
    KEEP_WORD = "word"
    REMOVE = "remove"
    ANSWER_TO = "to"
    MOVE_ANSWER = "under"
    DRAFT = "draft"
    WITHOUT_THEMES = "plain"
    POST = "post"
    LOOK = "look"
    HELD_BACK = "held"
    HIDE = "hide"
    PUT = "put"
    DROP = "drop"
    MERGE = "merge"
    NAME_KEY = "key"
    UNDO_EDIT = "revert"
    RENAME = "rename"
    SPLIT = "split"
    NEW_THEME = "new"
    RECOGNISE = "recognise"
    MISSING = "missing"
    NOTHING_MISSING = "never"
    RARE_FIRST = "rare"
    ALL_WORDS = "words"
    IN_FULL = "infull"
    SO_FAR = "sofar"
    LET_WORDS_IN = "letin"
    SAME_WORDS = "same"
    PUT_TOGETHER = "together"
    TAKE_APART = "apart"
    PICK = "pick"
    LEAVE = "leave"
    FORGET = "forget"
    ARCHIVE = "archive"
    SAY_DAY = "day"
    IN_LANGUAGE = "archlang"
    ABOUT = "about"
    TICK = "tick"
    COMBINE = "combine"
    TICK_SIDE = "tickside"
    COMPARE = "compare"
    REMOVE_NOTE = "unnote"
    PANEL = "panel"
    NOTE_IN = "notein"
    STOP_LEADING = "stoplead"
    LEADERS = "leaders"
    LET_LEAD = "letlead"
    DECLINE_LEAD = "notlead"
    TAKE_OFF = "takeoff"
    JOINING = "joining"
    BROWSERS = "browsers"
    WHOSE = "whose"
    TAKE_OUT = "takeout"
    WHOSE_QUOTE = "whosequote"
    TAKE_AUTHOR_OUT = "takeauthor"
    WORDS = "listwords"
    POST_CLOUD = "postcloud"
    LEAVE_CLOUD = "leavecloud"
    STRIKE_WORD = "strike"
    PUT_WORD_BACK = "unstrike"
    READ = "read"
    STRIKE_TEXT = "striketext"
    PUT_TEXT_BACK = "unstriketext"
    POST_AGAIN = "again"
    IS_THERE = "there"
    TO_GENERAL = "general"
    REVIEW = "review"
    DECIDE = "verdict"
    QUIET = "quiet"
    END_QUIET = "endquiet"
    STANDBY = "standby"
    PEOPLE = "people"
    STAND_BY = "standin"
    SKIP_CHECK = "skipcheck"
    AT_WORK = "atwork"
    SCREEN = "screen"
    NEW_SCREEN = "newscreen"
    SPEAK = "speak"


# Under cards, receipts and the like; each carries the number of its session first.
OF_OWN_WORDS = frozenset(
    {
        *(Verb.PASS, Verb.CHANGE, Verb.KEEP, Verb.KEEP_WORD, Verb.REMOVE, Verb.ANSWER_TO),
        *(Verb.MOVE_ANSWER, Verb.SO_FAR, Verb.SKIP_CHECK, Verb.AT_WORK),
    }
)


@dataclass(frozen=True, slots=True)
class Button:
    """A label, and what pressing it does: sends `data` to the bot, or opens `url`."""

    label: str
    data: str | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press that was understood."""

    verb: Verb
    arguments: tuple[str, ...]

    def number(self, index: int) -> int:
        """An argument as a number; ValueError if it is none that a button of ours carries."""
        if not NUMBER.fullmatch(self.argument(index)):
            raise ValueError(index)
        return int(self.argument(index))

    def prompt(self, index: int) -> int | None:
        """An argument as a prompt, None meaning none or all; ValueError if it is neither."""
        return None if self.argument(index) == NONE_WRITTEN else self.number(index)

    def scope(self, index: int) -> Scope:
        """An argument as what a round-up is about; ValueError if it is none."""
        if not SCOPE.fullmatch(self.argument(index)):
            raise ValueError(index)
        return scope_written(self.argument(index))

    def key(self, index: int) -> bytes:
        """An argument as the key of somebody's words; ValueError if it is none."""
        try:
            return base64.urlsafe_b64decode(self.argument(index))
        except binascii.Error as error:
            raise ValueError from error

    def argument(self, index: int) -> str:
        """An argument; ValueError if it is missing."""
        if index >= len(self.arguments):
            raise ValueError(index)
        return self.arguments[index]


def button(label: str, verb: Verb, *arguments: str | int | bytes | Scope | None) -> Button:
    """A button that sends a verb and its arguments; None stands for no prompt."""
    return Button(label, data=":".join((verb, *map(_written, arguments))))


def read(data: str) -> Pressed | None:
    """What a press asks for, or None when it is nothing that a button of ours carries."""
    match = PATTERN.fullmatch(data)
    if match is None or match[1] not in set(Verb):
        return None
    return Pressed(Verb(match[1]), tuple(match[2].split(":")[1:]))


def in_rows(buttons: list[Button], width: int) -> Rows:
    """Buttons in rows of at most `width`, and of fewer where their labels would be cut off: all in
    a row are as wide as each other."""
    rows: list[tuple[Button, ...]] = []
    for each in buttons:
        row = (*rows[-1], each) if rows else (each,)
        longest = max(len(one.label) for one in row)
        if rows and len(row) <= width and longest * len(row) <= LETTERS_IN_A_ROW:
            rows[-1] = row
        else:
            rows.append((each,))
    return tuple(rows)


def _written(argument: str | int | bytes | Scope | None) -> str:
    if argument is None:
        return NONE_WRITTEN
    if isinstance(argument, Scope):
        return argument.written
    if isinstance(argument, bytes):
        return base64.urlsafe_b64encode(argument).decode()
    return str(argument)
