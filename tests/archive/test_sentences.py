"""The texts of an archive: every one that is written is used, and none is missing."""

from dataclasses import dataclass, field, replace

from bot.archive import build, combine
from bot.archive.combined.differences import KINDS, OF_PLANS, THEMES
from bot.texts import Texts
from bot.workshop.checks import CheckRecord
from bot.workshop.record import Difference
from bot.workshop.session import Mode, Reveal

CHECKS = (
    CheckRecord(question="How are you?", leaving=False, answered=3, texts=("Fine", "Glad")),
    CheckRecord(question="What now?", leaving=True, answered=2, texts=()),
)


@dataclass
class Listening:
    """The bot's texts, which remember what they were asked for."""

    texts: Texts
    asked: set[str] = field(default_factory=set)

    @property
    def language(self) -> str:
        return self.texts.language

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

    build(record, {1: cloud}, listening)
    build(record, {}, listening)
    build(days, {}, listening)
    build(replace(others, values=(silent, few, record.values[2])), {}, listening)
    build(themed, {1: cloud}, listening)
    build(recognised, {}, listening)
    build(replace(record, values=(untold, *record.values[1:])), {}, listening)
    build(replace(record, values=(counted, untold, record.values[2])), {}, listening)
    build(forced(record), {}, listening)
    for reveal in Reveal:
        build(replace(record, reveal=reveal, run=(0,)), {}, listening)
    build(replace(record, plan=replace(record.plan, for_whom="Nurses")), {}, listening)
    build(replace(record, checks=CHECKS), {}, listening)

    assert listening.asked == {key for key in texts.sentences if key.startswith("report.")}


def forced(record):
    """A record of two sessions whose plans differed in everything."""
    of_plan = (*OF_PLANS, THEMES)
    of_value = set(KINDS) - set(of_plan) | {"title"}
    found = [(None, what, "x") for what in of_plan]
    found += [(0, what, "x") for what in sorted(of_value)] + [(0, "question", "")]
    differences = (
        Difference(value=value, what=what, other=other, sessions=1) for value, what, other in found
    )
    return replace(record, combined=record.sessions * 2, differences=tuple(differences))
