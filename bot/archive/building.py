"""From the record of a session to its archive: its document, and all its other files, which can be
made side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.archive.bilingual import spoken
from bot.archive.compared.front import groups_told
from bot.archive.compared.told import GroupsTold
from bot.archive.customs import alphabet_of
from bot.archive.languages import telling_once
from bot.archive.lettering import EmbeddedFont, fonts_for
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What an archive is made of.

    `clouds` are PNG pictures by number of value, from 1. A picture of fewer people than the
    record's minimum is left out, as is one that belongs to no value. `beside` are the groups of
    what was combined, side by side: a part of page and document.
    """

    record: SessionRecord
    clouds: Mapping[int, bytes]
    texts: Sentences
    beside: Comparison | None = None


@telling_once()
def build(
    record: SessionRecord,
    clouds: Mapping[int, bytes],
    texts: Sentences,
    beside: Comparison | None = None,
) -> bytes:
    """The archive as a ZIP; the same contents give the same bytes, whatever their order."""
    contents = Contents(record=record, clouds=clouds, texts=texts, beside=beside)
    return put_together(document_in(contents), others_in(contents))


def put_together(document: bytes, others: Mapping[str, bytes]) -> bytes:
    """The ZIP of all its files, those first that people open first."""
    pages = [name for name in others if name.endswith(".html")]
    pages_first = {name: others[name] for name in pages}
    return pack({**pages_first, "report.docx": document, **others})


@telling_once()
def document_in(contents: Contents) -> bytes:
    """report.docx, which knows nothing of the other files, and takes as long as all of them."""
    # Loaded here: it is only needed in the worker, and the bot should not wait for it to start.
    from bot.archive.document.document import document_of  # noqa: PLC0415

    made = _Made.of(contents)
    return document_of(made.record, made.shown, made.texts, made.fonts, made.told)


@telling_once()
def others_in(contents: Contents) -> dict[str, bytes]:
    """All its other files, by name."""
    from bot.archive.workbook import workbook_of  # noqa: PLC0415 as above

    made = _Made.of(contents)
    record, texts, fonts = made.record, made.texts, made.fonts
    answers, tables = answers_page_of(record, texts, fonts), tables_of(record, texts)
    titles = [value.value.title for value in record.values]
    title = texts("report.page_title", title=record.plan.title)
    return {
        "report.html": report_of(record, made.shown, texts, fonts, made.told),
        **({"answers.html": answers} if answers else {}),
        **{f"{table.name}.csv": file_of(table, texts) for table in tables},
        "archive.xlsx": workbook_of(tables, titles, title, texts),
        **{f"clouds/{number:02}.png": picture for number, picture in made.shown.items()},
        SESSION_FILE: made.session,
        SCHEMA_FILE: schema_of_sessions(),
        "method.md": method_of(record, texts),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What every file is made of: the record in its order, in a report's language."""

    record: SessionRecord
    shown: Mapping[int, bytes]
    texts: Sentences
    session: bytes
    fonts: tuple[EmbeddedFont, ...]
    told: GroupsTold | None

    @classmethod
    def of(cls, contents: Contents) -> "_Made":
        texts, beside = spoken(contents.texts), contents.beside
        record = in_order(published(contents.record))
        shown = {
            number: contents.clouds[number]
            for number, value in enumerate(record.values, start=1)
            if number in contents.clouds and is_enough(value.answered or 0, record.minimum)
        }
        session = session_file_of(record)
        return cls(
            record=record_in(in_order(record, alphabet_of(texts.language)), texts),
            shown=shown,
            texts=texts,
            session=session,
            fonts=fonts_for(session.decode()),
            told=None if beside is None else groups_told(comparison_in(beside, texts), {}, texts),
        )
