"""`gair backup`: everything to one file, which the bot keeps up to date from then on."""

from argparse import Namespace
from pathlib import Path

from bot.commands.passphrase import new_passphrase
from bot.commands.settings import load_settings
from bot.commands.terminal import CannotDo, say
from bot.commands.writing import check_target
from bot.config import Config
from storage import kept_backups
from storage.allowed import is_there
from storage.backups import BackupFailed
from storage.kept_backups import KeptBackup
from storage.lock import FolderRefused, refuse_as_root
from storage.sealed_key import seal_key
from storage.taking_backups import take
from storage.vault import KeyRefused, operators_key

SUFFIX = ".gair"


def run(options: Namespace) -> int:
    """Write the backup, or keep it no more."""
    config, out = load_settings(options.config, needs_token=False), options.out.resolve()
    if options.drop:
        return _drop(config, out)
    _check(config, out)
    try:
        refuse_as_root(config.data_folder)
        key = operators_key(config.key_file)
        sealed = seal_key(key, new_passphrase()) if options.with_key else b""
        kept = KeptBackup(path=str(out), sealed_key=kept_backups.in_base64(sealed))
        take(config.database, config.session_keys, kept)
    except (KeyRefused, BackupFailed, FolderRefused) as error:
        raise CannotDo(str(error)) from None
    except OSError as error:
        raise CannotDo(f"{out} can't be written: {error.strerror}") from None
    _tell(config, out, has_key=options.with_key)
    return 0


def _drop(config: Config, out: Path) -> int:
    try:
        if not kept_backups.give_up(config.data_folder, out):
            raise CannotDo(f"{out} is no backup that is kept up to date here")
    except OSError as error:
        raise CannotDo(f"{out} can't be removed: {error.strerror}") from None
    say(f"Removed {out}; it is not made again.")
    return 0


def _check(config: Config, out: Path) -> None:
    check_target(out, SUFFIX)
    if not is_there(config.database):
        raise CannotDo(f"there is no database {config.database}; name the settings with --config")
    if not config.key_file.exists():
        raise CannotDo(f"{config.key_file} is missing; without it a backup could not be read again")
    if out.is_relative_to(config.data_folder.resolve()):
        raise CannotDo(f"{out} lies in data_folder, and would be lost with it; name another place")
    if out.exists() and not kept_backups.is_kept(config.data_folder, out):
        raise CannotDo(
            f"{out} is there already, and no backup of this data that is kept up to date; move it "
            "away, or name another file"
        )


def _tell(config: Config, out: Path, *, has_key: bool) -> None:
    say(f"Wrote {out}. It is kept up to date, so leave it there: what is taken back goes from it,")
    say("and can't go from copies of it. To end that: gair backup --drop, with its name.")
    if not has_key:
        say(f"The key is not in it. Keep a copy of {config.key_file} somewhere else.")
