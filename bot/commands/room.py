"""`gair room`: a rehearsal in the browser."""

import os
import sys
import threading
import webbrowser
from argparse import Namespace
from pathlib import Path

from bot import plan_file
from bot.commands.terminal import CannotDo, say
from bot.rehearsal.bot_api import ApiPace
from bot.rehearsal.bot_api.serve import listen
from bot.rehearsal.play import Rehearsal
from bot.rehearsal.room.opening import hold
from bot.rehearsal.tempo import TO_BE_WATCHED
from bot.texts import REFERENCE, load
from bot.workshop.plan import Plan

OPENED = "The room is open: {address}"
ABOUT = (
    "Everything happens on this machine: no token, no network, and nobody is real.",
    "Whoever has this address can take part, as long as it is open. Ctrl-C closes it.",
)


def run(options: Namespace) -> int:
    """Keep a room open until somebody stops us."""
    plan = None if options.plan is None else read_plan(options.plan)
    try:
        listening = listen(options.port)
    except OSError as error:
        raise CannotDo(
            f"port {options.port} can't be listened at ({error.strerror}); "
            "name another one with --port, or none"
        ) from None
    rehearsal = Rehearsal(
        people=options.people, seed=options.seed, pace=ApiPace(options.pace), tempo=TO_BE_WATCHED
    )
    say("The room is being prepared …")
    with listening:
        hold(rehearsal, plan, listening, _tell)
    say("The room is closed.")
    return 0


def read_plan(path: Path) -> Plan:
    """The plan in a file: TOML, Word or plain text. Raises CannotDo with all that is wrong, named
    as `gair check` names it."""
    try:
        if path.suffix.lower() == ".toml":
            return plan_file.load(path)
        return plan_file.read_sent(path.read_bytes(), path.name)
    except plan_file.PlanFileError as error:
        told = error.told(load(REFERENCE))
        raise CannotDo(*(f"plans: {path.name}: {line}" for line in told)) from None
    except OSError as error:
        raise CannotDo(f"plans: {path} cannot be read: {error.strerror}") from None


def _tell(address: str) -> None:
    for line in (OPENED.format(address=address), *ABOUT):
        say(line)
    if _has_browser():
        # A browser that is slow to start must not keep the room waiting.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _has_browser() -> bool:
    """Whether there is a browser with windows: one in the terminal would take it from us."""
    if os.environ.get("BROWSER"):
        return True
    if sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
