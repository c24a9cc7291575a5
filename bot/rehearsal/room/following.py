"""The cast goes on with what is asked, whoever leads."""

from collections.abc import Callable

from bot.rehearsal.ensemble import JOINING, Ensemble
from bot.rehearsal.seen_buttons import find_button
from bot.rehearsal.stage import Theatre
from bot.workshop.session import Session, Stage
from handlers.views.buttons import Verb


class Follower:
    """Has the cast begin what a session asks of people. It may be asked at any time, and again:
    each turn is played once."""

    def __init__(self, stage: Theatre, cast: Ensemble) -> None:
        self._stage = stage
        self._cast = cast
        self._looked_at = self._round_ups()
        self._asked: dict[Stage, Callable[[Session], object]] = {
            Stage.LOBBY: lambda _: cast.come_and_go(leaving=False),
            Stage.RESPONDING: lambda at: cast.respond(at.position.value),
            Stage.REVEALED: lambda at: cast.come_late(at.position.value),
            Stage.DISCUSSING: lambda at: cast.answer(at.position.value, at.position.prompt),
            Stage.ENDED: lambda _: cast.come_and_go(leaving=True),
        }

    def follow(self, session: Session) -> None:
        """Begin what is asked now and has not been begun; whoever is not in comes first."""
        self._cast.plays(session.id)
        if session.paused or session.stage is Stage.PREPARING:
            return
        self._cast.join()
        if not self._cast.is_done(JOINING):
            return
        if ask := self._asked.get(session.stage):
            ask(session)
        if fresh := self._round_ups() - self._looked_at:
            self._looked_at |= fresh
            self._cast.react(session.position.value)

    def _round_ups(self) -> set[int]:
        """The posts in the group that people can recognise."""
        found = set()
        for message in self._stage.group.from_bot():
            try:
                find_button([message], Verb.RECOGNISE)
            except LookupError:
                continue
            found.add(message.id)
        return found
