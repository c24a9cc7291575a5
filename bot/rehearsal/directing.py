"""The course of a rehearsal: every value of the plan, led on from wherever it stands."""

from bot.rehearsal.scenes import Scenes
from bot.rehearsal.stage import Theatre
from bot.workshop.session import Move, Session, Stage

ALL_TOGETHER = (3, 9)
ROUND_UP_FIRST_PROMPT = (0, 6)
BRIEFLY = (2, 4, 10)  # with as few taps as there can be


class Director:
    """Leads the play. What comes next depends on where the session is alone, so that somebody else
    may lead for a while."""

    def __init__(self, stage: Theatre, scenes: Scenes) -> None:
        self._stage = stage
        self._scenes = scenes
        self._parts = {
            Stage.PREPARING: self._open,
            Stage.LOBBY: self._begin,
            Stage.RESPONDING: self._ask,
            Stage.REVEALED: self._show,
            Stage.STATEMENT: self._discuss,
            Stage.DISCUSSING: self._hear,
            Stage.ROUNDING_UP: self._go_on,
        }

    async def play(self) -> bytes:
        """The whole workshop, or what is left of it; the archive that the facilitator is sent."""
        while (session := await self._stage.session()) is None or session.is_live:
            if session is None:
                await self._scenes.prepare()
            elif session.paused:
                await self._scenes.move(Move.RESUME)
            else:
                await self._parts[session.stage](session)
        return await self._scenes.part()

    async def _open(self, _: Session) -> None:
        await self._scenes.open_lobby()

    async def _begin(self, session: Session) -> None:
        await self._scenes.gather()
        self._scenes.announce(session.course.order[0])
        await self._scenes.move(Move.BEGIN)

    async def _ask(self, session: Session) -> None:
        value = session.position.value
        await self._scenes.come_to(value)
        await self._scenes.ask_for_responses(value)

    async def _show(self, session: Session) -> None:
        is_brief = _is_brief(session) and session.value.prompts
        await self._scenes.move(Move.DISCUSS if is_brief else Move.STATEMENT)

    async def _discuss(self, session: Session) -> None:
        value, prompts = session.position.value, len(session.value.prompts)
        if session.value.question is None:
            await self._scenes.come_to(value)
        if not prompts:
            await self._leave(session)
        elif value in ALL_TOGETHER and prompts > 1:
            await self._scenes.move(Move.ALL_PROMPTS)
        else:
            await self._scenes.move(Move.PROMPT)

    async def _hear(self, session: Session) -> None:
        value, prompt = session.position.value, session.position.prompt
        await self._scenes.hear(value, prompt)
        if prompt is None:
            await self._scenes.round_up(value, whole=False)
        elif prompt == len(session.value.prompts) - 1:
            whole = value % 2 == 1
            await self._scenes.round_up(value, whole=whole, goes_on=_is_brief(session))
        elif prompt == 0 and value in ROUND_UP_FIRST_PROMPT:
            await self._scenes.round_up(value, whole=False)
        else:
            await self._scenes.move(Move.PROMPT)

    async def _go_on(self, session: Session) -> None:
        """From a round-up: the director's own is posted by now, another's may be left as it was."""
        await self._scenes.post_what_stands()
        if Move.PROMPT in session.possible_moves:
            await self._scenes.move(Move.PROMPT)
        else:
            await self._leave(session)

    async def _leave(self, session: Session) -> None:
        """To the next value or, after the last, to the end."""
        following = session.course.beside(session.position.value, 1)
        if following is None:
            await self._scenes.end()
        else:
            self._scenes.announce(following)
            await self._scenes.move(Move.NEXT)


def _is_brief(session: Session) -> bool:
    return session.position.value in BRIEFLY and session.value.question is not None
