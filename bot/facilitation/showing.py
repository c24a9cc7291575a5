"""What people see of a session: its cloud, its lobby, its panel. Reads only."""

from dataclasses import dataclass

from bot.facilitation import merging, moves, snapshots, voices
from bot.facilitation.facilitating import facilitated
from bot.facilitation.moves import Press
from bot.word_cloud.forms import with_places_of_forms
from bot.workshop import join_code
from bot.workshop.errors import NotNow
from bot.workshop.record import WordCount
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.same_word import in_counts
from bot.workshop.scope import Scope
from bot.workshop.session import Move, Session, Stage
from storage import (
    announcements,
    answers,
    facilitators,
    notes,
    participants,
    responses,
    round_ups,
    sessions,
    shown_messages,
)
from storage import moves as moves_made
from storage import snapshots as snapshots_made
from storage.database import Transaction
from storage.place import Place

VALUES_TO_GO_ACROSS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloud:
    """The snapshot of a value: its words, how many `people` said them, and how many had passed when
    it was made. `may_show`: there is one, with enough people in it; `must_vanish`: so many took
    their words back that its picture may not stand any longer. `layout` is where each word stood in
    the newest picture, and `was_closed` whether that was posted after closing."""

    session: Session
    value: int
    words: tuple[WordCount, ...]
    people: int
    passed: int
    is_open: bool
    may_show: bool
    must_vanish: bool
    layout: str | None
    was_closed: bool = False

    @property
    def comes_anew(self) -> bool:
        """Whether it is posted below what was written meanwhile: it has just closed."""
        at = self.session.position
        is_revealed = at.stage is Stage.REVEALED and at.value == self.value
        return is_revealed and not self.was_closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What a facilitator sees: where the session is, and how many take part. `answered` and
    `passed` are of the question that is open; `undo` is the move that can be taken back.
    `has_cloud`: there is a cloud of the value that the session is at; `same_words`: the value whose
    words can be put together; `may_go_across`: there can be a round-up across values;
    `is_rounded_up`: that of what the session is at was posted; `was_held`: it has begun, so that
    there is an archive; `waiting`: what the group may not have; `has_more_words`: more was said
    than the cloud may have."""

    session: Session
    group_title: str
    group_reachable: bool
    joined: int
    answered: int
    passed: int
    notes: int
    undo: Move | None
    has_cloud: bool
    same_words: int | None
    may_go_across: bool = False
    is_rounded_up: bool = False
    was_held: bool = True
    waiting: tuple[announcements.Announcement, ...] = ()
    has_more_words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lobby:
    """What the group's first post shows."""

    session: Session
    token: str
    code: str
    joined: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All that is kept up to date on screens; `place` None: the bot is not in the group."""

    session: Session
    place: Place | None
    facilitators: tuple[int, ...]
    panel: Panel
    lobby: Lobby
    clouds: tuple[Cloud, ...]


def standing(tx: Transaction, session_id: int, now: float) -> Standing:
    """How a session stands. The snapshot of an open question grows by being looked at."""
    session = sessions.get(tx, session_id)
    place = sessions.place(tx, session_id)
    if session.is_open:
        snapshots.advance(tx, session, session.position.value)
    values = clouds_to_keep(tx, session, place) if place else []
    return Standing(
        session=session,
        place=place,
        facilitators=tuple(facilitators.of_session(tx, session_id)),
        panel=panel(tx, session, now),
        lobby=lobby(tx, session),
        clouds=tuple(cloud(tx, session, value) for value in values),
    )


def standing_of_press(tx: Transaction, press: Press, now: float) -> Standing:
    """How a session stands, for a facilitator who pressed a button of this step."""
    facilitated(tx, press.session_id, press.person).check_step(press.step)
    return standing(tx, press.session_id, now)


def closed_cloud(shown: Standing) -> Cloud:
    """The cloud of the value that the session is at, once it has closed and may be shown.

    NotNow when there is none, or the bot is not in the group.
    """
    for cloud in shown.clouds:
        is_current = cloud.value == shown.session.position.value
        if is_current and not cloud.is_open and cloud.may_show and cloud.words:
            return cloud
    raise NotNow


def cloud_now(tx: Transaction, session_id: int, value: int) -> Cloud | None:
    """The cloud of a value as it stands; None when the session is gone."""
    session = sessions.find(tx, session_id)
    return cloud(tx, session, value) if session else None


def cloud(tx: Transaction, session: Session, value: int) -> Cloud:
    """The cloud of a value as it may be seen now."""
    kept = shown_messages.cloud_layout(tx, session.id, value)
    words = merging.counted(tx, session.id, value)
    may_stand = snapshots.may_stand(tx, session, value)
    return Cloud(
        session=session,
        value=value,
        words=in_counts(words),
        people=len(snapshots.authors(responses.of_value(tx, session.id, value))),
        passed=snapshots_made.passed(tx, session.id, value),
        is_open=session.is_open_at(value),
        may_show=may_stand,
        must_vanish=kept is not None and not may_stand,
        layout=with_places_of_forms(kept.layout, words) if kept else None,
        was_closed=kept is not None and kept.closed,
    )


def clouds_to_keep(tx: Transaction, session: Session, place: Place) -> list[int]:
    """The values whose cloud stands in the group, or should: the current one, if it has a question
    and was opened."""
    shown = shown_messages.values_with_cloud(tx, session.id, place.chat_id)
    opened = session.stage not in (Stage.PREPARING, Stage.LOBBY, Stage.ENDED)
    current = [session.position.value] if opened and session.value.question else []
    return sorted({*shown, *current})


def most_said(
    tx: Transaction, session_id: int
) -> tuple[Session, tuple[tuple[WordCount, ...], ...]]:
    """A session, and for each value the words that the group may see."""
    session = sessions.get(tx, session_id)
    values = range(len(session.plan.values))
    return session, tuple(shown_counts(tx, session, value) for value in values)


def shown_counts(tx: Transaction, session: Session, value: int) -> tuple[WordCount, ...]:
    """The words of a value that the group may see, with how many people said each."""
    if not snapshots.may_stand(tx, session, value):
        return ()
    return in_counts(merging.counted(tx, session.id, value))


def people_of_value(tx: Transaction, session: Session, value: int) -> int:
    """How many people gave a word or an answer to a value that may be seen."""
    marks = snapshots.authors(responses.of_value(tx, session.id, value))
    for prompt in range(len(session.plan.values[value].prompts)):
        marks |= snapshots.authors(answers.of_prompt(tx, session.id, value, prompt))
    numbers = voices.numbered(marks, voices.of_value(tx, session, value))
    return len({numbers[mark] for mark in marks})


def panel(tx: Transaction, session: Session, now: float) -> Panel:
    """What the facilitators of a session see now."""
    place = sessions.place(tx, session.id)
    answered, passed = _taken_part(tx, session)
    return Panel(
        session=session,
        group_title=sessions.title(tx, session.id),
        group_reachable=place is not None,
        joined=participants.count(tx, session.id),
        answered=answered,
        passed=passed,
        notes=len(notes.of_value(tx, session.id, session.position.value)),
        undo=moves.undoable(tx, session, now),
        may_go_across=may_go_across(tx, session),
        has_cloud=snapshots.may_stand(tx, session, session.position.value),
        same_words=merging.value_to_merge(tx, session),
        is_rounded_up=_is_rounded_up(tx, session),
        was_held=moves.was_held(tx, session),
        waiting=tuple(a for a in announcements.for_group(tx, session.id) if a.held),
        has_more_words=snapshots.has_more(tx, session, session.position.value),
    )


def may_go_across(tx: Transaction, session: Session) -> bool:
    """Whether there can be a round-up across values now: enough of them were discussed."""
    is_time = not session.paused and session.stage in (Stage.ROUNDING_UP, Stage.ENDED)
    return is_time and answers.count_values(tx, session.id, MINIMUM_FLOOR) >= VALUES_TO_GO_ACROSS


def _is_rounded_up(tx: Transaction, session: Session) -> bool:
    """Whether the round-up was posted: of the prompt or, once all were asked or since it came to
    this one, the whole value. Posting forgets the moves before it."""
    at = session.position
    if session.stage is not Stage.ROUNDING_UP:
        return False
    is_last = at.prompt is None or at.prompt + 1 == len(session.value.prompts)
    is_whole = is_last or not moves_made.has(tx, session.id, Move.ROUND_UP)
    scopes = {Scope(at.value, at.prompt), *([Scope(at.value)] if is_whole else [])}
    return any(round_ups.approved(tx, session.id, scope) is not None for scope in scopes)


def lobby(tx: Transaction, session: Session) -> Lobby:
    """What the lobby post shows now."""
    return Lobby(
        session=session,
        token=sessions.token(tx, session.id),
        code=join_code.shown(sessions.code(tx, session.id)),
        joined=participants.count(tx, session.id),
    )


def _taken_part(tx: Transaction, session: Session) -> tuple[int, int]:
    """How many answered and passed on what the session is at."""
    at = session.position
    asked = session.asked_prompts
    if not asked:
        answered = responses.count_authors(tx, session.id, at.value)
        return answered, answers.count_passes(tx, session.id, at.value, None)
    prompts = asked if at.prompt is None else [at.prompt]
    marks = [
        answer.author
        for prompt in prompts
        for answer in answers.of_prompt(tx, session.id, at.value, prompt)
    ]
    numbers = voices.numbered(marks, voices.of_value(tx, session, at.value))
    passed = [answers.count_passes(tx, session.id, at.value, prompt) for prompt in prompts]
    return len({numbers[mark] for mark in marks}), max(passed)
