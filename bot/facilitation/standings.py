"""Which standing new words get: whoever keeps words asks here, and decides nothing itself."""

from collections.abc import Sequence

from bot.facilitation import counting_words
from bot.round_up.held_back import is_held_back, is_held_back_whole
from bot.workshop.response import word_key
from bot.workshop.review import Verdict
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import answers, notes, responses, reviews, struck_words
from storage.answers import Answer
from storage.database import Transaction
from storage.notes import Note
from storage.responses import Response


def of_words(
    tx: Transaction, session: Session, value: int, texts: Sequence[str], message: str = ""
) -> dict[str, Standing]:
    """The standing of each of these gut responses to a value, which came in one message. A word
    that was taken out of it is taken out whoever says it, in whichever of its forms; one that the
    rules hold back waits for a facilitator, but one that they have let in.

    Messages are judged whole, too: what somebody says of oneself may be cut by commas.
    """
    usual = Standing.WAITING if session.words_wait else Standing.FREE
    held, struck = held_in(message, texts), struck_words.of_value(tx, session.id, value)
    if not (struck or held):
        return dict.fromkeys(texts, usual)
    found = responses.all_of_value(tx, session.id, value) if held else []
    let_in = {word_key(one.text) for one in found if one.standing is Standing.LET_IN}
    found_let_in = {text for text in held if word_key(text) in let_in}
    by_rule = {
        **dict.fromkeys(texts, usual),
        **dict.fromkeys(held, Standing.WAITING),
        **dict.fromkeys(found_let_in, Standing.LET_IN),
    }
    taken_out = _taken_out(tx, session, value, texts, struck)
    return {
        text: Standing.STRUCK if word_key(text) in taken_out else by_rule[text] for text in texts
    }


def held_in(message: str, texts: Sequence[str]) -> set[str]:
    """Which gut responses of a message the rules hold back: those that they would alone or, if it
    is only what they say together, or about all of it, all of them."""
    if is_held_back_whole(message):
        return set(texts)
    held = set(filter(is_held_back, texts))
    return held or (set(texts) if is_held_back(message) else held)


def _taken_out(
    tx: Transaction, session: Session, value: int, texts: Sequence[str], struck: set[str]
) -> set[str]:
    """The keys of all forms of words of which facilitators took one out. New ones are held against
    those that are out, and not against all that was said: everybody may be answering at once."""
    if not struck:
        return set()
    said = [one.text for one in responses.all_struck(tx, session.id) if one.value == value]
    words = counting_words.words_among(tx, session.id, value, enumerate([*said, *texts]))
    return {
        form.key
        for word in words
        if any(counting_words.digest_of(session.id, form.key) in struck for form in word.forms)
        for form in word.forms
    }


def of_respelled(tx: Transaction, session: Session, word: Response, text: str) -> Standing:
    """The standing of a response that is the same word in another spelling: a facilitator's
    decision about the word holds, and what waits, waits."""
    if text == word.text or word.standing in (Standing.STRUCK, Standing.WAITING):
        return word.standing
    return of_words(tx, session, word.value, [text], text)[text]


def of_rewritten(old: Answer | Note, text: str) -> Standing:
    """The standing of a text that was put in the place of another one: it is a new one, but what
    was taken out stays so in another spelling."""
    is_same = word_key(text) == word_key(old.text) and old.standing is Standing.STRUCK
    return old.standing if is_same or text == old.text else Standing.FREE


def put_back(
    tx: Transaction, session: Session, value: int, said: Sequence[Response]
) -> dict[bytes, Standing]:
    """The standing of gut responses that were taken out, and are not any more, by their keys: as
    somebody has decided who has looked, else by the rules."""
    by_rule = of_words(tx, session, value, [word.text for word in said])
    reviewed = reviews.of_session(tx, session.id)
    return {
        word.id: _after_review(reviewed[word.id].verdict)
        if word.id in reviewed
        else by_rule[word.text]
        for word in said
    }


def text_put_back(tx: Transaction, text: Answer) -> Standing:
    """The same of an answer, a thought or an addition: of what was left out rules keep the text."""
    review = reviews.of_session(tx, text.session_id).get(text.id)
    is_in = review is not None and _after_review(review.verdict) is Standing.LET_IN
    return Standing.LET_IN if is_in else Standing.FREE


def _after_review(verdict: Verdict | None) -> Standing:
    is_in = verdict in (Verdict.INCLUDED, Verdict.MASKED)
    return Standing.LET_IN if is_in else Standing.WAITING


def came(tx: Transaction, words: Answer | Note) -> None:
    """A text is kept, or says something else: if the rules hold it back, somebody is to look at it.
    What was decided of what stood there before is decided no more."""
    _mark(tx, words, is_held=is_held_back(words.text))


def is_reviewed(tx: Transaction, word: Response) -> bool:
    """Whether a word waits that somebody has looked at, or is to: another spelling of it does not
    change that."""
    return word.standing is Standing.WAITING and word.id in reviews.of_session(tx, word.session_id)


def words_came(tx: Transaction, words: Sequence[Response], message: str) -> None:
    """New gut responses came in one message: nobody has decided anything of them yet."""
    held = held_in(message, [word.text for word in words])
    for word in words:
        if word.text in held:
            _mark(tx, word, is_held=True)


def word_respelled(tx: Transaction, word: Response) -> None:
    """A gut response is spelled another way. What was decided of what stood there before is decided
    no more."""
    _mark(tx, word, is_held=bool(held_in(word.text, [word.text])))


def _mark(tx: Transaction, words: Response | Answer | Note, *, is_held: bool) -> None:
    if is_held and words.standing in (Standing.FREE, Standing.WAITING):
        reviews.ask(tx, words.session_id, words.id)
    else:
        reviews.forget(tx, words.id)


def count_struck(tx: Transaction, session: Session) -> int:
    """How many words of clouds, answers and notes were taken out of a session by facilitators; a
    word that several people said is one."""
    struck = responses.all_struck(tx, session.id)
    found = answers.count_struck(tx, session.id) + notes.count_struck(tx, session.id)
    for value in {word.value for word in struck}:
        said = [word for word in struck if word.value == value]
        found += len(counting_words.words_in(tx, session.id, value, said))
    return found
