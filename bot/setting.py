"""What one setting may be: readers that check a value from a settings file and return it.

Each raises ValueError with what the value should be. A reader never quotes the value, because
anything may have been pasted there, a token too.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

LARGEST_ID = 2**52
WEBHOOK_PATH = "/telegram"
# Those that Telegram calls (Bot API, setWebhook).
WEBHOOK_PORTS = (443, 80, 88, 8443)

SettingReader = Callable[[object], Any]

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def text(longest: int) -> Callable[[object], str]:
    """Text of at most so many characters, on one line or several, with the spaces around it off."""

    def read(setting: object) -> str:
        if not isinstance(setting, str):
            raise ValueError(f'text in "quotes", is {_kind(setting)}')
        if len(setting) > longest:
            raise ValueError(f"at most {longest} characters, has {len(setting)}")
        if _UNPRINTABLE.search(setting):
            raise ValueError("text without control characters")
        return setting.strip()

    return read


def word(setting: object) -> str:
    """A short name without spaces, as the names of plans and languages are."""
    name = text(64)(setting)
    if not re.fullmatch(r"[\w.-]+", name):
        raise ValueError("one short name without spaces")
    return name


def one_of(*names: str) -> Callable[[object], str]:
    """One of these."""

    def read(setting: object) -> str:
        if setting not in names:
            raise ValueError(" or ".join(f'"{name}"' for name in names))
        return str(setting)

    return read


def folder(setting: object) -> Path | None:
    """A folder, with ~/ read as the person's own; None when the name is empty."""
    name = text(500)(setting)
    if re.search(r"[\t\n]", name):
        raise ValueError(
            "a folder without tabs and line breaks, which \\t and \\n are in quotation marks; "
            "write it with /, as in \"D:/temp\", or in single ones, as in 'D:\\temp'"
        )
    if name.startswith("~/"):
        return Path.home() / name.removeprefix("~/")
    return Path(name) if name else None


def whole_number(allowed: range) -> Callable[[object], int]:
    """A whole number in the range."""

    def read(setting: object) -> int:
        if type(setting) is not int or setting not in allowed:
            wanted = f"a whole number from {allowed[0]} to {allowed[-1]}"
            raise ValueError(f"{wanted}, is {_kind(setting)}")
        return setting

    return read


def yes_or_no(setting: object) -> bool:
    """true or false."""
    if not isinstance(setting, bool):
        raise ValueError(f"true or false, without quotes, is {_kind(setting)}")
    return setting


def people(setting: object) -> tuple[int, ...]:
    """Telegram ids of people; the same id twice counts once."""
    if not isinstance(setting, list):
        raise ValueError(f"a list of user ids such as [12345678], is {_kind(setting)}")
    return tuple(dict.fromkeys(_person(item) for item in setting))


def groups_and_people(setting: object) -> tuple[int, ...]:
    """Telegram ids of groups, which are below 0, and of people; the same id twice counts once."""
    if not isinstance(setting, list):
        raise ValueError(f"a list of ids such as [-1001234567890, 12345678], is {_kind(setting)}")
    for item in setting:
        if isinstance(item, str):
            raise ValueError("ids, which are numbers without quotes; a name will not do")
        if type(item) is not int:
            raise ValueError(f"a list of ids, has {_kind(item)} in it")
        if not 0 < abs(item) < LARGEST_ID:
            raise ValueError("ids of groups or people, has a number that Telegram does not give")
    return tuple(dict.fromkeys(setting))


def address(setting: object) -> str:
    """The address of a server, without the slash at its end."""
    read = text(200)(setting).rstrip("/")
    example = "an address such as https://api.telegram.org"
    try:
        parts = urlsplit(read)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or not re.fullmatch(r"[!-~]+", read):
        raise ValueError(example)
    if parts.query or parts.fragment or parts.username is not None:
        raise ValueError(f"{example}, without user name, ? and #")
    if re.search(r"/(?:file/)?bot", parts.path):
        raise ValueError(f"{example}, without /bot and token: Gair adds them")
    return read


def page_address(setting: object) -> str:
    """The same of pages, or nothing: then there are none."""
    if setting == "":
        return ""
    parts = urlsplit(address(setting))
    # As browsers say it: in small letters, and without the port that goes without saying.
    usual = {"http": 80, "https": 443}[parts.scheme]
    host = parts.netloc.lower().removesuffix(f":{usual}")
    return f"{parts.scheme}://{host}{parts.path}"


def _person(item: object) -> int:
    if isinstance(item, str):
        raise ValueError("user ids, which are numbers without quotes; an @name will not do")
    if type(item) is not int:
        raise ValueError(f"a list of user ids, has {_kind(item)} in it")
    if item < 0:
        raise ValueError("ids of people, has one below 0, which is a group's")
    if not 0 < item < LARGEST_ID:
        raise ValueError("ids of people, has a number that Telegram does not give")
    return item


def _kind(setting: object) -> str:
    """What a value is, in words of somebody who fills in a form."""
    if isinstance(setting, bool):
        return "true or false"
    if isinstance(setting, int | float):
        return "a very large number" if abs(setting) >= 10**9 else f"{setting}"
    kinds: dict[type, str] = {str: "text", list: "a list", dict: "a section"}
    return kinds.get(type(setting), "a date or time")


def problems_of_webhook(webhook_url: str) -> list[str]:
    """What is wrong with the address that Telegram is to call."""
    try:
        url = urlsplit(webhook_url)
        is_https = url.scheme == "https" and bool(url.hostname)
    except ValueError:
        is_https = False
    if not is_https:
        return ["webhook_url should begin with https://, as Telegram calls nothing else"]
    if not is_called(url):
        return ["webhook_url should have no port, or 443, 80, 88 or 8443: Telegram calls no other"]
    if not url.path.endswith(WEBHOOK_PATH) or url.query or url.fragment:
        return [f"webhook_url should end with {WEBHOOK_PATH}, as the bot listens nowhere else"]
    return []


def is_called(url: SplitResult) -> bool:
    """Whether Telegram calls an address at its port."""
    try:
        return url.port is None or url.port in WEBHOOK_PORTS
    except ValueError:
        return False


def problems_of_pages(web_url: str, *, is_on_this_machine: bool) -> list[str]:
    """What is wrong with the address of the pages that people open in a browser."""
    url = urlsplit(web_url)
    if url.scheme != "https" and not is_on_this_machine:
        return ["web_url should begin with https://: what people write there is for nobody else"]
    if url.path:
        return ["web_url should be a host of its own, as in https://gair.example.org"]
    return []
