"""Groups side by side in Welsh and English: each sentence in both, and what groups said once."""

import csv
import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from bot.archive.compared.building import build_comparison
from tests.archive.both_languages import BOTH, ENGLISH, WELSH, worded_in_welsh
from tests.archive.groups import groups
from tests.archive.test_comparison import side_by_side, texts_of
from tests.archive.test_report_in_two_languages import alone, said_in


@pytest.fixture(scope="module")
def comparison():
    return side_by_side(*map(worded_in_welsh, groups()))


def files_in(comparison, texts):
    with zipfile.ZipFile(io.BytesIO(build_comparison(comparison, {}, texts))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_each_language_says_what_a_comparison_in_it_alone_would(comparison):
    both = files_in(comparison, BOTH)["comparison.html"]
    of_each = [files_in(comparison, texts)["comparison.html"] for texts in BOTH.each]

    assert ET.fromstring(both).get("lang") == "cy"  # noqa: S314 our own
    assert [alone(both, "cy"), alone(both, "en")] == [said_in(page) for page in of_each]


def test_what_groups_said_is_there_once(comparison):
    both, english = (files_in(comparison, texts) for texts in (BOTH, ENGLISH))

    assert both["comparison.html"].count(b"<blockquote") == (
        english["comparison.html"].count(b"<blockquote")
    )
    assert len(texts_of(both["comparison.html"])[1]) == len(texts_of(english["comparison.html"])[1])


def test_the_table_is_headed_in_both_and_has_the_same_numbers(comparison):
    tables = [
        list(csv.reader(io.StringIO(files_in(comparison, t)["comparison.csv"].decode("utf-8-sig"))))
        for t in (BOTH, ENGLISH)
    ]

    assert tables[0][0][0] == f"{WELSH('table.value')} / {ENGLISH('table.value')}"
    numbers = [[row[-2:] for row in table[1:]] for table in tables]
    assert numbers[0] == numbers[1] != []


def test_no_language_is_called_a_draft_that_somebody_has_read(comparison):
    read, draft = WELSH, replace(WELSH, is_draft=True)

    def is_told(texts):
        method = WELSH("report.how_draft", languages=texts("language.name"))
        return method.encode() in files_in(comparison, texts)["comparison.html"]

    assert (is_told(read), is_told(draft)) == (False, True)
