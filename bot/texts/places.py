"""How a language is written in the places that Gair is for."""

from collections.abc import Mapping

PLACES: Mapping[str, str] = {"en": "en-GB", "cy": "cy-GB"}


def as_in_place(language: str) -> str:
    """The code of a language as it is written here, which spelling checkers want to know."""
    return PLACES.get(language, language)
