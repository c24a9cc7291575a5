"""Numbers in an archive from elsewhere that no workshop can have."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.archive.errors import ArchiveError
from bot.workshop.at_work import AtWorkRecord
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord


class _Count(NamedTuple):
    """A number, where it stands, and the most that it can be: so many people `did` something."""

    where: str
    number: int | None
    most: int
    did: str


def check_plausible(record: SessionRecord) -> None:
    """Raise ArchiveError at the first number that is impossible; it says where it stands."""
    ids = [session.id for session in record.sessions if session.id]
    if len(ids) > len(set(ids)):
        raise ArchiveError("session.json: sessions has one session twice")
    for found in _counts(record):
        if found.number is not None and found.number > found.most:
            raise ArchiveError(
                f"session.json: {found.where} should be {found.most} or less, as so many people"
                f" {found.did}"
            )
    for where in _of_nobody(record):
        raise ArchiveError(f"session.json: {where} should be 1 or more, as somebody said it")


def _counts(record: SessionRecord) -> Iterator[_Count]:
    for at, value in enumerate(record.values, start=1):
        yield from _of_value(f"values.{at}", value, record.joined)
    for at, session in enumerate(record.sessions, start=1):
        yield _Count(f"sessions.{at}.in_browser", session.in_browser, session.joined, "joined it")
    for number, candidate in enumerate(record.candidates, start=1):
        for at, people in enumerate(candidate.people_by_value, start=1):
            where = f"candidates.{number}.people_by_value.{at}"
            yield _Count(where, people, record.joined, "joined")


def _of_value(where: str, value: ValueRecord, joined: int) -> Iterator[_Count]:
    yield from _taking_part(where, value, joined)
    yield _Count(f"{where}.before", value.before, joined, "joined")
    yield _Count(f"{where}.spoke", value.spoke, joined, "joined")
    said = value.at_work or AtWorkRecord()
    yield _Count(f"{where}.at_work.answered", said.answered, joined, "joined")
    for name in ("already", "partly", "not_yet"):
        most = joined if said.answered is None else said.answered
        yield _Count(f"{where}.at_work.{name}", getattr(said, name), most, "answered it")
    yield _Count(f"{where}.thoughts.answered", value.thoughts.answered, joined, "joined")
    for at, word in enumerate(value.words, start=1):
        yield _Count(f"{where}.words.{at}.people", word.people, value.answered or 0, "sent a word")
    for at, theme in enumerate(value.themes, start=1):
        yield _Count(f"{where}.themes.{at}.people", theme.people, joined, "joined")
    for at, prompt in enumerate(value.prompts, start=1):
        yield from _taking_part(f"{where}.prompts.{at}", prompt, joined)


def _taking_part(where: str, asked: ValueRecord | PromptRecord, joined: int) -> Iterable[_Count]:
    yield _Count(f"{where}.answered", asked.answered, joined, "joined")
    yield _Count(f"{where}.passed", asked.passed, joined, "joined")
    yield _Count(f"{where}.recognised", asked.recognised, joined, "joined")


def _of_nobody(record: SessionRecord) -> Iterator[str]:
    for at, value in enumerate(record.values, start=1):
        for number, word in enumerate(value.words, start=1):
            if word.people < 1:
                yield f"values.{at}.words.{number}.people"
