"""How much time people have in a play, and how it passes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.rehearsal.bot_api import ApiPace

# As long as the stage has to settle: a busy machine may take minutes over an archive, and whoever
# has played a whole workshop wants it.
PATIENCE = 600.0

# Lets so many seconds of the play pass; where somebody is at the controls, they may take longer.
Wait = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo:
    """Seconds that people have to answer a gut question, and a prompt; others are for coming in.
    `pressing` passes before each press of the facilitator, `typing` between two deeds of somebody,
    `setting_up` before the lobby opens: time to set the workshop up otherwise.
    `patience` is how long, by the clock, somebody waits for what has to come.
    """

    joining: float
    responding: float
    answering: float
    pressing: float = 0
    typing: float = 0
    setting_up: float = 0
    patience: float = PATIENCE


TEMPOS = {
    ApiPace.RELAXED: Tempo(joining=0.5, responding=0.9, answering=0.1),
    ApiPace.TELEGRAM: Tempo(joining=20, responding=20, answering=6),
}
# As one can follow it on a page: about half a minute for each question. Where things go wrong on
# purpose, whoever waits in vain looks anew where the workshop stands.
TO_BE_WATCHED = Tempo(
    joining=8, responding=12, answering=8, pressing=2.5, typing=1.5, setting_up=10, patience=20
)
