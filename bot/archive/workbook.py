"""archive.xlsx: the tables once more, a sheet each, for whoever opens them in a spreadsheet.

Every text is a cell of text, as it was written: no apostrophe is needed here, and nothing is taken
for a formula, a number or a date. Values, prompts and people are numbers, and the value's title
stands beside its number, so that a pivot table can be made at once.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bot.archive.bilingual import plain
from bot.archive.encoding import printable
from bot.archive.packing import pack
from bot.archive.sentences import Sentences
from bot.archive.tables import ArchiveTable, headings_of

# A cell has room for as many characters; what is longer is whole in the CSV files.
MOST_CHARACTERS = 32_767
EARLIEST = datetime(1980, 1, 1)  # noqa: DTZ001 a file in a ZIP knows no zone
WIDTHS = {"value": 7, "title": 34, "prompt": 8, "people": 8, "text": 90, "quotes": 90, "words": 34}
OTHER_WIDTH = 22
# The name of a sheet may have no stroke.
BETWEEN_NAMES = " · "


def workbook_of(
    tables: Sequence[ArchiveTable], titles: Sequence[str], title: str, texts: Sentences
) -> bytes:
    """The tables as a workbook; the same tables give the same bytes. `titles` are those of the
    values, in their order."""
    file = io.BytesIO()
    # Texts stay texts by being written as such; these are for whatever else might be written.
    as_texts = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, {"in_memory": True, **as_texts}) as workbook:
        workbook.set_properties({"title": printable(plain(title)), "created": EARLIEST})
        text = workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        number = workbook.add_format({"valign": "top"})
        for table in tables:
            sheet = workbook.add_worksheet(plain(texts(f"table.sheet_{table.name}"), BETWEEN_NAMES))
            titled = _titled(table, titles)
            _write_row(sheet, 0, headings_of(titled.columns, texts), text)
            _write(sheet, titled, text, number)
    with zipfile.ZipFile(file) as written:
        return pack({name: written.read(name) for name in written.namelist()})


def _titled(table: ArchiveTable, titles: Sequence[str]) -> ArchiveTable:
    """The same table with the title of each row's value behind its number."""
    first, *others = table.columns
    rows = ((row[0], plain(titles[int(row[0] or 1) - 1]), *row[1:]) for row in table.rows)
    return ArchiveTable(name=table.name, columns=(first, "title", *others), rows=tuple(rows))


def _write(sheet: Worksheet, table: ArchiveTable, text: Format, number: Format) -> None:
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, WIDTHS.get(column, OTHER_WIDTH))
    sheet.freeze_panes(1, 0)
    for place, row in enumerate(table.rows, start=1):
        for at, entry in enumerate(row):
            if isinstance(entry, str):
                sheet.write_string(place, at, _fitting(entry), text)
            elif entry is not None:
                sheet.write_number(place, at, entry, number)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write_row(sheet: Worksheet, place: int, row: Iterable[str], text: Format) -> None:
    for at, entry in enumerate(row):
        sheet.write_string(place, at, entry, text)


def _fitting(text: str) -> str:
    shown = printable(text)
    return shown if len(shown) <= MOST_CHARACTERS else f"{shown[: MOST_CHARACTERS - 1]}\u2026"
