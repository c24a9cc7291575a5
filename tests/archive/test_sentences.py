"""The texts of an archive: every one that is written is used, and none is missing."""

from dataclasses import dataclass, field, replace

from bot.archive import build, combine
from bot.texts import Texts
from bot.workshop.session import Mode, Reveal


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
    others = replace(record, mode=Mode.OPEN, reveal=Reveal.AT_CLOSE)
    raised = tuple(replace(theme, is_shown=False) for theme in themed.values[0].themes)
    raised += tuple(replace(raised[0], key=f"theme:{n}") for n in range(9))
    unshown = replace(themed.values[0], themes=raised)
    recognised = replace(themed, candidates=(), values=(unshown, *themed.values[1:]))
    days = replace(combine([themed, other]), candidates=themed.candidates)

    build(record, {1: cloud}, listening)
    build(record, {}, listening)
    build(days, {}, listening)
    build(replace(others, values=(silent, few, record.values[2])), {}, listening)
    build(themed, {1: cloud}, listening)
    build(recognised, {}, listening)

    assert listening.asked == {key for key in texts.sentences if key.startswith("report.")}
