"""Which messages in a group show the words of a value, and which of them are to go."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from storage import due_clouds, postings, shown_clouds, shown_messages
from storage.database import Transaction
from storage.shown_messages import Kind, ShownMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsShown:
    """The messages that show the words of a value in its group: those that are known, and of which
    kinds one may stand of which nothing is known, since it was begun. `overtaken`: another has
    taken the place of these, and they are to go."""

    standing: Mapping[Kind, ShownMessage]
    overtaken: tuple[ShownMessage, ...]
    begun: frozenset[Kind]

    def may_stand(self, kind: Kind) -> bool:
        """Whether there is a message of a kind, or may be."""
        return kind in self.standing or kind in self.begun


def of_value(tx: Transaction, session_id: int, chat_id: int, value: int) -> WordsShown:
    """What shows the words of a value in a group."""
    every = shown_clouds.about_words(tx, session_id, chat_id, value)
    standing = {shown.kind: shown for shown in every}
    return WordsShown(
        standing=standing,
        overtaken=tuple(old for shown in standing.values() for old in overtaken_by(tx, shown)),
        begun=frozenset(postings.kinds_begun(tx, session_id, chat_id, value)),
    )


def overtakes(tx: Transaction, shown: ShownMessage) -> list[ShownMessage]:
    """The messages that this one has taken the place of. They are to go, also if the program is
    stopped before they are gone."""
    older = overtaken_by(tx, shown)
    if older:
        due_clouds.mark(tx, shown.session_id, shown.value)
    return older


def overtaken_by(tx: Transaction, shown: ShownMessage) -> list[ShownMessage]:
    """The messages that this one has taken the place of: of a cloud also what said why there was
    none."""
    older = shown_messages.older(tx, shown)
    if shown.kind is Kind.CLOUD:
        older += shown_messages.older(tx, replace(shown, kind=Kind.NO_CLOUD))
    return older
