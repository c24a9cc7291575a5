"""Words of one's own of which there is something to be told, though a page shows their question no
more: facilitators took them out, or they came too late for a cloud. In chats each has a message."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.facilitation import my_data, snapshots, struck_notices
from bot.facilitation.my_data import Mine
from bot.noticing.distress import needs_a_person
from bot.workshop import authorship
from bot.workshop.authorship import LinkKey, Mark
from bot.workshop.card import OwnWords
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import answers, responses, sessions
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOf:
    """Where somebody is to be told of something: `author` is their mark there. The `prompt` of what
    was `added` as missing in a round-up is None where that is the whole value's."""

    value: int
    prompt: int | None
    added: bool
    author: Mark

    def is_of(self, key: LinkKey, person: int) -> bool:
        """Whether it is this person's."""
        marked = authorship.adder if self.added else authorship.author
        return self.author == marked(key, person, self.value, self.prompt)


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierWords:
    """Words of one's own, and the value that they were said to."""

    value: int
    own: OwnWords


def places(tx: Transaction, session: Session) -> frozenset[ToldOf]:
    """Where anybody is to be told of something: the same for everybody, and seldom anywhere."""
    in_clouds = responses.struck_authors(tx, session.id)
    in_answers = answers.struck_authors(tx, session.id)
    return frozenset(
        ToldOf(value=value, prompt=prompt, added=added, author=author)
        for value, prompt, added, author in (
            *((value, None, False, author) for value, author in in_clouds),
            *((value, None, False, author) for value, author in _too_late(tx, session)),
            *in_answers,
        )
    )


def of_person(
    tx: Transaction, session: Session, person: int, told: Collection[ToldOf]
) -> tuple[EarlierWords, ...]:
    """What one person is to be told of, in the order of the plan."""
    key = sessions.link_key(tx, session.id)
    here = {(one.value, one.prompt, one.added) for one in told if one.is_of(key, person)}
    if not here:
        return ()
    mine = [
        one
        for one in my_data.in_session(tx, session, person)
        if (one.value, one.prompt, one.added) in here
    ]
    own = struck_notices.as_on_card(tx, session, person, mine)
    return tuple(EarlierWords(value=one.value, own=own[one.id]) for one in _to_tell(mine, own))


def _to_tell(mine: Collection[Mine], own: dict[bytes, OwnWords]) -> Iterator[Mine]:
    """Who is in distress was answered, and is not to be told that they said it the wrong way."""
    for one in mine:
        is_struck = one.standing is Standing.STRUCK and not needs_a_person(one.text)
        if is_struck or own[one.id].waits:
            yield one


def _too_late(tx: Transaction, session: Session) -> Iterator[tuple[int, Mark]]:
    """Who said something after the cloud of an earlier value had been seen."""
    if not session.has_begun or not session.is_live:
        return
    unseen = responses.unseen_authors(tx, session.id)
    for value in {value for value, _ in unseen} - {session.position.value}:
        if not session.is_open_at(value) and snapshots.may_stand(tx, session, value):
            yield from ((value, author) for at, author in unseen if at == value)
