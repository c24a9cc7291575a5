"""Workshops with themes: a small one with something of everything, and one of a usual size."""

import random
from dataclasses import replace

from bot.workshop.plan import Plan, Theme, Value
from bot.workshop.record import EditRecord, PromptRecord, SessionMethod, SessionRecord, ValueRecord
from bot.workshop.scope import ACROSS, Scope
from bot.workshop.session import Mode, Reveal
from bot.workshop.theme_record import CandidateRecord, ThemeRecord
from bot.workshop.theme_source import ThemeSource
from bot.workshop.thoughts import ThoughtsRecord
from bot.workshop.word_count import MergedBy, MergedWords, WordCount

SMALL_PROMPTS = ("What helps?", "What hinders?")
SMALL = (
    Value(
        title="Trust",
        statement="People need trust.",
        question="First words?",
        prompts=SMALL_PROMPTS,
    ),
    Value(title="Time", statement="People need time.", prompts=SMALL_PROMPTS, sensitive=True),
    Value(title="Hope", statement="People need hope.", question="First words?"),
)
PEOPLE = 25
PROMPTS = ("What do you think of this?", "What makes it hard?", "What else matters?")
TITLES = (
    "Connection and care",
    "Safety and choice",
    "Overwhelm",
    "Peer support",
    "Shared power",
    "Storytelling",
    "Systems",
    "Time to heal",
    "Training",
    "Layers of practice",
    "Many contexts",
    "Wider conditions",
)
SAID = {
    "Money": (
        "Funding ends every March, and people lose a worker they had begun to trust.",
        "There is never the money for a second member of staff at night.",
        "Mae angen mwy o gyllid, a does dim digon o staff i wrando ar bobl.",
    ),
    "Waiting": (
        "Nine months on a waiting list is where hope goes.",
        "By the time somebody is seen the waiting has done its own harm.",
        "Rhestrau aros sy'n dod gyntaf, a phobl wedyn.",
    ),
    "Being heard": (
        "I was listened to once, properly, and it changed what I asked for.",
        "Staff need somebody who listens to them as well.",
        "المهم أن يستمع إلينا أحد ولو مرة واحدة.",
    ),
    "Training": (
        "New staff should be trained before they carry a caseload alone.",
        "In theory we are all trauma-informed, but in practice it is a slide from induction.",
    ),
}
ALONE = (
    "A door that is open in the evening says more than a leaflet.",
    "I cook with the people I support. Nobody has found a form for that.",
    "نحتاج إلى مترجمين، وليس فقط إلى نوايا طيبة.",
    "Weithiau mae tawelwch yn ddigon.",
    "<b>Boxes</b> & =forms+ are not people.",
    "The bus stops at five. After that there are no services here.",
)
WORDS = ("trust", "care", "listening", "time", "tŷ", "gwrando", "الثقة", "warmth", "a cup of tea")
THOUGHTS = (
    "I keep thinking of the waiting room.",
    "Money again, from next door.",
    "Who decides?",
)
EDITS = (
    '{"edit": "rename", "theme": "theme:money", "heading": "Money"}',
    '{"edit": "merge", "themes": ["word:wait", "pair:waiting list"], "heading": "Waiting"}',
    '{"edit": "hide", "quote": "0123456789abcdef0123456789abcdef"}',
    '{"edit": "undo"}',
)


def small_record() -> SessionRecord:
    """One value with everything, one of notes and answers only, one that was never reached."""
    plan = Plan(
        name="ours",
        title="Our values",
        about="What we stand for.",
        attribution="By all of us.",
        values=SMALL,
    )
    trust = ValueRecord(
        value=SMALL[0],
        words=(
            WordCount(word="care", people=4),
            WordCount(word="safe", people=2),
            WordCount(word="a cup of tea", people=1),
            WordCount(word="warmth", people=1),
        ),
        late=("honesty", "patience"),
        answered=6,
        before=5,
        passed=1,
        prompts=(
            PromptRecord(
                text="What helps?",
                answers=("Being listened to.", "Time."),
                notes=("Somebody laughed.",),
                answered=2,
                passed=3,
            ),
            PromptRecord(text="What hinders?", passed=5),
        ),
        notes=("We come back to this.",),
    )
    time = ValueRecord(
        value=SMALL[1],
        prompts=(PromptRecord(text="What helps?", answers=("Funding",), answered=1),),
    )
    return SessionRecord(
        plan=plan,
        mode=Mode.PRIVATE,
        reveal=Reveal.LIVE,
        minimum=5,
        language="en",
        joined=8,
        values=(trust, time, ValueRecord(value=SMALL[2])),
    )


def themed_record(record: SessionRecord) -> SessionRecord:
    """The small session, in which six people answered the first value and were rounded up."""
    first = record.values[0]
    said = (
        "Being listened to.",
        "Time.",
        "Money, and time.",
        "Mwy o gyllid.",
        "Nobody left alone.",
    )
    asked = replace(first.prompts[0], answers=said, answered=6, added=("Carers.",), recognised=4)
    value = replace(
        first,
        prompts=(asked, replace(first.prompts[1], notes=("Many nodded.",), recognised=2)),
        merged=(
            MergedWords(word="care", others=("caring",), by=MergedBy.RULE),
            MergedWords(word="safe", others=("no fear", "diogel"), by=MergedBy.FACILITATOR),
        ),
        themes=(
            ThemeRecord(
                key="theme:money",
                heading="Money",
                heading_cy="Arian",
                words=("money", "gyllid"),
                people=3,
                quotes=("Mwy o gyllid.", "Money, and time."),
            ),
            ThemeRecord(
                key="word:time",
                heading="time",
                source=ThemeSource.WORDS,
                words=("time",),
                people=2,
                quotes=("Time.",),
            ),
            ThemeRecord(key="theme:heard", heading="Being heard", people=2, is_shown=False),
        ),
        also_said=("Nobody left alone.",),
        both_sides=("Money, and time.",),
        added=("Families.",),
        recognised=5,
        thoughts=ThoughtsRecord(texts=THOUGHTS, answered=3, held_back=0),
    )
    return replace(
        record,
        values=(value, *record.values[1:]),
        candidates=(
            CandidateRecord(
                key="theme:money",
                heading="Money",
                words=("money",),
                people_by_value=(3, 1, 0),
                quote="Money, and time.",
                is_key=True,
            ),
            CandidateRecord(
                key="word:time",
                heading="time",
                source=ThemeSource.WORDS,
                people_by_value=(2, 0, 0),
                quote="Time.",
            ),
        ),
        edits=(
            *(EditRecord(scope=Scope(0), edit=edit) for edit in EDITS[:2]),
            EditRecord(scope=Scope(0, 1), edit=EDITS[2]),
            EditRecord(scope=ACROSS, edit=EDITS[3]),
        ),
        withdrawn=2,
        hidden=1,
        day="2026-11-21",
    )


def workshop() -> SessionRecord:
    """Two sessions of 25 people and twelve values, all discussed but the last; always the same."""
    chance = random.Random(12)
    plan = Plan(
        name="care",
        title="What care needs",
        about="Twelve values, talked through.",
        attribution="By those who took part.",
        values=tuple(
            Value(title=title, statement=f"{title}: said in full.", question="?", prompts=PROMPTS)
            for title in TITLES
        ),
        themes=tuple(Theme(heading=heading) for heading in SAID),
    )
    first = SessionMethod(
        mode=Mode.PRIVATE, reveal=Reveal.LIVE, minimum=5, joined=14, withdrawn=1, day="2026-11-17"
    )
    return SessionRecord(
        plan=plan,
        mode=Mode.PRIVATE,
        reveal=Reveal.LIVE,
        minimum=5,
        language="en",
        joined=PEOPLE,
        values=(
            *(_value(value, chance) for value in plan.values[:-1]),
            ValueRecord(value=plan.values[-1]),
        ),
        combined=(first, replace(first, joined=11, withdrawn=0, hidden=2, day="2026-11-21")),
        candidates=tuple(_candidate(heading, chance) for heading in SAID),
    )


def _value(value: Value, chance: random.Random) -> ValueRecord:
    people = sorted((chance.randint(1, 9) for _ in WORDS), reverse=True)
    said = {heading: chance.sample(texts, 2) for heading, texts in SAID.items()}
    answers = [f"{value.title}: {text}" for texts in said.values() for text in texts]
    answers += [f"{value.title}: {text}" for text in ALONE]
    return ValueRecord(
        value=value,
        words=tuple(
            WordCount(word=word, people=each) for word, each in zip(WORDS, people, strict=True)
        ),
        answered=23,
        passed=2,
        prompts=tuple(
            PromptRecord(text=text, answers=tuple(answers[at::3]), answered=9, passed=at)
            for at, text in enumerate(PROMPTS)
        ),
        themes=tuple(
            ThemeRecord(key=f"theme:{heading}", heading=heading, people=5, quotes=tuple(texts))
            for heading, texts in said.items()
        ),
        also_said=ALONE,
        recognised=11,
    )


def _candidate(heading: str, chance: random.Random) -> CandidateRecord:
    counts = (*(chance.randint(0, 7) for _ in TITLES[:-1]), 0)
    quote = SAID[heading][0]
    return CandidateRecord(
        key=f"theme:{heading}",
        heading=heading,
        people_by_value=counts,
        quote=quote,
        value=4,
        is_key=heading == "Money",
    )
