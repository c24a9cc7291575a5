"""A quote that starts or stops inside a sentence carries […] in every file of an archive."""

import html
import io
import zipfile
from functools import cache

import pytest

from bot.archive.building import build
from bot.texts import load
from tests.record.test_theming import saying, session

BEFORE = "We talk about a great many things before we come to the point, as people do"
FUNDING = "our funding never lasts beyond one single year of work"
BEHIND = "and nobody can tell us who decides on that, or when they do, or what they decide it by"
TEXT = f"{BEFORE}; {FUNDING}; {BEHIND}."
OTHERS = ("Violins calm us down.", "Kettles matter more.", "A garden helps us all.")
QUOTE = f"[…] {FUNDING} […]"
LONGEST = "Money " + "is promised in spring and never seen again " * 6


@cache
def files() -> dict[str, str]:
    """The text of every file of an archive in which somebody said it."""
    record = session(*(saying(text) for text in (TEXT, LONGEST, *OTHERS)))
    with zipfile.ZipFile(io.BytesIO(build(record, {}, load("en")))) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    return {name: inside(content) for name, content in found.items()}


def inside(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return html.unescape(content.decode("utf-8"))
    with zipfile.ZipFile(io.BytesIO(content)) as office:
        parts = [name for name in office.namelist() if name.endswith(".xml")]
        return html.unescape("".join(office.read(name).decode() for name in parts))


@pytest.mark.parametrize(
    "name", ["report.html", "report.docx", "themes.csv", "archive.xlsx", "session.json"]
)
def test_both_ends_are_marked(name: str):
    assert QUOTE in files()[name]


@pytest.mark.parametrize(
    "name", ["report.html", "report.docx", "themes.csv", "archive.xlsx", "session.json"]
)
def test_a_sentence_that_is_too_long_ends_in_the_mark(name: str):
    cut = [piece for piece in files()[name].split("Money ")[1:] if " […]" in piece[:210]]

    assert cut
    assert cut[0].startswith("is promised in spring")


def test_a_whole_sentence_has_no_mark():
    assert f"{OTHERS[0]} […]" not in files()["report.html"]
    assert f"[…] {OTHERS[0]}" not in files()["report.html"]
