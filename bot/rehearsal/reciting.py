"""A cast that says what a file tells it to, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.rehearsal.deeds import Act, Deed, Turn, say
from bot.rehearsal.said import GivenWords
from bot.workshop.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Recital:
    """Text k of a value is said by person k mod `people`: of the responses as many as the plan
    lets a person say, of the answers each to prompt k mod the number of prompts. Whoever has
    nothing to say to a question passes. Nobody edits, removes, leaves or is late.
    """

    plan: Plan
    said: GivenWords
    people: int

    @property
    def latecomers(self) -> frozenset[int]:
        return frozenset()

    @property
    def keeps_few(self) -> bool:
        # What goes in is to be compared with what comes out.
        return True

    def come_and_go(self, *, leaving: bool) -> Sequence[Turn]:  # noqa: ARG002 - nobody says how
        return ()

    def respond(self, value: int) -> Sequence[Turn]:
        texts = self.said.responses.get(value + 1, ())
        most = self.plan.responses_per_person
        return [
            self._turn(person, [say(text) for text in texts[person :: self.people][:most]])
            for person in range(self.people)
        ]

    def come_late(self, value: int) -> Sequence[Turn]:  # noqa: ARG002 - nobody does
        return ()

    def answer(self, value: int, prompt: int | None) -> Sequence[Turn]:
        prompts = len(self.plan.values[value].prompts)
        texts = self.said.answers.get(value + 1, ())
        mine: list[list[Act]] = [[] for _ in range(self.people)]
        for k, text in enumerate(texts):
            if prompt is None:
                mine[k % self.people] += [Act(deed=Deed.CHOOSE, prompt=k % prompts), say(text)]
            elif k % prompts == prompt:
                mine[k % self.people].append(say(text))
        return [self._turn(person, acts) for person, acts in enumerate(mine)]

    def react(self, value: int, number: int) -> Sequence[Turn]:  # noqa: ARG002 - nobody does
        return ()

    def notes(self, value: int, prompt: int | None) -> Sequence[str]:  # noqa: ARG002 - none
        return ()

    def _turn(self, person: int, acts: Sequence[Act]) -> Turn:
        delay = person / self.people
        return Turn(person=person, delay=delay, acts=tuple(acts) or (Act(deed=Deed.PASS),))
