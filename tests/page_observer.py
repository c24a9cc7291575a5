"""Somebody who takes part in a browser, and reads all that comes to their page and to the screen.

Beside what `room_observer` looks for: a word that neither is theirs nor stands in the group's
picture; and anything that changes where nothing has that they may know of, in the page as it is
sent, in what tells it that there is news, or in what the screen hears.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

from bot.facilitation import persons_page, shared_screen
from bot.facilitation.persons_page import PersonsPage, Stamp
from bot.pages.cloud_content import cloud_shown
from bot.pages.drawing import part
from bot.pages.house import House
from bot.pages.person import filled
from bot.pages.quiet_door import QuietShown
from bot.pages.screen_content import Doors, content, sprites_of
from bot.texts import Texts, load
from bot.workshop.errors import NotJoined
from storage.database import Transaction
from tests.observer import FIRST_PERSON, Setting, play_before
from tests.room_observer import InTheRoom

READER = FIRST_PERSON
"""Who reads: everybody answers, and this one does as often as others."""
EVERY = 3
"""So manyth looks are at the page itself: it takes longer than all else."""
WORD = re.compile(r"\bw[0-9]+x\b")
# New each time that a page is sent, for whoever gets it.
FRESH = re.compile(r'(name="once"[^>]*value="|value=")[A-Za-z0-9_-]{16}(?:-[0-9]+)?"')
DOORS = Doors(address="https://gair.test", chat_link=lambda token: token, bot_name="gair_bot")
QUIET = QuietShown(key="", has_news=False, may_be_cut_off=False, lines=())


@dataclass(slots=True)
class AtAPage(InTheRoom):
    """Reads traffic. `leaked` is what came that must not; `read` is how often the page was read,
    and `met` how often words of others stood on it."""

    texts: Texts = field(default_factory=lambda: load("en"))
    leaked: list[str] = field(default_factory=list)
    came: dict[object, str] = field(default_factory=dict)
    told_by: dict[object, str] = field(default_factory=dict)
    heard: dict[object, str] = field(default_factory=dict)
    looks_so_far: int = 0
    read: int = 0
    met: int = 0

    def looks(self) -> None:
        """At the screen, and at what else comes."""
        super(AtAPage, self).looks()
        self.looks_so_far += 1
        stamp = persons_page.stamp_of(self.tx, self.session_id)
        try:
            page = persons_page.page_of(self.tx, READER)
        except NotJoined:
            return
        assert stamp is not None
        page = persons_page.with_earlier(self.tx, page, READER, stamp.told)
        self._hears(page, stamp)
        self._reads_screen()
        if self.looks_so_far % EVERY == 0:
            self._reads_page(page, stamp)

    def _hears(self, page: PersonsPage, stamp: Stamp) -> None:
        """That there is news: only where something is that the reader may know of."""
        closed = stamp.picture if stamp.picture and stamp.picture.closed else None
        gone = stamp.picture.gone if stamp.picture else None
        session = page.session
        known = (
            session.step,
            session.position,
            session.paused,
            stamp.picture is None,
            closed,
            gone,
        )
        if self.told_by.setdefault(repr(known), stamp.shown) != stamp.shown:
            self.leaked.append("news of what is not to be known")

    def _reads_screen(self) -> None:
        state = shared_screen.of_session(self.tx, self.session_id)
        if state is None:
            return
        sent = json.dumps(content(self.texts, DOORS, state), ensure_ascii=False)
        names = {sprite.name for sprite in sprites_of(state.picture)} if state.picture else set()
        self._finds("screen", sent, own=frozenset())
        if any(WORD.search(name) for name in names):
            self.leaked.append("a word in an address")
        joined = state.lobby.joined if state.lobby else None
        shown = state.sight, state.why_none, state.picture, joined
        known = repr((state.session.step, state.session.position, *shown))
        if self.heard.setdefault(known, sent) != sent:
            self.leaked.append("something on the screen that is not to be known")

    def _reads_page(self, page: PersonsPage, stamp: Stamp) -> None:
        sent = FRESH.sub('"', self._sent(page, stamp))
        self.read += 1
        own = frozenset(
            word.text
            for word in (
                *(word for card in page.cards for word in card.words),
                *(one.own for one in page.earlier),
            )
        )
        self._finds("page", sent, own=own)
        known = repr((page, stamp.picture))
        if self.came.setdefault(known, sent) != sent:
            self.leaked.append("something on the page that is not to be known")

    def _sent(self, page: PersonsPage, stamp: Stamp) -> str:
        house = cast("House", SimpleNamespace(sealing_days=7, signposting="", names=None))
        cloud = (
            part("cloud.html", self.texts, cloud=cloud_shown(self.texts, stamp.picture))
            if stamp.picture
            else ""
        )
        return part(
            "part.html",
            self.texts,
            is_part=True,
            cares=False,
            came="",
            over="",
            me="",
            quiet=QUIET,
            typed=None,
            cloud=cloud,
            **filled(house, self.texts, page, None, ""),
        )

    def _finds(self, where: str, sent: str, *, own: frozenset[str]) -> None:
        """Words in what was sent, which are to be the reader's or in the picture of the group."""
        posted = self.posted.get(self.session.position.value)
        allowed = own | (set(posted.words) if posted else set())
        found = set(WORD.findall(sent))
        self.met += bool(found - own)
        self.leaked += [f"{word} on the {where}" for word in found - allowed]


def read_all(tx: Transaction, schedule: Sequence[int], setting: Setting) -> AtAPage:
    """Play a schedule; what came to a page and to the screen."""
    return play_before(AtAPage(tx=tx, accomplices=setting.accomplices), schedule, setting)
