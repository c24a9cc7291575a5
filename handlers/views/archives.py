"""Lists of workshops to have the archive of: one, or several as one."""

from collections.abc import Collection, Sequence

from bot.facilitation.archiving.handing_over import Archived, Combinable
from bot.texts import Texts
from handlers.views.buttons import Button, Verb, button, in_rows
from handlers.views.reviewing import review_button
from handlers.views.view import View, say

MOST_LISTED = 30
MOST_CHARACTERS = 40
LABEL = 60
TICKED, UNTICKED = "\u2611 ", "\u2610 "
FULL = "full"


def archives(texts: Texts, listed: Sequence[Archived], *, says_day: bool) -> View:
    """The sessions whose archive one may have, and whether it is to say on which day they were."""
    buttons = [
        button(_label(texts, a), Verb.ARCHIVE, a.session.id, int(says_day))
        for a in listed[:MOST_LISTED]
    ]
    reviews = [
        review_button(texts, a.session.id, f"{a.session.id} · {a.group_title}"[:MOST_CHARACTERS])
        for a in listed[:MOST_LISTED]
        if not a.session.is_live
    ]
    mark = TICKED if says_day else UNTICKED
    day = button(mark + texts("archives.day"), Verb.SAY_DAY, int(not says_day))
    return View(texts("archives.choose"), (*in_rows(buttons, 1), (day,), *in_rows(reviews, 1)))


def not_made(texts: Texts, number: int, group_title: str) -> View:
    """That an archive could not be made, and a button to try again at once."""
    text = say(texts, "archives.not_made", group=group_title, number=number)
    return View(text, ((button(texts("archives.try_again"), Verb.ARCHIVE, number, 0),),))


def to_combine(texts: Texts, offered: Combinable, chosen: Collection[int]) -> View:
    """The sessions that can be combined, those chosen with a tick."""
    listed = offered.listed[:MOST_LISTED]
    anchor = listed[0].session.id
    chosen = [a.session.id for a in listed if a.session.id in chosen]
    ticks = [_tick(texts, archived, anchor, chosen) for archived in listed]
    others = [
        button(_other(texts, archived), Verb.TICK, archived.session.id, "")
        for archived in offered.others[:MOST_LISTED]
    ]
    combine = button(texts("archives.combine_button"), Verb.COMBINE, written(chosen))
    title = listed[0].session.plan.title
    text = say(texts, "archives.combine", title=title)
    return View(text, (*in_rows(ticks, 1), (combine,), *in_rows(others, 1)))


def written(numbers: Collection[int]) -> str:
    """Numbers of sessions as a button carries them."""
    return "-".join(map(str, sorted(numbers)))


def _tick(texts: Texts, archived: Archived, anchor: int, chosen: Collection[int]) -> Button:
    number = archived.session.id
    is_chosen = number in chosen
    after = written({*chosen} ^ {number})
    mark = TICKED if is_chosen else UNTICKED
    label = mark + _label(texts, archived)
    if len(after) > MOST_CHARACTERS:
        return button(label, Verb.TICK, anchor, written(chosen), FULL)
    return button(label, Verb.TICK, anchor, after)


def _label(texts: Texts, archived: Archived) -> str:
    label = texts("archives.entry", number=archived.session.id, group=archived.group_title)
    return label[:LABEL]


def _other(texts: Texts, archived: Archived) -> str:
    return texts("archives.other_plan", title=archived.session.plan.title)[:LABEL]
