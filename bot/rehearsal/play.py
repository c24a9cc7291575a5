"""`gair rehearse`: a whole workshop on this machine, and what comes of it."""

import asyncio
import gc
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.config import Config
from bot.rehearsal.bot_api import ApiPace, StillWaiting
from bot.rehearsal.bot_api.pace import ALL_SENDS, GROUP_SENDS
from bot.rehearsal.deeds import Script
from bot.rehearsal.directing import TEMPOS, Director, Tempo
from bot.rehearsal.improvising import Improvised
from bot.rehearsal.lines import load, name_people
from bot.rehearsal.measuring import Meter
from bot.rehearsal.outcome import Performance
from bot.rehearsal.reciting import Recital
from bot.rehearsal.recording import Recorder
from bot.rehearsal.said import GivenWords
from bot.rehearsal.showing import GroupView
from bot.rehearsal.stage import Theatre, set_up
from bot.rehearsal.transcript import WIDTH, group_lines, transcript
from bot.workshop.plan import Plan

Show = Callable[[str], None]
TOO_SLOW = (
    "the bot did not get so far in time; close what keeps this machine busy, or take fewer --people"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What is to be played. `said` None: the cast says its own. `config` may name another plan."""

    people: int = 25
    seed: int = 1
    said: GivenWords | None = None
    pace: ApiPace = ApiPace.RELAXED
    tempo: Tempo = TEMPOS[ApiPace.RELAXED]
    config: Config = field(default_factory=Config)


def play(rehearsal: Rehearsal, out: Path, show: Show) -> int:
    """Play a workshop, show it line by line, and leave its archive and transcript in `out`.

    0, or 1 if something went wrong: the last line says what.
    """
    # All that was imported stays: to look through it again and again would hold the event loop.
    gc.collect()
    gc.freeze()
    try:
        outcome = asyncio.run(perform(rehearsal, show))
        outcome.write(out)
    except Exception as error:
        show(f"The rehearsal stopped: {_what_happened(error)}")
        return 1
    finally:
        gc.unfreeze()
    for line in outcome.lines(out):
        show(line)
    return 1 if outcome.errors else 0


async def perform(rehearsal: Rehearsal, show: Show) -> Performance:
    """Play a workshop on a stage of its own, and take it away again."""
    meter = Meter()
    names = name_people(load(), rehearsal.people, rehearsal.seed)
    async with (
        set_up(names, rehearsal.pace, rehearsal.config) as stage,
        asyncio.TaskGroup() as tasks,
    ):
        watch = tasks.create_task(meter.watch())
        try:
            return await _perform(rehearsal, stage, meter, show)
        finally:
            watch.cancel()


async def _perform(rehearsal: Rehearsal, stage: Theatre, meter: Meter, show: Show) -> Performance:
    view = GroupView(stage.group, show, shutil.get_terminal_size().columns)
    phone, panel = (Recorder(person, WIDTH) for person in (stage.people[0], stage.facilitator))
    for listener in (view, phone, panel):
        stage.world.listeners.append(listener.hear)
    for line in _introduction(rehearsal, stage):
        view.tell(line)
    director = Director(stage, _script(rehearsal, stage.plan), rehearsal.tempo, view)
    archive = await director.play()
    cost = meter.read()
    parts = {
        "What the group saw": group_lines(stage.group),
        f"What one participant saw: {stage.people[0].name}": phone.lines(),
        f"What the facilitator saw: {stage.facilitator.name}": panel.lines(),
        "What it cost this machine": cost.lines(),
        "What the bot complained of": stage.complaints.lines or ["nothing"],
    }
    return Performance(
        archive=archive,
        transcript=transcript(f"A rehearsal of {stage.plan.title}", parts),
        tally=director.tally,
        cost=cost,
        errors=tuple(stage.complaints.errors),
    )


def _script(rehearsal: Rehearsal, plan: Plan) -> Script:
    if rehearsal.said is not None:
        return Recital(plan=plan, said=rehearsal.said, people=rehearsal.people)
    return Improvised(plan=plan, lines=load(), people=rehearsal.people, seed=rehearsal.seed)


def _introduction(rehearsal: Rehearsal, stage: Theatre) -> Iterator[str]:
    pace = rehearsal.pace
    yield (
        f"A rehearsal of “{stage.plan.title}”, people {rehearsal.people}, pace {pace}. "
        f"It takes about {_in_words(_estimate(stage.plan, rehearsal))}. Ctrl-C stops it."
    )
    yield "Everything happens on this machine: no token, no network, and nobody is real."
    shown = ", ".join(person.name for person in stage.people[:30])
    more = ", …" if len(stage.people) > 30 else ""
    yield f"{stage.facilitator.name} leads, with the panel. Taking part: {shown}{more}"


def _estimate(plan: Plan, rehearsal: Rehearsal) -> float:
    """About how many seconds it takes: people's time, and that of everything that is sent."""
    prompts = sum(len(value.prompts) for value in plan.values)
    values = len(plan.values)
    acting = values * rehearsal.tempo.responding + prompts * rehearsal.tempo.answering
    questions = rehearsal.people * (values + prompts)
    if rehearsal.pace is ApiPace.RELAXED:
        return 1.2 * acting + 0.017 * questions
    posts = 5 * values + 1.5 * prompts
    return max(60 / GROUP_SENDS * posts, acting) + 2 / ALL_SENDS * questions


def _in_words(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < 90 else f"{seconds / 60:.0f} minutes"


def _what_happened(error: BaseException) -> str:
    """The first cause, on one line."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, StillWaiting):
        return TOO_SLOW
    said = str(error).partition("\n")[0]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
