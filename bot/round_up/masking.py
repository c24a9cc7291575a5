"""What points at somebody, replaced in a text that is otherwise left as it was said."""

from bot.noticing.masking import without_names
from bot.noticing.spelling import one_spelling
from bot.round_up.held_back import contacts_in

NAME, CONTACT = "[name]", "[…]"


def masked(text: str) -> str | None:
    """The text with a mask in the place of each likely name, address, number and link; None where
    there is none of them, or where nothing else is left."""
    plain = one_spelling(text)
    for start, end in reversed(contacts_in(plain)):
        plain = plain[:start] + CONTACT + plain[end:]
    plain = without_names(plain, NAME)
    rest = plain.replace(NAME, "").replace(CONTACT, "")
    return plain if plain != one_spelling(text) and any(map(str.isalnum, rest)) else None
