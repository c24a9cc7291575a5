"""What the first post of a session says, in one language or in several, under a picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from bot.facilitation.lobby import Lobby
from bot.texts import Texts
from bot.workshop.plan import Plan
from bot.workshop.session import Mode
from handlers.views.in_the_open import key_in
from handlers.views.spoken import BETWEEN, in_each, plan_in, plan_title
from handlers.views.standing_by import to_turn_to
from handlers.views.view import (
    MAX_CAPTION,
    MAX_TEXT,
    count_units,
    paragraphs,
    say,
    shortened,
    split_list,
)

RULES_MARGIN = 120  # UTF-16 units for the heading, and for "more" below
FOR_WHOM_IN_SHORT = 80
TITLE_IN_SHORT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Length:
    """How much of it is said: a picture has 1,024 units, and several languages share them. What
    is left out here, everybody reads before they agree, in the language that they choose."""

    is_whole: bool = True
    says_how_words_appear: bool = True
    says_who_is_there: bool = True
    for_whom: int = MAX_TEXT
    title: int = MAX_TEXT


LENGTHS = (
    _Length(),
    _Length(is_whole=False),
    _Length(is_whole=False, says_how_words_appear=False),
    _Length(is_whole=False, says_how_words_appear=False, for_whom=FOR_WHOM_IN_SHORT),
    _Length(is_whole=False, says_how_words_appear=False, for_whom=0, title=TITLE_IN_SHORT),
    _Length(
        is_whole=False,
        says_how_words_appear=False,
        says_who_is_there=False,
        for_whom=0,
        title=TITLE_IN_SHORT // 2,
    ),
)


def lobby_text(texts: Texts, shown: Lobby, leading: int, standby: str | None) -> str:
    """What this is and for whom, how to join, the ground rules, who can be turned to, and how many
    lead it if several do: as much of it as there is room for."""
    limit = MAX_TEXT if _is_text(texts, shown) else MAX_CAPTION
    for length in LENGTHS:
        text = _Said(texts, shown, leading, standby, length).text(limit)
        if count_units(text) <= limit:
            break
    return text


def rules(texts: Texts, plan: Plan, room: int = MAX_TEXT) -> str:
    """The ground rules of a plan, as many as there is room for; "" if it has none. In several
    languages each stands by itself, with as much room."""
    return in_each(texts, partial(_rules, plan, room))


def _rules(plan: Plan, room: int, one: Texts) -> str:
    agreed = plan_in(one, plan).care.ground_rules
    lines = [say(one, "rules.rule", rule=rule) for rule in agreed]
    kept, more = split_list(lines, "\n", room)
    rest = [one("rules.more")] if more else []
    return "\n".join([one("rules.heading"), *kept, *rest]) if lines else ""


def _has_none(agreed: str) -> bool:
    """Whether there are rules, and no room for one of them."""
    return agreed.count("\n") == 1


def _is_text(texts: Texts, shown: Lobby) -> bool:
    """Whether it stands under no picture, and in languages that need the room."""
    return shown.session.mode is Mode.OPEN and len(texts.each) > 1


@dataclass(frozen=True, slots=True)
class _Said:
    """The lobby, so long."""

    texts: Texts
    shown: Lobby
    leading: int
    standby: str | None
    length: _Length

    def text(self, limit: int) -> str:
        """All of it; what has no words of its own in a language stands once, below."""
        spoken = self.texts.each
        without = self._whole([self._block(texts, "") for texts in spoken])
        room = (limit - count_units(without)) // len(spoken) - RULES_MARGIN
        plan = self.shown.session.plan
        agreed = [rules(texts, plan, max(0, room)) for texts in spoken]
        if len(spoken) > 1 and any(_has_none(one) for one in agreed):
            return self._whole([self._block(texts, "") for texts in spoken], has_rules=True)
        return self._whole([self._block(*one) for one in zip(spoken, agreed, strict=True)])

    def _whole(self, blocks: list[str], *, has_rules: bool = False) -> str:
        if len(blocks) == 1:
            return blocks[0]
        rest = [self.texts("rules.more")] if has_rules else []
        lines = (*self._ways_in(), *self._numbers(), *rest)
        return paragraphs(BETWEEN.join(blocks), "\n".join(lines))

    def _block(self, texts: Texts, agreed: str) -> str:
        """What one language says. Alone, it says how to come in, and the numbers, too."""
        session, is_alone = self.shown.session, len(self.texts.each) == 1
        about = paragraphs(self._about(texts), self._for_whom(texts), agreed)
        there = to_turn_to(texts, self.standby) if self.length.says_who_is_there else ""
        few = texts("lobby.few") if session.keeps_few else ""
        closed = texts("lobby.closed") if session.joining_closed else ""
        numbers = "\n".join(self._numbers()) if is_alone else ""
        return paragraphs(about, self._how(texts), self._appear(texts), closed, few, there, numbers)

    def _about(self, texts: Texts) -> str:
        session = self.shown.session
        key = "lobby.about" if self.length.is_whole else "lobby.about_short"
        title = shortened(plan_title(texts, session.plan), self.length.title)
        return say(texts, key, title=title, values=len(session.course.order))

    def _for_whom(self, one: Texts) -> str:
        for_whom = plan_in(one, self.shown.session.plan).for_whom
        if not (for_whom and self.length.for_whom):
            return ""
        return say(one, "lobby.for_whom", for_whom=shortened(for_whom, self.length.for_whom))

    def _appear(self, texts: Texts) -> str:
        if not self.length.says_how_words_appear:
            return ""
        return texts(key_in(self.shown.session, f"words_appear.{self.shown.session.reveal}"))

    def _how(self, texts: Texts) -> str:
        """How one comes in, and answers; while joining is closed only that."""
        if self.shown.session.mode is Mode.OPEN:
            return texts("lobby.open")
        private = texts("lobby.private" if self.length.is_whole else "lobby.private_short")
        if self.shown.session.joining_closed:
            return private
        ways = self._ways_in() if len(self.texts.each) == 1 else ()
        return "\n".join((f"{texts('lobby.tap')} {private}", *ways))

    def _ways_in(self) -> Iterator[str]:
        """The code, and where people come in by a browser."""
        session = self.shown.session
        if session.mode is Mode.OPEN or session.joining_closed:
            return
        yield self.texts("lobby.code", code=self.shown.code)
        if self.shown.page and not session.browser_closed:
            yield self.texts("lobby.page", page=self.shown.page)

    def _numbers(self) -> Iterator[str]:
        """How many lead it, if several do, and how many have joined."""
        if self.leading > 1:
            yield self.texts("lobby.led", count=self.leading)
        if self.shown.session.mode is Mode.OPEN:
            return
        yield self.texts("lobby.joined", count=self.shown.joined)
        if self.shown.in_browser and self.length.says_who_is_there:
            yield self.texts("lobby.in_browser", count=self.shown.in_browser)
