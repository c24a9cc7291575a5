"""Clouds: what is seen of the words of each value, and which clouds are to be looked at."""

from dataclasses import dataclass, replace

from bot.facilitation import counting_words, snapshots, unsaying, voices, words_shown
from bot.facilitation.snapshots import GutResponses
from bot.record.holding_back import left
from bot.word_cloud.forms import with_places_of_forms
from bot.workshop.card import CardState, Question
from bot.workshop.same_word import in_counts
from bot.workshop.scope import answerable
from bot.workshop.session import Move, Session, Stage
from bot.workshop.word_count import WordCount
from storage import (
    answers,
    due_clouds,
    out_of_date,
    responses,
    sessions,
    shown_clouds,
    shown_messages,
)
from storage import moves as moves_made
from storage import snapshots as snapshots_made
from storage.database import Transaction
from storage.place import Place
from storage.shown_clouds import ShownLayout
from storage.shown_messages import ShownMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloud:
    """The snapshot of a value: its words, how many `people` said them, and how many had passed when
    it was made. `may_show`: there is one, with enough people in it; `must_vanish`: so many took
    their words back that its picture may not stand any longer, or `is_undone`: only a move that was
    undone has shown it. `layout` is where each word stood in the newest picture, and `was_closed`
    whether that was posted after closing. `due`: it may show what is not so, by so many changes."""

    session: Session
    value: int
    words: tuple[WordCount, ...]
    people: int
    passed: int
    is_open: bool
    may_show: bool
    must_vanish: bool
    is_undone: bool = False
    layout: str | None
    was_closed: bool = False
    due: int | None = None

    @property
    def comes_anew(self) -> bool:
        """Whether it is posted below what was written meanwhile: it has just closed."""
        at = self.session.position
        is_revealed = at.stage is Stage.REVEALED and at.value == self.value
        return is_revealed and not self.was_closed

    def has_all_of(self, shown: "Cloud") -> bool:
        """Whether nothing that a picture of another cloud shows was taken back since."""
        people = {word.word: word.people for word in self.words}
        return all(people.get(word.word, 0) >= word.people for word in shown.words)


def settle(tx: Transaction, shown: Cloud) -> None:
    """A cloud, and what stands below it, shows what is so, unless it has changed meanwhile."""
    if shown.due is not None:
        due_clouds.settle(tx, shown.session.id, shown.value, shown.due)


def after_move(tx: Transaction, before: Session, after: Session) -> None:
    """The cloud of a value that a session leaves is looked at once more: its question is over."""
    for value in set(_current(before)) - set(_current(after)):
        due_clouds.mark(tx, after.id, value)


def after_undo(tx: Transaction, undone: Session, restored: Session, from_step: int) -> None:
    """A cloud goes that nobody would have seen without the move: of a question that was asked or
    closed by it."""
    value = undone.position.value
    out_of_date.mark_words_so_far(tx, undone.id, value)
    if Question(value=value).asking(restored) is CardState.NOT_ASKED:
        is_new = not unsaying.was_asked(tx, undone.id, value, from_step)
    else:
        was_closed = restored.is_open_at(value) and not undone.is_open_at(value)
        is_new = was_closed and not moves_made.has(tx, undone.id, Move.REOPEN)
        is_new = is_new and not restored.shows_cloud_live
    if is_new:
        shown_clouds.forget_layout(tx, undone.id, value)
        due_clouds.mark(tx, undone.id, value)


def came(tx: Transaction, shown: ShownMessage, layout: ShownLayout) -> None:
    """A cloud stands in the group; one that was undone while it was sent is to go at once."""
    cloud = now(tx, shown.session_id, shown.value)
    if cloud is not None and cloud.is_undone:
        shown_messages.put(tx, shown)
        due_clouds.mark(tx, shown.session_id, shown.value)
    else:
        shown_clouds.put(tx, shown, layout)
        words_shown.overtakes(tx, shown)


def _may_come(session: Session, value: int) -> bool:
    """Whether a cloud may be posted of which none stands."""
    asking = Question(value=value).asking(session)
    if asking is CardState.OPEN:
        return session.shows_cloud_live
    return asking is not CardState.NOT_ASKED


def to_look_at(tx: Transaction, session: Session, place: Place) -> tuple[Cloud, ...]:
    """The clouds that may show what is not so: that of the value that the session is at, and of
    others those that are due and stand in the group. The snapshot of an open question grows by
    being looked at."""
    due, current = due_clouds.of_session(tx, session.id), _current(session)
    past = [v for v in due if v not in current and _stands(tx, session.id, place.chat_id, v)]
    for value in {*due} - {*current, *past}:
        due_clouds.settle(tx, session.id, value, due[value])
    return tuple(
        replace(_cloud(tx, _advanced(tx, session, value)), due=due.get(value))
        for value in sorted([*past, *current])
    )


def _stands(tx: Transaction, session_id: int, chat_id: int, value: int) -> bool:
    shown = words_shown.of_value(tx, session_id, chat_id, value)
    return bool(shown.standing or shown.begun)


def _current(session: Session) -> list[int]:
    """The value that a session is at, if it has a question and was opened."""
    opened = session.stage not in (Stage.PREPARING, Stage.LOBBY, Stage.ENDED)
    return [session.position.value] if opened and session.value.question else []


def _advanced(tx: Transaction, session: Session, value: int) -> GutResponses:
    if session.is_open_at(value):
        return snapshots.advance(tx, session, value)
    return snapshots.of_value(tx, session, value)


def now(tx: Transaction, session_id: int, value: int) -> Cloud | None:
    """The cloud of a value as it stands; None when the session is gone."""
    session = sessions.find(tx, session_id)
    return of_value(tx, session, value) if session else None


def of_value(tx: Transaction, session: Session, value: int) -> Cloud:
    """The cloud of a value as it may be seen now."""
    return _cloud(tx, snapshots.of_value(tx, session, value))


def so_far(tx: Transaction, said: GutResponses) -> Cloud:
    """The words of a value as who has answered may see them before it closes; afterwards as all
    may."""
    cloud, session = _cloud(tx, said), said.session
    if not session.is_open_at(said.value) or not session.shows_words_to_who_answered:
        return cloud
    return replace(cloud, may_show=said.may_stand, is_undone=False, must_vanish=False)


def _cloud(tx: Transaction, said: GutResponses) -> Cloud:
    session, value = said.session, said.value
    kept = shown_clouds.layout(tx, session.id, value)
    words = counting_words.words_in(tx, session.id, value, said.shown)
    is_undone = kept is None and not _may_come(session, value)
    return Cloud(
        session=session,
        value=value,
        words=in_counts(words),
        people=said.people,
        passed=snapshots_made.passed(tx, session.id, value),
        is_open=session.is_open_at(value),
        may_show=said.may_stand and not is_undone,
        must_vanish=is_undone or (kept is not None and not said.may_stand),
        is_undone=is_undone,
        layout=with_places_of_forms(kept.layout, words) if kept else None,
        was_closed=kept is not None and kept.closed,
    )


def most_said(
    tx: Transaction, session_id: int
) -> tuple[Session, tuple[tuple[WordCount, ...], ...]]:
    """A session, and for each value the words that the group may see."""
    session = sessions.get(tx, session_id)
    values = range(len(session.plan.values))
    return session, tuple(shown_counts(tx, session, value) for value in values)


def shown_counts(tx: Transaction, session: Session, value: int) -> tuple[WordCount, ...]:
    """The words of a value that the group may see, with how many people said each."""
    said = snapshots.of_value(tx, session, value)
    if not said.may_stand:
        return ()
    return in_counts(counting_words.words_in(tx, session.id, value, said.shown))


def people_of_value(tx: Transaction, session: Session, value: int) -> int:
    """How many people gave a word or an answer to a value that may be seen, and is not held
    back."""
    marks = snapshots.authors(left(responses.of_value(tx, session.id, value)))
    for prompt in answerable(len(session.plan.values[value].prompts)):
        marks |= snapshots.authors(left(answers.of_prompt(tx, session.id, value, prompt)))
    numbers = voices.numbered(marks, voices.of_value(tx, session, value))
    return len({numbers[mark] for mark in marks})
