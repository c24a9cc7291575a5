"""From the record of a session to its archive."""

from collections.abc import Mapping

from bot.archive.bilingual import spoken
from bot.archive.compared.front import groups_told
from bot.archive.customs import alphabet_of
from bot.archive.languages import telling_once
from bot.archive.lettering import fonts_for
from bot.archive.method import method_of
from bot.archive.order import in_order
from bot.archive.packing import pack
from bot.archive.page.report import answers_page_of, report_of
from bot.archive.planned import comparison_in, record_in
from bot.archive.publishing import published
from bot.archive.sentences import Sentences
from bot.archive.session_file.writing import (
    SCHEMA_FILE,
    SESSION_FILE,
    schema_of_sessions,
    session_file_of,
)
from bot.archive.tables import file_of, tables_of
from bot.workshop.comparison import Comparison
from bot.workshop.record import SessionRecord
from bot.workshop.reveal import is_enough


@telling_once()
def build(
    record: SessionRecord,
    clouds: Mapping[int, bytes],
    texts: Sentences,
    beside: Comparison | None = None,
) -> bytes:
    """The archive as a ZIP; the same record and clouds give the same bytes, whatever their order.

    `clouds` are PNG pictures by number of value, from 1. A picture of fewer people than the
    record's minimum is left out, as is one that belongs to no value. `beside` are the groups of
    what was combined, side by side: a part of page and document.
    """
    # Loaded here: they are only needed in the worker, and the bot should not wait for it to start.
    from bot.archive.document.document import document_of  # noqa: PLC0415
    from bot.archive.workbook import workbook_of  # noqa: PLC0415

    texts = spoken(texts)
    record = in_order(published(record))
    shown = {
        number: clouds[number]
        for number, value in enumerate(record.values, start=1)
        if number in clouds and is_enough(value.answered or 0, record.minimum)
    }
    session = session_file_of(record)
    record = record_in(in_order(record, alphabet_of(texts.language)), texts)
    fonts = fonts_for(session.decode())
    answers = answers_page_of(record, texts, fonts)
    tables = tables_of(record, texts)
    told = None if beside is None else groups_told(comparison_in(beside, texts), {}, texts)
    titles = [value.value.title for value in record.values]
    title = texts("report.page_title", title=record.plan.title)
    members = {
        "report.html": report_of(record, shown, texts, fonts, told),
        **({"answers.html": answers} if answers else {}),
        "report.docx": document_of(record, shown, texts, fonts, told),
        **{f"{table.name}.csv": file_of(table, texts) for table in tables},
        "archive.xlsx": workbook_of(tables, titles, title, texts),
        **{f"clouds/{number:02}.png": picture for number, picture in shown.items()},
        SESSION_FILE: session,
        SCHEMA_FILE: schema_of_sessions(),
        "method.md": method_of(record, texts),
    }
    return pack(members)
