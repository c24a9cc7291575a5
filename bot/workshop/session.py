"""One session: where it is, and where it may go from there."""

from dataclasses import dataclass, replace

from bot.workshop.clock import NO_CLOCK, Clock
from bot.workshop.course import BEGINNING, NO_COURSE, Course, Position, Stage
from bot.workshop.errors import AlreadyMoved, NotNow
from bot.workshop.modes import Mode, Reveal
from bot.workshop.moves import (
    BEFORE_THE_FIRST_VALUE,
    HAS_NO_VALUE,
    MOVES,
    MOVES_BY_VALUE,
    WHILE_PAUSED,
    Move,
)
from bot.workshop.past import Past
from bot.workshop.plan import Plan, Value
from bot.workshop.scope import Scope

__all__ = ["MOVES", "Mode", "Move", "Past", "Position", "Reveal", "Session", "Stage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One run of a plan in one group. `step` rises with every move and rides in every button.

    `keeps_few`: the archive also has the texts of prompts that fewer than three people answered.
    `joining_closed`: nobody new joins; `browser_closed`: not by a browser. `route` is the course as
    it was chosen and taken so far; see `course`. `clock` is for its facilitators.
    """

    id: int
    plan: Plan
    mode: Mode = Mode.PRIVATE
    reveal: Reveal = Reveal.LIVE
    minimum: int = 5
    language: str = "en"
    keeps_few: bool = False
    position: Position = BEGINNING
    step: int = 0
    paused: bool = False
    joining_closed: bool = False
    browser_closed: bool = False
    route: Course = NO_COURSE
    clock: Clock = NO_CLOCK

    @property
    def course(self) -> Course:
        """Which values are run, and where each was left. If none were chosen, all are; of a session
        that began before this was kept, it came to those before the current one."""
        order = self.route.order or tuple(range(len(self.plan.values)))
        if self.route.been or not self.has_begun:
            return replace(self.route, order=order)
        before = [value for value in order if value < self.position.value]
        been = [self._settled(Position(stage=Stage.REVEALED, value=value)) for value in before]
        return Course(order=order, been=(*been, self.position))

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
        were, the whole value."""
        at, count = self.position, len(self.value.prompts)
        is_last = at.prompt is not None and at.prompt + 1 == count
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
        return self.reveal in (Reveal.LIVE, Reveal.AFTER_LOOK) and not self.value.sensitive

    @property
    def words_wait(self) -> bool:
        """Whether a gut response waits until a facilitator has looked at it."""
        return self.reveal is Reveal.AFTER_LOOK

    @property
    def shows_words_to_who_answered(self) -> bool:
        """Whether who has answered or passed may see others' words before the value closes."""
        is_private = self.mode is Mode.PRIVATE
        return is_private and self.reveal is Reveal.OWN_FIRST and not self.value.sensitive

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
        return self._at(self._arrive(move, MOVES[self.stage][move]))

    def may_go_to(self, value: int) -> bool:
        """Whether a facilitator may go to this value of the plan now, from whatever other."""
        is_under_way = self.has_begun and self.is_live and not self.paused
        is_another = value in range(len(self.plan.values)) and value != self.position.value
        return is_under_way and is_another

    def gone_to(self, value: int) -> "Session":
        """The session at another value: where that was left, if it was. Raises NotNow if it may not
        go there."""
        if not self.may_go_to(value):
            raise NotNow
        return self._at(self._come_to(value))

    def was_left(self, value: int) -> bool:
        """Whether the session has been at another value before, and may go on with it."""
        return value != self.position.value and self.course.left_at(value) is not None

    def _at(self, position: Position) -> "Session":
        """The session one step on, at a position."""
        course = self.course
        if position.stage not in HAS_NO_VALUE:
            course = course.going(self.position if self.has_begun else None, position)
        route = self.route if course == self.course else course
        return replace(self, position=position, paused=False, step=self.step + 1, route=route)

    def back_at(self, before: Past) -> "Session":
        """The session put back to where it was, and had been: an undo. The step rises all the same,
        and when it is to end is no move."""
        is_on = self.is_live and before.clock.began_at is not None
        ends = self.clock if is_on else before.clock
        return replace(
            self,
            position=before.position,
            paused=before.paused,
            route=before.route,
            clock=replace(before.clock, ends_at=ends.ends_at),
            step=self.step + 1,
        )

    def _fits(self, move: Move) -> bool:
        """Whether the plan has room for the move: a next value, a next prompt, a question."""
        if move in MOVES_BY_VALUE:
            return self._beside(move) is not None
        prompts = len(self.value.prompts)
        match move:
            case Move.DISCUSS:
                return prompts > 0
            case Move.PROMPT:
                return self._next_prompt < prompts
            case Move.ALL_PROMPTS:
                return prompts > 1
            case Move.ROUND_UP:
                return self.stage is Stage.DISCUSSING or prompts == 0
        return move is not Move.REOPEN or self._has_something_to_reopen

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

    def _beside(self, move: Move) -> int | None:
        """The value that a move by value leads to, or None."""
        return self.course.beside(self.position.value, MOVES_BY_VALUE[move])

    def _arrive(self, move: Move, stage: Stage) -> Position:
        """Where a move leads."""
        if move is Move.BEGIN:
            return self._come_to(self.course.order[0])
        if move in MOVES_BY_VALUE:
            value = self._beside(move)
            assert value is not None  # noqa: S101 the plan has room for the move
            return self._come_to(value)
        prompt = self._prompt_after(move)
        return self._settled(Position(stage=stage, value=self.position.value, prompt=prompt))

    def _come_to(self, value: int) -> Position:
        """Where a value was left, or else its beginning."""
        begins = Position(stage=Stage.RESPONDING, value=value)
        return self._settled(self.course.left_at(value) or begins)

    def _settled(self, position: Position) -> Position:
        """A position, given that its value may have no gut question."""
        asks = position.stage in (Stage.RESPONDING, Stage.REVEALED)
        if asks and self.plan.values[position.value].question is None:
            return replace(position, stage=Stage.STATEMENT)
        return position

    def _prompt_after(self, move: Move) -> int | None:
        if move in (Move.DISCUSS, Move.PROMPT):
            return self._next_prompt
        if move in (Move.ROUND_UP, Move.END) or self.stage is Stage.ROUNDING_UP:
            return self.position.prompt
        return None
