"""What each person was asked: which cards are to be posted, or brought up to date."""

from dataclasses import dataclass

from bot.workshop.card import Question
from bot.workshop.scope import Scope
from storage.database import Transaction

GUT, TOGETHER = -1, -3
OF_CARD = "session_id = ? AND chat = mark('chat', ?) AND value = ? AND prompt = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedCard:
    """A card that is `due` to be posted, or that so many `changes` may have made old. `back`: it is
    due because the group has gone back to its value."""

    question: Question
    due: bool
    changes: int = 0
    back: bool = False


def ask(
    tx: Transaction, session_id: int, person: int, question: Question, *, is_back: bool = False
) -> None:
    """A card is to be posted, below whatever stands in the person's chat by now."""
    tx.write(
        "INSERT INTO card VALUES (?1, mark('chat', ?2), sealed(?1, ?2), ?3, ?4, 1, 0, NULL, ?5)"
        " ON CONFLICT DO UPDATE SET due = 1, back = ?5",
        *(session_id, person, question.value, stored(question), is_back),
    )


def mark_stale(tx: Transaction, session_id: int, person: int, value: int) -> None:
    """What a person has said to a value has changed."""
    tx.write(
        "UPDATE card SET stale = stale + 1"
        " WHERE session_id = ? AND chat = mark('chat', ?) AND value = ?",
        *(session_id, person, value),
    )


def mark_question_stale(tx: Transaction, session_id: int, question: Question) -> None:
    """Whether a question is asked has changed, for everybody."""
    sql = "UPDATE card SET stale = stale + 1 WHERE session_id = ? AND value = ? AND prompt = ?"
    tx.write(sql, session_id, question.value, stored(question))


def mark_left(tx: Transaction, session_id: int, person: int) -> None:
    """A person takes part no more: nothing is to be posted, and what stands there says so."""
    sql = (
        "UPDATE card SET due = 0, stale = stale + 1 WHERE session_id = ? AND chat = mark('chat', ?)"
    )
    tx.write(sql, session_id, person)


def mark_all_stale(tx: Transaction, session_id: int, person: int) -> None:
    """A person takes part again, or can be written to again: cards of before may show what is not
    so any more."""
    sql = "UPDATE card SET stale = stale + 1 WHERE session_id = ? AND chat = mark('chat', ?)"
    tx.write(sql, session_id, person)


def owed(tx: Transaction, session_id: int) -> dict[int, list[OwedCard]]:
    """What is to be done in each person's chat, what is to be posted first."""
    rows = tx.rows(
        "SELECT opened(session_id, chat_sealed), value, prompt, due, stale FROM card"
        " WHERE session_id = ? AND (due OR stale) ORDER BY due DESC, value, prompt",
        session_id,
    )
    found: dict[int, list[OwedCard]] = {}
    for person, value, prompt, due, changes in rows:
        card = OwedCard(question=read(value, prompt), due=bool(due), changes=changes)
        found.setdefault(int(person), []).append(card)
    return found


def find(tx: Transaction, session_id: int, person: int, question: Question) -> OwedCard | None:
    """A card for which something is to be done, or None."""
    at = (session_id, person, question.value, stored(question))
    sql = f"SELECT due, stale, back FROM card WHERE {OF_CARD} AND (due OR stale)"  # noqa: S608
    row = tx.row(sql, *at)
    if row is None:
        return None
    due, changes, back = row
    return OwedCard(question=question, due=bool(due), changes=changes, back=bool(due and back))


def sessions_owing(tx: Transaction) -> list[int]:
    """The sessions with cards that are to be posted or brought up to date."""
    return [row[0] for row in tx.rows("SELECT DISTINCT session_id FROM card WHERE due OR stale")]


def is_kept(tx: Transaction, session_id: int, person: int, question: Question) -> bool:
    """Whether there is such a card."""
    at = (session_id, person, question.value, stored(question))
    return tx.row(f"SELECT 1 FROM card WHERE {OF_CARD}", *at) is not None  # noqa: S608


def choose(tx: Transaction, session_id: int, person: int, scope: Scope) -> None:
    """Under all prompts of a value together, a person answers this one."""
    tx.write(
        "UPDATE card SET chosen = ?"
        " WHERE session_id = ? AND chat = mark('chat', ?) AND value = ? AND prompt = ?",
        *(scope.prompt, session_id, person, scope.value, TOGETHER),
    )


def chosen(tx: Transaction, session_id: int, person: int, value: int) -> int:
    """The prompt that a person answers under all of a value together: the first, if none was
    chosen."""
    at = (session_id, person, value, TOGETHER)
    row = tx.row(f"SELECT chosen FROM card WHERE {OF_CARD}", *at)  # noqa: S608
    return int(row[0] or 0) if row else 0


def settle(tx: Transaction, session_id: int, person: int, shown: OwedCard) -> None:
    """A card stands in the chat, and shows all the changes that were known when it was looked at;
    it was posted if it was due then, and nothing is chosen under a new one."""
    tx.write(
        "UPDATE card SET due = due AND NOT ?1, stale = CASE stale WHEN ?2 THEN 0 ELSE stale END,"
        " chosen = CASE WHEN ?1 THEN NULL ELSE chosen END"
        " WHERE session_id = ?3 AND chat = mark('chat', ?4) AND value = ?5 AND prompt = ?6",
        *(shown.due, shown.changes, session_id, person),
        *(shown.question.value, stored(shown.question)),
    )


def give_up(tx: Transaction, session_id: int, person: int, question: Question) -> None:
    """A card is not shown."""
    at = (session_id, person, question.value, stored(question))
    tx.write(f"UPDATE card SET due = 0, stale = 0 WHERE {OF_CARD}", *at)  # noqa: S608


def drop(tx: Transaction, session_id: int, person: int, question: Question) -> None:
    """A card was never posted, and is not to be; or its person is forgotten."""
    at = (session_id, person, question.value, stored(question))
    tx.write(f"DELETE FROM card WHERE {OF_CARD}", *at)  # noqa: S608


def stored(question: Question) -> int:
    """Which question of its value it is, as the table has it."""
    if question.together:
        return TOGETHER
    return GUT if question.prompt is None else question.prompt


def read(value: int, prompt: int) -> Question:
    """The opposite of `stored`."""
    together = prompt == TOGETHER
    return Question(value=value, prompt=prompt if prompt >= 0 else None, together=together)
