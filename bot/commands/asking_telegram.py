"""Whether Telegram knows the token."""

import asyncio
import logging

from telegram import Bot, User
from telegram.error import InvalidToken, TelegramError

from bot.commands.finding import CheckLine, ok, problem, untried
from bot.config import Config

SECONDS = 5.0
# A question can't know in which of somebody's topics it will be answered.
TOPICS = (
    "has topics in private chats; people would miss what I answer, as it stands in another topic: "
    "switch threaded mode off at @BotFather"
)


def try_token(config: Config, seconds: float = SECONDS) -> CheckLine:
    """Ask Telegram whose token this is; no answer within some seconds is no failure of ours."""
    # It writes a traceback, with what was answered in it, for each answer that is no JSON.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    try:
        return _judge(asyncio.run(_get_me(config, seconds)), config)
    except InvalidToken:
        return problem(f"token: refused by {config.base_url}; copy it again from @BotFather")
    except (TelegramError, TimeoutError, TypeError, LookupError) as error:
        # The last two: something answers there, and it is not Telegram.
        return untried(f"token: could not reach Telegram ({type(error).__name__}); token not tried")


async def _get_me(config: Config, seconds: float) -> User:
    async with (
        asyncio.timeout(seconds),
        Bot(config.telegram_token, base_url=f"{config.base_url}/bot") as bot,
    ):
        return bot.bot


def _judge(bot: User, config: Config) -> CheckLine:
    is_in_its_groups = any(number < 0 for number in config.allowed)
    if not bot.can_join_groups and is_in_its_groups:
        return ok(f"token: @{bot.username}; nobody can add it to further groups")
    if not bot.can_join_groups:
        return problem(
            f"token: @{bot.username} may not join groups; send @BotFather /setjoingroups"
        )
    if bot.has_topics_enabled:
        return problem(f"token: @{bot.username} {TOPICS}")
    return ok(f"token: @{bot.username}")
