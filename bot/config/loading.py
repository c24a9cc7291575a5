"""What stands in the settings and the environment → Config, checked one by one and together."""

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.config.settings_file import ConfigError, parsed
from bot.setting import (
    SettingReader,
    address,
    folder,
    groups_and_people,
    one_of,
    page_address,
    people,
    problems_of_pages,
    problems_of_webhook,
    text,
    whole_number,
    word,
    yes_or_no,
)
from bot.workshop.reveal import MINIMUM_FLOOR

TOKEN_VARIABLE = "TELEGRAM_TOKEN"  # noqa: S105 - the name of a variable, not a token
READABLE_BY_OTHERS = 0o077
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")

MISSING_TOKEN = (
    f"telegram_token is missing; get one from @BotFather and set {TOKEN_VARIABLE} in the "
    "environment, or "
)
HERE, NOWHERE_YET = "write it into this file", "run gair init and write it into config.toml"
MISREAD = "does not look like a token; copy all of it from @BotFather, digits and colon too"

READERS: dict[str, SettingReader] = {
    "telegram_token": text(100),
    "base_url": address,
    "data_folder": folder,
    "key_file": folder,
    "allowed": groups_and_people,
    "organisers": people,
    "facilitators": people,
    "members_only": yes_or_no,
    "language": word,
    "plan": word,
    "plans_folder": folder,
    "minimum": whole_number(range(MINIMUM_FLOOR, 51)),
    "seconds_between_pictures": whole_number(range(1, 61)),
    "idle_days": whole_number(range(3, 366)),
    "sealing_days": whole_number(range(1, 91)),
    "retention_days": whole_number(range(1, 366)),
    "webhook_url": text(200),
    "webhook_port": whole_number(range(1024, 65536)),
    "web_url": page_address,
    "web_port": whole_number(range(1024, 65536)),
    "signposting": text(2000),
    "controller": text(100),
    "contact": text(200),
    "complaints": text(200),
    "log": one_of("lines", "json"),
}

_TOKEN_SHAPE = re.compile(r"[0-9]{5,16}:[A-Za-z0-9_-]{30,60}")
_NAME_SHAPE = re.compile(r"[A-Za-z0-9_.-]{1,32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What the operator chose. config.example.toml says what each setting is for.

    `warnings` are lines about settings that work and had better be changed.
    """

    telegram_token: str = field(default="", repr=False)
    base_url: str = "https://api.telegram.org"
    data_folder: Path = Path("data")
    key_file: Path = Path("gair.key")
    allowed: tuple[int, ...] = ()
    organisers: tuple[int, ...] = ()
    facilitators: tuple[int, ...] = ()
    members_only: bool = False
    language: str = "en"
    plan: str = "heart-of-help"
    plans_folder: Path | None = None
    minimum: int = 5
    seconds_between_pictures: int = 6
    idle_days: int = 14
    sealing_days: int = 7
    retention_days: int = 30
    webhook_url: str = ""
    webhook_port: int = 8080
    web_url: str = ""
    web_port: int = 8081
    signposting: str = ""
    controller: str = ""
    contact: str = ""
    complaints: str = ""
    log: str = "lines"
    warnings: tuple[str, ...] = ()

    @property
    def database(self) -> Path:
        """The file that holds everything that the bot remembers."""
        return self.data_folder / "gair.sqlite3"

    @property
    def health_file(self) -> Path:
        """Where the running bot writes down how it is."""
        return self.data_folder / "health.json"

    @property
    def session_keys(self) -> Path:
        """The folder with the keys of sessions, which only the key in `key_file` opens."""
        return self.data_folder / "keys"


def load(
    path: Path | None,
    environment: Mapping[str, str],
    *,
    needs_token: bool = True,
    languages: Collection[str] = ("en",),
) -> Config:
    """The settings in the file at `path` (None: no file, all defaults), checked.

    The token in the environment wins over the one in the file. Folders are relative to the file.
    Raises ConfigError with every problem at once; no problem quotes a token, or any text.
    """
    given = parsed(path) if path else {}
    problems = _unknown(given)
    settings = _read(given, problems)
    if settings.get("language", "en") not in languages:
        problems.append(f"language should be {' or '.join(sorted(languages))}")
    settings |= _folders(settings, path, problems)
    _check_together(settings, problems)
    settings["telegram_token"] = _choose_token(settings, environment, problems)
    if needs_token and not settings["telegram_token"]:
        problems.append(MISSING_TOKEN + (HERE if path else NOWHERE_YET))
    if problems:
        lines = tuple(f"{path or 'settings'}: {problem}" for problem in problems)
        raise ConfigError(lines, settings["plans_folder"], settings.get("plan"))
    return Config(**settings, warnings=_warnings(path, given))


def _unknown(given: Mapping[str, object]) -> list[str]:
    return [
        f"{_shown(key)} is not a setting; {_suggestion(key)}" for key in given if key not in READERS
    ]


def _shown(key: str) -> str:
    # A token pasted in front of the "=" must not reach the screen.
    return key if _NAME_SHAPE.fullmatch(key) else "an unusual name"


def _suggestion(key: str) -> str:
    close = get_close_matches(key.lower(), READERS, n=1)
    return f"did you mean {close[0]}?" if close else f"settings are {', '.join(READERS)}"


def _read(given: Mapping[str, object], problems: list[str]) -> dict[str, Any]:
    settings = {}
    for name, read in READERS.items():
        if name in given:
            try:
                settings[name] = read(given[name])
            except ValueError as error:
                problems.append(f"{name} should be {error}")
    return settings


def _choose_token(
    settings: Mapping[str, Any], environment: Mapping[str, str], problems: list[str]
) -> str:
    in_environment = environment.get(TOKEN_VARIABLE, "").strip()
    token: str = in_environment or settings.get("telegram_token", "")
    if token and not _TOKEN_SHAPE.fullmatch(token):
        place = f"{TOKEN_VARIABLE} in the environment" if in_environment else "telegram_token"
        problems.append(f"{place} {MISREAD}")
    return token


def _folders(
    settings: Mapping[str, Any], path: Path | None, problems: list[str]
) -> dict[str, Path | None]:
    here = path.absolute().parent if path else Path.cwd()
    data_folder = here / (settings.get("data_folder") or Config().data_folder)
    key_file = here / (settings.get("key_file") or Config().key_file)
    if key_file.is_relative_to(data_folder):
        problems.append("key_file lies in data_folder; whoever copies one would have the other")
    own_plans = settings.get("plans_folder")
    plans_folder = None
    try:
        if data_folder.exists() and not data_folder.is_dir():
            problems.append("data_folder should be a folder, is a file")
        if own_plans and (here / own_plans).is_dir():
            plans_folder = here / own_plans
        elif own_plans:
            problems.append("plans_folder is not there; make the folder or take the line out")
    except UnicodeEncodeError:
        problems.append(
            "a folder's name has letters that this system is set not to write; set LC_ALL=C.UTF-8"
        )
    except OSError as error:
        problems.append(f"a folder can't be opened ({error.strerror}): {error.filename}")
    return {"data_folder": data_folder, "key_file": key_file, "plans_folder": plans_folder}


def _check_together(settings: Mapping[str, Any], problems: list[str]) -> None:
    """What is wrong only with two settings side by side, or with how one is used."""
    seals = settings.get("sealing_days", Config().sealing_days)
    if settings.get("retention_days", Config().retention_days) < seals:
        problems.append(f"retention_days should not be less than sealing_days, which is {seals}")
    if webhook_url := settings.get("webhook_url", ""):
        problems += problems_of_webhook(webhook_url)
    if web_url := settings.get("web_url", ""):
        problems += problems_of_pages(web_url, is_on_this_machine=_is_on_this_machine(web_url))
        web_port = settings.get("web_port", Config().web_port)
        if webhook_url and web_port == settings.get("webhook_port", Config().webhook_port):
            problems.append("web_port and webhook_port should not be the same")


def _is_on_this_machine(url: str) -> bool:
    return urlsplit(url).hostname in THIS_MACHINE


def _warnings(path: Path | None, given: Mapping[str, Any]) -> tuple[str, ...]:
    """Lines about settings that have passed every check and are unwise all the same."""
    if path is None:
        return ()
    warnings = []
    may_be_read = os.name == "posix" and path.stat().st_mode & READABLE_BY_OTHERS
    if given.get("telegram_token") and may_be_read:
        warnings.append(f"{path}: others on this machine can read the token; chmod 600 {path}")
    server = urlsplit(given.get("base_url", ""))
    if server.scheme == "http" and not _is_on_this_machine(server.geturl()):
        warnings.append(f"{path}: base_url is not https, so the token can be read on its way")
    return tuple(warnings)
