"""`gair pack`: papers for whoever answers for people's data, as drafts to be finished."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from bot.commands.settings import load_settings
from bot.commands.terminal import CannotDo, say
from bot.commands.writing import prepare_folder, write_whole
from bot.pack import NAMES, OWN, languages_of, paper
from bot.texts import spoken_in


def run(options: Namespace) -> int:
    """Write them into a folder, in which there are none yet: somebody may have finished those."""
    config = load_settings(options.config, needs_token=False)
    wanted = list(_wanted(options.folder, options.language or OWN))
    for target, _, _ in wanted:
        if target.exists():
            raise CannotDo(
                f"{target} is there already, and somebody may have filled it in; name a new folder"
            )
    prepare_folder(options.folder, mode=0o700)
    for target, name, language in wanted:
        write_whole(target, paper(name, config, language))
        say(f"Wrote {target}")
    say("These are drafts: what stands in [brackets] only you can say.")
    return 0


def _wanted(folder: Path, languages: str) -> Iterator[tuple[Path, str, str]]:
    """Where each paper goes, its name and its language."""
    for name in NAMES:
        for language in _languages(name, languages):
            ending = "" if language == OWN else f"-{language}"
            yield folder / f"{name}{ending}.docx", name, language


def _languages(name: str, wanted: str) -> tuple[str, ...]:
    """Those that are wanted and that a paper is there in; English, where it is in none of them."""
    return tuple(one for one in spoken_in(wanted) if one in languages_of(name)) or (OWN,)
