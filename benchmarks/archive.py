"""How long an archive takes, how large it becomes, and whether anybody waits for it.

Everybody says some words about each value and answers each of its prompts; one in ten passes. The
themes are found, the pictures drawn and the archive built in the worker, as the bot does it. The
baseline is the same archive without themes and report.docx, in a worker of its own.
"""

import asyncio
import gc
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.table import Row
from bot.archive.order import in_order
from bot.archive.packing import pack
from bot.archive.page.report import report_of
from bot.archive.session_file.writing import SESSION_FILE, session_file_of
from bot.archive.tables import answers_of, file_of, words_of
from bot.archivist import ArchiveWanted, Archivist
from bot.facilitation.archiving.handing_over import ForArchive
from bot.plan_file import available
from bot.record.materials import Gathered, Materials, ValueMaterial
from bot.round_up import Said
from bot.texts import Texts, load
from bot.word_cloud.studio import Studio
from bot.workshop.plan import Value
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord
from bot.workshop.session import Mode, Reveal, Session
from bot.workshop.word_count import WordCount
from storage.records import State
from tests.word_cloud.crowd import growing

PLAN = "heart-of-help"
SENTENCES = 4
REACH_SECONDS = {25: 3, 300: 10}
REACH_MEGABYTES = {25: 4, 300: 50}
REACH_MEMORY = 200
REACH_LATENESS = 50
DISTINCT = {25: 45, 300: 180}
GLANCE = 0.002

Make = Callable[[Studio, SessionRecord], Awaitable[bytes]]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What building one archive took: seconds, bytes, MB of the worker, ms of the event loop."""

    seconds: float
    size: int
    peak: float
    lateness: float


def rows() -> list[Row]:
    """All numbers, for a workshop and for a conference."""
    return [row for people in REACH_SECONDS for row in _rows(people)]


def session_of(people: int, seed: int = 1) -> SessionRecord:
    """What so many people said about every value of the plan, the same for the same seed."""
    chance = random.Random(seed)
    plan = available(None)[PLAN]
    return SessionRecord(
        plan=plan,
        mode=Mode.PRIVATE,
        reveal=Reveal.LIVE,
        minimum=5,
        language="en",
        joined=people,
        values=tuple(_value(value, people, chance) for value in plan.values),
    )


def without_document(record: SessionRecord, clouds: Mapping[int, bytes], texts: Texts) -> bytes:
    """The same archive in the plainest way: a page, tables and pictures."""
    record = in_order(record)
    pictures = {f"clouds/{number:02}.png": cloud for number, cloud in clouds.items()}
    return pack(
        {
            "report.html": report_of(record, clouds, texts),
            "words.csv": file_of(words_of(record), texts),
            "answers.csv": file_of(answers_of(record, texts), texts),
            SESSION_FILE: session_file_of(record),
            **pictures,
        }
    )


def _value(value: Value, people: int, chance: random.Random) -> ValueRecord:
    seed = chance.randrange(2**31)
    words = growing(2 * people, 1, seed, DISTINCT.get(people, 45))[-1]
    passed = people // 10
    return ValueRecord(
        value=value,
        words=tuple(words),
        late=("thinking back",),
        answered=people - passed,
        passed=passed,
        prompts=tuple(_prompt(prompt, words, people, chance) for prompt in value.prompts),
        notes=("Somebody told how it was when they began.",),
    )


def _prompt(
    prompt: str, words: list[WordCount], people: int, chance: random.Random
) -> PromptRecord:
    known = [count.word for count in words]
    answers = [
        " ".join(
            f"We need {chance.choice(known)} before {chance.choice(known)} can be real."
            for _ in range(chance.randint(1, SENTENCES))
        )
        for _ in range(people - people // 10)
    ]
    answered, passed = len(answers), people // 10
    return PromptRecord(text=prompt, answers=tuple(answers), answered=answered, passed=passed)


def _rows(people: int) -> list[Row]:
    record = session_of(people)
    measured = asyncio.run(_measured(_by_archivist, record))
    plain = asyncio.run(_measured(_plain, record))
    said = f"{people} people, {len(record.values)} values"
    numbers: tuple[tuple[str, str, float, float, float], ...] = (
        ("time", "s", REACH_SECONDS[people], measured.seconds, plain.seconds),
        ("size", "MB", REACH_MEGABYTES[people], measured.size / 1e6, plain.size / 1e6),
        ("peak memory of the worker", "MB", REACH_MEMORY, measured.peak, plain.peak),
        ("event loop held", "ms", REACH_LATENESS, measured.lateness, plain.lateness),
    )
    return [
        Row(
            what=f"{what}, {said}",
            measured=found,
            unit=unit,
            reach=reach,
            baseline=baseline,
            note="baseline: without themes and report.docx",
        )
        for what, unit, reach, found, baseline in numbers
    ]


async def _plain(studio: Studio, record: SessionRecord) -> bytes:
    """The same archive in the plainest way: pictures, a page and tables."""
    clouds = {
        number: (await studio.draw_final(value.words)).image
        for number, value in enumerate(record.values, start=1)
    }
    return await studio.run(without_document, record, clouds, load("en"))


async def _by_archivist(studio: Studio, record: SessionRecord) -> bytes:
    """As a facilitator gets it."""
    found = ForArchive(
        session=Session(id=1, plan=record.plan),
        gathered=Gathered(record=record, materials=materials_of(record)),
        kept=None,
        day=None,
        state=State(id="measured", revision=1),
    )
    return await Archivist(studio).build(ArchiveWanted(sessions=(found,)))


def materials_of(record: SessionRecord) -> Materials:
    """What the themes of a session are found in: to each prompt everybody gave one answer."""
    return Materials(
        values=tuple(
            ValueMaterial(
                said=tuple(
                    Said(voice=voice, text=text)
                    for prompt in value.prompts
                    for voice, text in enumerate(prompt.answers)
                ),
                asked=(value.value.title, value.value.statement, *value.value.prompts),
                edits=(),
            )
            for value in record.values
        ),
        themes=record.plan.themes,
        edits=(),
    )


async def _measured(make: Make, record: SessionRecord) -> Measured:
    """In fresh workers that have begun, as in the course of a workshop."""
    async with Studio() as studio, asyncio.TaskGroup() as tasks:
        await studio.warm_up()
        await studio.run(abs, 0)
        gc.collect()
        gc.freeze()  # As the program does when it has begun.
        done, late = asyncio.Event(), [0.0]
        tasks.create_task(_watch(done, late))
        began = time.perf_counter()
        archive = await make(studio, record)
        seconds = time.perf_counter() - began
        done.set()
        status = await studio.run(Path.read_text, Path("/proc/self/status"))
    return Measured(
        seconds=seconds,
        size=len(archive),
        peak=int(status.split("VmHWM:")[1].split()[0]) / 1024,
        lateness=1000 * max(late),
    )


async def _watch(done: asyncio.Event, late: list[float]) -> None:
    """By how many seconds the event loop comes back too late, again and again.

    What other programs took of the processor meanwhile is not counted.
    """
    while not done.is_set():
        began, busy = time.perf_counter(), time.process_time()
        await asyncio.sleep(GLANCE)
        waited = time.perf_counter() - began - GLANCE
        late.append(min(waited, time.process_time() - busy))
