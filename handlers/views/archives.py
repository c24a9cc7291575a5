"""Lists of workshops to have the archive of: one, or several as one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

from bot.facilitation.archiving.handing_over import Archived, Combinable
from bot.texts import AND, Texts, choices, named
from handlers.views.buttons import Button, Verb, button, in_rows
from handlers.views.reviewing import review_button
from handlers.views.spoken import beside, plan_title
from handlers.views.view import View, say

MOST_LISTED = 30
MOST_CHARACTERS = 40
LABEL = 60
TICKED, UNTICKED = "\u2611 ", "\u2610 "
CHOSEN, NOT_CHOSEN = "\u25cf ", "\u25cb "
FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticking:
    """What workshops are ticked for: the buttons' verbs, and the texts of the list, its button,
    and what is said in a group."""

    tick: Verb
    do: Verb
    text: str
    label: str
    only_private: str


TO_COMBINE = Ticking(
    tick=Verb.TICK,
    do=Verb.COMBINE,
    text="archives.combine",
    label="archives.combine_button",
    only_private="archives.combine_only_private",
)
TO_COMPARE = Ticking(
    tick=Verb.TICK_SIDE,
    do=Verb.COMPARE,
    text="archives.compare",
    label="archives.compare_button",
    only_private="archives.compare_only_private",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveChoice:
    """What an archive is to be like: whether it says on which day it was, and in which language it
    is, several together or, if that is "", as the workshop was held."""

    says_day: bool = False
    language: str = ""


def archives(texts: Texts, listed: Sequence[Archived], choice: ArchiveChoice) -> View:
    """The sessions whose archive one may have, and what it is to be like."""
    chosen = (int(choice.says_day), _carried(choice.language))
    buttons = [
        button(_label(texts, a), Verb.ARCHIVE, a.session.id, *chosen) for a in listed[:MOST_LISTED]
    ]
    reviews = [
        review_button(texts, a.session.id, f"{a.session.id} · {a.group_title}"[:MOST_CHARACTERS])
        for a in listed[:MOST_LISTED]
        if not a.session.is_live
    ]
    mark = TICKED if choice.says_day else UNTICKED
    day = button(
        mark + texts("archives.day"),
        Verb.SAY_DAY,
        int(not choice.says_day),
        _carried(choice.language),
    )
    how = ((day,), *in_rows(_languages(texts, choice), 2))
    return View(texts("archives.choose"), (*in_rows(buttons, 1), *how, *in_rows(reviews, 1)))


def _languages(texts: Texts, choice: ArchiveChoice) -> list[Button]:
    """A button for each language that a report can be in; Welsh stands before English."""
    labels = {"": texts("archives.as_held")}
    labels |= {language: named(language) for language in reversed(choices())}
    return [
        button(
            (CHOSEN if language == choice.language else NOT_CHOSEN) + label,
            *(Verb.IN_LANGUAGE, int(choice.says_day), _carried(language)),
        )
        for language, label in labels.items()
    ]


def choice_in(arguments: Sequence[str]) -> ArchiveChoice:
    """What a button says that an archive is to be like; one of before says less, and one in a
    language that is not there any more says as it was held."""
    day, language = (*arguments, "", "")[:2]
    found = {_carried(each): each for each in choices()}
    return ArchiveChoice(says_day=day == "1", language=found.get(language, ""))


def _carried(language: str) -> str:
    """Languages as a button carries them, which knows no plus sign."""
    return language.replace(AND, "-")


def not_made(texts: Texts, number: int, group_title: str) -> View:
    """That an archive could not be made, and a button to try again at once."""
    text = say(texts, "archives.not_made", group=group_title, number=number)
    return View(text, ((button(texts("archives.try_again"), Verb.ARCHIVE, number, 0),),))


def to_tick(
    texts: Texts, offered: Combinable, chosen: Collection[int], ticking: Ticking = TO_COMBINE
) -> View:
    """The sessions that can be combined or compared, those chosen with a tick."""
    listed = offered.listed[:MOST_LISTED]
    anchor = listed[0].session.id
    chosen = [a.session.id for a in listed if a.session.id in chosen]
    ticks = [_tick(texts, archived, anchor, chosen, ticking.tick) for archived in listed]
    others = [
        button(_other(texts, archived), ticking.tick, archived.session.id, "")
        for archived in offered.others[:MOST_LISTED]
    ]
    do = button(texts(ticking.label), ticking.do, written(chosen))
    text = say(texts, ticking.text, title=partial(plan_title, plan=listed[0].session.plan))
    return View(text, (*in_rows(ticks, 1), (do,), *in_rows(others, 1)))


def written(numbers: Collection[int]) -> str:
    """Numbers of sessions as a button carries them."""
    return "-".join(map(str, sorted(numbers)))


def _tick(
    texts: Texts, archived: Archived, anchor: int, chosen: Collection[int], tick: Verb
) -> Button:
    number = archived.session.id
    is_chosen = number in chosen
    after = written({*chosen} ^ {number})
    mark = TICKED if is_chosen else UNTICKED
    label = mark + _label(texts, archived)
    if len(after) > MOST_CHARACTERS:
        return button(label, tick, anchor, written(chosen), FULL)
    return button(label, tick, anchor, after)


def _label(texts: Texts, archived: Archived) -> str:
    label = texts("archives.entry", number=archived.session.id, group=archived.group_title)
    return label[:LABEL]


def _other(texts: Texts, archived: Archived) -> str:
    plan = archived.session.plan
    return beside(texts, lambda one: one("archives.other_plan", title=plan_title(one, plan)))[
        :LABEL
    ]
