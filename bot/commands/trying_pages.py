"""`gair check`: whether people can come in by a browser, as far as that can be tried."""

from collections.abc import Iterator

import httpx

from bot.commands.finding import CheckLine, note, ok, problem
from bot.config import Config
from bot.serving import PortTaken, listen

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
    is_free = _is_free(config)
    try:
        answer = httpx.get(config.web_url, timeout=SECONDS)
    except httpx.HTTPError as error:
        yield _nobody_answers(config, type(error).__name__, is_free=is_free)
        return
    if answer.status_code == httpx.codes.OK and SIGN in answer.text:
        yield ok(f"web_url: {config.web_url} answers")
    else:
        yield _nobody_answers(config, f"answer {answer.status_code}", is_free=is_free)


def _is_free(config: Config) -> bool:
    try:
        listen("web_port", config.web_port).close()
    except PortTaken:
        return False
    return True


def _nobody_answers(config: Config, why: str, *, is_free: bool) -> CheckLine:
    """While the bot does not run, nobody can: that is no problem yet."""
    where = f"{config.web_url} does not answer as Gair ({why})"
    if is_free:
        return note(f"web_url: {where}; start the bot, then check again")
    return problem(
        f"web_url: {where}; have the reverse proxy pass it on to 127.0.0.1:{config.web_port}, and "
        "look whether the bot or something else has that port"
    )
