"""What somebody typed on a page that counts as a pass, as long as they may still say that it was
meant as a word: in memory alone."""

from collections import OrderedDict
from dataclasses import dataclass

from starlette.requests import Request

from bot.facilitation.passing import TypedPass
from bot.workshop.card import Question

PEOPLE_KEPT = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class PerhapsWord:
    """What was typed, to which question of which workshop."""

    session_id: int
    question: Question
    text: str


class TypedPasses:
    """Keeps the newest of each person."""

    def __init__(self) -> None:
        self._typed: OrderedDict[int, PerhapsWord] = OrderedDict()

    def put(self, person: int, passed: TypedPass) -> None:
        """Somebody typed that they pass; signs alone can't have been meant as a word."""
        self.drop(person)
        if not passed.may_be_word:
            return
        self._typed[person] = PerhapsWord(
            session_id=passed.session.id,
            question=Question(value=passed.value, prompt=passed.prompt),
            text=passed.said.text,
        )
        while len(self._typed) > PEOPLE_KEPT:
            self._typed.popitem(last=False)

    def drop(self, person: int) -> None:
        """They have said something else, or decided."""
        self._typed.pop(person, None)

    def of(self, person: int) -> PerhapsWord | None:
        """What they may still say that it was a word."""
        return self._typed.get(person)


def typed_in(request: Request) -> TypedPasses:
    """Those of the pages that are asked for."""
    typed: TypedPasses = request.app.state.typed
    return typed
