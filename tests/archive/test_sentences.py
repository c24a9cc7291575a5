"""The texts of an archive: every one that is written is used, and none is missing."""

from dataclasses import dataclass, field, replace

from bot.archive import build, combine
from bot.archive.combined.differences import KINDS, OF_PLANS, PERHAPS_SAME, THEMES
from bot.texts import Texts
from bot.workshop.about import About
from bot.workshop.at_work import AtWorkRecord
from bot.workshop.checks import CheckRecord
from bot.workshop.record import Difference
from bot.workshop.session import Mode, Reveal
from tests.archive.groups import groups
from tests.archive.test_comparison import side_by_side

CHECKS = (
    CheckRecord(question="How are you?", leaving=False, answered=3, texts=("Fine", "Glad")),
    CheckRecord(question="What now?", leaving=True, answered=2, texts=()),
)

ABOUT = About(audience="Nurses", place="Bangor", dates="In May", conclusion="We go on.")


@dataclass
class Listening:
    """The bot's texts, which remember what they were asked for."""

    texts: Texts
    asked: set[str] = field(default_factory=set)

    @property
    def language(self) -> str:
        return self.texts.language

    @property
    def is_draft(self) -> bool:
        return True

    @property
    def each(self) -> tuple["Listening"]:
        return (self,)

    def __call__(self, key: str, /, **placeholders: str | int) -> str:
        self.asked.add(key)
        return self.texts(key, **placeholders)


def test_archives_of_every_kind_use_every_text_of_a_report(record, other, themed, cloud, texts):
    listening = Listening(texts)
    silent = replace(record.values[0], words=())
    few = replace(record.values[0], answered=2)
    others = replace(record, mode=Mode.OPEN, reveal=Reveal.AT_CLOSE, taken_out=1, struck=1)
    others = replace(others, included=1, masked=1, left_out=1)
    raised = tuple(replace(theme, is_shown=False) for theme in themed.values[0].themes)
    raised += tuple(replace(raised[0], key=f"theme:{n}") for n in range(9))
    unshown = replace(themed.values[0], themes=raised)
    recognised = replace(themed, candidates=(), values=(unshown, *themed.values[1:]))
    days = replace(combine([themed, other]), candidates=themed.candidates)
    untold = replace(few, words=(), held_back=1)
    counted = replace(record.values[0], held_back=2)

    unnamed = tuple(replace(one, is_key=False) for one in themed.candidates)
    kinds = (
        record,
        days,
        replace(others, values=(silent, few, record.values[2])),
        recognised,
        replace(record, values=(untold, *record.values[1:])),
        replace(record, values=(counted, untold, record.values[2])),
        forced(record),
        *(replace(record, reveal=reveal, run=(0,)) for reveal in Reveal),
        replace(record, plan=replace(record.plan, for_whom="Nurses")),
        replace(record, checks=CHECKS),
        *(
            replace(record, values=(replace(record.values[0], at_work=said), *record.values[1:]))
            for said in (AtWorkRecord(answered=6, already=6), AtWorkRecord(answered=1, partly=1))
        ),
        *(replace(record, in_browser=some) for some in (None, 3)),
        combine([replace(record, id="page", in_browser=record.joined), other]),
        replace(themed, about=ABOUT, candidates=unnamed),
        *(replace(record, in_browser=count) for count in (None, 3, record.joined)),
        replace(
            days, combined=tuple(replace(one, in_browser=n) for n, one in enumerate(days.combined))
        ),
    )

    for one in kinds:
        build(one, {}, listening)
    for one in (record, themed):
        build(one, {1: cloud}, listening)
    build(record, {}, listening, side_by_side(*groups()))

    ours = {key for key in texts.sentences if key.startswith("report.")}
    assert {key for key in listening.asked if key.startswith("report.")} == ours


def forced(record):
    """A record of two sessions whose plans differed in everything."""
    of_plan = (*OF_PLANS, THEMES, PERHAPS_SAME)
    of_value = set(KINDS) - set(of_plan) | {"title"}
    found = [(None, what, "x") for what in of_plan]
    found += [(0, what, "x") for what in sorted(of_value)] + [(0, "question", "")]
    differences = (
        Difference(value=value, what=what, other=other, sessions=1) for value, what, other in found
    )
    return replace(record, combined=record.sessions * 2, differences=tuple(differences))
