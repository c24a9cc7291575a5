"""Who may ask the room for anything: its own pages, at an address that nobody guesses.

Another page in the same browser can send requests to this machine, and by a name of its own that
leads here (DNS rebinding) even read the answers: so the names by which we are called are checked,
where a deed comes from, and a random part of the path that only our own page knows.
"""

import hmac
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
READING = ("GET", "HEAD")
# The shared screen is shown in a frame, and served at the same address.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Doorkeeper:
    """Lets a request for the `room` through, or refuses it without a word; every answer says what
    may be done with it. Who asks for something else is left to the workshop's `pages`."""

    def __init__(self, room: ASGIApp, pages: ASGIApp, secret: str, port: int) -> None:
        self._room = room
        self._pages = pages
        self._secret = secret
        self._host = f"{HOST}:{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI application."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        if headers.getlist("host") != [self._host]:
            await Response(status_code=421)(scope, receive, send_guarded)
        elif not self._is_for_room(scope["path"]):
            await self._pages(scope, receive, send)
        elif not self._is_ours(scope["method"], headers):
            await Response(status_code=403)(scope, receive, send_guarded)
        else:
            await self._room(scope, receive, send_guarded)

    def _is_for_room(self, path: str) -> bool:
        first = path.removeprefix("/").partition("/")[0]
        return hmac.compare_digest(first.encode(), self._secret.encode())

    def _is_ours(self, method: str, headers: Mapping[str, str]) -> bool:
        """Whether a request comes from our page, or is somebody's who opens it."""
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{headers['host']}":
            return False
        site = headers.get("sec-fetch-site", "same-origin")
        if method not in READING:
            return origin is not None and site == "same-origin"
        return site in ("same-origin", "none") or headers.get("sec-fetch-mode") == "navigate"
