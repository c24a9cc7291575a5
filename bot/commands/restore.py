"""`gair restore`: what is in a backup, put back and checked."""

from argparse import Namespace

from bot.commands.passphrase import known_passphrase
from bot.commands.settings import load_settings
from bot.commands.terminal import CannotDo, say
from storage.lock import FolderRefused, locked
from storage.restoring import Destination, RestoreRefused, restore
from storage.vault import KeyRefused


def run(options: Namespace) -> int:
    """Put it back, unless there is data already."""
    config = load_settings(options.config, needs_token=False)
    if not options.backup.is_file():
        raise CannotDo(f"there is no file {options.backup}")
    to = Destination(database=config.database, keys=config.session_keys, key_file=config.key_file)
    try:
        with locked(config.data_folder):
            restore(options.backup, to, known_passphrase)
    except (RestoreRefused, KeyRefused, FolderRefused) as refusal:
        raise CannotDo(str(refusal)) from None
    except OSError as error:
        raise CannotDo(f"it can't be restored: {error.strerror} ({error.filename})") from None
    say(f"Restored into {config.data_folder}, and checked. This backup is kept up to date from now")
    say("on. Start the bot: it goes on where the backup was written.")
    return 0
