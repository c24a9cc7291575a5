"""What holds for every page, whatever it shows: who may ask, how much they may send, and what a
browser may do with it."""

import asyncio
import logging
from collections.abc import MutableMapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.logs import where
from bot.pages.house import House
from bot.pages.speaking import texts_of

# Six thousand characters, as many as a field takes, of four bytes each that a form escapes.
MOST_BYTES = 80 * 1024
# No address of ours is longer, with what stands behind its question mark.
LONGEST_ADDRESS = 512
SECONDS_FOR_BODY = 10.0
METHODS = frozenset({"GET", "HEAD", "POST"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {}"
)
KEPT_FROM_PAGES = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"


log = logging.getLogger(__name__)


class TooMuchSent(Exception):
    """Somebody sends more than any form of ours has."""


class TooSlow(Exception):
    """Somebody sends so slowly that nobody could wait for it."""


async def refuse_body(request: Request, error: Exception) -> PlainTextResponse:
    """What is sent is not read to its end."""
    if isinstance(error, TooSlow):
        return refused_plainly(request, 408, "refused.slow")
    return refused_plainly(request, 413, "refused.too_much")


class Guard:
    """Stands before the pages of a house."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self._app = app
        self._host = house.host
        self._origin = house.address
        self._headers = _headers(house)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or refuse it in one line."""
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, self._with_headers(send))
            return
        try:
            await self._app(scope, _bounded(receive), self._with_headers(send))
        except Exception as error:
            # Whoever asked has been told so by then.
            log.error("a page failed: %s", where(error))

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        request = Request({**scope, "app": self._app})
        if headers.getlist("host") != [self._host]:
            return refused_plainly(request, 421, "refused.other_name")
        if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return refused_plainly(request, 414, "refused.long_address")
        if scope["method"] not in METHODS:
            return refused_plainly(request, 405, "refused.not_here")
        if scope["method"] == "POST" and not self._is_from_here(headers):
            return refused_plainly(request, 403, "refused.elsewhere")
        return None

    def _is_from_here(self, headers: Headers) -> bool:
        """Whether one of our own pages sends a form: browsers say where it stands."""
        return headers.get("origin") == self._origin

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, what in self._headers.items():
                    headers.setdefault(name, what)
            await send(message)

        return sending


def _headers(house: House) -> MutableMapping[str, str]:
    headers = {
        "Content-Security-Policy": POLICY.format("'self'" if house.framed else "'none'"),
        "Cache-Control": "no-store",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": KEPT_FROM_PAGES,
        "X-Robots-Tag": "noindex, nofollow",
    }
    if not house.framed:
        headers["X-Frame-Options"] = "DENY"
    return headers


def _bounded(receive: Receive) -> Receive:
    """Reads no more than a form of ours, and waits for it no longer than a slow network takes."""
    deadline = asyncio.get_running_loop().time() + SECONDS_FOR_BODY
    read = 0
    is_whole = False

    async def reading() -> Message:
        nonlocal read, is_whole
        if is_whole:
            return await receive()  # That somebody hangs up may come hours later.
        try:
            async with asyncio.timeout_at(deadline):
                message = await receive()
        except TimeoutError:
            raise TooSlow from None
        read += len(message.get("body", b""))
        is_whole = not message.get("more_body", False)
        if read > MOST_BYTES:
            raise TooMuchSent
        return message

    return reading


def refused_plainly(request: Request, code: int, key: str) -> PlainTextResponse:
    """One line, in the language of whoever asks, where there is no page to show it on."""
    texts = texts_of(request)
    headers = {"Content-Language": ", ".join(one.language for one in texts.each)}
    return PlainTextResponse(texts(key) + "\n", status_code=code, headers=headers)
