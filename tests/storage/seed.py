"""What tests put into a database."""

from bot.workshop.plan import Plan, Value
from bot.workshop.session import Session
from storage import sessions
from storage.database import Transaction
from storage.place import Place

NOW = 1_790_000_000.0
PLAN = Plan(
    name="tea",
    title="Te â â",
    about="About.",
    attribution="Us.",
    values=(
        Value(title="Tea", statement="Tea.", question="What?", prompts=("One?", "Two?")),
        Value(title="Quiet", statement="Quiet."),
    ),
)
HERE = Place(chat_id=-100, thread_id=None, title="Grŵp")


def add_session(tx: Transaction, place: Place = HERE) -> Session:
    """A session that is being prepared."""
    return sessions.add(tx, place, Session(id=0, plan=PLAN))
