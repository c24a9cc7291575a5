"""Somebody in the room, who keeps every version of the shared screen, and knows what the group was
shown and when.

The group's picture lags: it is drawn and sent after what may be seen has grown, and after words are
taken back. The screen is looked at after each deed, also when no picture has come since.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.facilitation import clouds, pictures_shown, shared_screen, showing
from bot.facilitation.clouds import Cloud
from bot.facilitation.pictures_shown import PictureShown
from bot.word_cloud import Anchor, DrawnWord, Layout, Picture
from bot.workshop.response import word_key
from storage import shown_clouds
from storage.database import Transaction
from storage.shown_clouds import ShownLayout
from storage.shown_messages import Kind, ShownMessage
from tests.observer import GROUP, PLAN, Observer, Setting, Told, play_before

LAG = 3
"""After so many deeds the group's picture is brought up to date."""
LISTED = 3
"""Every so manyth word is not drawn, but listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Posted:
    words: Mapping[str, int]
    answered: int
    passed: int


@dataclass(slots=True)
class InTheRoom(Observer):
    """Looks at the screen alone. `strange` is what was on it and not in the group's picture, or was
    taken back; `pictures` is how often words were on it."""

    posted: dict[int, _Posted] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)
    pictures: int = 0
    deeds: int = 0

    @property
    def told_here(self) -> list[Told]:
        """What the screen has told of one person's words. Of lists, drafts and archives this
        observer has missed versions; `tests.observer` looks at each."""
        return [one for one in self.told if one.by == "screen"]

    def looks(self) -> None:
        """At the screen, before the group's picture is looked after, and afterwards."""
        self._looks_at_screen()
        self.deeds += 1
        if self.deeds % LAG == 0:
            showing.in_group(self.tx, self.session_id)
            for value in range(len(PLAN.values)):
                self._brings_up_to_date(clouds.of_value(self.tx, self.session, value))
            self._looks_at_screen()

    def _brings_up_to_date(self, cloud: Cloud) -> None:
        if cloud.must_vanish:
            shown_clouds.forget_layout(self.tx, self.session_id, cloud.value)
            self.posted.pop(cloud.value, None)
        elif cloud.may_show and cloud.words:
            self._posts(cloud)

    def _posts(self, cloud: Cloud) -> None:
        shown = ShownMessage(
            chat_id=GROUP.chat_id,
            message_id=1000 + cloud.value,
            session_id=self.session_id,
            kind=Kind.CLOUD,
            value=cloud.value,
            content=b"shown",
        )
        layout = pictures_shown.as_kept(cloud, _drawn(cloud))
        clouds.came(self.tx, shown, ShownLayout(layout=layout, closed=not cloud.is_open))
        self.posted[cloud.value] = _Posted(
            words={word.word: word.people for word in cloud.words},
            answered=cloud.people,
            passed=cloud.passed,
        )

    def _looks_at_screen(self) -> None:
        state = shared_screen.of_session(self.tx, self.session_id)
        if state is None or state.picture is None:
            return
        value = state.session.position.value
        self.pictures += 1
        drawn = [word.word for word in state.picture.words]
        self._sees("screen", [*drawn, *(word.word for word in state.picture.listed)])
        self._notes_if_early("the room", value)
        self.strange += self._not_in_the_picture(value, state.picture)

    def _not_in_the_picture(self, value: int, picture: PictureShown) -> list[str]:
        posted = self.posted.get(value)
        if posted is None:
            return ["a picture that the group never had"]
        rows = self.tx.rows("SELECT opened(session_id, text) FROM response WHERE value = ?", value)
        said = {row[0] for row in rows}
        on_it = {word.word: word.people for word in picture.words}
        on_it |= {word.word: word.people for word in picture.listed}
        found = [
            word
            for word, people in on_it.items()
            if people > posted.words.get(word, 0) or word not in said
        ]
        if picture.answered > posted.answered or picture.passed != posted.passed:
            found.append("a number")
        return found


def _drawn(cloud: Cloud) -> Picture:
    """A picture of which only the layout is looked at."""
    listed = [word for number, word in enumerate(cloud.words) if number % LISTED == 0]
    drawn = [word for word in cloud.words if word not in listed]
    layout = Layout(
        scale=30,
        places={word_key(word.word): Anchor(x=640, y=480) for word in drawn},
        drawn={
            word_key(word.word): DrawnWord(word=word.word, size=30, people=word.people)
            for word in drawn
        },
    )
    left_out = tuple(word.word for word in listed)
    return Picture(image=b"", media_type="image/png", layout=layout, left_out=left_out)


def watch(tx: Transaction, schedule: Sequence[int], setting: Setting) -> InTheRoom:
    """Play a schedule; what was seen in the room."""
    in_the_room = InTheRoom(tx=tx, accomplices=setting.accomplices)
    return play_before(in_the_room, schedule, setting)
