"""Groups that said known things: three of one plan, with twenty planted words and three themes."""

from typing import Any

from benchmarks.comparing import KNOWN, PLANTED
from bot.workshop.about import About
from bot.workshop.plan import Plan, Theme, Value
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord
from bot.workshop.session import Mode, Reveal
from bot.workshop.theme_record import ThemeRecord
from bot.workshop.word_count import WordCount

NAMES = ("Housing", "Nursing", "Prison")
PLANTED_WORDS = (
    *("trust", "care", "time", "safety", "respect", "listening", "warmth", "patience", "a smile"),
    *("honesty", "choice", "kindness", "hope", "a key", "handover", "the yard", "a cup of tea"),
    *("silence", "a dog", "rain"),
)
SPOKEN_OF = {
    "Money": ("Money runs out every March here.", "There is no money for a second worker."),
    "Rules": ("The rules come before the person.", "We break rules to be kind, and hide it."),
}
PEOPLE = {"Money": (6, 5, 4), "Rules": (0, 2, 5)}
PLAN = Plan(
    name="ours",
    title="Our values",
    about="",
    attribution="",
    values=(
        Value(title="Trust", statement="We trust.", question="First?", prompts=("Why?",)),
        Value(title="Time", statement="We take time.", question="First?", prompts=("Why?",)),
    ),
    themes=tuple(Theme(heading=heading, keywords=(heading.lower(),)) for heading in SPOKEN_OF),
)


def group(at: int, *, second: int = 0, named: bool = True, **changes: Any) -> SessionRecord:
    """The record of one of the groups; `second` people of it said “late” about the second value."""
    size = PLANTED[at]
    first = ValueRecord(
        value=PLAN.values[0],
        words=tuple(
            WordCount(word=word, people=cells[at])
            for word, (cells, _, _) in zip(PLANTED_WORDS, KNOWN, strict=True)
            if cells[at]
        ),
        answered=size,
        prompts=(PromptRecord(text="Why?", answers=_answers(at), answered=size),),
        themes=tuple(_themes(at)),
        spoke=size,
    )
    late = (WordCount(word="late", people=second),) if second else ()
    whole = SessionRecord(
        plan=PLAN,
        mode=Mode.PRIVATE,
        reveal=Reveal.AT_CLOSE if at else Reveal.LIVE,
        minimum=5,
        language="en",
        joined=size + 1,
        values=(first, ValueRecord(value=PLAN.values[1], words=late, answered=second)),
        id=f"{at}" * 24,
        revision=1,
        about=About(group=NAMES[at] if named else ""),
    )
    return SessionRecord(**{**_fields(whole), **changes})


def groups(**changes: Any) -> list[SessionRecord]:
    """All three."""
    return [group(at, **changes) for at in range(len(NAMES))]


def _answers(at: int) -> tuple[str, ...]:
    said = []
    for heading, texts in SPOKEN_OF.items():
        said += [f"{texts[n % 2][:-1]}, {NAMES[at]} {n}." for n in range(PEOPLE[heading][at])]
    return tuple(sorted(said))


def _themes(at: int) -> list[ThemeRecord]:
    return [
        ThemeRecord(
            key=f"theme:{heading.lower()}",
            heading=heading,
            words=(heading.lower(),),
            people=PEOPLE[heading][at],
            quotes=tuple(text for text in _answers(at) if heading.lower() in text.lower())[:3],
        )
        for heading in SPOKEN_OF
        if PEOPLE[heading][at] > 1
    ]


def _fields(record: SessionRecord) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__slots__}
