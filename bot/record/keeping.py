"""What is kept of a session once it was sealed, as one text: all that its archive is made from."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from bot import archive
from bot.record.holding_back import HeldBack, held_out_of
from bot.workshop.record import SessionRecord


def kept(record: SessionRecord, held_back: Sequence[HeldBack] = ()) -> str:
    """The session's record, and what is held back from its archive."""
    return json.dumps(
        {
            "session": archive.session_file_of(record).decode(),
            "held_back": [asdict(one) for one in held_back],
        },
        ensure_ascii=False,
    )


def opened(text: str) -> SessionRecord:
    """The record that was `kept`, for an archive: without what is held back. Colours of words,
    which were beside the record once, are left alone: they told something of who had come first."""
    return held_out_of(archive.record_of(json.loads(text)["session"].encode()))
