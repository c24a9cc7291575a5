"""The cloud that the group has, as it stands on everybody's page."""

import hashlib
from dataclasses import dataclass

from bot.facilitation.pictures_shown import PictureShown
from bot.texts import Texts

DIGITS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class CloudShown:
    """What stands on a page: the `name` of the picture, "" if there is only a list."""

    name: str
    caption: str
    words: tuple[tuple[str, int], ...]


def cloud_shown(texts: Texts, picture: PictureShown) -> CloudShown:
    """A picture that the group has, as a page shows it."""
    state = "cloud.closed" if picture.closed else "cloud.growing"
    return CloudShown(
        name=name_of(picture) if picture.words else "",
        caption=texts(state, answered=picture.answered, passed=picture.passed),
        words=tuple((one.word, one.people) for one in picture.all_words),
    )


def name_of(picture: PictureShown) -> str:
    """What tells it from others: words that were taken back make it another one."""
    content = repr([(one.word, one.x, one.y, one.size) for one in picture.words])
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
