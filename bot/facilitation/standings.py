"""Which standing new words get: whoever keeps words asks here, and decides nothing itself."""

from collections.abc import Sequence

from bot.facilitation import merging
from bot.workshop.response import word_key
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import answers, notes, responses, struck_words
from storage.answers import Answer
from storage.database import Transaction
from storage.notes import Note
from storage.responses import Response


def of_words(
    tx: Transaction, session: Session, value: int, texts: Sequence[str]
) -> dict[str, Standing]:
    """The standing of each of these gut responses to a value. A word that was taken out of it is
    taken out whoever says it, in whichever of its forms."""
    usual = Standing.WAITING if session.words_wait else Standing.FREE
    struck = struck_words.of_value(tx, session.id, value)
    if not struck:
        return dict.fromkeys(texts, usual)
    said = [word.text for word in responses.all_of_value(tx, session.id, value)]
    words = merging.words_among(tx, session.id, value, enumerate([*said, *texts]))
    taken_out = {
        form.key
        for word in words
        if any(merging.digest_of(session.id, form.key) in struck for form in word.forms)
        for form in word.forms
    }
    return {text: Standing.STRUCK if word_key(text) in taken_out else usual for text in texts}


def of_respelled(tx: Transaction, session: Session, word: Response, text: str) -> Standing:
    """The standing of a response that is the same word in another spelling: a facilitator's
    decision about the word holds, any other was about how it was written."""
    if text == word.text or word.standing is Standing.STRUCK:
        return word.standing
    return of_words(tx, session, word.value, [text])[text]


def of_rewritten(old: Answer | Note, text: str) -> Standing:
    """The standing of a text that was put in the place of another one: it is a new one."""
    return old.standing if text == old.text else Standing.FREE


def count_struck(tx: Transaction, session: Session) -> int:
    """How many words of clouds, answers and notes were taken out of a session by facilitators; a
    word that several people said is one."""
    struck = responses.all_struck(tx, session.id)
    found = answers.count_struck(tx, session.id) + notes.count_struck(tx, session.id)
    for value in {word.value for word in struck}:
        said = [word for word in struck if word.value == value]
        found += len(merging.words_in(tx, session.id, value, said))
    return found
