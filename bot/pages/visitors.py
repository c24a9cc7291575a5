"""Who looks at a page: a random secret in a cookie, and nothing else about them.

What stands for somebody in the database is made from the secret, and does not lead back to it. No
address, no name of a browser and no secret is ever written down.
"""

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot.pages.house import House
from bot.workshop.door import SECRET_BYTES, person_of

# Until everything about a workshop is deleted, whatever the settings say of that.
SECONDS_KEPT = 400 * 24 * 3600
WINDOW_LETTERS = 12
NAME, SECURE_NAME = "gair", "__Host-gair"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with a secret, as it stands in their cookie and in their personal link."""

    secret: str

    @property
    def person(self) -> int:
        """What stands for them."""
        return person_of(base64.urlsafe_b64decode(self.secret + "=="))

    @property
    def window(self) -> str:
        """What tells scripts whose drafts a window keeps: nobody gets from it to the secret."""
        return hashlib.sha256(f"gair window {self.person}".encode()).hexdigest()[:WINDOW_LETTERS]


def new() -> Visitor:
    """Somebody who was not here before."""
    return Visitor(_written(secrets.token_bytes(SECRET_BYTES)))


def known(secret: str) -> Visitor | None:
    """Whoever has this secret; None if it is none of ours."""
    try:
        read = base64.urlsafe_b64decode(secret.encode("ascii") + b"==")
    except (binascii.Error, ValueError):
        return None
    is_ours = len(read) == SECRET_BYTES and _written(read) == secret
    return Visitor(secret) if is_ours else None


def visitor(request: Request) -> Visitor | None:
    """Whoever asks for a page; None for who has no secret yet."""
    return known(request.cookies.get(_name(request.app.state.house), ""))


def remember(response: Response, who: Visitor, house: House) -> None:
    """Let the browser keep the secret, for this host alone, out of reach of scripts."""
    response.set_cookie(
        _name(house),
        who.secret,
        max_age=SECONDS_KEPT,
        secure=house.is_https,
        httponly=True,
        samesite="strict",
        path="/",
    )


def forget(response: Response, house: House) -> None:
    """Let the browser forget it, and what was typed and not sent."""
    response.delete_cookie(
        _name(house), path="/", secure=house.is_https, httponly=True, samesite="strict"
    )
    response.headers["Clear-Site-Data"] = '"storage"'


def _name(house: House) -> str:
    """A name that browsers accept for HTTPS and one host alone, wherever there is HTTPS."""
    return SECURE_NAME if house.is_https else NAME


def _written(secret: bytes) -> str:
    return base64.urlsafe_b64encode(secret).decode().rstrip("=")
