"""`gair check`: whether people can come in by a browser, as far as that can be tried."""

from collections.abc import Iterator

import httpx

from bot.commands.finding import CheckLine, note, ok, problem
from bot.config import Config
from bot.serving import HERE, PortTaken, listen
from bot.setting import WEBHOOK_PATH

SECONDS = 10.0
SIGN = "Gair"
MEMBERS_ONLY = (
    "web_url: with members_only nobody can come in by a browser, as nobody there is known to be a "
    "member; the shared screen is there all the same"
)


def try_pages(config: Config) -> Iterator[CheckLine]:
    """Where the settings name an address: who answers there, and whether the port is taken."""
    if not config.web_url:
        return
    if config.members_only:
        yield note(MEMBERS_ONLY)
    is_free = _taken("web_port", config.web_port) is None
    try:
        answer = httpx.get(config.web_url, timeout=SECONDS)
    except httpx.HTTPError as error:
        yield _nobody_answers(config, type(error).__name__, is_free=is_free)
        return
    if answer.status_code == httpx.codes.OK and SIGN in answer.text:
        yield ok(f"web_url: {config.web_url} answers")
    else:
        yield _nobody_answers(config, f"answer {answer.status_code}", is_free=is_free)


def try_webhook(config: Config) -> Iterator[CheckLine]:
    """Where the settings name an address for Telegram to call: whether the port is taken, other
    than by the bot itself."""
    if not config.webhook_url:
        return
    taken = _taken("webhook_port", config.webhook_port)
    if taken is None:
        yield ok(f"webhook_url: {config.webhook_url} is to lead to port {config.webhook_port} here")
    elif _is_the_bot(config):
        yield ok(f"webhook_url: the bot listens at port {config.webhook_port}")
    else:
        yield problem(f"webhook_port: {taken}")


def _is_the_bot(config: Config) -> bool:
    """Whether what listens there knows the place for updates, and lets nobody but Telegram in."""
    address = f"http://{HERE}:{config.webhook_port}{WEBHOOK_PATH}"
    try:
        return httpx.post(address, timeout=SECONDS).status_code == httpx.codes.FORBIDDEN
    except httpx.HTTPError:
        return False


def _taken(setting: str, port: int) -> PortTaken | None:
    try:
        listen(setting, port).close()
    except PortTaken as taken:
        return taken
    return None


def _nobody_answers(config: Config, why: str, *, is_free: bool) -> CheckLine:
    """While the bot does not run, nobody can: that is no problem yet."""
    where = f"{config.web_url} does not answer as Gair ({why})"
    if is_free:
        return note(f"web_url: {where}; start the bot, then check again")
    return problem(
        f"web_url: {where}; have the reverse proxy pass it on to 127.0.0.1:{config.web_port}, and "
        "look whether the bot or something else has that port"
    )
