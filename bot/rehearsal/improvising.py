"""A cast that says its own, varied like real people, and the same again for the same seed."""

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle

from bot.rehearsal import attending, writing
from bot.rehearsal.attending import ARRIVES_AT, BLOCKS_AT, COMES_BACK_AT, LEAVES_AT
from bot.rehearsal.casting import Character, Habit, Role, cast
from bot.rehearsal.deeds import Act, Deed, Turn, say
from bot.rehearsal.lines import Lines
from bot.workshop.plan import Plan

STAR = 0
# Two of the first few, who are ordinary: one names a colleague, one can't go on.
NAMES_SOMEBODY, IN_DISTRESS = 1, 2
NAMES_AT, DISTRESS_AT = 5, (6, 0)
QUIET_AT, QUIET_ONE = 1, 2
TAKES_BACK_AT = 10
SKIPPING, SAYING_HOW = 0.2, 0.6
OTHER_LANGUAGE, OTHER_LANGUAGE_AT_LENGTH, EMOJI_ALONE = 0.75, 0.3, 0.4
# In a room of twelve half of them are too few for a round-up now and then.
SPEAKING, SPEAKING_AMONG_FEW, FEW = 0.5, 0.85, 12
PASSING = 0.5
RECOGNISING, FINDING_SOMETHING_MISSING = 0.6, 0.5
MOST_WORDS, STEEPNESS = 4, 1.3
TOO_LONG = 130


class Improvised:
    """Makes up everybody's turns. `people`, `seed` and what each of them wants to be `spoken` to in
    decide all of it: asking for the same turns again, or in another order, gives the same."""

    def __init__(
        self, *, plan: Plan, lines: Lines, people: int, seed: int, spoken: Sequence[str] = ()
    ) -> None:
        self._plan = plan
        self._lines = lines
        self._seed = seed
        self._cast = cast(people, seed, spoken)

    @property
    def latecomers(self) -> frozenset[int]:
        if len(self._plan.values) <= ARRIVES_AT:
            return frozenset()
        return frozenset(
            number for number, who in enumerate(self._cast) if who.part is Role.LATECOMER
        )

    @property
    def keeps_few(self) -> bool:
        return False

    def come_and_go(self, *, leaving: bool) -> Sequence[Turn]:
        care = self._plan.care
        if (care.check_out if leaving else care.check_in) is None:
            return ()
        chance = self._chance("going" if leaving else "coming")
        said = self._lines.going if leaving else self._lines.coming
        value = len(self._plan.values) - 1 if leaving else 0
        turns = []
        for person, who in enumerate(self._cast):
            says = chance.random() < SAYING_HOW
            act = say(chance.choice(said)) if says else Act(deed=Deed.SKIP_CHECK)
            if attending.is_there(who, value):
                turns.append(_turn(person, who, [act], chance))
        return turns

    def respond(self, value: int) -> Sequence[Turn]:
        turns = []
        for person, who in enumerate(self._cast):
            chance = self._chance(value, "words", person)
            if attending.is_there(who, value) and not attending.is_late(person, value):
                acts = self._responding(value, person, chance)
                turns.append(_turn(person, who, acts, chance))
        return turns

    def come_late(self, value: int) -> Sequence[Turn]:
        turns = []
        for person, who in enumerate(self._cast):
            if attending.is_there(who, value) and attending.is_late(person, value):
                chance = self._chance(value, "late", person)
                acts = [say(self._words(value, who, chance)[0])]
                turns.append(_turn(person, who, acts, chance))
        return turns

    def answer(self, value: int, prompt: int | None) -> Sequence[Turn]:
        prompts = range(len(self._plan.values[value].prompts)) if prompt is None else (prompt,)
        acts: dict[int, list[Act]] = {}
        for number in prompts:
            for person, said in self._discussion(value, number).items():
                says = prompt is None and said[0].deed is Deed.SAY
                chosen = [Act(deed=Deed.CHOOSE, prompt=number)] if says else []
                acts.setdefault(person, []).extend((*chosen, *said))
        if prompt is None:
            acts = {person: _together(said) for person, said in acts.items()}
        chance = self._chance(value, prompt)
        return [_turn(person, self._cast[person], acts[person], chance) for person in sorted(acts)]

    def react(self, value: int, number: int) -> Sequence[Turn]:
        chance = self._chance(number, "round-up")
        there = [person for person, who in enumerate(self._cast) if attending.discusses(who, value)]
        acts = {
            person: [Act(deed=Deed.RECOGNISE)] for person in there if chance.random() < RECOGNISING
        }
        if there and chance.random() < FINDING_SOMETHING_MISSING:
            text = self._lines.missing[number % len(self._lines.missing)]
            acts[chance.choice(there)] = [Act(deed=Deed.ADD_MISSING, text=text)]
        return [_turn(person, self._cast[person], acts[person], chance) for person in sorted(acts)]

    def notes(self, value: int, prompt: int | None) -> Sequence[str]:
        return self._lines.of_value(value).notes if prompt in (1, None) else ()

    def _responding(self, value: int, person: int, chance: random.Random) -> list[Act]:
        """What somebody does who is there while a gut question is open."""
        if (value, person) == (NAMES_AT, NAMES_SOMEBODY):
            return [say(chance.choice(self._lines.naming))]
        who = self._cast[person]
        if self._plan.values[value].content_note and chance.random() < SKIPPING:
            return [Act(deed=Deed.PASS)]
        words = self._words(value, who, chance)
        most = min(len(words), self._plan.responses_per_person)
        count = min(most, chance.choices((1, 2, 3), (30, 40, 30))[0])
        typed = [say(text) for text in writing.messages(words[:count], who.habit, chance)]
        before, after = _out_of_the_ordinary(who.part, value, words[0])
        if before or after:
            return [*before, *typed, *after]
        if (value, person) == (QUIET_AT, QUIET_ONE):
            text, reply = self._lines.quiet
            return [Act(deed=Deed.QUIET_WORD, text=text, reply=reply), *typed]
        if (value, person) == (TAKES_BACK_AT, STAR):
            return [*typed, Act(deed=Deed.TAKE_BACK)]
        number = value if person == STAR else chance.randrange(40)
        return _second_thoughts(number, typed, words, chance)

    def _discussion(self, value: int, prompt: int) -> dict[int, list[Act]]:
        """Who says what to a prompt, who passes; of the others nothing is heard."""
        chance = self._chance(value, prompt, "who")
        there = [number for number, who in enumerate(self._cast) if attending.discusses(who, value)]
        speaking = SPEAKING if len(there) > FEW else SPEAKING_AMONG_FEW
        speakers = [number for number in there if chance.random() < speaking]
        chance.shuffle(speakers)
        acts = {
            number: self._answering(self._cast[number], text, chance)
            for number, text in zip(speakers, self._deal(value, prompt, chance), strict=False)
        }
        for number in there:
            if number not in acts and chance.random() < PASSING:
                acts[number] = [Act(deed=Deed.PASS)]
        if (value, prompt) == DISTRESS_AT and IN_DISTRESS in there:
            acts[IN_DISTRESS] = [say(chance.choice(self._lines.in_distress))]
        if self._cast and value == BLOCKS_AT and prompt == 0:
            blockers = (n for n in there if self._cast[n].part is Role.BLOCKER)
            acts |= {number: [Act(deed=Deed.BLOCK)] for number in blockers}
        return acts

    def _deal(self, value: int, prompt: int, chance: random.Random) -> Iterator[str]:
        """Answers to a prompt, each once while there are any: those about the value first."""
        own = list(_at(self._lines.of_value(value).answers, prompt))
        general = list(_at(self._lines.answers, prompt))
        chance.shuffle(own)
        chance.shuffle(general)
        return cycle(own + general)

    def _answering(self, who: Character, text: str, chance: random.Random) -> list[Act]:
        foreign = self._lines.foreign_answers.get(who.language)
        if foreign and chance.random() < OTHER_LANGUAGE_AT_LENGTH:
            text = chance.choice(foreign)
        typed = writing.type_answer(text, who.habit, chance.choice(self._lines.emoji), chance)
        number = chance.randrange(25)
        if number == 0:
            return [say(typed), Act(deed=Deed.REMOVE)]
        if number == 1:
            return [say(text[: len(text) // 2]), Act(deed=Deed.EDIT, text=text)]
        return [say(typed)]

    def _words(self, value: int, who: Character, chance: random.Random) -> list[str]:
        """What comes to somebody's mind, what comes first in front; no two alike."""
        lines = self._lines.of_value(value)
        words: Sequence[str] = lines.words
        if who.language in lines.foreign and chance.random() < OTHER_LANGUAGE:
            words = lines.foreign[who.language]
        ranked = [
            (chance.random() ** (rank + 1) ** STEEPNESS, word) for rank, word in enumerate(words)
        ]
        came = [word for _, word in sorted(ranked, reverse=True)[:MOST_WORDS]]
        if who.habit is Habit.EMOJI and chance.random() < EMOJI_ALONE:
            came[1:2] = [chance.choice(self._lines.emoji)]
        return came

    def _chance(self, *place: object) -> random.Random:
        """Chances of one place in the play, whatever was asked for before."""
        return random.Random(f"{self._seed} {place}")


def _out_of_the_ordinary(part: Role, value: int, word: str) -> tuple[list[Act], list[Act]]:
    """What comes before and after somebody's words, if the value is the one where they do it."""
    if (value, part) == (ARRIVES_AT, Role.LATECOMER):
        return [Act(deed=Deed.JOIN)], []
    if (value, part) == (COMES_BACK_AT, Role.BLOCKER):
        return [Act(deed=Deed.COME_BACK)], []
    if (value, part) == (0, Role.MISTAKEN):
        return [Act(deed=Deed.SAY_IN_GROUP, text=word)], []
    if (value, part) == (LEAVES_AT, Role.LEAVER):
        return [], [Act(deed=Deed.LEAVE)]
    return [], []


def _second_thoughts(
    number: int, typed: list[Act], words: Sequence[str], chance: random.Random
) -> list[Act]:
    """By a number, of which the first dozen lead to something else than just saying it."""
    slipped, corrected = say(writing.slip(words[0], chance)), Act(deed=Deed.EDIT, text=words[0])
    passing = Act(deed=Deed.PASS)
    others: Mapping[int, list[Act]] = {
        0: [say(words[0]), Act(deed=Deed.CHANGE, text=words[-1])],
        1: [slipped, corrected],
        2: [passing, Act(deed=Deed.UNPASS), *typed],
        4: [say(" ".join([*words] * TOO_LONG)[:TOO_LONG]), corrected],
        5: [*typed, Act(deed=Deed.REMOVE)],
        6: [passing],
        7: [Act(deed=Deed.SEND_STICKER), *typed],
        8: [Act(deed=Deed.SEND_PHOTO), *typed],
        9: [passing],
        10: [slipped, corrected],
        11: [],
    }
    return others.get(number, typed)


def _together(acts: list[Act]) -> list[Act]:
    """What somebody does who is asked all prompts at once: they pass on all, or on none."""
    passing = Act(deed=Deed.PASS)
    return [act for act in acts if act != passing] or [passing]


def _turn(person: int, who: Character, acts: Sequence[Act], chance: random.Random) -> Turn:
    delay = 0.8 * who.slowness + 0.2 * chance.random()
    return Turn(person=person, delay=delay, acts=tuple(acts))


def _at(answers: Sequence[Sequence[str]], prompt: int) -> Sequence[str]:
    """The answers to a prompt; a plan with more prompts begins again."""
    return answers[prompt % len(answers)]
