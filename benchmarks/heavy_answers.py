"""What one session costs that sixty people fill with all the answers they may give, each of a
thousand characters that are slow to read; and what everybody else notices of it.

Beside each is the same with what people really say, at the same length, in the same run.
"""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from statistics import median, quantiles

from benchmarks.marked_answers import marked, said_by_each
from benchmarks.table import Row
from bot import plan_file
from bot.record import theming
from bot.record.materials import ValueMaterial
from bot.round_up import Said, themed
from bot.round_up.held_back import is_held_back
from bot.round_up.reading import sentences
from bot.round_up.slices import slices
from bot.word_cloud import Layout
from bot.word_cloud.studio import Haste, PictureFailed, Studio
from bot.workshop.word_count import WordCount

PEOPLE, EACH, LONG = 60, 20, 1000
REACH_MS, REACH_SECONDS = 1.0, 10.0
VALUES = 3
QUIET = 10.0
UNITS = (
    *(
        "!",
        ".",
        "…",
        "?",
        "。",
        "中。",
        "a. ",
        "a\n",
        "\n",
        "a",
        "1 ",
        " - ",
        "-",
        "time-",
        "time ",
    ),
    *("Time. ", "we need more time. ", "no time ", "good but bad. ", "but ", "'", '"', ".)", "a!"),
    *(
        "07 0-(",
        "kill my",
        "@a.b",
        "\u0301",
        "a\u0301\u0302\u0303",
        "\ufdfa",
        "\u3316",
        "ŵ ",
        "nid ",
    ),
)


def rows() -> list[Row]:
    """Reading one answer, drafts of all, and what other groups wait for meanwhile."""
    plain = _ordinary()
    return [*_one_answer(plain), *_drafts(plain), *asyncio.run(_others())]


def _ordinary() -> list[str]:
    """A thousand characters of what people said, each from another place."""
    whole = " ".join(said.text for group in marked() for said in group.answers)
    whole *= 1 + 2 * LONG // len(whole)
    places = random.Random(1)
    starts = (places.randrange(len(whole) - LONG) for _ in range(PEOPLE * EACH))
    return [whole[start : start + LONG] for start in starts]


def _hostile() -> list[str]:
    """Each unit again and again, alone and before another one."""
    alone = [(unit * LONG)[:LONG] for unit in UNITS]
    pairs = [((a + b) * LONG)[:LONG] for a in UNITS for b in ("a", " ", "! ", "\n")]
    return alone + pairs


def _one_answer(plain: Sequence[str]) -> list[Row]:
    ways: dict[str, Callable[[str], object]] = {
        "sentences": lambda text: list(sentences(text)),
        "slices": lambda text: list(slices(text)),
    }
    found = []
    for name, way in ways.items():
        slowest = max(_hostile(), key=lambda text: _milliseconds(way, text))
        found.append(
            Row(
                what=f"{name} of the slowest {LONG} characters",
                measured=_milliseconds(way, slowest),
                unit="ms",
                reach=REACH_MS,
                baseline=median(_milliseconds(way, text) for text in plain[:50]),
                note=f"{slowest[:6]!a} …; baseline: what people said",
            )
        )
    slowest = max(_hostile(), key=lambda text: _milliseconds(is_held_back, text))
    row = Row(
        what=f"holding back, the slowest {LONG} characters",
        measured=_milliseconds(is_held_back, slowest),
        unit="ms",
        reach=10 * REACH_MS,  # names and distress are looked for too
        baseline=median(_milliseconds(is_held_back, text) for text in plain[:50]),
        note=ascii(slowest[:6]),
    )
    return [*found, row]


def _milliseconds(way: Callable[[str], object], text: str) -> float:
    took = []
    for _ in range(5):
        began = time.process_time()
        way(text)
        took.append(1000 * (time.process_time() - began))
    return min(took)


def _drafts(plain: Sequence[str]) -> list[Row]:
    """All answers of all people, of each kind."""
    kinds = ("!", "中。", "a\n", "Time. ", "time-", "\ufdfa", "good but bad. ")
    seconds = {unit: _draft(_all_of(unit)) for unit in kinds}
    slowest = max(seconds, key=lambda unit: seconds[unit])
    return [
        Row(
            what=f"a draft of {PEOPLE} × {EACH} answers, the slowest kind",
            measured=seconds[slowest],
            unit="s",
            reach=REACH_SECONDS,
            baseline=_draft(said_by_each(plain)),
            note=f"processor time; {slowest!a} …; baseline: what people said, as long",
        )
    ]


def _all_of(unit: str) -> list[Said]:
    """No two are the same."""
    return [
        Said(voice=voice, text=f"{(unit * LONG)[: LONG - 8]} {voice} {turn}"[:LONG])
        for voice in range(PEOPLE)
        for turn in range(EACH)
    ]


def _draft(said: Sequence[Said]) -> float:
    themes = plan_file.available(None)["heart-of-help"].themes
    began = time.process_time()
    themed(said, themes=themes, asked=("What do you think?",))
    return time.process_time() - began


async def _others() -> list[Row]:
    """Pictures of other groups, and the loop that gives receipts, while an archive is made."""
    async with Studio() as studio:
        await studio.warm_up()
        quiet = asyncio.create_task(asyncio.sleep(QUIET))
        lags_alone = asyncio.create_task(_lags(quiet))
        alone = await _pictures(studio, quiet)
        heavy = asyncio.create_task(_archive(studio))
        lags = asyncio.create_task(_lags(heavy))
        ages = await _pictures(studio, heavy)
        lag, lag_alone = await lags, await lags_alone
    note = f"p99 of {len(ages)} while another session's archive is made"
    return [
        Row(
            what="a picture of another group",
            measured=_p99(ages),
            unit="s",
            reach=15.0,
            baseline=_p99(alone),
            note=f"{note}; baseline: with nothing else",
        ),
        Row(
            what="what a receipt waits for the loop",
            measured=_p99(lag),
            unit="s",
            reach=max(0.05, 2 * _p99(lag_alone)),
            baseline=_p99(lag_alone),
            note="p99; baseline: with pictures alone, which may be more on a busy machine",
        ),
    ]


async def _archive(studio: Studio) -> None:
    """The heaviest part of an archive: the themes of each value, of the slowest kind."""
    themes = plan_file.available(None)["heart-of-help"].themes
    desk = studio.desk(1, Haste.WHENEVER)
    for _ in range(VALUES):
        material = ValueMaterial(said=tuple(_all_of("a\n")), asked=(), edits=())
        # On a busy machine it takes longer than a piece of work may: then it is ended.
        with suppress(PictureFailed):
            await desk.run(theming.found_in, material, themes, ())


async def _pictures(studio: Studio, until: "asyncio.Task[None]") -> list[float]:
    """How long each of the pictures took, one after the other."""
    found = [await _picture(studio)]
    while not until.done():
        found.append(await _picture(studio))
    return found


async def _picture(studio: Studio) -> float:
    words = tuple(WordCount(word=f"word {n}", people=1 + n % 5) for n in range(20))
    began = time.perf_counter()
    await studio.desk(2, Haste.LIVE).draw(words, Layout.empty())
    return time.perf_counter() - began


async def _lags(until: "asyncio.Task[None]") -> list[float]:
    found = []
    while not until.done():
        began = time.perf_counter()
        await asyncio.sleep(0.01)
        found.append(time.perf_counter() - began - 0.01)
    return found


def _p99(found: Sequence[float]) -> float:
    return quantiles(found, n=100)[-1] if len(found) > 1 else max(found, default=0.0)
