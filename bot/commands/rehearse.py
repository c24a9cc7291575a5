"""`gair rehearse`: a whole workshop on this machine."""

from argparse import Namespace

from bot.commands.terminal import CannotDo, say
from bot.commands.writing import prepare_folder
from bot.rehearsal.bot_api import ApiPace
from bot.rehearsal.play import Rehearsal, play
from bot.rehearsal.said import SaidError, read
from bot.rehearsal.tempo import TEMPOS
from bot.workshop.door import Door

BOTH = "cy+en"
DOORS = {
    "telegram": frozenset({Door.CHAT}),
    "browser": frozenset({Door.BROWSER}),
    "both": frozenset(Door),
}


def run(options: Namespace) -> int:
    """Play a workshop and leave what came of it in `options.out`."""
    try:
        said = None if options.said is None else read(options.said)
    except SaidError as error:
        raise CannotDo(*(f"{options.said}: {line}" for line in error.lines)) from None
    prepare_folder(options.out)
    pace = ApiPace(options.pace)
    rehearsal = Rehearsal(
        people=options.people,
        seed=options.seed,
        said=said,
        pace=pace,
        tempo=TEMPOS[pace],
        doors=DOORS[options.door],
        language=BOTH if options.language == "both" else options.language,
    )
    return play(rehearsal, options.out, say)
