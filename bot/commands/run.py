"""`gair run`: the bot at work, until it is stopped."""

import faulthandler
import logging
import resource
import sys
from argparse import Namespace

from telegram.error import Conflict, InvalidToken, TelegramError

from bot import logs, operating
from bot.commands.settings import load_settings
from bot.commands.terminal import CannotDo
from bot.commands.writing import prepare_folder
from bot.config import Config
from bot.plan_file import PlanFileError, available
from bot.serving import PortTaken
from bot.texts import REFERENCE, load
from handlers.wire.trouble import Cause, cause_of
from storage.database import DatabaseRefused
from storage.lock import FolderRefused
from storage.vault import KeyRefused

log = logging.getLogger(__name__)


def run(options: Namespace) -> int:
    """Answer Telegram until somebody stops us."""
    config = load_settings(options.config, needs_token=True)
    if options.webhook and not config.webhook_url:
        raise CannotDo("webhook_url is missing; name the address at which Telegram reaches you")
    _check_plans(config)
    # A core dump would leave keys and texts on the disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    prepare_folder(config.data_folder, mode=0o700)
    logs.set_up(sys.stderr, secrets=[config.telegram_token], as_objects=config.log == "json")
    # A watchdog that ends us with SIGABRT leaves in the log where we stood: frames, nobody's words.
    faulthandler.enable()
    for warning in config.warnings:
        log.warning("%s", warning)
    try:
        return _work(config, by_webhook=options.webhook)
    except CannotDo as refusal:
        if config.log != "json":
            raise
        for line in refusal.lines:
            log.critical("%s", line)
        return 1


def _work(config: Config, *, by_webhook: bool) -> int:
    try:
        return operating.run(config, by_webhook=by_webhook)
    except InvalidToken as error:
        raise CannotDo(_refused(config, error)) from None
    except Conflict:
        raise CannotDo("another process answers for this bot; stop that one first") from None
    except TelegramError as error:
        raise CannotDo(
            f"Telegram refuses what has to be asked first ({type(error).__name__}); look at "
            "webhook_url, then try again"
        ) from None
    except (DatabaseRefused, FolderRefused, KeyRefused, PortTaken) as error:
        raise CannotDo(str(error)) from None


def _refused(config: Config, error: InvalidToken) -> str:
    """Whether it is Telegram that refuses the token, or something else that knows nothing of it."""
    if cause_of(error) is Cause.OTHER and config.base_url != Config().base_url:
        return (
            f"what answers at {config.base_url} knows no such bot; "
            "look at base_url, and copy the token again from @BotFather"
        )
    return "Telegram refuses the token; copy it again from @BotFather"


def _check_plans(config: Config) -> None:
    try:
        plans = available(config.plans_folder)
    except PlanFileError as error:
        raise CannotDo(*error.told(load(REFERENCE))) from None
    if config.plan not in plans:
        raise CannotDo(f"plan {config.plan} is not there; plans are {', '.join(sorted(plans))}")
