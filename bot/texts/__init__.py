"""Every sentence that the bot says, by language: `en.toml`, one key for one sentence."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en",)


@dataclass(frozen=True, slots=True)
class Texts:
    """The sentences of one language, by key: `texts("lobby.joined", count=3)`."""

    language: str
    sentences: Mapping[str, str]

    def __call__(self, key: str, /, **placeholders: str | int) -> str:
        """The sentence, filled in. A key or placeholder that does not exist is a KeyError."""
        return self.sentences[key].format_map(placeholders)


@cache
def load(language: str) -> Texts:
    """The sentences of a language; KeyError when it is not one of LANGUAGES."""
    if language not in LANGUAGES:
        raise KeyError(language)
    text = files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return Texts(language, _flatten(tomllib.loads(text)))


def _flatten(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, entry in table.items():
        if isinstance(entry, dict):
            flat |= _flatten(entry, f"{prefix}{key}.")
        else:
            flat[prefix + key] = entry.strip()
    return flat
