"""The library's Application, with ways to Telegram that suit who waits for what."""

import logging
import warnings
from collections.abc import Callable
from typing import Any

from telegram.ext import Application, ContextTypes, ExtBot
from telegram.request import BaseRequest, HTTPXRequest
from telegram.warnings import PTBUserWarning

from bot.config import Config
from handlers.context import Context, Services
from handlers.wire.calls import SECONDS_TO_BE_SENT
from handlers.wire.raw_updates import UpdatesRequest

# A call may take as long as SECONDS_TO_BE_SENT; in the worst case 30 begin in each second, but a
# chat has one at a time: room for a large group whose every chat hangs.
CONNECTIONS = 128
SECONDS_FOR_ROOM = 5.0

Gairs = Application[ExtBot[None], Context, Any, Any, Any, Any]


def way_to_telegram() -> BaseRequest:
    """Connections over HTTPS, patient where nothing else is said."""
    return HTTPXRequest(
        connection_pool_size=CONNECTIONS,
        pool_timeout=SECONDS_FOR_ROOM,
        read_timeout=SECONDS_TO_BE_SENT,
    )


def connected(config: Config, make: Callable[[], BaseRequest]) -> Gairs:
    """The application, not yet started; `make` makes a way to Telegram."""
    # do_api_request is for methods that the library lacks; polling wants the raw answer.
    warnings.filterwarnings("ignore", message=".*do_api_request.*", category=PTBUserWarning)
    # It writes a traceback for each answer that is no JSON, as a proxy's page is: whoever asked
    # hears of it, and says it once.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    return (
        Application.builder()
        .token(config.telegram_token)
        .base_url(f"{config.base_url}/bot")
        .base_file_url(f"{config.base_url}/file/bot")
        .request(make())
        .get_updates_request(UpdatesRequest(make()))
        .context_types(ContextTypes(context=Context, bot_data=Services))
        .updater(None)
        .job_queue(None)
        .build()
    )
