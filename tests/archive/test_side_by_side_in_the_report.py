"""The report of several groups has them side by side, by the rules of a comparison."""

import io
import zipfile
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.archive.packing import pack
from bot.archive.session_file.writing import SESSION_FILE, session_file_of
from tests.archive.groups import NAMES, group, groups
from tests.archive.test_comparison import lines_of, texts_of

PART = "Groups side by side"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.commands.progress.PATIENCE", 60)


def combined(monkeypatch, *records):
    """The page and the document of what is combined, without pictures."""
    monkeypatch.setattr("bot.commands.combine._draw", lambda *_: iter(()))
    names = [f"{number}.zip" for number in range(len(records))]
    for name, record in zip(names, records, strict=True):
        Path(name).write_bytes(pack({SESSION_FILE: session_file_of(record)}))
    assert main(["combine", *names, "out.zip"]) == 0
    with zipfile.ZipFile(io.BytesIO(Path("out.zip").read_bytes())) as archive:
        return archive.read("report.html"), archive.read("report.docx")


def test_groups_with_names_stand_side_by_side_in_page_and_document(monkeypatch):
    page, document = combined(monkeypatch, *reversed(groups()))
    text, _ = texts_of(page)

    assert page.count(b'id="side-by-side"') == 1
    assert f"{PART}Housing · Nursing · Prison" in text.replace(f"{PART} ", PART)
    assert PART in lines_of(document)[0]
    for _, rows in (texts_of(page), lines_of(document)):
        assert ("trust", "9 of 12", "10 of 14", "6 of 9") in rows
        assert ("safety", "6 of 12", "–", "–") in rows
    part = text.rpartition(PART)[2]
    for few in ("1 of 12", "2 of 12", "1 of 14", "2 of 14", "1 of 9", "2 of 9"):
        assert few not in part


def test_no_place_of_the_page_is_there_twice(monkeypatch):
    page, _ = combined(monkeypatch, *groups())
    places = [part.split(b'"')[0] for part in page.split(b' id="')[1:]]

    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    "records",
    [
        [group(0), group(1, named=False)],
        [group(at, named=False) for at in range(len(NAMES))],
        [group(0), group(1, about=group(0).about)],
    ],
)
def test_without_a_name_of_its_own_for_each_group_there_is_no_such_part(records, monkeypatch):
    page, document = combined(monkeypatch, *records)

    assert PART not in texts_of(page)[0]
    assert PART not in lines_of(document)[0]
