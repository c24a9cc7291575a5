"""Taking somebody out by a word of theirs: whoever said it leaves the session, with all that they
said in it, and does not come in again. Who that was nobody learns, nor what else they had said."""

from dataclasses import dataclass

from bot.facilitation import counting_words, my_data, snapshots, whose
from bot.facilitation.counting_words import Choice
from bot.facilitation.facilitating import facilitated
from bot.workshop import authorship
from bot.workshop.authorship import Mark
from bot.workshop.errors import NothingThere, NotNow, Sealed
from bot.workshop.not_let_in import SaidBySeveral
from bot.workshop.response import word_key
from bot.workshop.same_word import Word
from bot.workshop.scope import answerable
from bot.workshop.session import Session
from storage import (
    announcements,
    answers,
    responses,
    sessions,
    taken_out,
)
from storage.announcements import Announcement, Kind
from storage.answers import Answer
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """The words of which value are looked at, and by whom."""

    session_id: int
    value: int
    person: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsSeen:
    """The words of a value that the group sees, in falling order of people. `values` are the
    nearest others before and after that there are words of."""

    session: Session
    value: int
    words: tuple[Choice, ...]
    values: tuple[int, ...]


def see(tx: Transaction, sought: Sought) -> WordsSeen:
    """The words of a value, to choose one by. NotNow for a value that there is not, Sealed when
    nobody can tell any more whose words are whose."""
    session = _authorised(tx, sought)
    words = _shown(tx, session, sought.value)
    return WordsSeen(
        session=session,
        value=sought.value,
        words=tuple(counting_words.choice(session.id, word) for word in words),
        values=_values_beside(tx, session, sought.value),
    )


def choose(tx: Transaction, sought: Sought, digest: bytes) -> tuple[Session, Choice]:
    """The word that was chosen, to ask once more. NothingThere when it is not there any more,
    SaidBySeveral when it does not tell who is meant."""
    session = _authorised(tx, sought)
    word = _chosen(tx, session, sought.value, digest)
    _author(tx, session, sought.value, word)
    return session, counting_words.choice(session.id, word)


def take_out(tx: Transaction, sought: Sought, digest: bytes) -> Session:
    """Take out whoever said a word: all that they said in this session is forgotten, and they don't
    come in again. They are told. NothingThere or SaidBySeveral as for `choose`."""
    session = _authorised(tx, sought)
    author = _author(tx, session, sought.value, _chosen(tx, session, sought.value, digest))
    return _take_out(tx, session, whose.person_of(tx, session, sought.value, author))


def choose_quote(tx: Transaction, sought: Sought, answer_id: bytes, quote: str) -> Session:
    """A quote of a draft was chosen, to ask once more. NothingThere when its answer is gone,
    SaidBySeveral when another person's answer says the same, of those that may be seen: of others
    nobody is to learn by it what they say."""
    session = _authorised(tx, sought)
    author = _answer(tx, session, answer_id).author
    prompts = (*answerable(len(session.plan.values[sought.value].prompts)), None)
    said = [one for n in prompts for one in _answers_to(tx, session.id, sought.value, n)]
    seen = [one for one in said if one.shown or one.added or not session.is_live]
    alike = [one for one in seen if quote.casefold() in one.text.casefold()]
    if (
        len(
            {whose.person_of(tx, session, sought.value, mark) for mark in {a.author for a in alike}}
        )
        > 1
    ):
        raise SaidBySeveral
    whose.person_of(tx, session, sought.value, author)
    return session


def take_out_author(tx: Transaction, sought: Sought, answer_id: bytes) -> Session:
    """Take out whoever gave an answer, as for a word. NothingThere when that is gone."""
    session = _authorised(tx, sought)
    answer = _answer(tx, session, answer_id)
    return _take_out(tx, session, whose.person_of(tx, session, answer.value, answer.author))


def _take_out(tx: Transaction, session: Session, person: int) -> Session:
    my_data.forget_session(tx, session, person)
    mark = authorship.taken_out(sessions.link_key(tx, session.id), person)
    taken_out.add(tx, session.id, mark)
    told = Announcement(session_id=session.id, person_id=person, kind=Kind.TAKEN_OUT)
    announcements.add(tx, told)
    return session


def _authorised(tx: Transaction, sought: Sought) -> Session:
    session = facilitated(tx, sought.session_id, sought.person)
    if sought.value not in range(len(session.plan.values)):
        raise NotNow
    if sessions.is_sealed(tx, session.id):
        raise Sealed
    return session


def _shown(tx: Transaction, session: Session, value: int) -> list[Word]:
    """Facilitators see no word here before the group may."""
    if not snapshots.may_stand(tx, session, value):
        return []
    return list(counting_words.counted(tx, session.id, value, is_final=not session.is_live))


def _chosen(tx: Transaction, session: Session, value: int, digest: bytes) -> Word:
    for word in _shown(tx, session, value):
        if counting_words.choice(session.id, word).digest == digest:
            return word
    raise NothingThere


def _author(tx: Transaction, session: Session, value: int, word: Word) -> Mark:
    """The one person who said a word, by their mark for this question."""
    keys = {form.key for form in word.forms}
    said = responses.of_value(tx, session.id, value)
    seen = [one for one in said if one.shown or not (session.is_live or one.late)]
    authors = {one.author for one in seen if word_key(one.text) in keys}
    if len(authors) > 1:
        raise SaidBySeveral
    return authors.pop()


def _answer(tx: Transaction, session: Session, answer_id: bytes) -> Answer:
    answer = answers.find(tx, answer_id)
    if answer is None or answer.session_id != session.id:
        raise NothingThere
    return answer


def _answers_to(tx: Transaction, session_id: int, value: int, prompt: int | None) -> list[Answer]:
    """What was said to a prompt, and found missing in its round-up; None: in that of the value."""
    said = [] if prompt is None else answers.of_prompt(tx, session_id, value, prompt)
    return said + answers.added_to(tx, session_id, value, prompt)


def _values_beside(tx: Transaction, session: Session, value: int) -> tuple[int, ...]:
    ways = range(value - 1, -1, -1), range(value + 1, len(session.plan.values))
    found = (next((n for n in way if _shown(tx, session, n)), None) for way in ways)
    return tuple(number for number in found if number is not None)
