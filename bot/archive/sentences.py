"""What an archive needs of the bot's texts."""

from typing import Protocol


class Sentences(Protocol):
    """The sentences of one language, or of several together, by key; bot.texts has them."""

    @property
    def language(self) -> str: ...

    @property
    def is_draft(self) -> bool:
        """Whether nobody who speaks the language has read them yet."""
        ...

    @property
    def each(self) -> tuple["Sentences", ...]:
        """The languages by themselves; of one language, that one."""
        ...

    def __call__(self, key: str, /, **placeholders: str | int) -> str: ...
