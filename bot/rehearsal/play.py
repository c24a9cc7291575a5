"""`gair rehearse`: a whole workshop on this machine, and what comes of it."""

import asyncio
import gc
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.config import Config
from bot.rehearsal.bot_api import ApiPace, StillWaiting
from bot.rehearsal.bot_api.pace import ALL_SENDS, GROUP_SENDS
from bot.rehearsal.casting import spoken_by
from bot.rehearsal.deeds import Script
from bot.rehearsal.directing import Director
from bot.rehearsal.ensemble import Ensemble
from bot.rehearsal.improvising import Improvised
from bot.rehearsal.lines import load, name_people
from bot.rehearsal.measuring import Meter
from bot.rehearsal.outcome import Performance
from bot.rehearsal.reciting import Recital
from bot.rehearsal.recording import Recorder
from bot.rehearsal.said import GivenWords
from bot.rehearsal.scenes import Scenes
from bot.rehearsal.showing import GroupView
from bot.rehearsal.stage import Billing, Theatre, set_up
from bot.rehearsal.tempo import TEMPOS, Tempo
from bot.rehearsal.transcript import WIDTH, group_lines, transcript
from bot.serving import HERE, listen
from bot.texts import spoken_in
from bot.workshop.door import Door
from bot.workshop.plan import Plan

Show = Callable[[str], None]
TOO_SLOW = (
    "the bot did not get so far in time; close what keeps this machine busy, or take fewer --people"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What is to be played. `said` None: the cast says its own. `config` may name another plan.
    `doors` are those by which people come in: both, every other one by each. `language` is what it
    is held in; of two together, each person chooses one."""

    people: int = 25
    seed: int = 1
    said: GivenWords | None = None
    pace: ApiPace = ApiPace.RELAXED
    tempo: Tempo = TEMPOS[ApiPace.RELAXED]
    config: Config = field(default_factory=Config)
    doors: frozenset[Door] = frozenset({Door.CHAT})
    language: str = "en"

    @property
    def spoken(self) -> tuple[str, ...]:
        """What each of the cast wants to be spoken to in."""
        return spoken_by(self.people, spoken_in(self.language))

    @property
    def in_browser(self) -> frozenset[int]:
        """Who of the cast takes part in a browser, by number."""
        if Door.BROWSER not in self.doors:
            return frozenset()
        return frozenset(range(1 if Door.CHAT in self.doors else 0, self.people, len(self.doors)))


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
    billing = Billing(
        names=names,
        in_browser=rehearsal.in_browser,
        language=rehearsal.language,
        spoken=rehearsal.spoken,
    )
    config = with_pages(rehearsal.config) if rehearsal.in_browser else rehearsal.config
    config = replace(config, language=rehearsal.language)
    async with (
        set_up(billing, rehearsal.pace, config) as stage,
        asyncio.TaskGroup() as tasks,
    ):
        watch = tasks.create_task(meter.watch())
        try:
            cast = Ensemble(
                stage, script_of(rehearsal, stage.plan), rehearsal.tempo, tasks.create_task
            )
            outcome = await _perform(rehearsal, stage, cast, meter, show)
            await cast.close()
            return outcome
        finally:
            watch.cancel()


def with_pages(config: Config) -> Config:
    """The settings with pages at a free port of this machine."""
    with listen("web_port", 0) as found:
        port = found.getsockname()[1]
    return replace(config, web_url=f"http://{HERE}:{port}", web_port=port)


async def _perform(
    rehearsal: Rehearsal, stage: Theatre, cast: Ensemble, meter: Meter, show: Show
) -> Performance:
    view = GroupView(stage.group, show, shutil.get_terminal_size().columns)
    panel = Recorder(stage.facilitator, WIDTH)
    people = [stage.people[number] for number in phones_shown(rehearsal)]
    phones = {person.name: Recorder(person, WIDTH) for person in people}
    for hear in (view.hear, *(phone.hear for phone in phones.values()), panel.hear):
        stage.world.listeners.append(hear)
    for line in _introduction(rehearsal, stage):
        view.tell(line)
    scenes = Scenes(stage, cast, rehearsal.tempo, view, asyncio.sleep)
    archive = await Director(stage, scenes).play()
    cost = meter.read()
    parts = {
        "What the group saw": group_lines(stage.group),
        **{f"What one participant saw: {name}": phone.lines() for name, phone in phones.items()},
        f"What the facilitator saw: {stage.facilitator.name}": panel.lines(),
        "What it cost this machine": cost.lines(),
        "What the bot complained of": stage.complaints.lines or ["nothing"],
    }
    return Performance(
        archive=archive,
        transcript=transcript(f"A rehearsal of {stage.plan.title}", parts),
        tally=cast.tally,
        cost=cost,
        errors=tuple(stage.complaints.errors),
    )


def phones_shown(rehearsal: Rehearsal) -> list[int]:
    """Whose phones are looked over: of those who have the chat, the first of each language."""
    in_chat = [
        (number, language)
        for number, language in enumerate(rehearsal.spoken)
        if number not in rehearsal.in_browser
    ]
    first = {language: number for number, language in reversed(in_chat)}
    return sorted(first.values())


def script_of(rehearsal: Rehearsal, plan: Plan) -> Script:
    """What the cast does: what it is told to, or what it makes up."""
    if rehearsal.said is not None:
        return Recital(plan=plan, said=rehearsal.said, people=rehearsal.people)
    return Improvised(
        plan=plan,
        lines=load(),
        people=rehearsal.people,
        seed=rehearsal.seed,
        spoken=rehearsal.spoken,
    )


def _introduction(rehearsal: Rehearsal, stage: Theatre) -> Iterator[str]:
    pace = rehearsal.pace
    yield (
        f"A rehearsal of “{stage.plan.title}”, people {rehearsal.people}, pace {pace}. "
        f"It takes about {_in_words(estimate(stage.plan, rehearsal))}. Ctrl-C stops it."
    )
    yield "Everything happens on this machine: no token, no network, and nobody is real."
    shown = ", ".join(person.name for person in stage.people[:30])
    more = ", …" if len(stage.people) > 30 else ""
    yield f"{stage.facilitator.name} leads, with the panel. Taking part: {shown}{more}"


def estimate(plan: Plan, rehearsal: Rehearsal) -> float:
    """About how many seconds it takes: people's time, and then that of everything that is sent."""
    prompts = sum(len(value.prompts) for value in plan.values)
    values = len(plan.values)
    acting = 1.2 * (values * rehearsal.tempo.responding + prompts * rehearsal.tempo.answering)
    questions = rehearsal.people * (values + prompts)
    if rehearsal.pace is ApiPace.RELAXED:
        return acting + 0.017 * questions
    posts = 5 * values + 1.5 * prompts
    return 60 / GROUP_SENDS * posts + acting + 2 / ALL_SENDS * questions


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
