"""`gair seal`: destroy what links the words of a session to people, before its day."""

from argparse import Namespace

from bot import operating
from bot.commands.archive import WORKER_FAILED
from bot.commands.settings import load_settings
from bot.commands.terminal import CannotDo, say
from bot.texts import load
from bot.word_cloud.studio import PictureFailed
from bot.workshop.errors import NotNow, WorkshopError
from storage.allowed import is_there
from storage.database import DatabaseRefused
from storage.lock import FolderRefused
from storage.vault import KeyRefused


def run(options: Namespace) -> int:
    """Seal session `options.session`. It can't be undone."""
    config = load_settings(options.config, needs_token=False)
    if not is_there(config.database):
        raise CannotDo(f"there is no database {config.database}; name the settings with --config")
    try:
        operating.seal(config, options.session)
    except NotNow:
        raise CannotDo("that session has not ended, or is sealed already") from None
    except WorkshopError as error:
        raise CannotDo(load("en")(f"error.{error.name}", **error.placeholders)) from None
    except PictureFailed:
        raise CannotDo(WORKER_FAILED) from None
    except (operating.UnknownSession, DatabaseRefused, FolderRefused, KeyRefused) as error:
        raise CannotDo(str(error)) from None
    say(f"Sealed session {options.session}: nothing links its words to people any more.")
    return 0
