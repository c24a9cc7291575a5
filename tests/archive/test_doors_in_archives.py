"""By which doors people took part is told in an archive, where so many came by each that nobody can
work out more."""

import io
import json
import zipfile
from dataclasses import replace

import docx
import pytest

from bot.archive import build, combine, read
from bot.archive.errors import ArchiveError
from tests.pages.browsers import Browser
from tests.plans import use_small_plan

BOTH = "In Telegram, and in a browser"


def files_of(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return {name: files.read(name) for name in files.namelist()}


def doors_in(record, texts):
    """What stands in method.md."""
    lines = files_of(build(record, {}, texts))["method.md"].decode().splitlines()
    return [one.removeprefix("- By which doors: ") for one in lines if "By which doors" in one]


@pytest.mark.parametrize(
    ("in_browser", "told"),
    [
        (0, []),
        (3, ["In Telegram: 5; in a browser: 3"]),
        (8, ["In a browser"]),
        (None, [BOTH]),
    ],
)
def test_it_is_told_where_anybody_came_by_a_browser(record, texts, in_browser, told):
    assert doors_in(replace(record, in_browser=in_browser), texts) == told


def test_it_stands_in_page_and_document_and_comes_back(record, texts):
    archive = build(replace(record, in_browser=3), {}, texts)
    files = files_of(archive)
    tables = docx.Document(io.BytesIO(files["report.docx"])).tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]

    assert "In Telegram: 5; in a browser: 3" in files["report.html"].decode()
    assert "In Telegram: 5; in a browser: 3" in cells
    assert read(archive).in_browser == 3
    assert read(build(replace(record, in_browser=None), {}, texts)).in_browser is None


def test_of_combined_sessions_it_is_told_of_each(record, other, texts):
    combined = combine([replace(record, in_browser=None), other])

    told = doors_in(combined, texts)

    assert told == [f"Session 1: {BOTH} · Session 2: In Telegram"]
    assert doors_in(read(build(combined, {}, texts)), texts) == told


def test_an_archive_from_before_is_of_chats(record, texts):
    assert read(changed(record, texts, lambda one: one.pop("in_browser"))).in_browser == 0


def test_no_more_came_by_a_browser_than_joined(record, texts):
    with pytest.raises(ArchiveError, match="in_browser should be 8 or less"):
        read(changed(record, texts, lambda one: one.update(in_browser=9)))


def changed(record, texts, change):
    session = json.loads(files_of(build(record, {}, texts))["session.json"])
    change(session["sessions"][0])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("session.json", json.dumps(session))
    return file.getvalue()


@pytest.mark.parametrize(("browsers", "told"), [(2, None), (3, 3)])
async def test_of_a_workshop_it_is_told_from_its_minimum_on(scene, tmp_path, browsers, told):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    for _ in range(browsers):
        await Browser(scene).joins()
    for label in ("Begin with the first value", "End the workshop", "End now"):
        await scene.fran.presses(label)
    archive = next(m.document[1] for m in scene.fran.person.sees if m.document)

    found = read(archive)

    assert (found.joined, found.in_browser) == (6 + browsers, told)
