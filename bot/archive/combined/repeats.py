"""Archives of the same session: nobody is counted twice, and what was taken back stays so.

Each session has a random id, and each state of its archive a number, the revision, that is higher
than that of every archive made before from something else. Both are of the session and say nothing
of people. Archives of a former format have no id: whether two are of one session is told by how
much they say alike.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations

from bot.archive.order import in_order
from bot.workshop.about import NOTHING_SAID
from bot.workshop.record import SessionMethod, SessionRecord
from bot.workshop.response import word_key
from bot.workshop.session import Mode, Reveal

TELLING = 5
ALIKE = 0.5
LONG_TEXT = 25
MOST_LONG_TEXTS_BY_CHANCE = 3

SessionSettings = tuple[Mode, Reveal, int]
SaidTexts = Counter[tuple[str, str, str]]


class SameSession(Exception):
    """Records at two places, from 0, are of the same session, and can't be combined. All that the
    one at `inner` says is in that at `outer` as well."""

    def __init__(self, inner: int, outer: int) -> None:
        super().__init__(f"record {inner} is in record {outer} already")
        self.inner = inner
        self.outer = outer


class PerhapsSame(SameSession):
    """Much is alike in two records, and one of them has no id that could tell."""


class SharedSession(SameSession):
    """Each of two records has a session that the other has as well, and one that it has not: what
    was combined can't be taken apart again."""


class OtherContent(SameSession):
    """Two records of one session have the same revision, and do not say the same."""


def newest(records: Sequence[SessionRecord], *, force: bool = False) -> list[int]:
    """The places of the records to combine, from 0: without those whose sessions are all in another
    one that is as new or newer.

    Raises SharedSession, OtherContent, or SameSession where there are no ids; and PerhapsSame,
    unless `force` says that sessions without ids are not the same.
    """
    left = list(range(len(records)))
    for one, other in combinations(range(len(records)), 2):
        if one in left and other in left and (old := _older(records, one, other)) is not None:
            left.remove(old)
    for one, other in combinations(left, 2):
        _refuse_without_ids(records, one, other, force=force)
    return left


def perhaps_same(records: Sequence[SessionRecord]) -> bool:
    """Whether two of them say so much alike that they may be of one session, and no id tells: what
    only `force` combines."""
    try:
        newest(records)
    except SameSession as same:
        return isinstance(same, PerhapsSame)
    return False


def _older(records: Sequence[SessionRecord], one: int, other: int) -> int | None:
    """Which of two is in the other; None if they have no session in common."""
    first, second = (_revisions(records[place]) for place in (one, other))
    if not first.keys() & second.keys():
        return None
    if first == second and len(first) == len(records[one].sessions):
        if _content(records[one]) != _content(records[other]):
            raise OtherContent(one, other)
        return other
    if _covers(records[one], first, second):
        return one
    if _covers(records[other], second, first):
        return other
    raise SharedSession(one, other)


def _revisions(record: SessionRecord) -> dict[str, int]:
    return {session.id: session.revision for session in record.sessions if session.id}


def _covers(record: SessionRecord, its: Mapping[str, int], others: Mapping[str, int]) -> bool:
    """Whether each of its sessions is in the other as well, in a state that is as new."""
    has_ids = len(its) == len(record.sessions)
    return has_ids and all(others.get(id_, -1) >= revision for id_, revision in its.items())


def _content(record: SessionRecord) -> SessionRecord:
    """What a record says, but the days, which are only there if they were asked for, and what
    whoever hands it out says of it."""
    parts = tuple(replace(part, day=None, group="") for part in record.combined)
    return in_order(replace(record, day=None, combined=parts, about=NOTHING_SAID))


def _refuse_without_ids(
    records: Sequence[SessionRecord], one: int, other: int, *, force: bool
) -> None:
    first, second = records[one], records[other]
    if len(_revisions(first)) + len(_revisions(second)) == len(first.sessions) + len(
        second.sessions
    ):
        return
    if _without_id(first) == _without_id(second) or _is_in(second, first):
        raise SameSession(other, one)
    if _is_in(first, second):
        raise SameSession(one, other)
    if not force and _are_alike(first, second):
        raise PerhapsSame(one, other)


def _without_id(record: SessionRecord) -> SessionRecord:
    parts = tuple(replace(part, id=None, revision=0) for part in _content(record).combined)
    return replace(_content(record), id=None, revision=0, combined=parts)


def _is_in(one: SessionRecord, other: SessionRecord) -> bool:
    """Whether all sessions and all words of one are in the other, and are enough to tell."""
    names = dict(_names(other))
    said = _said(one, names)
    return (
        said.total() >= TELLING
        and len(said) >= TELLING
        and said <= _said(other, names)
        and Counter(map(_by_size, one.sessions)) <= Counter(map(_by_size, other.sessions))
    )


def _are_alike(one: SessionRecord, other: SessionRecord) -> bool:
    """Whether so much was said word for word in both that they may be of one session, at two times.
    Words may be the same by chance; several long texts are not."""
    if one.plan != other.plan or not _settings(one) & _settings(other):
        return False
    names = dict(_names(one)) | dict(_names(other))
    first, second = _said(one, names), _said(other, names)
    shared = first & second
    long_texts = sum(
        count for (_, kind, text), count in shared.items() if kind and len(text) >= LONG_TEXT
    )
    least = min(first.total(), second.total())
    is_much = shared.total() >= TELLING and shared.total() >= ALIKE * least
    return long_texts > MOST_LONG_TEXTS_BY_CHANCE or is_much


def _settings(record: SessionRecord) -> set[SessionSettings]:
    """What can't be changed once people have joined."""
    return {(one.mode, one.reveal, one.minimum) for one in record.sessions}


def _by_size(method: SessionMethod) -> tuple[int, Mode, Reveal, int]:
    """What does not change from one archive of a session to the next."""
    return -method.joined, method.mode, method.reveal, method.minimum


def _names(record: SessionRecord) -> Iterator[tuple[str, str]]:
    """Words that a record counts as others, by their keys."""
    for merged in chain.from_iterable(value.merged for value in record.values):
        yield from ((word_key(other), word_key(merged.word)) for other in merged.others)


def _said(record: SessionRecord, names: Mapping[str, str]) -> SaidTexts:
    """How many people said each word about a value, by its name, and how often each text is there:
    the value's title, "text" for texts, and what was said."""
    said: SaidTexts = Counter()
    for value in record.values:
        title = value.value.title
        for count in value.words:
            key = word_key(count.word)
            said[title, "", names.get(key, key)] += count.people
        to_prompts = ((*prompt.answers, *prompt.notes) for prompt in value.prompts)
        texts = chain(value.late, value.notes, value.thoughts.texts, *to_prompts)
        said.update((title, "text", text) for text in texts)
    return said
