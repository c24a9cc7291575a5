"""What people said about a value while nothing was asked, as a record has it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ThoughtsRecord:
    """`texts` are whole, in alphabetical order; `answered` are the people behind them, and
    `held_back` texts are not among them. Both are None where so few said something that it is not
    told. It is as with the answers to a prompt, but that nobody could pass."""

    texts: tuple[str, ...] = ()
    answered: int | None = 0
    held_back: int | None = 0


NO_THOUGHTS = ThoughtsRecord()
