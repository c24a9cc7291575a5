"""Gut responses: kept, replaced, taken back, or passed on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced

from bot.facilitation import (
    snapshots,
    standings,
    taking_back,
    telling_of_strikes,
)
from bot.workshop import authorship, response
from bot.workshop.authorship import Mark
from bot.workshop.errors import NotNow, ResponseOrAnswer, ResponseTooLong
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from bot.workshop.utterance import Utterance
from storage import passes, responses, sessions, shown_messages
from storage.database import Transaction
from storage.responses import Belonging, Response
from storage.shown_messages import Kind

EVERY_WORD = 10**6


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedResponses:
    """What became of a message with gut responses: `kept` is new, `repeated` was there before,
    `over` did not fit into the allowance; `mine` is all that the person has said to the value.
    `may_be_few`: it has closed without a cloud, so that the report may leave its words out."""

    session: Session
    value: int
    kept: tuple[Response, ...]
    repeated: tuple[str, ...]
    over: tuple[str, ...]
    mine: tuple[Response, ...]
    is_replacement: bool = False
    may_be_few: bool = False

    @property
    def is_late(self) -> bool:
        """Whether the words came after their value had closed."""
        return any(word.late for word in self.kept)

    @property
    def waits(self) -> bool:
        """Whether changed words wait for the report: the cloud of their value has closed."""
        is_over = self.is_replacement and not self.session.is_open_at(self.value)
        seen = (word for word in self.kept if word.standing.may_be_seen)
        return is_over and any(not (word.late or word.shown) for word in seen)

    @property
    def has_struck(self) -> bool:
        """Whether some of it is a word that was taken out before: the person is told of it."""
        return any(word.standing is Standing.STRUCK for word in self.kept)

    @property
    def wait_for_a_look(self) -> bool:
        """Whether a facilitator is to look at words before they are shown: where that is so of all
        words, everybody was told before."""
        is_usual = self.session.words_wait
        return not is_usual and any(word.standing is Standing.WAITING for word in self.kept)

    @property
    def needs_words(self) -> bool:
        """Whether there is more to say of it than that it was kept."""
        waits = self.waits or self.wait_for_a_look
        return bool(self.over) or self.is_late or waits or not self.kept

    @property
    def room(self) -> int:
        """How many more the person may say."""
        is_late = self.is_late
        counted = [word for word in self.mine if is_late or not word.late]
        return _room(self.session, counted)


def record(tx: Transaction, session: Session, said: Utterance, value: int) -> NotedResponses:
    """Keep up to the plan's number of responses of one person to a value.

    Words that come when the value is not open are kept too, marked as late. A person who passed
    and now answers has not passed.
    """
    if session.plan.values[value].question is None:
        raise NotNow
    return _add(tx, session, said, value, EVERY_WORD if session.is_open_at(value) else 0)


def replace_message(
    tx: Transaction, session: Session, said: Utterance, message: Mark
) -> NotedResponses | None:
    """Replace everything that came in one message; None if that changes nothing."""
    old = responses.by_message(tx, session.id, message)
    if sorted(word.text for word in old) == sorted(_split(tx, session, said.text)):
        return None
    return replace(tx, session, said, old)


def replace(
    tx: Transaction, session: Session, said: Utterance, old: Sequence[Response]
) -> NotedResponses:
    """Put new words in the place of old ones; they stay late, or in time, as those were. Words
    beyond as many as there were come when they come: after closing they are late.

    What is among the new words too stays what it is: buttons under earlier receipts find it, and
    others see it if they did. New words wait until they may be seen. Archives are out of date.
    """
    texts = _split(tx, session, said.text)  # raises before anything is removed
    value = old[0].value
    place = _place(tx, session, said, value)
    spelled = {response.word_key(text): text for text in texts}
    stays = [word for word in old if response.word_key(word.text) in spelled]
    for word in old:
        if word not in stays:
            responses.remove(tx, word.id)
    left = [
        _respell(tx, session, word, spelled[response.word_key(word.text)], place.message)
        for word in stays
    ]
    taking_back.changed(tx, said.person, *old)
    as_many = EVERY_WORD if session.is_open_at(value) else len(old) - len(left)
    noted = _add(tx, session, said, value, 0 if old[0].late else as_many)
    kept = sorted((*left, *noted.kept), key=lambda word: texts.index(word.text))
    known = {word.text for word in left}
    return replaced(
        noted,
        kept=tuple(kept),
        repeated=tuple(text for text in noted.repeated if text not in known),
        is_replacement=True,
    )


def left(
    tx: Transaction, session_id: int, person: int, value: int, ids: Collection[bytes]
) -> NotedResponses:
    """What a receipt has left to show of some words: those that are still there."""
    session = sessions.get(tx, session_id)
    key = sessions.link_key(tx, session.id)
    author = authorship.author(key, person, value, None)
    mine = tuple(responses.by_author(tx, session.id, value, author))
    kept = tuple(word for word in mine if word.id in ids)
    noted = NotedResponses(session=session, value=value, kept=kept, repeated=(), over=(), mine=mine)
    return replaced(noted, may_be_few=_may_be_few(tx, session, value))


def _add(
    tx: Transaction, session: Session, said: Utterance, value: int, in_time: int
) -> NotedResponses:
    """Keep what there is room for, the first `in_time` as in time and the rest as late. A word
    said again in time is late no more, and late ones take nobody's room."""
    texts = _split(tx, session, said.text)
    place = _place(tx, session, said, value)
    mine = responses.by_author(tx, session.id, value, place.author)
    counted = [word for word in mine if not in_time or not word.late]
    known = {response.word_key(word.text) for word in counted}
    fresh = [text for text in texts if response.word_key(text) not in known]
    room = _room(session, counted)
    stays = _without_late(tx, mine, fresh[: min(room, in_time)])
    standing = standings.of_words(tx, session, value, fresh[:room], said.text)
    kept = tuple(
        responses.add(tx, replaced(place, late=number >= in_time, standing=standing[text]), text)
        for number, text in enumerate(fresh[:room])
    )
    standings.words_came(tx, kept, said.text)
    if kept:
        passes.remove(tx, session.id, value, None, place.author)
    for word in kept:
        if word.standing is Standing.STRUCK:
            telling_of_strikes.tell(tx, session.id, said.person, word)
    return NotedResponses(
        session=session,
        value=value,
        kept=kept,
        repeated=tuple(text for text in texts if text not in fresh),
        over=tuple(fresh[room:]),
        mine=(*stays, *kept),
        may_be_few=_may_be_few(tx, session, value),
    )


def _room(session: Session, counted: Sequence[Response]) -> int:
    """How many more somebody may say who has said these: what was taken out takes no room."""
    taken = sum(word.standing is not Standing.STRUCK for word in counted)
    return max(0, session.plan.responses_per_person - taken)


def _respell(
    tx: Transaction, session: Session, word: Response, text: str, message: Mark
) -> Response:
    standing = standings.of_respelled(tx, session, word, text)
    if standing is not word.standing:
        responses.put_standing(tx, word.id, standing)
    spelled = replaced(responses.rewrite(tx, word, text, message), standing=standing)
    if text != word.text and not standings.is_reviewed(tx, word):
        standings.word_respelled(tx, spelled)
    return spelled


def _may_be_few(tx: Transaction, session: Session, value: int) -> bool:
    """By what everybody knows: how many have answered, nobody learns by this."""
    if session.keeps_few or session.is_open_at(value):
        return False
    return not snapshots.may_stand(tx, session, value)


def _split(tx: Transaction, session: Session, text: str) -> tuple[str, ...]:
    """The responses in a message; whoever wrote too much may have meant to answer a prompt, if any
    was asked."""
    try:
        return response.split(text)
    except ResponseTooLong as error:
        if shown_messages.of_kind(tx, session.id, Kind.PROMPT):
            raise ResponseOrAnswer(**error.placeholders) from error
        raise


def _place(tx: Transaction, session: Session, said: Utterance, value: int) -> Belonging:
    key = sessions.link_key(tx, session.id)
    return Belonging(
        session_id=session.id,
        value=value,
        author=authorship.author(key, said.person, value, None),
        message=authorship.message(key, said.chat_id, said.message_id),
    )


def _without_late(tx: Transaction, mine: Sequence[Response], new: Sequence[str]) -> list[Response]:
    """What stays of a person's words: those that were late, and are now said in time, are not kept
    twice. They are not gone."""
    keys = {response.word_key(text) for text in new}
    again = [word for word in mine if word.late and response.word_key(word.text) in keys]
    for word in again:
        responses.remove(tx, word.id)
    return [word for word in mine if word not in again]
