"""Texts that stay out of archives until a person lets them in: they could point at somebody, speak
of suicide, self-harm or having been abused, or ask not to be quoted (bot.round_up.held_back), or
wait for a facilitator to look. What a facilitator has let in is not held back, whatever it says.

They are counted, and kept with the record that is left when a session is sealed, apart from all
that an archive is made from. What facilitators took out is no text here: it is only counted.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol, TypeVar

from bot.round_up.held_back import is_held_back
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord
from bot.workshop.same_word import Word
from bot.workshop.standing import Standing
from bot.workshop.thoughts import ThoughtsRecord


class HeldBackKind(StrEnum):
    """What a text that is held back was."""

    WORD = "word"
    ANSWER = "answer"
    NOTE = "note"
    ADDED = "added"
    THOUGHT = "thought"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack:
    """A text that is in no archive, and where it belongs: `prompt` None is the value."""

    value: int
    prompt: int | None
    kind: HeldBackKind
    text: str


class Text(Protocol):
    """Something that was said."""

    @property
    def text(self) -> str: ...

    @property
    def standing(self) -> Standing: ...


T = TypeVar("T", bound=Text)


def holds_back(one: Text) -> bool:
    """Whether something that was said waits for a person to let it in."""
    match one.standing:
        case Standing.FREE:
            return is_held_back(one.text)
        case Standing.WAITING:
            return True
        case Standing.LET_IN | Standing.STRUCK:
            return False


def left(texts: Iterable[T]) -> list[T]:
    """What is not held back, and was not taken out."""
    return [one for one in texts if one.standing is not Standing.STRUCK and not holds_back(one)]


def count(*found: Iterable[Text]) -> int:
    """How many texts are held back."""
    return sum(holds_back(one) for texts in found for one in texts)


def words_left(words: Iterable[Word], let_in: Collection[str] = ()) -> tuple[Word, ...]:
    """Words without the forms that are held back, by those who said another form of them. Those of
    the keys `let_in` are not."""
    kept = []
    for word in words:
        forms = tuple(
            form
            for form in word.forms
            if form.key in let_in or not any(map(is_held_back, form.spellings))
        )
        if forms:
            kept.append(replace(word, forms=forms))
    return tuple(sorted(kept, key=lambda word: (-word.people, word.text.casefold(), word.text)))


def held_out_of(record: SessionRecord) -> SessionRecord:
    """A record without what is held back, as records and archives of former versions have it. One
    that has an id was made without it, but for what a person let in."""
    if all(session.id for session in record.sessions):
        return record
    return replace(
        record,
        values=tuple(map(_held_out_of_value, record.values)),
        candidates=tuple(
            replace(
                one,
                words=_texts_left(one.words),
                quote="".join(_texts_left([one.quote])),
                more_quotes=tuple(q for q in one.more_quotes if not is_held_back(q.quote)),
            )
            for one in record.candidates
        ),
    )


def _held_out_of_value(value: ValueRecord) -> ValueRecord:
    words = tuple(word for word in value.words if not is_held_back(word.word))
    said = (*value.late, *value.notes, *value.added)
    return replace(
        value,
        words=words,
        late=_texts_left(value.late),
        thoughts=_held_out_of_thoughts(value.thoughts),
        notes=_texts_left(value.notes),
        added=_texts_left(value.added),
        merged=tuple(
            replace(one, others=others)
            for one in value.merged
            if not is_held_back(one.word) and (others := _texts_left(one.others))
        ),
        themes=tuple(
            replace(one, words=_texts_left(one.words), quotes=_texts_left(one.quotes))
            for one in value.themes
        ),
        also_said=_texts_left(value.also_said),
        both_sides=_texts_left(value.both_sides),
        prompts=tuple(map(_held_out_of_prompt, value.prompts)),
        held_back=_more(value.held_back, len(value.words) - len(words) + _held(said)),
    )


def _held_out_of_thoughts(thoughts: ThoughtsRecord) -> ThoughtsRecord:
    held_back = _more(thoughts.held_back, _held(thoughts.texts))
    return replace(thoughts, texts=_texts_left(thoughts.texts), held_back=held_back)


def _held_out_of_prompt(prompt: PromptRecord) -> PromptRecord:
    said = (*prompt.answers, *prompt.notes, *prompt.added)
    return replace(
        prompt,
        answers=_texts_left(prompt.answers),
        notes=_texts_left(prompt.notes),
        added=_texts_left(prompt.added),
        held_back=_more(prompt.held_back, _held(said)),
    )


def _texts_left(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if not is_held_back(text))


def _held(texts: Iterable[str]) -> int:
    return sum(map(is_held_back, texts))


def _more(count: int | None, more: int) -> int | None:
    return None if count is None else count + more
