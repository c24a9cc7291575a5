"""What a report says, whatever kind of file it is written in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.archive.sentences import Sentences
from bot.workshop.record import SessionRecord, ValueRecord, WordCount
from bot.workshop.reveal import MINIMUM_FLOOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One value in the report. `picture` is a PNG; without one, `missing` says why."""

    number: int
    record: ValueRecord
    several: tuple[WordCount, ...]
    once: tuple[str, ...]
    picture: bytes | None
    missing: str

    @property
    def most(self) -> int:
        """People behind the word that most people said: the full width of a bar."""
        return self.several[0].people

    @property
    def answers(self) -> int:
        return sum(len(prompt.answers) for prompt in self.record.prompts)

    @property
    def notes(self) -> int:
        return len(self.record.notes) + sum(len(prompt.notes) for prompt in self.record.prompts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One line of how it was done: what, and how. Has several lines where sessions differ."""

    name: str
    lines: tuple[str, ...]


def chapters_of(
    record: SessionRecord, clouds: Mapping[int, bytes], texts: Sentences
) -> list[Chapter]:
    """The values in their order; `clouds` are PNGs by number of value, from 1."""
    minimum = minimum_of(record)
    return [
        Chapter(
            number=number,
            record=value,
            several=tuple(count for count in value.words if count.people > 1),
            once=tuple(count.word for count in value.words if count.people <= 1),
            picture=clouds.get(number),
            missing=texts(_why_no_cloud(value, minimum), minimum=minimum),
        )
        for number, value in enumerate(record.values, start=1)
    ]


def figures_of(
    record: SessionRecord, chapters: Iterable[Chapter], texts: Sentences
) -> list[Setting]:
    """The numbers on the cover."""
    chapters = list(chapters)
    discussed = sum(chapter.record.was_discussed for chapter in chapters)
    of_all = texts("report.of", count=discussed, all=len(chapters))
    return [
        *_sessions(record, texts),
        _setting("joined", texts, str(record.joined)),
        _setting("values_discussed", texts, of_all),
        _setting("answers", texts, str(sum(chapter.answers for chapter in chapters))),
    ]


def settings_of(record: SessionRecord, texts: Sentences) -> list[Setting]:
    """How it was done; of several sessions, how each was done where they differ."""
    sessions = record.sessions
    modes = [texts(f"report.mode_{session.mode}") for session in sessions]
    reveals = [texts(f"report.reveal_{session.reveal}") for session in sessions]
    up_to = texts("report.up_to", count=record.plan.responses_per_person)
    joined = [str(session.joined) for session in sessions]
    each = _of_each(joined, texts) if len(sessions) > 1 else ()
    return [
        *_sessions(record, texts),
        _setting("joined", texts, str(record.joined), *each),
        _setting("mode", texts, *_of_each_if_different(modes, texts)),
        _setting("per_person", texts, up_to),
        _setting("reveal", texts, *_of_each_if_different(reveals, texts)),
        _setting("minimum", texts, str(minimum_of(record))),
    ]


def explanations_of(record: SessionRecord, texts: Sentences) -> list[str]:
    """What one has to know to read the numbers and texts, a paragraph each."""
    about = ("counted", "passing", "notes", "anonymous")
    several = ("combined",) if len(record.sessions) > 1 else ()
    return [texts(f"report.how_{what}") for what in (*several, *about)]


def minimum_of(record: SessionRecord) -> int:
    """How many people a cloud needed: the session's setting, but never below the floor."""
    return max(record.minimum, MINIMUM_FLOOR)


def prompts_of(record: SessionRecord) -> list[str]:
    """All prompts of the plan, each once, in the order in which it has them."""
    return list(dict.fromkeys(prompt for value in record.plan.values for prompt in value.prompts))


def worded(words: Iterable[WordCount]) -> str:
    """`trust (5), time (3)`: the words of a picture, for those who do not see it."""
    return ", ".join(f"{count.word} ({count.people})" for count in words)


def _why_no_cloud(value: ValueRecord, minimum: int) -> str:
    """The key of the sentence that says why a value has no picture."""
    if not value.words:
        return "report.no_cloud_nobody"
    return "report.no_cloud_few" if value.answered < minimum else "report.no_cloud"


def _setting(name: str, texts: Sentences, *lines: str) -> Setting:
    return Setting(name=texts(f"report.{name}"), lines=lines)


def _sessions(record: SessionRecord, texts: Sentences) -> list[Setting]:
    number = len(record.sessions)
    return [_setting("sessions", texts, str(number))] if number > 1 else []


def _of_each(settings: list[str], texts: Sentences) -> list[str]:
    return [
        texts("report.of_session", number=number, setting=setting)
        for number, setting in enumerate(settings, start=1)
    ]


def _of_each_if_different(settings: list[str], texts: Sentences) -> list[str]:
    return _of_each(settings, texts) if len(set(settings)) > 1 else settings[:1]
