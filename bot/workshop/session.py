"""The life of one session, as one table.

Everything that decides where a session may go is in this file: the panel's buttons, the diagram in
README and the tests are read from MOVES.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.workshop.errors import AlreadyMoved, NotNow
from bot.workshop.plan import Plan, Value
from bot.workshop.scope import Scope


class Stage(StrEnum):
    """Where a session is."""

    PREPARING = "preparing"
    LOBBY = "lobby"
    RESPONDING = "responding"
    REVEALED = "revealed"
    STATEMENT = "statement"
    DISCUSSING = "discussing"
    ROUNDING_UP = "rounding_up"
    ENDED = "ended"


class Move(StrEnum):
    """What a facilitator does to bring the session on."""

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
    END = "end"


class Mode(StrEnum):
    """How answers travel: privately, or in the group as replies to the bot."""

    PRIVATE = "private"
    OPEN = "open"


class Reveal(StrEnum):
    """When the cloud appears: while people answer, when the value closes, or as the plan says."""

    LIVE = "live"
    AT_CLOSE = "at_close"


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
        Move.BACK: Stage.REVEALED,
        Move.END: Stage.ENDED,
    },
    Stage.REVEALED: {
        Move.STATEMENT: Stage.STATEMENT,
        Move.DISCUSS: Stage.DISCUSSING,
        Move.REOPEN: Stage.RESPONDING,
        Move.NEXT: Stage.RESPONDING,
        Move.BACK: Stage.REVEALED,
        Move.END: Stage.ENDED,
    },
    Stage.STATEMENT: {
        Move.PROMPT: Stage.DISCUSSING,
        Move.ALL_PROMPTS: Stage.DISCUSSING,
        Move.ROUND_UP: Stage.ROUNDING_UP,
        Move.REOPEN: Stage.RESPONDING,
        Move.NEXT: Stage.RESPONDING,
        Move.BACK: Stage.REVEALED,
        Move.END: Stage.ENDED,
    },
    Stage.DISCUSSING: {
        Move.PROMPT: Stage.DISCUSSING,
        Move.ROUND_UP: Stage.ROUNDING_UP,
        Move.NEXT: Stage.RESPONDING,
        Move.BACK: Stage.REVEALED,
        Move.END: Stage.ENDED,
    },
    Stage.ROUNDING_UP: {
        Move.PROMPT: Stage.DISCUSSING,
        Move.REOPEN: Stage.DISCUSSING,
        Move.NEXT: Stage.RESPONDING,
        Move.BACK: Stage.REVEALED,
        Move.END: Stage.ENDED,
    },
    Stage.ENDED: {},
}

WHILE_PAUSED = frozenset({Move.RESUME, Move.END})
BEFORE_THE_FIRST_VALUE = (Stage.PREPARING, Stage.LOBBY)
MOVES_BY_VALUE = {Move.NEXT: 1, Move.SKIP: 1, Move.BACK: -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A place in the plan. `value` and `prompt` count from 0; `prompt` None while discussing means
    all prompts together, and otherwise that no prompt was asked yet."""

    stage: Stage = Stage.PREPARING
    value: int = 0
    prompt: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One run of a plan in one group. `step` rises with every move and rides in every button.

    `keeps_few`: the archive also has the texts of prompts that fewer than three people answered.
    `joining_closed`: nobody new joins.
    """

    id: int
    plan: Plan
    mode: Mode = Mode.PRIVATE
    reveal: Reveal = Reveal.LIVE
    minimum: int = 5
    language: str = "en"
    keeps_few: bool = False
    position: Position = Position()
    step: int = 0
    paused: bool = False
    joining_closed: bool = False

    @property
    def stage(self) -> Stage:
        return self.position.stage

    @property
    def value(self) -> Value:
        """The value that the session is at."""
        return self.plan.values[self.position.value]

    @property
    def is_live(self) -> bool:
        return self.stage is not Stage.ENDED

    @property
    def has_begun(self) -> bool:
        """Whether the first value was reached."""
        return self.stage not in BEFORE_THE_FIRST_VALUE

    @property
    def is_open(self) -> bool:
        """Whether gut responses count now."""
        return self.stage is Stage.RESPONDING

    def is_open_at(self, value: int) -> bool:
        """Whether gut responses to this value count now."""
        return self.is_open and self.position.value == value

    @property
    def asked_prompts(self) -> range:
        """The prompts of the current value that people may answer now, counted from 0."""
        if self.stage not in (Stage.DISCUSSING, Stage.ROUNDING_UP):
            return range(0)
        if self.position.prompt is None:
            return range(len(self.value.prompts))
        return range(self.position.prompt + 1)

    def is_asked(self, value: int, prompt: int | None) -> bool:
        """Whether people may answer this prompt now, or the gut question when it is None."""
        if prompt is None:
            return self.is_open_at(value)
        return self.position.value == value and prompt in self.asked_prompts

    @property
    def to_round_up(self) -> Scope:
        """What a round-up that is made now is about: the prompt that was asked last or, once all
        of several were, the whole value."""
        at, count = self.position, len(self.value.prompts)
        is_last = at.prompt is not None and at.prompt + 1 == count > 1
        return Scope(at.value, None if is_last else at.prompt)

    @property
    def onward(self) -> Move | None:
        """What leads on once a round-up was posted: the next prompt, else the next value; None at
        the end of the plan."""
        moves = self.possible_moves
        return next((move for move in (Move.PROMPT, Move.NEXT) if move in moves), None)

    @property
    def shows_cloud_live(self) -> bool:
        """Whether the cloud of the current value grows while people answer."""
        return self.reveal is Reveal.LIVE and not self.value.sensitive

    @property
    def possible_moves(self) -> tuple[Move, ...]:
        """What a facilitator may do now, in the order of the table."""
        if not self.is_live:
            return ()
        flag = Move.RESUME if self.paused else Move.PAUSE
        moves = [move for move in MOVES[self.stage] if self._fits(move)]
        if self.has_begun:
            moves.insert(-1, flag)
        return tuple(move for move in moves if not self.paused or move in WHILE_PAUSED)

    def check_step(self, step: int) -> None:
        """Raise AlreadyMoved when a button of another step was pressed."""
        if step != self.step:
            raise AlreadyMoved

    def after(self, move: Move) -> "Session":
        """The session one move on. Raises NotNow if that is not possible; nothing has changed."""
        if move not in self.possible_moves:
            raise NotNow
        if move in (Move.PAUSE, Move.RESUME):
            return replace(self, paused=move is Move.PAUSE, step=self.step + 1)
        position = self._arrive(move, MOVES[self.stage][move])
        return replace(self, position=position, paused=False, step=self.step + 1)

    def back_at(self, position: Position, *, paused: bool) -> "Session":
        """The session put back to where it was: an undo. The step rises all the same."""
        return replace(self, position=position, paused=paused, step=self.step + 1)

    def _fits(self, move: Move) -> bool:
        """Whether the plan has room for the move: a next value, a next prompt, a question."""
        room = {
            Move.NEXT: self.position.value + 1 < len(self.plan.values),
            Move.SKIP: self.position.value + 1 < len(self.plan.values),
            Move.BACK: self.position.value > 0,
            Move.DISCUSS: bool(self.value.prompts),
            Move.PROMPT: self._next_prompt < len(self.value.prompts),
            Move.ALL_PROMPTS: len(self.value.prompts) > 1,
            Move.ROUND_UP: self.stage is Stage.DISCUSSING or not self.value.prompts,
            Move.REOPEN: self._has_something_to_reopen,
        }
        return room.get(move, True)

    @property
    def _next_prompt(self) -> int:
        if self.stage in (Stage.REVEALED, Stage.STATEMENT):
            return 0
        if self.position.prompt is None:
            return len(self.value.prompts)
        return self.position.prompt + 1

    @property
    def _has_something_to_reopen(self) -> bool:
        if self.stage is Stage.ROUNDING_UP:
            return bool(self.value.prompts)
        return self.value.question is not None

    def _arrive(self, move: Move, stage: Stage) -> Position:
        """Where a move leads, given that a value may have no gut question."""
        value = self.position.value + MOVES_BY_VALUE.get(move, 0)
        prompt = self._prompt_after(move)
        if stage in (Stage.RESPONDING, Stage.REVEALED) and self.plan.values[value].question is None:
            stage = Stage.STATEMENT
        return Position(stage=stage, value=value, prompt=prompt)

    def _prompt_after(self, move: Move) -> int | None:
        if move in (Move.DISCUSS, Move.PROMPT):
            return self._next_prompt
        if move in (Move.ROUND_UP, Move.END) or self.stage is Stage.ROUNDING_UP:
            return self.position.prompt if move not in MOVES_BY_VALUE else None
        return None
