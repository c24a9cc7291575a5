"""Archives, built in the picture worker so that nobody waits for them."""

from bot.archive import build
from bot.texts import Texts
from bot.word_cloud.studio import Studio
from bot.workshop.record import SessionRecord, ValueRecord


class Archivist:
    """Builds archives; the last one is kept, for everybody else who gets the same."""

    def __init__(self, studio: Studio, texts: Texts) -> None:
        self._studio = studio
        self._texts = texts
        self._last: tuple[SessionRecord, bytes] | None = None

    async def build(self, record: SessionRecord) -> bytes:
        """The ZIP of a session, with a picture of each value that may have one."""
        if self._last is not None and self._last[0] == record:
            return self._last[1]
        clouds: dict[int, bytes] = {}
        for number, value in enumerate(record.values, start=1):
            if may_be_drawn(value, record.minimum):
                clouds[number] = (await self._studio.draw_final(value.words)).image
        archive = await self._studio.run(build, record, clouds, self._texts)
        self._last = (record, archive)
        return archive


def may_be_drawn(value: ValueRecord, minimum: int) -> bool:
    """Whether enough people gave words for a picture that gives nobody away."""
    return bool(value.words) and value.answered >= minimum


def file_name(record: SessionRecord, session_id: int) -> str:
    """A name from the plan's short name and the session's number: never from what people say."""
    return f"gair-{record.plan.name}-{session_id}.zip"
