"""From the record of a session to its archive."""

from collections.abc import Mapping

from bot.archive.method import method_of
from bot.archive.order import in_order
from bot.archive.packing import pack
from bot.archive.page.report import report_of
from bot.archive.publishing import published
from bot.archive.sentences import Sentences
from bot.archive.session_file.writing import (
    SCHEMA_FILE,
    SESSION_FILE,
    schema_of_sessions,
    session_file_of,
)
from bot.archive.tables import answers_table, merges_table, themes_table, words_table
from bot.workshop.record import SessionRecord
from bot.workshop.reveal import is_enough


def build(record: SessionRecord, clouds: Mapping[int, bytes], texts: Sentences) -> bytes:
    """The archive as a ZIP; the same record and clouds give the same bytes, whatever their order.

    `clouds` are PNG pictures by number of value, from 1. A picture of fewer people than the
    record's minimum is left out, as is one that belongs to no value.
    """
    # Loaded here: it is only needed in the worker, and the bot should not wait for it to start.
    from bot.archive.document.document import document_of  # noqa: PLC0415

    record = in_order(published(record))
    shown = {
        number: clouds[number]
        for number, value in enumerate(record.values, start=1)
        if number in clouds and is_enough(value.answered or 0, record.minimum)
    }
    members = {
        "report.html": report_of(record, shown, texts),
        "report.docx": document_of(record, shown, texts),
        "words.csv": words_table(record),
        "merges.csv": merges_table(record),
        "themes.csv": themes_table(record, texts.language),
        "answers.csv": answers_table(record),
        **{f"clouds/{number:02}.png": picture for number, picture in shown.items()},
        SESSION_FILE: session_file_of(record),
        SCHEMA_FILE: schema_of_sessions(),
        "method.md": method_of(record, texts),
    }
    return pack(members)
