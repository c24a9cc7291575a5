"""Both doors of one house: chats, and pages in a browser where the settings name an address."""

import html
import socket
from collections import OrderedDict

from markupsafe import Markup

from bot.changes import Changes
from bot.config import Config
from bot.facilitation import turning_to
from bot.pages.house import House
from bot.pages.quiet_door import QuietLineShown, QuietShown
from bot.pages.site import site
from bot.serving import listen, serve
from bot.texts import load_known
from bot.workshop.errors import NotNow
from bot.workshop.not_passed_on import QuietWordCutOff, QuietWordOver, TooManyQuietWords
from bot.workshop.quiet_word import SECONDS_UNTIL_OVER
from bot.workshop.utterance import Utterance
from handlers.on_screen.means import Means
from handlers.services import Services
from handlers.views.group import join_link
from handlers.vitals import health_of

FORMS_KNOWN = 1000


def listen_for_pages(config: Config) -> socket.socket | None:
    """Where pages are asked for; None where there are none. Raises PortTaken."""
    return listen("web_port", config.web_port) if config.web_url else None


async def serve_pages(config: Config, services: Services, door: socket.socket | None) -> None:
    """Answer browsers, until cancelled; at once where there are no pages."""
    if door is not None:
        await serve(site(house_of(config, services)), door)


def changes_of(services: Services, means: Means) -> Changes:
    """Pages and chats hear of each other's changes."""
    changes = Changes()
    changes.refresh = services.live_views.refresh
    changes.said = lambda _: means.start(services.deliver())
    services.live_views.changed = changes.look
    return changes


class QuietAtDoor:
    """A quiet word of somebody who takes part in a browser: the same line as in chats, with a page
    at one end."""

    def __init__(self, services: Services) -> None:
        self._line = services.quiet
        self._means = services.means
        self._since = services.means.now()
        self._sent: OrderedDict[tuple[int, int, str], None] = OrderedDict()
        self._line.mail.came = services.changes.look

    async def ask(self, session_id: int, person: int) -> None:
        """Begin one. Raises what bot.facilitation.turning_to.turn_to does, and
        TooManyQuietWords."""
        if self._line.words.asked_by(person) is not None:
            return
        work = self._means.database.transaction
        turning = await work(lambda tx: turning_to.turn_to(tx, session_id, person))
        if turning.standby is None:
            raise NotNow
        has_room = self._line.limits.takes_one_by_browser(session_id)
        if not (self._line.limits.allowance.lets_pass(person) and has_room):
            raise TooManyQuietWords
        self._line.mail.drop(person)
        word = self._line.begin(turning, person, turning.standby)
        await self._line.open(word, turning.group_title)

    async def say(self, said: Utterance, key: str) -> None:
        """Pass on what somebody wrote, once, in the quiet word that they wrote it in. QuietWordOver
        where that is over, and QuietWordCutOff if a restart may have ended it."""
        word = self._line.words.asked_by(said.person)
        if word is None or word.key.hex() != key:
            raise QuietWordOver if self._line.mail.read(said.person) else QuietWordCutOff
        if not self._is_new(said):
            return
        self._line.mail.put(said.person, html.escape(said.text), is_own=True)
        self._line.wrote(word, said.person)
        await self._line.pass_on(word, said)

    async def end(self, person: int) -> None:
        """End it."""
        word = self._line.words.asked_by(person)
        if word is not None:
            await self._line.end(word)

    def _is_new(self, said: Utterance) -> bool:
        """Whether a form was not sent before: what is passed on twice is worse than lost."""
        sent = said.person, said.message_id, said.text
        is_new = sent not in self._sent
        self._sent[sent] = None
        while len(self._sent) > FORMS_KNOWN:
            self._sent.popitem(last=False)
        return is_new

    def shown(self, person: int, session_id: int) -> QuietShown:
        """What somebody reads of theirs. That one was cut off by a restart nobody knows; for as
        long as it could have gone on, it may be."""
        letters, word = self._line.mail.read(person), self._line.words.asked_by(person)
        is_young = self._means.now() - self._since < SECONDS_UNTIL_OVER
        return QuietShown(
            may_be_cut_off=is_young and not letters and session_id in self._line.cut_off.before,
            key=word.key.hex() if word is not None else "",
            has_news=self._line.mail.has_news(person),
            lines=tuple(QuietLineShown(Markup(one.html), one.is_own) for one in letters),  # noqa: S704 made safe where it is written
        )

    def seen(self, person: int) -> None:
        """They have it all before them; other windows of theirs say no more that there is news."""
        if self._line.mail.has_news(person):
            self._line.mail.seen(person)
            self._line.mail.came(person)

    def put_away(self, person: int) -> None:
        """Nothing is to be read any more of one that is over."""
        if self._line.words.asked_by(person) is None:
            self._line.mail.drop(person)
            self._line.mail.came(person)


def house_of(config: Config, services: Services) -> House:
    """What pages are given of all this."""
    means = services.means
    return House(
        database=means.database,
        texts=load_known(means.language),
        changes=services.changes,
        studio=services.studio,
        address=config.web_url,
        now=means.now,
        names=services.names.of,
        quiet=QuietAtDoor(services),
        chat_link=lambda token: join_link(means.outgoing.bot.username, token),
        start=means.start,
        health=health_of(services),
        bot_name=means.outgoing.bot.username,
        signposting=config.signposting,
        sealing_days=config.sealing_days,
        controller=config.controller,
        contact=config.contact,
        complaints=config.complaints,
        members_only=config.members_only,
    )
