"""What an archive needs of the bot's texts."""

from typing import Protocol


class Sentences(Protocol):
    """The sentences of one language, by key; bot.texts has them."""

    @property
    def language(self) -> str: ...

    def __call__(self, key: str, /, **placeholders: str | int) -> str: ...
