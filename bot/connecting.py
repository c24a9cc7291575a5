"""The library's Application, with ways to Telegram that suit who waits for what."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application, ContextTypes
from telegram.request import BaseRequest, HTTPXRequest

from bot.config import Config
from handlers.context import Context
from handlers.receiving import FIRST_PAUSE, LONGEST_PAUSE
from handlers.services import Services
from handlers.wire.calls import SECONDS_TO_BE_SENT
from handlers.wire.raw_updates import RawBot, UpdatesRequest
from handlers.wire.sending import seconds
from handlers.wire.trouble import Trouble
from handlers.wire.ways import CallsRequest

# A call may take as long as SECONDS_TO_BE_SENT; in the worst case 30 begin in each second, but a
# chat has one at a time: room for a large group whose every chat hangs.
CONNECTIONS = 128
SECONDS_FOR_ROOM = 5.0

Gairs = Application[RawBot, Context, Any, Any, Any, Any]


def way_to_telegram() -> BaseRequest:
    """Connections over HTTPS, patient where nothing else is said."""
    return HTTPXRequest(
        connection_pool_size=CONNECTIONS,
        pool_timeout=SECONDS_FOR_ROOM,
        read_timeout=SECONDS_TO_BE_SENT,
    )


async def reached(bot: RawBot, now: Callable[[], float]) -> None:
    """Wait until Telegram has said who the bot is; the log says why that takes long.

    Raises telegram.error.InvalidToken.
    """
    trouble, pause = Trouble(now), FIRST_PAUSE
    while True:
        try:
            await bot.initialize()
        except InvalidToken:
            raise
        except RetryAfter as error:
            pause = seconds(error.retry_after)
        # What is no answer of Telegram's to such a question is met as something that lacks fields.
        except (TelegramError, TypeError, LookupError) as error:
            trouble.met(error)
        else:
            trouble.over()
            return
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def connected(config: Config, make: Callable[[], BaseRequest]) -> Gairs:
    """The application, not yet started; `make` makes a way to Telegram."""
    # It writes a traceback for each answer that is no JSON, as a proxy's page is: whoever asked
    # hears of it, and says it once.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    bot = RawBot(
        token=config.telegram_token,
        base_url=f"{config.base_url}/bot",
        base_file_url=f"{config.base_url}/file/bot",
        request=CallsRequest(make()),
        get_updates_request=UpdatesRequest(make()),
    )
    return (
        Application.builder()
        .bot(bot)
        .context_types(ContextTypes(context=Context, bot_data=Services))
        .updater(None)
        .job_queue(None)
        .build()
    )
