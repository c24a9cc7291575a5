"""`gair archive`: what the organiser is sent when a workshop ends, as a file."""

from argparse import Namespace

from bot import operating
from bot.archive.about_file import AboutFileError
from bot.commands.about import about_at
from bot.commands.progress import ProgressLines
from bot.commands.settings import load_settings
from bot.commands.terminal import CannotDo, say
from bot.commands.writing import check_target, write_whole
from bot.texts import load
from bot.word_cloud.studio import PictureFailed
from bot.workshop.errors import WorkshopError
from storage.allowed import is_there
from storage.database import DatabaseRefused
from storage.lock import FolderInUse
from storage.vault import KeyRefused

WORKER_FAILED = "the worker that draws and counts stopped or took too long; please try again"


def run(options: Namespace) -> int:
    """Write the archive of session `options.session` to `options.out`."""
    check_target(options.out, ".zip")
    config = load_settings(options.config, needs_token=False)
    if not is_there(config.database):
        raise CannotDo(f"there is no database {config.database}; name the settings with --config")
    wanted = operating.WhichArchive(
        session=options.session,
        language=options.language or "",
        says_day=options.day,
        about=about_at(options.about),
    )
    try:
        content = operating.archive(config, wanted, ProgressLines().tell)
    except AboutFileError as error:
        raise CannotDo(f"{options.about}: {error}") from None
    except WorkshopError as error:
        raise CannotDo(load("en")(f"error.{error.name}", **error.placeholders)) from None
    except PictureFailed:
        raise CannotDo(WORKER_FAILED) from None
    except (operating.UnknownSession, DatabaseRefused, FolderInUse, KeyRefused) as error:
        raise CannotDo(str(error)) from None
    write_whole(options.out, content)
    say(f"Wrote {options.out}")
    return 0
