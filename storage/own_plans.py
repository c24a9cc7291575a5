"""Plans that somebody has sent for workshops of their own, found by who sent them alone."""

import json

from bot.workshop.plan import Plan
from storage.database import Transaction


def put(tx: Transaction, person: int, plan: Plan) -> None:
    """Keep a plan, in the place of a former one of its name."""
    written = json.dumps(plan.as_dict(), ensure_ascii=False)
    sql = "INSERT OR REPLACE INTO own_plan VALUES (mark('person', ?), ?, ?)"
    tx.write(sql, person, plan.name, written)


def of_person(tx: Transaction, person: int) -> dict[str, Plan]:
    """The plans of a person, by name."""
    sql = "SELECT name, plan FROM own_plan WHERE person = mark('person', ?) ORDER BY name"
    return {row[0]: Plan.from_dict(json.loads(row[1])) for row in tx.rows(sql, person)}


def remove(tx: Transaction, person: int, name: str) -> bool:
    """Remove a plan; whether there was one of this name."""
    sql = "DELETE FROM own_plan WHERE person = mark('person', ?) AND name = ?"
    return tx.write(sql, person, name) == 1


def forget(tx: Transaction, person: int) -> None:
    """Remove all plans of a person."""
    tx.write("DELETE FROM own_plan WHERE person = mark('person', ?)", person)
