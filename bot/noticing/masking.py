"""Names taken out of a text that is otherwise left as it was said."""

from bot.noticing.names import names_in


def without_names(text: str, mask: str) -> str:
    """The text with a mask in the place of each likely name."""
    for place in reversed(names_in(text)):
        text = text[: place.start] + mask + text[place.end :]
    return text
