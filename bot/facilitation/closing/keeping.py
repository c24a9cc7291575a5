"""What is kept of a session once it was sealed, as one text: all that its archive is made from."""

import json

from bot import archive
from bot.workshop.record import SessionRecord


def kept(record: SessionRecord) -> str:
    """The session's record."""
    return json.dumps({"session": archive.session_file_of(record).decode()}, ensure_ascii=False)


def opened(text: str) -> SessionRecord:
    """The opposite of `kept`. Colours of words, which were beside the record once, are left alone:
    they told something of who had come first."""
    return archive.record_of(json.loads(text)["session"].encode())
