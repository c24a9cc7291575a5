"""The passphrase that the operator's key is under, in a backup."""

import getpass
import os
import warnings
from collections.abc import Mapping

from bot.commands.terminal import CannotDo

VARIABLE = "GAIR_PASSPHRASE"


def new_passphrase(environment: Mapping[str, str] = os.environ) -> str:
    """One that is chosen now: typed twice, unless the environment has it. Raises CannotDo."""
    given = environment.get(VARIABLE)
    if given is not None:
        return given
    chosen = _typed("Passphrase for the key: ")
    if _typed("The same once more: ") != chosen:
        raise CannotDo("these were two different passphrases; nothing was written")
    return chosen


def known_passphrase(environment: Mapping[str, str] = os.environ) -> str:
    """The one that a backup was written with. Raises CannotDo."""
    return environment.get(VARIABLE) or _typed("Passphrase of the key: ")


def _typed(prompt: str) -> str:
    try:
        with warnings.catch_warnings():
            # Where nobody sits at a terminal it would be shown as it is typed.
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt)
    except (EOFError, getpass.GetPassWarning):
        raise CannotDo(f"a passphrase is needed; type it in a terminal or set {VARIABLE}") from None
