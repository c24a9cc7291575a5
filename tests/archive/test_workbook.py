"""archive.xlsx: the same tables, in cells that are texts, however dangerous they look."""

import csv
import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from bot.archive.cells import GUARD
from bot.archive.order import in_order
from bot.archive.publishing import published
from bot.archive.tables import file_of, tables_of
from bot.archive.workbook import workbook_of
from bot.texts import load
from bot.workshop.word_count import WordCount

NAMES = ("words", "merges", "themes", "answers")
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MISREAD = (
    *("=1+1", "+44", "-", "@SUM(A1)", "24/7", "007", "1e5", "100 %", "true", "n/a", "'quoted'"),
    *(
        "http://x.example",
        "mailto:a",
        "{=1}",
        "\ttab",
        " space ",
        "_x0041_",
        "two\nlines",
        "ትርጉም 🙂",
    ),
)

ENGLISH = load("en")


def parts_of(workbook: bytes) -> dict[str, ET.Element]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as opened:
        return {name: ET.fromstring(opened.read(name)) for name in opened.namelist()}  # noqa: S314


def sheets_of(workbook: bytes) -> dict[str, list[list[object]]]:
    """What a spreadsheet reads: rows of each sheet; an empty cell is None, a formula an error."""
    parts = parts_of(workbook)
    shared = parts.get("xl/sharedStrings.xml")
    texts = [
        "".join(t.text or "" for t in one.iter(f"{S}t")).replace("_x005F_", "_")
        for one in (shared.iter(f"{S}si") if shared is not None else ())
    ]
    names = [sheet.get("name") for sheet in parts["xl/workbook.xml"].iter(f"{S}sheet")]
    return {
        name: [
            row_of(row, texts) for row in parts[f"xl/worksheets/sheet{number}.xml"].iter(f"{S}row")
        ]
        for number, name in enumerate(names, start=1)
    }


def row_of(row: ET.Element, texts: list[str]) -> list[object]:
    cells = {ord(cell.get("r")[0]) - ord("A"): cell_of(cell, texts) for cell in row.iter(f"{S}c")}
    return [cells.get(at) for at in range(max(cells) + 1)]


def cell_of(cell: ET.Element, texts: list[str]) -> object:
    assert cell.find(f"{S}f") is None
    value = cell.find(f"{S}v")
    if value is None:
        return None
    return texts[int(value.text)] if cell.get("t") == "s" else int(value.text)


def written(record) -> bytes:
    record = in_order(published(record))
    titles = [value.value.title for value in record.values]
    return workbook_of(tables_of(record, ENGLISH), titles, "Ours", ENGLISH)


def test_every_table_is_a_sheet_with_the_title_of_each_value(themed):
    sheets = sheets_of(written(themed))

    assert tuple(sheets) == NAMES
    assert sheets["words"][:3] == [
        ["value", "title", "word", "people"],
        [1, "Trust", "care", 4],
        [1, "Trust", "safe", 2],
    ]
    assert sheets["answers"][0] == ["value", "title", "prompt", "kind", "text"]


def test_it_says_what_the_csv_files_say_once_their_apostrophes_are_off(themed, workshop):
    for one in (themed, workshop):
        record = in_order(published(one))
        sheets = sheets_of(written(one))
        for table in tables_of(record, ENGLISH):
            text = file_of(table, ENGLISH).decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text, newline="")))
            plain = [[cell.removeprefix(GUARD) for cell in row] for row in rows]
            found = [
                ["" if cell is None else str(cell) for cell in (row[0], *row[2:])]
                for row in filled(sheets[table.name])
            ]

            assert found == plain


def filled(rows: list[list[object]]) -> list[list[object]]:
    return [[*row, *[None] * (len(rows[0]) - len(row))] for row in rows]


@pytest.mark.parametrize("text", MISREAD)
def test_what_people_wrote_is_text_and_as_they_wrote_it(record, text: str):
    words = (WordCount(word=text, people=2),)
    value = replace(record.values[0], words=words, late=(text,), notes=(text,))

    sheets = sheets_of(written(replace(record, values=(value, *record.values[1:]))))

    assert sheets["words"][1] == [1, "Trust", text, 2]
    assert [row[4] for row in sheets["answers"] if row[3] == "note"].count(text) == 1


def test_people_who_are_not_counted_leave_their_cell_empty(themed):
    value = themed.values[0]
    few = replace(value, prompts=(replace(value.prompts[0], answered=4),))

    rows = sheets_of(written(replace(themed, values=(few, *themed.values[1:]))))["themes"]

    assert rows[0][5] == "people"
    assert [row[5] for row in rows[1:]] == [None] * len(rows[1:])


def test_a_text_that_no_cell_has_room_for_is_cut_and_says_so(record):
    value = replace(record.values[0], notes=("x" * 40_000,))

    rows = sheets_of(written(replace(record, values=(value, *record.values[1:]))))["answers"]

    (text,) = [row[4] for row in rows if row[3] == "note" and row[4].startswith("xx")]
    assert (len(text), text[-1]) == (32_767, "…")


def test_it_is_the_same_to_the_byte_and_knows_nobody_and_no_day(themed):
    first = written(themed)

    assert first == written(themed)
    core = parts_of(first)["docProps/core.xml"]
    said = {part.tag.partition("}")[2]: part.text for part in core}
    assert said["created"] == said["modified"] == "1980-01-01T00:00:00Z"
    assert {said.get(who) for who in ("creator", "lastModifiedBy")} == {None}
