"""What may be seen of a question: how its snapshot grows, and who is in it.

Everything that anybody but the author sees of words is made from snapshots: clouds and lists, the
words that count as one, drafts and round-ups, and archives before the end. See bot.workshop.reveal
for the rules. Marks of authors are keyed, so their order tells nothing of who came when.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.workshop import authorship
from bot.workshop.authorship import Mark
from bot.workshop.reveal import MINIMUM_FLOOR, is_enough, joining
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import (
    answers,
    participants,
    passes,
    responses,
    reviews,
    sessions,
    shown_clouds,
    snapshots,
)
from storage.answers import Answer
from storage.database import Transaction
from storage.responses import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class GutResponses:
    """What was `said` to the gut question of a value and may be seen by the rules, who was `seen`
    in its snapshot, and who has `answered` in time, whether or not that may be seen."""

    session: Session
    value: int
    said: tuple[Response, ...]
    seen: frozenset[Mark]
    answered: frozenset[Mark]

    @property
    def shown(self) -> list[Response]:
        """The snapshot: the words that may be seen."""
        return [word for word in self.said if word.shown]

    @property
    def in_time(self) -> list[Response]:
        """All but those that came late."""
        return [word for word in self.said if not word.late]

    @property
    def people(self) -> int:
        """How many have words in the snapshot."""
        return len(authors(self.said))

    @property
    def may_stand(self) -> bool:
        """Whether there is a snapshot with enough people in it. Who was in it, and whose words were
        changed and wait again, or were taken out by facilitators, has not left it: what else stands
        there is what was seen before."""
        shown = authors(self.in_time)
        staying = shown | (self.answered & self.seen)
        return bool(shown) and is_enough(len(staying), self.session.minimum)

    @property
    def has_more(self) -> bool:
        """Whether words wait that were said while a question was open that has closed: those of too
        few people of whom nothing was seen before, and what others said anew."""
        return not self.session.is_open_at(self.value) and bool(_waiting(self.in_time))


def of_value(tx: Transaction, session: Session, value: int) -> GutResponses:
    """What was said to the gut question of a value."""
    everything = responses.all_of_value(tx, session.id, value)
    return GutResponses(
        session=session,
        value=value,
        said=tuple(word for word in everything if word.standing.may_be_seen),
        seen=frozenset(snapshots.authors(tx, session.id, value, None)),
        answered=frozenset(word.author for word in everything if not word.late),
    )


def advance(tx: Transaction, session: Session, value: int) -> GutResponses:
    """Let the snapshot of a gut question grow, if it may now; how it stands then."""
    found = of_value(tx, session, value)
    is_open = session.is_open_at(value)
    if is_open and (session.paused or not _grows(tx, session)):
        return found
    coming = joining(
        _waiting(found.in_time),
        found.seen,
        authors(found.in_time),
        minimum=session.minimum,
        # Of words that wait, some are kept back from those who let them in.
        is_open=is_open and not session.words_wait,
    )
    if not coming:
        return found
    for author in coming:
        responses.show(tx, session.id, value, author)
        snapshots.put_author(tx, session.id, value, None, author)
    passed = passes.count(tx, session.id, value, None)
    snapshots.put_passed(tx, session.id, value, passed)
    if not found.seen:
        snapshots.put_answered_before(tx, session.id, value, len(found.answered))
    return of_value(tx, session, value)


def _grows(tx: Transaction, session: Session) -> bool:
    """Whether the snapshot of the question that is open grows. Where only those see it who have
    answered, it does until the group has seen it: who answers after that has seen words first."""
    if session.shows_cloud_live:
        return True
    is_new = shown_clouds.layout(tx, session.id, session.position.value) is None
    return session.shows_words_to_who_answered and is_new


def advance_answers(tx: Transaction, session: Session, value: int, prompts: Iterable[int]) -> None:
    """Let drafts and round-ups have more of what was said to prompts, if they may now: all that
    facilitators may read, and no more. With steps of their own, the last who answered could be told
    from those who were read before, again and again: a round-up can be undone."""
    for prompt in prompts:
        advance_reading(tx, session, value, prompt)
        for answer in answers.of_prompt(tx, session.id, value, prompt):
            if answer.read:
                snapshots.put_author(tx, session.id, value, prompt, answer.author)
        answers.show_read(tx, session.id, value, prompt)


def advance_reading(tx: Transaction, session: Session, value: int, prompt: int) -> None:
    """Let facilitators read more of what people say to a prompt, if they may now. Who says nothing
    but what is held back comes along, and makes up no step: that is looked at by itself, and in no
    round-up, so the others would be seen alone."""
    said, held = answers.of_prompt(tx, session.id, value, prompt), reviews.held(tx, session.id)
    seen = snapshots.authors(tx, session.id, value, prompt)
    new = [answer for answer in said if not (answer.shown or answer.read)]
    coming = joining(
        sorted({answer.author for answer in new if answer.id not in held}),
        seen | snapshots.read_authors(tx, session.id, value, prompt),
        {a.author for a in said if (a.shown or a.read) and a.id not in held},
        minimum=MINIMUM_FLOOR,
        is_open=False,
    )
    for author in {answer.author for answer in new} if coming else ():
        answers.let_read(tx, session.id, value, prompt, author)
        snapshots.put_read_author(tx, session.id, value, prompt, author)


def advance_waiting(tx: Transaction, session: Session, value: int) -> None:
    """Let facilitators read more of the gut responses that wait for them, if they may now. Only who
    then shows it to them may: of a step that nobody has seen, some may be taken back meanwhile, and
    what is left would be seen alone."""
    for author in to_be_read(tx, session, value):
        responses.let_read(tx, session.id, value, author)
        snapshots.put_read_author(tx, session.id, value, None, author)


def to_be_read(tx: Transaction, session: Session, value: int) -> tuple[Mark, ...]:
    """Whose gut responses that wait facilitators may read as soon as they look: in steps of several
    people until the question closes, and some are kept back until then, as of a cloud that grows.
    What the rules hold back they look at apart."""
    said, held = responses.all_of_value(tx, session.id, value), reviews.held(tx, session.id)
    seen = snapshots.authors(tx, session.id, value, None)
    return joining(
        sorted({word.author for word in said if waits_unread(word) and word.id not in held}),
        seen | snapshots.read_authors(tx, session.id, value, None),
        {word.author for word in said if (word.shown or word.read) and word.id not in held},
        minimum=session.minimum,
        is_open=session.is_open_at(value),
    )


def waits_unread(word: Response) -> bool:
    """Whether a gut response waits, and has not come into what facilitators read."""
    return word.standing is Standing.WAITING and not (word.shown or word.read)


def authors(said: Iterable[Response | Answer]) -> set[Mark]:
    """Whose words are in a snapshot."""
    return {words.author for words in said if words.shown}


def may_stand(tx: Transaction, session: Session, value: int) -> bool:
    """Whether there is a snapshot of a gut question with enough people in it."""
    return of_value(tx, session, value).may_stand


def may_come(tx: Transaction, session: Session, value: int) -> bool:
    """Whether words may come into the cloud of a value: it is being asked, or there is one."""
    return session.is_open_at(value) or may_stand(tx, session, value)


def late_for_cloud(tx: Transaction, session: Session, value: int) -> list[int]:
    """The people whose words wait though their question has closed, beside a snapshot that was seen
    before: so few could be told apart. Their words go into the report."""
    said = of_value(tx, session, value).in_time
    waiting = set(_waiting(said)) if authors(said) else set()
    if not waiting:
        return []
    key = sessions.link_key(tx, session.id)
    people = participants.reachable(tx, session.id)
    return [who for who in people if authorship.author(key, who, value, None) in waiting]


def forget(tx: Transaction, session: Session, value: int, prompt: int | None, author: Mark) -> None:
    """Forget that somebody was in the snapshot of a question."""
    snapshots.forget_author(tx, session.id, value, prompt, author)


def _waiting(said: Iterable[Response | Answer]) -> list[Mark]:
    return sorted({words.author for words in said if not words.shown})
