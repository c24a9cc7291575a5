"""What a screen says in several languages, put together: a text that is the same in all stands
there once, and any other as a list, with the language of each."""

from collections.abc import Mapping
from typing import Any


def in_each(said: Mapping[str, Any]) -> Any:
    """What is said in each language, by their codes, in the same shape."""
    first, *others = said.values()
    if all(other == first for other in others):
        return first
    if isinstance(first, dict):
        return {key: in_each(_part(said, key)) for key in first}
    if isinstance(first, list):
        return [in_each(_part(said, at)) for at in range(len(first))]
    return _texts(said)


def _part(said: Mapping[str, Any], key: str | int) -> Mapping[str, Any]:
    return {language: each[key] for language, each in said.items()}


def _texts(said: Mapping[str, str]) -> str | list[dict[str, str]]:
    """What one language lacks is said in another, with a mark: then it is there once."""
    marked = {f"{text} [{language}]" for language, text in said.items()}
    borrowed = [text for text in said.values() if text in marked]
    if borrowed:
        return borrowed[0]
    return [{"lang": language, "text": text} for language, text in said.items() if text]
