"""What the group, and each person, hears of a move, and of a move that is undone."""

from bot.facilitation import cards, checking, clouds, letting_in, snapshots, unsaying
from bot.facilitation.letting_in import Trusted
from bot.workshop import card
from bot.workshop.session import Move, Session, Stage
from storage import announcements, facilitators, participants
from storage.announcements import Announcement, Kind
from storage.database import Transaction
from storage.moves import PastMove

ARRIVALS = {
    Stage.RESPONDING: Kind.QUESTION,
    Stage.STATEMENT: Kind.STATEMENT,
    Stage.DISCUSSING: Kind.PROMPT,
}
TOLD = {
    Move.PAUSE: Kind.PAUSED,
    Move.RESUME: Kind.RESUMED,
    Move.END: Kind.ENDED,
}
BACK_AT = {
    Stage.RESPONDING: Kind.BACK_TO_QUESTION,
    Stage.DISCUSSING: Kind.BACK_TO_PROMPT,
    Stage.ROUNDING_UP: Kind.BACK_TO_PROMPT,
}
BACK = frozenset({Kind.BACK, *BACK_AT.values()})
OPENS = frozenset({Kind.QUESTION, Kind.PROMPT})
ASKED = OPENS | BACK


def say_where(tx: Transaction, session: Session) -> None:
    """Say to the group again what it is at."""
    arrival = ARRIVALS.get(session.stage)
    if arrival is not None:
        _tell(tx, session, arrival)


def announce(tx: Transaction, before: Session, after: Session, move: Move) -> None:
    """Say to the group and to people where the session is now, if that is anything new."""
    kind, asked = _news(before, after, move)
    if asked is not None:
        announcements.drop_questions(tx, after.id)
    if move is Move.DISCUSS:
        _tell(tx, after, Kind.STATEMENT)
    if kind is not None:
        _tell(tx, after, kind)
    cards.after_move(tx, before, after)
    clouds.after_move(tx, before, after)
    if asked is not None or _is_only_read(before, after):
        cards.ask_everybody(tx, after, is_back=asked not in OPENS)


def show_closed(tx: Transaction, session: Session, value: int, move: Move) -> None:
    """Show what may be seen now that a question has closed. The group hears why it sees no cloud,
    and people whose words came too late for one that was seen before, where they go."""
    snapshots.advance(tx, session, value)
    if move is Move.CLOSE and not snapshots.may_stand(tx, session, value):
        _tell(tx, session, Kind.NO_CLOUD)
    for person in snapshots.late_for_cloud(tx, session, value):
        late = Announcement(
            session_id=session.id,
            person_id=person,
            kind=Kind.LATE_FOR_CLOUD,
            value=value,
            step=session.step,
        )
        announcements.add(tx, late)


def announce_undone(tx: Transaction, restored: Session, undone: Session, past: PastMove) -> None:
    """Take away what was said of where the session had gone; people who were asked meanwhile get
    the question that is open again: what they send next belongs to it."""
    _, asked = _news(restored, undone, past.move)
    unsaying.ask(tx, undone, past.step)
    cards.after_move(tx, undone, restored)
    clouds.after_move(tx, undone, restored)
    clouds.after_undo(tx, undone, restored, past.step)
    if asked is not None:
        cards.ask_everybody(tx, restored, is_back=restored.position.value != undone.position.value)
    elif past.move is Move.END:
        cards.ask_who_has_none(tx, restored)


def _news(before: Session, after: Session, move: Move) -> tuple[Kind | None, Kind | None]:
    """What a move says to the group, and what it asks of everybody."""
    if before.stage is Stage.PREPARING:
        return None, None
    if before.position.value != after.position.value and before.was_left(after.position.value):
        back = BACK_AT.get(after.stage, Kind.BACK) if _asks(after) else Kind.BACK
        return back, back
    arrival = ARRIVALS.get(after.stage) if before.position != after.position else None
    if move is Move.REOPEN and after.stage is Stage.DISCUSSING:
        arrival = None
    if move is Move.END and before.stage is Stage.LOBBY:
        return Kind.CANCELLED, None
    return TOLD.get(move) or arrival, arrival if arrival in ASKED else None


def _is_only_read(before: Session, after: Session) -> bool:
    """Whether a session has come to a value that begins without a question: it has a card all the
    same, so that what people write next belongs to it."""
    is_new = before.position.value != after.position.value or not before.has_begun
    return is_new and after.stage is Stage.STATEMENT and after.value.question is None


def _asks(session: Session) -> bool:
    return card.asked(session) is not None


def say_goodbye(tx: Transaction, before: Session, session: Session, trusted: Trusted) -> None:
    """To each person: thanks, or that it was called off; there is an archive of what has begun."""
    announcements.drop_questions(tx, session.id)
    has_begun = before.has_begun
    for person in participants.reachable(tx, session.id):
        _tell(tx, session, Kind.THANKS if has_begun else Kind.CANCELLED, person)
        if has_begun:
            checking.ask(tx, session, person, leaving=True)
    if not has_begun:
        return
    organisers = letting_in.organisers_of(tx, session.id, trusted)
    for person in dict.fromkeys([*facilitators.of_session(tx, session.id), *organisers]):
        _tell(tx, session, Kind.ARCHIVE, person)


def _tell(tx: Transaction, session: Session, kind: Kind | None, person: int | None = None) -> None:
    assert kind is not None  # noqa: S101 callers have checked
    announcement = Announcement(
        session_id=session.id,
        person_id=person,
        kind=kind,
        value=session.position.value,
        prompt=session.position.prompt,
        step=session.step,
    )
    announcements.add(tx, announcement)
