"""Reports and groups side by side as a browser prints them: what stays on one page, with what."""

import io

import pytest
from PIL import Image

from bot.archive import build
from bot.texts import load
from tests.archive import workshops
from tests.archive.groups import NAMES, groups
from tests.archive.test_comparison import files_of, side_by_side
from tests.pages.test_reports_in_a_browser import pages_of

pytestmark = pytest.mark.long

OF_PRINT = """(wanted) => [...document.querySelectorAll(wanted)].map((one) => {
  const style = getComputedStyle(one);
  return [one.tagName.toLowerCase(), style.breakInside, style.breakAfter].join(' ');
})"""
INTRODUCE = "h1, h2, h3, h4, h5, .spread > .taking-part, .turnout, .caption, .theme > .taking-part"
SHORT = ".words, .notes, blockquote, p:not(.note):not(.came-up), tr, table.asked"


@pytest.fixture
async def printed(browser, tmp_path):
    """Opens pages as a browser prints them, and gives what an expression says there."""

    async def told(pages, expression, *given):
        found = []
        for name, content in pages.items():
            (tmp_path / name).write_bytes(content)
            page = await browser.new_page()
            await page.goto((tmp_path / name).as_uri())
            await page.emulate_media(media="print")
            found += await page.evaluate(expression, *given)
            await page.close()
        return found

    return told


def report():
    """The page of a report, and that of groups side by side."""
    record = workshops.themed_record(workshops.small_record())
    file = io.BytesIO()
    Image.new("P", (4, 3)).save(file, "PNG")
    clouds = {(1, number): file.getvalue() for number in range(1, len(NAMES) + 1)}
    beside = files_of(side_by_side(*groups()), clouds)
    pages = pages_of(build(record, {}, load("en")))
    return {
        "report.html": pages["report.html"],
        "comparison.html": beside["comparison.html"],
    }


async def test_what_says_what_follows_is_kept_with_it(printed):
    found = await printed(report(), OF_PRINT, INTRODUCE)

    assert len(found) > 30
    assert [one for one in found if not one.endswith(" avoid")] == []


async def test_nothing_that_is_short_is_broken(printed):
    found = await printed(report(), OF_PRINT, SHORT)

    assert len(found) > 60
    assert [one for one in found if one.split()[1] != "avoid"] == []


async def test_a_report_on_paper_says_once_where_the_answers_are(printed):
    shown = "() => [...document.querySelectorAll('.to-answers')].map((one) => one.offsetHeight > 0)"

    found = await printed(report(), shown)

    assert found.count(True) == 1
    assert found.count(False) >= 1
