"""What somebody reads of what is kept of them: all of it, what stays, why, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial

from bot.facilitation.archiving.sealing import Periods
from bot.facilitation.my_facts import Facts
from bot.texts import Texts
from bot.workshop.session import Mode
from handlers.views.spoken import plan_title
from handlers.views.view import MAX_TEXT, View, count_units, paragraphs, say

FIRST_DAY = datetime(1970, 1, 1, tzinfo=UTC).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A sentence that is there if something is true of the person."""

    key: str
    is_true: bool
    count: int = 0


def facts(texts: Texts, sessions: Sequence[Facts], periods: Periods) -> list[View]:
    """A block for each workshop, over as many messages as they need."""
    return _messages(texts("my_data.what"), [_block(texts, each, periods) for each in sessions])


def left_behind(texts: Texts, sessions: Sequence[Facts], periods: Periods) -> list[View]:
    """After everything was forgotten: where the person still leads or has an archive."""
    blocks = [_block(texts, each, periods) for each in sessions]
    return _messages(texts("forget.stays"), blocks) if blocks else []


def _block(texts: Texts, shown: Facts, periods: Periods) -> str:
    title, group = partial(plan_title, plan=shown.session.plan), shown.group_title
    lines = [say(texts, "my_data.heading", title=title, group=group)]
    lines += [texts(line.key, count=line.count) for line in _lines(shown) if line.is_true]
    return "\n".join((*lines, *_until(texts, shown, periods)))


def _lines(shown: Facts) -> list[_Line]:
    is_live = shown.session.is_live
    # Of an open session that goes on nobody can tell who has left, and who is in another, too.
    has_left = is_live and shown.is_in is False and shown.session.mode is Mode.PRIVATE
    return [
        _Line(key="my_data.joined", is_true=is_live and shown.is_in is True),
        # Nor, after the end of any, who had left before it, and who has joined another since.
        _Line(key="my_data.took_part", is_true=_took_part(shown, has_left=has_left)),
        _Line(key="my_data.left", is_true=has_left),
        _Line(key="my_data.words", is_true=shown.is_in is not None, count=shown.words),
        _Line(key="my_data.passed", is_true=shown.is_in is not None, count=shown.passed),
        _Line(key="my_data.recognised", is_true=shown.recognised > 0, count=shown.recognised),
        _Line(key="my_data.checked", is_true=shown.checked > 0, count=shown.checked),
        _Line(key="my_data.at_work", is_true=shown.at_work > 0, count=shown.at_work),
        _Line(key="my_data.leads", is_true=shown.leads),
        _Line(key="my_data.asks_to_lead", is_true=shown.asks_to_lead),
        _Line(key="my_data.stands_by", is_true=shown.stands_by),
        _Line(key="my_data.has_archive", is_true=shown.has_archive),
    ]


def _took_part(shown: Facts, *, has_left: bool) -> bool:
    """Whether no more can be said than that somebody was there."""
    is_in = shown.session.is_live and shown.is_in is True
    return shown.is_in is not None and not is_in and not has_left


def _until(texts: Texts, shown: Facts, periods: Periods) -> list[str]:
    """Until when one can take it back, and when everything is deleted."""
    takes_part = shown.is_in is not None
    if shown.ended_on is None:
        live = [texts("my_data.until_live", days=periods.sealing)] if takes_part else []
        return [*live, texts("my_data.deleted_live", days=periods.retention)]
    ended = FIRST_DAY + timedelta(days=shown.ended_on)
    sealed = [texts("my_data.until", day=_day(ended, periods.sealing))] if takes_part else []
    return [*sealed, texts("my_data.deleted", day=_day(ended, periods.retention))]


def _day(ended: date, days: int) -> str:
    return (ended + timedelta(days=days)).isoformat()


def _messages(heading: str, blocks: Sequence[str]) -> list[View]:
    views: list[str] = []
    for block in blocks:
        longer = paragraphs(views[-1], block) if views else paragraphs(heading, block)
        if views and count_units(longer) > MAX_TEXT:
            views.append(block)
        else:
            views[-1:] = [longer]
    return [View(text) for text in views]
