"""`gair rehearse`: a whole workshop on this machine."""

from argparse import Namespace

from bot.commands.terminal import CannotDo, say
from bot.commands.writing import prepare_folder
from bot.rehearsal.play import play
from bot.rehearsal.said import SaidError, read


def run(options: Namespace) -> int:
    """Play a workshop and leave what came of it in `options.out`."""
    try:
        said = None if options.said is None else read(options.said)
    except SaidError as error:
        raise CannotDo(f"{options.said}: {error}") from None
    prepare_folder(options.out)
    return play(options.people, options.seed, said, options.out, options.pace, say)
