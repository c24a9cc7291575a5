"""How far a name goes: surnames, initials, and what stands between them."""

from bot.noticing.name_contexts import Neighbourhood
from bot.noticing.name_lists import WordKind, beside
from bot.noticing.tokens import WrittenWord

LONGEST_NAME = 5
NO_INITIALS = "ai"


def last_of_name(around: Neighbourhood, first: int) -> int:
    """The last word of a name that begins with the first."""
    last = first
    while last - first < LONGEST_NAME and not around.tokens[last].is_possessive:
        further = behind_particle(around, last)
        if further is None and _goes_on(around, last):
            further = last + 1
        if further is None:
            break
        last = further
    return last


def behind_particle(around: Neighbourhood, at: int) -> int | None:
    """Where a name with "de" or "ap" in it goes on, or None."""
    ahead = at + 1
    while around.key(ahead) in beside("particle") and ahead - at < LONGEST_NAME:
        if around.tokens[ahead].gap != " " or around.tokens[ahead].text[0].isupper():
            break
        ahead += 1
    name = around.at(ahead)
    goes_on = ahead > at + 1 and name is not None and name.gap in {" ", "-"} and name.has_capital
    return ahead if goes_on else None


def _goes_on(around: Neighbourhood, at: int) -> bool:
    token, after = around.tokens[at], around.at(at + 1)
    gaps = {" ", ". ", "."} if token.is_letter else {" "}
    if after is None or after.gap not in gaps:
        return False
    if after.is_letter:
        return after.key not in NO_INITIALS and after.text.isupper() >= token.text[0].isupper()
    return _is_surname_behind(token, after)


def _is_surname_behind(token: WrittenWord, after: WrittenWord) -> bool:
    if token.text.islower():
        return after.text.islower() and after.is_surname
    if token.is_shouted:
        return after.is_shouted and after.is_surname
    is_word = after.kind is WordKind.NO_NAME or after.key in beside("called-after")
    return after.has_capital and not is_word
