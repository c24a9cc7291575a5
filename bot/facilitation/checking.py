"""What people are asked as they come and go: who likes, answers; and takes it back."""

from dataclasses import dataclass, replace

from bot.facilitation import calling_off, taking_back, taking_part
from bot.workshop import authorship, response, typed_pass
from bot.workshop.authorship import Mark
from bot.workshop.care import CheckQuestion
from bot.workshop.errors import HasLeft, NotJoined, NotNow, SessionOver, TooLate
from bot.workshop.plan import Plan
from bot.workshop.session import Mode, Session
from bot.workshop.utterance import Utterance
from storage import announcements, check_answers, participants, sessions
from storage.announcements import Announcement
from storage.database import Transaction
from storage.shown_messages import Kind, ShownMessage

ASKS = {Kind.CHECK_IN: False, Kind.CHECK_OUT: True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A message answers what is asked as people come or, `leaving`, as they go."""

    session: Session
    leaving: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedCheck:
    """An answer was counted, and `is_kept` if the plan says so. `replaced_lines`: an edit stands in
    the place of all that its author had said. `passed`: they typed that they would rather not
    answer, and `had_answered` before: then that stays."""

    session: Session
    leaving: bool
    is_kept: bool
    replaced_lines: bool = False
    passed: bool = False
    had_answered: bool = False

    @property
    def text(self) -> str:
        """The key of what its author is told."""
        if self.passed:
            return "check.nothing_added" if self.had_answered else "check.skipped"
        if self.replaced_lines:
            return "check.replaced_all"
        return "check.noted_kept" if self.is_kept else "check.noted"


def question(plan: Plan, *, leaving: bool) -> CheckQuestion | None:
    """What a plan asks as people come, or go."""
    return plan.care.check_out if leaving else plan.care.check_in


def ask(tx: Transaction, session: Session, person: int, *, leaving: bool) -> None:
    """Let somebody be asked, if the plan asks: as they join before the first value, and at the end.
    In an open session nobody is written to in private."""
    if question(session.plan, leaving=leaving) is None or session.mode is Mode.OPEN:
        return
    kind = announcements.Kind.CHECK_OUT if leaving else announcements.Kind.CHECK_IN
    told = Announcement(
        session_id=session.id, person_id=person, kind=kind, step=session.step if leaving else 0
    )
    announcements.add(tx, told)


def replied(tx: Transaction, said: Utterance, shown: ShownMessage) -> Checked:
    """What a reply to what asks as people come or go answers. It is never taken for anything else.
    TooLate once the session is sealed; HasLeft for who has left it, and what `_check_held` does."""
    checked = _open(tx, shown.session_id, said.person, leaving=ASKS[shown.kind])
    if checked is None:
        raise TooLate
    _check_held(tx, checked.session)
    if taking_part.has_left(tx, checked.session, said.person):
        raise HasLeft
    return checked


def is_open(tx: Transaction, session: Session, person: int, shown: ShownMessage) -> bool:
    """Whether words that reply to nothing may answer what a message asks as people come or, after
    the end, go."""
    leaving = ASKS[shown.kind]
    if leaving is session.is_live:
        return False
    return _open(tx, session.id, person, leaving=leaving) is not None


def record(
    tx: Transaction, said: Utterance, checked: Checked, *, is_edit: bool = False
) -> NotedCheck:
    """Count an answer, and keep it if the plan says so: several messages are one answer, a line
    each. Which of them an edit changes nobody knows: it stands for all of them. Who types that they
    pass has said nothing. Raises what response.clean_answer does for one that can't be kept."""
    session, leaving = checked.session, checked.leaving
    asked_for = question(session.plan, leaving=leaving)
    is_kept = asked_for is not None and asked_for.keep
    noted = NotedCheck(session=session, leaving=leaving, is_kept=is_kept)
    author = _author(tx, session.id, said.person, leaving=leaving)
    if typed_pass.is_one(said.text):
        had = check_answers.has(tx, session.id, author, leaving=leaving)
        if is_edit and had:
            skip(tx, session.id, said.person, leaving=leaving)
        return replace(noted, passed=True, had_answered=had and not is_edit)
    before = check_answers.text_of(tx, session.id, author, leaving=leaving) or ""
    text = _with_more(before, said.text, is_edit=is_edit) if is_kept else None
    check_answers.put(tx, session.id, author, text, leaving=leaving)
    if is_kept and text != before:
        taking_back.check_changed(tx, session.id)
    replaced_lines = is_edit and text != before and "\n" in before
    return replace(noted, replaced_lines=replaced_lines)


def _with_more(before: str, said: str, *, is_edit: bool) -> str:
    """What somebody has answered, with what they say now; a message that comes again adds nothing,
    and Telegram reports edits that nobody made."""
    text = response.clean_answer(said)
    if f"\n{text}\n" in f"\n{before}\n":
        return before
    return text if is_edit or not before else response.clean_answer(f"{before}\n{text}")


def answer(tx: Transaction, session_id: int, said: Utterance, *, leaving: bool) -> NotedCheck:
    """Somebody answers where it is known that they do. NotJoined or NotNow if they can't, and what
    `_check_held` does."""
    checked = _open(tx, session_id, said.person, leaving=leaving)
    if checked is None:
        raise NotNow
    _check_held(tx, checked.session)
    return record(tx, said, checked)


def has_answered(tx: Transaction, session_id: int, person: int, *, leaving: bool) -> bool:
    """Whether somebody has."""
    author = _author(tx, session_id, person, leaving=leaving)
    return check_answers.has(tx, session_id, author, leaving=leaving)


def skip(tx: Transaction, session_id: int, person: int, *, leaving: bool) -> Session:
    """Somebody would rather not answer, or takes it back. NotJoined or NotNow if they can't."""
    checked = _open(tx, session_id, person, leaving=leaving)
    if checked is None:
        raise NotNow
    author = _author(tx, session_id, person, leaving=leaving)
    if check_answers.remove(tx, session_id, author, leaving=leaving):
        taking_back.check_changed(tx, session_id)
    return checked.session


def forget(tx: Transaction, session: Session, person: int) -> None:
    """Nothing is kept of what somebody answered."""
    for leaving in (False, True):
        author = _author(tx, session.id, person, leaving=leaving)
        check_answers.remove(tx, session.id, author, leaving=leaving)


def count_of(tx: Transaction, session: Session, person: int) -> int:
    """How many of the two somebody has answered."""
    return sum(
        check_answers.has(
            tx, session.id, _author(tx, session.id, person, leaving=leaving), leaving=leaving
        )
        for leaving in (False, True)
    )


def _open(tx: Transaction, session_id: int, person: int, *, leaving: bool) -> Checked | None:
    session = sessions.find(tx, session_id)
    if session is None or participants.find(tx, session_id, person) is None:
        raise NotJoined
    if sessions.is_sealed(tx, session_id) or question(session.plan, leaving=leaving) is None:
        return None
    return Checked(session=session, leaving=leaving)


def _check_held(tx: Transaction, session: Session) -> None:
    """SessionOver for a session that was called off: everybody was told that nothing is kept."""
    if not session.is_live and not calling_off.was_held(tx, session):
        raise SessionOver


def _author(tx: Transaction, session_id: int, person: int, *, leaving: bool) -> Mark:
    return authorship.checked(sessions.link_key(tx, session_id), person, leaving=leaving)
