"""Templates, filled in: whatever people wrote is text, and never markup."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.pages.speaking import here, texts_of
from bot.texts import Texts, languages, named
from bot.workshop.errors import WorkshopError

STATIC = Path(str(files("bot.pages") / "static"))
DIGITS = 8


class PageTexts:
    """The sentences of a language, for templates: with their own markup, and with what is filled in
    as plain text."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    @property
    def language(self) -> str:
        """Its code, as in HTML's `lang`."""
        return self._texts.language

    def __call__(self, key: str, /, **placeholders: str | int) -> Markup:
        """A sentence, filled in. A key or placeholder that does not exist is a KeyError."""
        return Markup(self._texts.sentences[key]).format(**placeholders)  # noqa: S704 our own texts

    def of_error(self, error: WorkshopError) -> Markup:
        """What somebody on a page reads of what went wrong."""
        keys = f"page_error.{error.name}", f"error.{error.name}"
        return self._first(keys, error.placeholders)

    def of_pass(self, outcome: str, **placeholders: str | int) -> Markup:
        """What somebody on a page reads of a pass."""
        return self._first((f"page_pass.{outcome}", f"pass.{outcome}"), placeholders)

    def _first(self, keys: tuple[str, str], placeholders: Mapping[str, str | int]) -> Markup:
        """A sentence as it is said on a page, where one in a chat would name what only chats
        have."""
        on_page, in_chat = keys
        found = on_page if on_page in self._texts.sentences else in_chat
        return self(found, **placeholders)


def page(
    request: Request, name: str, *, status: int = 200, texts: Texts | None = None, **what: Any
) -> HTMLResponse:
    """A page, or a part of one, in the language of whoever asks for it."""
    texts = texts or texts_of(request)
    others = [(one, named(one)) for one in languages() if one != texts.language]
    ways = {"static": static, "other_languages": others, "here": here(request)}
    template = _environment().get_template(name)
    content = template.render(say=PageTexts(texts), **ways, **what)
    return HTMLResponse(content, status_code=status)


def say_to(request: Request) -> PageTexts:
    """The sentences in the language of whoever asks."""
    return PageTexts(texts_of(request))


def part(name: str, texts: Texts, **what: Any) -> Markup:
    """A part of a page, to be put into several."""
    template = _environment().get_template(name)
    return Markup(template.render(say=PageTexts(texts), **what))  # noqa: S704 it escapes what it fills in


@cache
def static(name: str) -> str:
    """The address of a file that pages need; it changes with the file."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:DIGITS]
    return f"/static/{name}?{digest}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("bot.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["paragraphs"] = _paragraphs
    environment.filters["lines"] = _lines
    environment.filters["isolated"] = isolated
    return environment


def isolated(words: str) -> Markup:
    """What somebody wrote, so that its direction turns nothing around it: words may be in Arabic or
    Hebrew, or have signs in them that turn all that follows."""
    return Markup("<bdi>{}</bdi>").format(words)


def _lines(text: str | Markup) -> Markup:
    """A text with its line breaks kept."""
    return Markup.escape(text).replace("\n", Markup("<br>"))


def _paragraphs(text: str | Markup) -> Markup:
    """A text with its empty lines as paragraphs, and its line breaks kept."""
    parts = map(_lines, text.split("\n\n"))
    return Markup("").join(Markup("<p>{}</p>").format(part) for part in parts)
