"""How people type: in their own spelling, with slips, several words at once."""

import random
from collections.abc import Sequence

from bot.rehearsal.casting import Habit

SHORTEST_SLIP = 5
SEPARATORS = (", ", "\n", "; ")


def messages(words: Sequence[str], habit: Habit, chance: random.Random) -> list[str]:
    """The words as somebody types them, in one message or in several."""
    typed = [type_word(word, habit, chance) for word in words]
    if habit is Habit.ALL_AT_ONCE and len(typed) > 1:
        return [chance.choice(SEPARATORS).join(typed)]
    return typed


def type_word(word: str, habit: Habit, chance: random.Random) -> str:
    """A word or phrase in somebody's spelling: often enough, as it is."""
    if habit is Habit.TYPOS and chance.random() < 0.25:
        return slip(word, chance)
    if habit is Habit.CAPITALS:
        return word.upper() if chance.random() < 0.3 else word[:1].upper() + word[1:]
    if habit is Habit.PUNCTUATED and chance.random() < 0.6:
        return word + chance.choice(".!…")
    if " " in word and chance.random() < 0.3:
        return word.replace(" ", "-", 1)
    return word


def slip(word: str, chance: random.Random) -> str:
    """The word with two letters in the wrong order, if it is long enough to be recognised."""
    if len(word) < SHORTEST_SLIP:
        return word
    at = chance.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def type_answer(text: str, habit: Habit, emoji: str, chance: random.Random) -> str:
    """An answer in somebody's way of writing."""
    if habit is Habit.TYPOS:
        words = text.split(" ")
        at = chance.randrange(len(words))
        return " ".join([*words[:at], slip(words[at], chance), *words[at + 1 :]])
    if habit is Habit.CAPITALS:
        return text.lower().removesuffix(".")
    if habit is Habit.EMOJI and chance.random() < 0.4:
        return f"{text} {emoji}"
    return text
