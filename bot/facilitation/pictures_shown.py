"""The picture of words that a group was shown: whoever shows the same elsewhere shows this one.

What is drawn and sent takes a while, and what may be seen grows meanwhile. So it is kept with the
places of the words what else stood there; and of that, whatever was taken back since is left out.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.facilitation import counting_words, deleted_clouds, snapshots
from bot.facilitation.clouds import Cloud
from bot.facilitation.snapshots import GutResponses
from bot.word_cloud import Anchor, DrawnWord, Layout, Picture
from bot.workshop.response import word_key
from bot.workshop.same_word import Form, Word
from bot.workshop.session import Session
from bot.workshop.word_count import WordCount
from storage import shown_clouds
from storage import snapshots as snapshots_made
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class WordShown:
    """A word in a picture: the key that its spellings share, how many said it, the middle of its
    ink and its size per em, in pixels of the picture."""

    key: str
    word: str
    people: int
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureShown:
    """What may still stand of a picture: its words, those that were only `listed` beside it, and
    how many had answered and passed. `closed`: it came after its question had closed; `gone`: how
    many people's words were taken back since."""

    words: tuple[WordShown, ...] = ()
    listed: tuple[WordCount, ...] = ()
    answered: int
    passed: int
    closed: bool
    gone: int = 0

    @property
    def all_words(self) -> tuple[WordCount, ...]:
        """Those in it and those beside it, with how many said each."""
        drawn = (WordCount(word=one.word, people=one.people) for one in self.words)
        return (*drawn, *self.listed)


def as_kept(cloud: Cloud, picture: Picture | None) -> str:
    """What is kept of a cloud that is shown as this picture, or None as words alone."""
    layout = picture.layout if picture else Layout.empty()
    listed = [
        [word.word, word.people]
        for word in cloud.words
        if picture is None or word.word in picture.left_out
    ]
    beside = {"answered": cloud.people, "passed": cloud.passed, "listed": listed}
    return json.dumps(json.loads(layout.to_json()) | {"shown": beside}, ensure_ascii=False)


def standing(tx: Transaction, session: Session, value: int) -> PictureShown | None:
    """What may stand of the newest picture of a value; None if the group has none."""
    kept = shown_clouds.layout(tx, session.id, value)
    if kept is None or deleted_clouds.is_gone(tx, session.id, value):
        return None
    said = snapshots.of_value(tx, session, value)
    if not said.may_stand:
        return None
    left = _Left.of(counting_words.words_in(tx, session.id, value, said.shown))
    layout, beside = Layout.from_json(kept.layout), json.loads(kept.layout).get("shown")
    if beside is None:
        return _as_list(tx, layout, said, left, closed=kept.closed)
    words = tuple(left.words(layout))
    listed = tuple(left.listed(WordCount(word=w, people=n) for w, n in beside["listed"]))
    before = sum(one.people for one in layout.drawn.values()) + sum(n for _, n in beside["listed"])
    return PictureShown(
        words=words,
        listed=listed,
        gone=before - sum(one.people for one in words) - sum(one.people for one in listed),
        answered=min(beside["answered"], said.people),
        passed=beside["passed"],
        closed=kept.closed,
    )


def _as_list(
    tx: Transaction, layout: Layout, said: GutResponses, left: "_Left", *, closed: bool
) -> PictureShown:
    """A picture of which only the places were kept: its words, until the next one is drawn."""
    found = {left.forms[key][1] for key in layout.places if key in left.forms}
    return PictureShown(
        listed=tuple(
            sorted(
                (WordCount(word=word.text, people=word.people) for word in found),
                key=lambda word: (-word.people, word.word),
            )
        ),
        answered=said.people,
        passed=snapshots_made.passed(tx, said.session.id, said.value),
        closed=closed,
    )


@dataclass(frozen=True, slots=True)
class _Left:
    """What is said still and may be seen: by key each form, and the word that it counts as."""

    forms: Mapping[str, tuple[Form, Word]]

    @classmethod
    def of(cls, words: Iterable[Word]) -> "_Left":
        return cls({form.key: (form, word) for word in words for form in word.forms})

    def words(self, layout: Layout) -> Iterable[WordShown]:
        """The words of a picture, largest first."""
        ordered = sorted(layout.drawn.items(), key=lambda item: (-item[1].size, item[0]))
        for key, drawn in ordered:
            if key in self.forms and key in layout.places:
                yield self._word(key, drawn, layout.places[key])

    def listed(self, words: Iterable[WordCount]) -> Iterable[WordCount]:
        """Words that stood beside a picture."""
        for one in words:
            if word_key(one.word) in self.forms:
                yield self._counted(word_key(one.word), one.word, one.people)

    def _word(self, key: str, drawn: DrawnWord, place: Anchor) -> WordShown:
        counted = self._counted(key, drawn.word, drawn.people)
        return WordShown(
            key=key,
            word=counted.word,
            people=counted.people,
            x=place.x,
            y=place.y,
            size=drawn.size,
        )

    def _counted(self, key: str, spelled: str, people: int) -> WordCount:
        """A word as it stood there, unless nobody spells it so any more, and fewer say it."""
        form, word = self.forms[key]
        is_said = spelled in form.spellings
        return WordCount(
            word=spelled if is_said else form.spellings[0], people=min(people, word.people)
        )
