"""`gair pack`: papers for whoever answers for people's data, as drafts to be finished."""

from argparse import Namespace

from bot.commands.settings import load_settings
from bot.commands.terminal import say
from bot.commands.writing import prepare_folder, write_whole
from bot.pack import NAMES, OWN, languages_of, paper
from bot.texts import spoken_in


def run(options: Namespace) -> int:
    """Write them into a folder; those that are there already give way."""
    config = load_settings(options.config, needs_token=False)
    prepare_folder(options.folder, mode=0o700)
    for name in NAMES:
        for language in _languages(name, options.language or OWN):
            target = options.folder / (
                f"{name}.docx" if language == OWN else f"{name}-{language}.docx"
            )
            write_whole(target, paper(name, config, language))
            say(f"Wrote {target}")
    say("These are drafts: what stands in [brackets] only you can say.")
    return 0


def _languages(name: str, wanted: str) -> tuple[str, ...]:
    """Those that are wanted and that a paper is there in; English, where it is in none of them."""
    return tuple(one for one in spoken_in(wanted) if one in languages_of(name)) or (OWN,)
