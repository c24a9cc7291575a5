"""How words of one's own stand: the sentences that say so, whichever door they are read by."""

from bot.noticing.distress import needs_a_person
from bot.round_up.held_back import is_held_back
from bot.workshop.card import OwnWords
from bot.workshop.standing import Standing

MASKED = "card.masked"


def marks_of(word: OwnWords) -> tuple[str, ...]:
    """The keys of the texts that say how words stand, each around what the one before says; MASKED
    says what others read. Of somebody in distress nothing is said that sounds like blame."""
    masked = (MASKED,) if word.masked is not None else ()
    return (*masked, *_taken_out(word), *(_of_response(word) if word.prompt is None else ()))


def _taken_out(word: OwnWords) -> tuple[str, ...]:
    """That facilitators took them out, have left them out, or read them first."""
    is_out = word.standing is Standing.STRUCK or word.left_out
    if is_out and needs_a_person(word.text):
        return ("card.for_facilitators",)
    if word.standing is Standing.STRUCK:
        return ("card.struck",)
    is_held = word.prompt is not None and word.standing is Standing.FREE
    if not (is_held and is_held_back(word.text)):
        return ()
    return ("card.left_out_word",) if word.left_out else ("card.waiting_word",)


def _of_response(word: OwnWords) -> tuple[str, ...]:
    """What is to be said of a gut response besides."""
    if word.standing is Standing.WAITING and not (word.left_out and needs_a_person(word.text)):
        return ("card.left_out_word",) if word.left_out else ("card.waiting_word",)
    return ("card.late_word",) if word.late or word.waits else ()
