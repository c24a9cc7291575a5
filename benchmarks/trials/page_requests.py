"""Requests at random to all pages: as a browser sends them, and as nobody's browser would.

Every route that the pages have is asked for; what stands in addresses, forms and headers is what
belongs there, or is not.
"""

import asyncio
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

import httpx
from starlette.routing import BaseRoute, Mount, Route

from bot.pages.house import House
from bot.pages.shared_parts import SharedParts
from bot.pages.site import routes_of, site
from tests.hostile import HOSTILE

PLACEHOLDER = re.compile(r"\{(\w+)(?::\w+)?\}")
FIELDS = (
    *("at", "value", "prompt", "once", "text", "words", "scope", "back", "leaving", "skip"),
    *("mine", "keep", "secret", "instead", "code", "kind", "number", "", "text"),
)
ODD = (
    *("", "0", "1", "2", "99", "-1", "1e9", "9" * 5000, "٣", "a", "a-a", "0-q", "0-0", "0-99"),
    *("00" * 9, "zz", "../..", "%00", "\x00", "\u202e", "é" * 300, "A" * 22, "None", "<b>"),
    *(" ", "\r\n", "'; DROP TABLE response; --", "😀" * 400, "x" * 7000),
)
TYPES = (
    "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=undefined",
    "application/x-www-form-urlencoded; charset=punycode", "multipart/form-data",
    "multipart/form-data; boundary=", "multipart/form-data; boundary=x; charset=undefined",
    "application/json", "text/plain", "", "multipart/form-data; boundary=\u00e9",
)  # fmt: skip
BODIES = (
    b"", b"\x00", b"\xff\xfe=\xff", b"text=%FF%00%ZZ", b"&&&===", b"=" * 5000, b"text=" * 4000,
    b"--x\r\n", b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nhello\r\n--x--\r\n',
    b'--x\r\nContent-Disposition: form-data; name="t"; filename="f"\r\n\r\nhello\r\n--x--\r\n',
    b"{}", b"x" * 90_000,
)  # fmt: skip
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
FITTING = 0.9
STREAMS = ("/p/news", "/live")
# By then a stream has told what it has.
SECONDS_OF_A_STREAM = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What belongs into addresses and forms, by the name of its place."""

    secrets: Sequence[str]
    words: dict[str, Sequence[str]]


@dataclass(slots=True)
class Answered:
    """How often each status came, and which requests failed."""

    statuses: Counter[int] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    routes: set[str] = field(default_factory=set)


class PageRequests:
    """Makes requests to the pages of a house; the same for the same seed."""

    def __init__(self, house: House, known: Known, seed: int) -> None:
        self._house = house
        self._known = known
        self._chance = random.Random(seed)
        self._paths = sorted(_paths(routes_of(house, SharedParts(house))))
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(site(house)), base_url=house.address
        )
        self.answered = Answered()

    async def send(self, count: int) -> None:
        """Send so many, one after the other."""
        for _ in range(count):
            route, methods = self._chance.choice(self._paths)
            self.answered.routes.add(route)
            fits = self._chance.random() < FITTING
            method = self._chance.choice(methods if fits else METHODS)
            await self._send(method, self._path(route))

    async def _send(self, method: str, path: str) -> None:
        is_stream = path.partition("?")[0].endswith(STREAMS)
        seconds = SECONDS_OF_A_STREAM if is_stream else None
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                content, kind = self._body() if method == "POST" else (b"", "")
                answer = await self._client.request(
                    method, path, content=content, headers=self._headers(kind)
                )
                self._client.cookies.clear()
                self.answered.statuses[answer.status_code] += 1
                # 503 says that something is not there just now, and is nobody's mistake.
                if answer.status_code >= 500 and answer.status_code != 503:
                    self.answered.failed.append(f"{method} {path[:80]} {kind} {content[:200]!r}")

    def _path(self, route: str) -> str:
        path = PLACEHOLDER.sub(lambda match: quote(self._value(match[1]), safe=""), route)
        return path + ("?" + urlencode({"code": self._value("code")}) if path == "/" else "")

    def _value(self, name: str) -> str:
        """What belongs to a place of this name or, one time in three, what does not."""
        fits = self._known.words.get(name, ())
        if fits and self._chance.random() < 2 / 3:
            return self._chance.choice(fits)
        return self._chance.choice(ODD)

    def _body(self) -> tuple[bytes, str]:
        if self._chance.random() < 0.2:
            return self._chance.choice(BODIES), self._chance.choice(TYPES)
        names = [name for name in FIELDS if self._chance.random() < 0.8]
        filled = {name: self._value(name) for name in names}
        return urlencode(filled, errors="replace").encode(), TYPES[0]

    def _headers(self, kind: str) -> dict[bytes, bytes]:
        headers = {b"Origin": self._house.address.encode()}
        if kind:
            headers[b"Content-Type"] = kind.encode("latin-1")
        if self._chance.random() < 0.1:
            headers[b"Origin"] = b"null"
        if self._chance.random() < 0.5:
            headers[b"X-Part"] = b"1"
        if self._chance.random() < 0.1:
            headers[b"X-Unsure"] = " ".join(self._chance.choices(ODD[:12], k=3)).encode()
        cookie = self._chance.choice((*self._known.secrets, self._chance.choice(ODD)))
        safe = "".join(one for one in cookie if one.isprintable())
        headers[b"Cookie"] = f"gair={safe}".encode()
        return headers


def words_for(
    at: Sequence[str], codes: Sequence[str], screens: Sequence[str]
) -> dict[str, Sequence[str]]:
    """What belongs into the places of pages, with these workshops to be met."""
    return {
        "at": at,
        "code": codes,
        "secret": screens,
        "value": ("0", "1", "2"),
        "prompt": ("", "0", "1"),
        "once": ("a" * 16, "b" * 16, "c" * 16),
        "text": (*(text for text in HOSTILE if len(text) < 3000), "trust", "pass", "time, hope"),
        "words": ("00" * 9,),
        "scope": ("0-a", "0-0", "a-a"),
        "style": ("light", "dark"),
    }  # fmt: skip


def _paths(routes: Sequence[BaseRoute]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Addresses with places in them, and by which methods each is asked for."""
    for route in routes:
        if isinstance(route, Route):
            yield route.path, tuple(sorted(route.methods or ()))
        elif isinstance(route, Mount):
            yield f"{route.path}/{{name}}", ("GET", "HEAD")
