"""Pages of archives and of comparisons in a real browser, as a screen reader meets them."""

import io
import zipfile

import pytest

from bot.__main__ import main
from bot.archive import build
from bot.archive.packing import pack
from bot.archive.session_file.writing import SESSION_FILE, session_file_of
from bot.texts import load_each_known
from tests.archive import workshops
from tests.archive.groups import groups
from tests.pages.browser import violations


def schemes_of(content):
    """The schemes in which a page looks different: it is the same in all unless it names one."""
    return ("light", "dark") if b"color-scheme" in content else ("light",)


def pages_of(archive):
    """The pages in an archive, by name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if name.endswith(".html")}


async def found_in(browser, folder, pages):
    """What axe-core finds against each page, in each scheme that it knows."""
    found = []
    page = await browser.new_page()
    for name, content in pages.items():
        (folder / name).write_bytes(content)
        await page.goto((folder / name).as_uri())
        for scheme in schemes_of(content):
            await page.emulate_media(color_scheme=scheme)
            found += [f"{name}, {scheme}: {one}" for one in await violations(page)]
    return found


@pytest.mark.parametrize("language", ["en", pytest.param("cy+en", marks=pytest.mark.long)])
async def test_axe_finds_nothing_in_a_report_and_its_answers(browser, tmp_path, language):
    record = workshops.themed_record(workshops.small_record())
    pages = pages_of(build(record, {}, load_each_known(language)))

    assert set(pages) == {"report.html", "answers.html"}
    assert b"came-up" in pages["report.html"]
    assert await found_in(browser, tmp_path, pages) == []


@pytest.mark.parametrize("command", ["compare", "combine"])
@pytest.mark.long
async def test_axe_finds_nothing_where_groups_are_side_by_side(browser, tmp_path, command):
    names = []
    for number, record in enumerate(groups()):
        names.append(str(tmp_path / f"{number}.zip"))
        (tmp_path / f"{number}.zip").write_bytes(pack({SESSION_FILE: session_file_of(record)}))
    out = tmp_path / "out.zip"
    assert main([command, *names, str(out)]) == 0

    assert await found_in(browser, tmp_path, pages_of(out.read_bytes())) == []
