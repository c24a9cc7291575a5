"""The life of one session, as one table.

Everything that decides where a session may go begins here: the panel's buttons, the diagram in
README and the tests are read from MOVES.
"""

from enum import StrEnum

from bot.workshop.course import Stage


class Move(StrEnum):
    """What a facilitator does to bring the session on. GO leads to a value that is chosen from all
    of them, and so is in no table."""

    OPEN = "open"
    BEGIN = "begin"
    CLOSE = "close"
    REOPEN = "reopen"
    STATEMENT = "statement"
    DISCUSS = "discuss"
    PROMPT = "prompt"
    ALL_PROMPTS = "all_prompts"
    ROUND_UP = "round_up"
    NEXT = "next"
    SKIP = "skip"
    BACK = "back"
    PAUSE = "pause"
    RESUME = "resume"
    GO = "go"
    END = "end"


MOVES: dict[Stage, dict[Move, Stage]] = {
    Stage.PREPARING: {
        Move.OPEN: Stage.LOBBY,
        Move.END: Stage.ENDED,
    },
    Stage.LOBBY: {
        Move.BEGIN: Stage.RESPONDING,
        Move.END: Stage.ENDED,
    },
    Stage.RESPONDING: {
        Move.CLOSE: Stage.REVEALED,
        Move.SKIP: Stage.RESPONDING,
        Move.BACK: Stage.RESPONDING,
        Move.END: Stage.ENDED,
    },
    Stage.REVEALED: {
        Move.STATEMENT: Stage.STATEMENT,
        Move.DISCUSS: Stage.DISCUSSING,
        Move.REOPEN: Stage.RESPONDING,
        Move.NEXT: Stage.RESPONDING,
        Move.BACK: Stage.RESPONDING,
        Move.END: Stage.ENDED,
    },
    Stage.STATEMENT: {
        Move.PROMPT: Stage.DISCUSSING,
        Move.ALL_PROMPTS: Stage.DISCUSSING,
        Move.ROUND_UP: Stage.ROUNDING_UP,
        Move.REOPEN: Stage.RESPONDING,
        Move.NEXT: Stage.RESPONDING,
        Move.BACK: Stage.RESPONDING,
        Move.END: Stage.ENDED,
    },
    Stage.DISCUSSING: {
        Move.PROMPT: Stage.DISCUSSING,
        Move.ROUND_UP: Stage.ROUNDING_UP,
        Move.NEXT: Stage.RESPONDING,
        Move.BACK: Stage.RESPONDING,
        Move.END: Stage.ENDED,
    },
    Stage.ROUNDING_UP: {
        Move.PROMPT: Stage.DISCUSSING,
        Move.REOPEN: Stage.DISCUSSING,
        Move.NEXT: Stage.RESPONDING,
        Move.BACK: Stage.RESPONDING,
        Move.END: Stage.ENDED,
    },
    Stage.ENDED: {},
}

WHILE_PAUSED = frozenset({Move.RESUME, Move.END})
BEFORE_THE_FIRST_VALUE = (Stage.PREPARING, Stage.LOBBY)
MOVES_BY_VALUE = {Move.NEXT: 1, Move.SKIP: 1, Move.BACK: -1}
HAS_NO_VALUE = (*BEFORE_THE_FIRST_VALUE, Stage.ENDED)
