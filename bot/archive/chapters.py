"""What a report says about each value, whatever kind of file it is written in."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.archive.combined.forced import differences_of
from bot.archive.heard import (
    Quoted,
    ThemeTold,
    quoted_of,
    raised_of,
    recognised_of,
    themes_of,
)
from bot.archive.order import shuffled
from bot.archive.run import values_told
from bot.archive.sentences import Sentences
from bot.workshop.about import paragraphs
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord
from bot.workshop.response import word_key
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.thoughts import NO_THOUGHTS
from bot.workshop.word_count import WordCount

RIGHT_TO_LEFT = ("R", "AL")
HYPHENS = "-\u2010\u2011\u2012\u2013 "


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One value in the report. `picture` is a PNG; without one, `missing` says why.

    `prompts` are those of the record that were spoken to, with their answers shuffled. Where there
    are `themes`, what was said is told by them, and the answers in full are in the appendix;
    `thoughts`, which are few, are always here in full, shuffled. `summary` is what whoever hands
    the report out says of the value, by paragraphs; `differing` is what plans that were combined
    all the same did not have in common.
    """

    number: int
    record: ValueRecord
    several: tuple[WordCount, ...]
    once: tuple[str, ...]
    late: tuple[str, ...]
    merged: tuple[str, ...]
    picture: bytes | None
    missing: str
    prompts: tuple[PromptRecord, ...]
    themes: tuple[ThemeTold, ...]
    raised: tuple[str, ...]
    quoted: tuple[Quoted, ...]
    recognised: tuple[str, ...]
    thoughts: tuple[str, ...]
    summary: tuple[str, ...]
    differing: tuple[str, ...]

    @property
    def most(self) -> int:
        """People behind the word that most people said: the full width of a bar."""
        return self.several[0].people

    @property
    def answers(self) -> int:
        return sum(len(prompt.answers) for prompt in self.prompts)

    @property
    def notes(self) -> int:
        return len(self.record.notes) + sum(len(prompt.notes) for prompt in self.prompts)

    @property
    def has_discussion(self) -> bool:
        """Whether there is anything to say about it but its words."""
        return bool(self.prompts or self.notes or self.themes or self.raised or self.quoted)

    @property
    def has_thoughts(self) -> bool:
        """Whether anybody said something while nothing was asked."""
        return self.record.thoughts != NO_THOUGHTS

    @property
    def has_appendix(self) -> bool:
        """Whether its answers are apart from the report, and not in the chapter itself."""
        return bool(self.themes) and self.answers > 0


def chapters_of(
    record: SessionRecord, clouds: Mapping[int, bytes], texts: Sentences
) -> list[Chapter]:
    """The values that were run, in that order, by their numbers in the plan; `clouds` are PNGs by
    number of value, from 1."""
    minimum = minimum_of(record)
    return [
        replace(
            _chapter(at + 1, record.values[at], clouds.get(at + 1), minimum, texts),
            summary=paragraphs(record.about.of_value(at)),
            differing=tuple(differences_of(record, at, texts)),
        )
        for at in values_told(record)
    ]


def minimum_of(record: SessionRecord) -> int:
    """How many people a cloud needed: the session's setting, but never below the floor."""
    return max(record.minimum, MINIMUM_FLOOR)


def worded(words: Iterable[WordCount]) -> str:
    """`trust (5), time (3)`: the words of a picture, for those who do not see it."""
    return ", ".join(_counted(count) for count in words)


def isolated(word: str) -> str:
    """The word; one from right to left between signs that keep what is beside it in its place."""
    runs_left = any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in word)
    return f"\N{FIRST STRONG ISOLATE}{word}\N{POP DIRECTIONAL ISOLATE}" if runs_left else word


def _late(value: ValueRecord) -> list[WordCount]:
    """The words that came late, each once, in the order of the record."""
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    for text in value.late:
        spellings[word_key(text)].append(text)
    return [WordCount(word=said[0], people=len(said)) for said in spellings.values()]


def _counted(count: WordCount) -> str:
    return f"{isolated(count.word)} ({count.people})"


def _chapter(
    number: int, value: ValueRecord, picture: bytes | None, minimum: int, texts: Sentences
) -> Chapter:
    themes = themes_of(value, texts)
    return Chapter(
        number=number,
        record=value,
        several=tuple(count for count in value.words if count.people > 1),
        once=tuple(count.word for count in value.words if count.people <= 1),
        late=tuple(one.word if one.people == 1 else _counted(one) for one in _late(value)),
        merged=tuple(_merged(value, texts)),
        picture=picture,
        missing=texts(_why_no_cloud(value, minimum), minimum=minimum),
        prompts=tuple(
            replace(one, answers=shuffled(one.answers))
            for one in value.prompts
            if one.was_spoken_to
        ),
        themes=tuple(themes),
        raised=tuple(raised_of(value, texts)),
        quoted=tuple(quoted_of(value, texts, is_themed=bool(themes))),
        recognised=tuple(recognised_of(value, texts)),
        thoughts=shuffled(value.thoughts.texts),
        summary=(),
        differing=(),
    )


def _merged(value: ValueRecord, texts: Sentences) -> list[str]:
    """Which words were counted as one, and what put them together. That hyphens, spaces and
    capitals make no difference is said once, for all of them."""
    return [
        texts(f"report.merged_by_{one.by}", word=one.word, others=", ".join(others))
        for one in value.merged
        if (others := [other for other in one.others if _letters(other) != _letters(one.word)])
    ]


def _letters(word: str) -> str:
    return "".join(character for character in word.casefold() if character not in HYPHENS)


def _why_no_cloud(value: ValueRecord, minimum: int) -> str:
    """The key of the sentence that says why a value has no picture."""
    if not value.words and value.answered == 0:
        return "report.no_cloud_nobody"
    return "report.no_cloud_few" if (value.answered or 0) < minimum else "report.no_cloud"
