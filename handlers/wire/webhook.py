"""Updates in by webhook: Telegram calls us, behind a reverse proxy, instead of being asked.

200 is answered only when everything that the update changed is on disk; anything else makes
Telegram bring it again (Bot API, setWebhook).
"""

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.setting import WEBHOOK_PATH
from handlers.wire.raw_updates import parse

PATH = WEBHOOK_PATH
HEADER = "X-Telegram-Bot-Api-Secret-Token"
MAX_BYTES = 1 << 20

Receive = Callable[[dict[str, Any]], Awaitable[bool]]


def secret_of(token: str) -> str:
    """What Telegram has to show with each update: 64 characters that only the token's owner can
    work out, so that it needs no setting."""
    return hmac.digest(token.encode(), b"webhook", "sha256").hex()


def webhook(receive: Receive, secret: str) -> Starlette:
    """The server; `receive` says whether an update was dealt with and written."""

    async def update(request: Request) -> Response:
        shown = request.headers.get(HEADER, "")
        if not hmac.compare_digest(shown.encode(), secret.encode()):
            return Response(status_code=403)
        raw = _read(await _body(request))
        if raw is None:
            return Response(status_code=400)
        return Response(status_code=200 if await receive(raw) else 503)

    return Starlette(routes=[Route(PATH, update, methods=["POST"])])


async def _body(request: Request) -> bytes:
    """The body, cut off where no update of Telegram's is so long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MAX_BYTES:
            return b""
    return body


def _read(body: bytes) -> dict[str, Any] | None:
    """What was brought; None if it can't come from Telegram."""
    try:
        raw = parse(body)
    except ValueError:
        return None
    return raw if isinstance(raw, dict) else None
