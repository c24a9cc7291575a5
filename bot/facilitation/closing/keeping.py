"""What is kept of a session once it was sealed, as one text: all that its archive is made from."""

import json
from collections.abc import Mapping

from bot import archive
from bot.workshop.record import SessionRecord
from bot.workshop.response import word_key

UNPLACED = (0, 0)


def kept(record: SessionRecord, layouts: Mapping[int, str]) -> str:
    """The session's record, and the colours that people saw its words in."""
    return json.dumps(
        {
            "session": archive.session_file_of(record).decode(),
            "layouts": colours_of(record, layouts),
        },
        ensure_ascii=False,
    )


def opened(text: str) -> tuple[SessionRecord, dict[int, str]]:
    """The opposite of `kept`."""
    entries = json.loads(text)
    layouts = {int(number): layout for number, layout in entries["layouts"].items()}
    return archive.record_of(entries["session"].encode()), layouts


def colours_of(record: SessionRecord, layouts: Mapping[int, str]) -> dict[int, str]:
    """The layouts with nothing in them but the colours of words of the record: a place tells
    something about when a word was said, and a word may have been taken back."""
    return {
        number: _without_places(layouts[number], {word_key(word.word) for word in value.words})
        for number, value in enumerate(record.values, start=1)
        if number in layouts
    }


def _without_places(layout: str, words: set[str]) -> str:
    entries = json.loads(layout)
    places = {
        key: [*UNPLACED, colour]
        for key, (_, _, colour) in entries["places"].items()
        if key in words
    }
    return json.dumps(entries | {"places": places}, ensure_ascii=False, separators=(",", ":"))
