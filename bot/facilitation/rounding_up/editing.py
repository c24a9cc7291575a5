"""What a facilitator changes in a draft: recorded, taken back, or first asked for in words."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from bot.facilitation.moves import Press
from bot.facilitation.rounding_up import drafting, posting
from bot.facilitation.rounding_up.posting import Wanted
from bot.plan_file.themes import fault_of
from bot.round_up import AddTheme, Edit, RenameTheme, SplitTheme, Undo
from bot.round_up.edits import in_force
from bot.workshop.errors import AskedAlready, KeywordsRefused, NameRefused, NoEditToUndo
from bot.workshop.listing import SEPARATORS
from bot.workshop.plan import MAX_HEADING, MAX_KEYWORD, MAX_KEYWORDS
from bot.workshop.response import clean
from bot.workshop.session import Session
from bot.workshop.utterance import Utterance
from storage import asked_edits, participants
from storage.asked_edits import AskedEdit
from storage.database import Transaction


class Naming(StrEnum):
    """What a facilitator is asked to type."""

    RENAME = "rename"
    SPLIT = "split"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditQuestion:
    """What was asked for, about which theme ("" for a new one), and the message with the draft."""

    naming: Naming
    theme: str = ""
    draft: int = 0
    step: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a facilitator typed to a question."""

    asked: AskedEdit
    question: EditQuestion
    wanted: Wanted
    text: str
    message_id: int


def record(tx: Transaction, wanted: Wanted, edit: Edit) -> None:
    """Change a draft, if the person may. NoEditToUndo if there is nothing to take back."""
    session = posting.allowed(tx, wanted)
    own = drafting.own_edits(tx, session.id, wanted.scope)
    if isinstance(edit, Undo) and not in_force(own):
        raise NoEditToUndo
    drafting.record_edit(tx, session.id, wanted.scope, edit)


def ask(tx: Transaction, wanted: Wanted, question: EditQuestion, message_id: int) -> None:
    """Remember that a message asks a facilitator to type something: words of their own that they
    were about to change stay as they are."""
    session = posting.allowed(tx, wanted)
    participants.stop_changing(tx, wanted.press.person)
    asked = AskedEdit(
        chat_id=wanted.press.person,
        message_id=message_id,
        session_id=session.id,
        scope=wanted.scope,
        edit=json.dumps(asdict(question)),
    )
    asked_edits.put(tx, asked)


def reply(asked: AskedEdit, said: Utterance) -> Reply:
    """What was typed to a question. AskedAlready when it has had its answer."""
    if not asked.is_open:
        raise AskedAlready
    fields = json.loads(asked.edit)
    question = EditQuestion(**{**fields, "naming": Naming(fields["naming"])})
    press = Press(session_id=asked.session_id, step=question.step, person=said.person)
    wanted = Wanted(press=press, scope=asked.scope)
    return Reply(
        asked=asked, question=question, wanted=wanted, text=said.text, message_id=said.message_id
    )


def take(tx: Transaction, reply: Reply, edit: Edit) -> Session:
    """Change a draft by what was typed; the question has had its answer."""
    asked = asked_edits.find(tx, reply.asked.chat_id, reply.asked.message_id)
    if asked is None or not asked.is_open:
        raise AskedAlready
    record(tx, reply.wanted, edit)
    asked_edits.close(tx, asked, reply.message_id)
    return posting.allowed(tx, reply.wanted)


def edit_of(reply: Reply) -> RenameTheme | SplitTheme | AddTheme:
    """What a typed text means. NameRefused or KeywordsRefused when it can't mean anything."""
    if reply.question.naming is Naming.RENAME:
        return RenameTheme(theme=reply.question.theme, heading=name_of(reply.text))
    name, colon, words = reply.text.partition(":")
    keywords = keywords_of(words)
    if not colon or not keywords:
        raise KeywordsRefused(limit=MAX_KEYWORD)
    if reply.question.naming is Naming.SPLIT:
        return SplitTheme(theme=reply.question.theme, heading=name_of(name), keywords=keywords)
    return AddTheme(heading=name_of(name), keywords=keywords)


def name_of(text: str) -> str:
    """A typed name on one line, with nothing in it that can't be seen."""
    name = clean(text)
    if not any(map(str.isalnum, name)) or len(name) > MAX_HEADING:
        raise NameRefused(limit=MAX_HEADING)
    return name


def keywords_of(text: str) -> tuple[str, ...]:
    """Typed keywords, separated by commas, semicolons or line breaks; as strict as a plan's."""
    keywords = tuple(dict.fromkeys(filter(None, map(clean, SEPARATORS.split(text)))))
    is_long = any(len(keyword) > MAX_KEYWORD for keyword in keywords)
    if is_long or len(keywords) > MAX_KEYWORDS or any(map(fault_of, keywords)):
        raise KeywordsRefused(limit=MAX_KEYWORD)
    return keywords
