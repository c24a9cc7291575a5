"""Which question a message of the bot asks, and a reply to it answers."""

from bot.facilitation import receipts
from bot.workshop.card import Question
from bot.workshop.scope import THOUGHT
from bot.workshop.session import Session
from bot.workshop.utterance import Utterance
from storage import cards, shown_messages
from storage.database import Transaction
from storage.shown_messages import Kind, ShownMessage

ASKS = (Kind.QUESTION, Kind.PROMPT)


def asked_in(tx: Transaction, said: Utterance) -> ShownMessage | None:
    """The question or prompt that a message replies to, or None."""
    shown = shown_messages.find(tx, said.chat_id, said.reply_to) if said.reply_to else None
    return shown if shown is not None and shown.kind in ASKS else None


def meant(tx: Transaction, said: Utterance) -> ShownMessage | None:
    """The question or prompt that a message replies to, also by way of a receipt or another message
    about it, or None."""
    asks = asked_in(tx, said)
    if asks is not None or said.reply_to is None:
        return asks
    shown = shown_messages.find(tx, said.chat_id, said.reply_to)
    return receipts.placed(shown) if shown is not None else None


def question_of(shown: ShownMessage) -> Question:
    """The question that a message asks: one that is no single prompt's asks all of its value."""
    together = shown.kind is Kind.PROMPT and shown.prompt is None
    return Question(value=shown.value, prompt=shown.prompt, together=together)


def prompt_in_group(shown: ShownMessage) -> int:
    """The prompt that an answer in the group belongs to: of all together it is the first."""
    return shown.prompt or 0


def prompt_of(
    tx: Transaction, said: Utterance, shown: ShownMessage, session: Session
) -> int | None:
    """The prompt that an answer belongs to; of all together it is the one that was chosen, or the
    first. The card of a value without a gut question asks nothing: to it one says a thought."""
    question = question_of(shown)
    if question.is_gut and session.plan.values[shown.value].question is None:
        return THOUGHT
    if not question.together:
        return shown.prompt
    return cards.chosen(tx, shown.session_id, said.person, shown.value)
