"""What is written down of the languages that people are spoken to in. See storage.spoken."""

from storage.spoken import SpokenLanguage
from storage.transaction import Transaction

KNOWN = (
    "EXISTS (SELECT 1 FROM participant WHERE person = spoken_to.person)"
    " OR EXISTS (SELECT 1 FROM facilitator WHERE person = spoken_to.person)"
    " OR EXISTS (SELECT 1 FROM standby WHERE person = spoken_to.person)"
)


def put(tx: Transaction, person: int, spoken: SpokenLanguage) -> None:
    """Speak to somebody in a language from now on; written down only of who takes part, leads, or
    can be turned to."""
    tx.spoken.note(person, spoken)
    tx.write(
        "INSERT OR REPLACE INTO spoken_to VALUES (mark('person', ?), ?, ?)",
        *(person, spoken.language, spoken.chosen),
    )
    tx.write(f"DELETE FROM spoken_to WHERE person = mark('person', ?) AND NOT ({KNOWN})", person)  # noqa: S608


def written_down(tx: Transaction, person: int) -> str | None:
    """What is written down of somebody, or None."""
    row = tx.row("SELECT language FROM spoken_to WHERE person = mark('person', ?)", person)
    return str(row[0]) if row else None


def keep(tx: Transaction, person: int) -> None:
    """Somebody leads now, or can be turned to: what they have chosen is written down."""
    if (spoken := tx.spoken.to(person)) is not None:
        put(tx, person, spoken)


def forget(tx: Transaction, person: int) -> None:
    """Nothing of it is written down of somebody any more who is not known by anything else."""
    tx.write(f"DELETE FROM spoken_to WHERE person = mark('person', ?) AND NOT ({KNOWN})", person)  # noqa: S608


def forget_strangers(tx: Transaction) -> None:
    """Nothing is kept of those who take part in nothing any more, and lead nothing."""
    tx.write(f"DELETE FROM spoken_to WHERE NOT ({KNOWN})")  # noqa: S608
