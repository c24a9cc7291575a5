"""What points at somebody, replaced in a text that is otherwise left as it was said."""

from bot.noticing.masking import without_names
from bot.noticing.spelling import one_spelling
from bot.round_up.held_back import contacts_in
from bot.round_up.language import WELSH, language_of
from bot.round_up.tokens import tokens

CONTACT = "[…]"
# The mask stands among somebody's words, and is read by people of any language: it is in theirs.
NAME, NAMES = "[name]", {WELSH: "[enw]"}


def masked(text: str) -> str | None:
    """The text with a mask in the place of each likely name, address, number and link; None where
    there is none of them, or where nothing else is left."""
    plain = one_spelling(text)
    for start, end in reversed(contacts_in(plain)):
        plain = plain[:start] + CONTACT + plain[end:]
    name = NAMES.get(language_of(text, (word.key for word in tokens(text))), NAME)
    plain = without_names(plain, name)
    rest = plain.replace(name, "").replace(CONTACT, "")
    return plain if plain != one_spelling(text) and any(map(str.isalnum, rest)) else None
