"""Telling people's pages that they look different by now.

Nobody's page changes because somebody else has answered, or because a facilitator has decided about
words of others. What a page hears tells nothing but that there is news: it is made with a key that
nobody has, so that nobody can try what it may stand for.
"""

import hashlib
import secrets

from starlette.requests import Request
from starlette.responses import Response

from bot.facilitation import persons_page, taking_part
from bot.facilitation.persons_page import Stamp
from bot.pages.house import House
from bot.pages.lookouts import Lookouts, NewsOf
from bot.pages.person import look
from bot.pages.shared_parts import SharedParts
from bot.pages.visitors import visitor
from bot.pages.watching import Followed, InTurn, Streams, news
from bot.workshop.errors import NotJoined

# More windows than anybody has of one workshop.
STREAMS_OF_ONE = 20
DIGEST_BYTES = 8
# About as long as it takes to make a page, so that no more pages are asked for than are made.
SECONDS_APART = 0.01


class _OwnStamp:
    """How somebody's own words stand: looked at only when something was decided about anybody's."""

    def __init__(self, house: House, session_id: int, person: int) -> None:
        self._house = house
        self._at = session_id, person
        self._decided = ""
        self._own = ""

    async def look(self, stamp: Stamp) -> str:
        """What tells how they stand from how they stood."""
        if self._decided != stamp.decided:
            session_id, person = self._at
            self._own = await look(
                self._house,
                lambda tx: persons_page.own_stamp_of(tx, session_id, person, stamp.told),
            )
            self._decided = stamp.decided
        return self._own


class PersonsNews:
    """The news of the pages of a house."""

    def __init__(self, house: House, shared: SharedParts) -> None:
        self._house = house
        self._streams = Streams(STREAMS_OF_ONE)
        self._key = secrets.token_bytes(32)
        self._shared = shared
        self._lookouts = Lookouts(house.changes, shared.stamp)
        self._turns = InTurn(SECONDS_APART)

    async def hear(self, request: Request) -> Response:
        """For as long as the page is open."""
        who = visitor(request)
        if who is None:
            return Response(status_code=404)
        person = who.person
        try:
            session_id = await look(self._house, lambda tx: taking_part.newest_of(tx, person))
        except NotJoined:
            return Response(status_code=404)

        own = _OwnStamp(self._house, session_id, person)

        async def state() -> str | None:
            await self._turns.comes()
            stamp = await self._shared.known_stamp(session_id)
            if stamp is None:
                return None
            return self._told(stamp.shown, await own.look(stamp), person)

        followed = Followed(
            keys=(NewsOf(session_id), person),
            streams=self._streams,
            beside=self._lookouts.one_more(session_id),
        )
        return news(request, self._house.changes, followed, state)

    def _told(self, shown: str, own: str, person: int) -> str:
        version = self._house.changes.version(person)
        content = f"{shown}|{own}|{person}|{version}".encode()
        return hashlib.blake2b(content, key=self._key, digest_size=DIGEST_BYTES).hexdigest()
