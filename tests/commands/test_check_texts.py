"""`gair check --texts cy`: what a translation lacks, and a table of it for who reads it."""

import csv
import io

import pytest

from bot import texts
from bot.__main__ import main
from bot.texts import written_in


@pytest.fixture
def two(tmp_path, monkeypatch):
    """Other texts in the place of ours: English, and Welsh as a test writes it."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "en.toml").write_text(
        '[a]\none = "Joined: {count}"\ntwo = "Good"\nagain = "Good"\nthree = "{line} ↑"\n'
        'four = "=1 word"\nlong = """\nOne.\n# Two."""\nfive = "Last"\n'
    )
    monkeypatch.setattr(texts, "FOLDER", folder)

    def write(content):
        (folder / "cy.toml").write_text(content)

    return write


WHOLE = """# What this file is.

[head]
read_by = "{by}"
read_on = "{on}"

[a]
# Is this how
# one says it?
one = "Wedi: {{count}}"
# For nothing.

two = "Da"
again = "Da"
three = "{{line}} ↑"
four = "=1 gair"
long = \"\"\"
Un.
# Dau.\"\"\"
# The end.
five = "Olaf"
"""


def check(capsys, *arguments):
    code = main(["check", "--texts", *arguments])
    return code, capsys.readouterr().out.splitlines()


def test_a_whole_translation_that_nobody_has_read_is_a_draft(two, capsys):
    two(WHOLE.format(by="", on=""))

    code, lines = check(capsys, "cy")

    assert code == 0
    assert lines[0] == "ok       texts: cy (sentences: 7)"
    assert lines[1].startswith("note     texts: cy is a draft: ")


@pytest.mark.parametrize(("by", "on", "lines"), [("Ann", "2026-12-01", 2), ("Ann", "", 3)])
def test_it_is_none_once_a_name_and_a_day_stand_in_its_head(two, capsys, by, on, lines):
    two(WHOLE.format(by=by, on=on))

    _, found = check(capsys, "cy")

    assert len(found) == lines
    assert any("draft" in line for line in found) is (lines == 3)


def test_what_is_not_there_and_what_is_filled_in_wrongly(two, capsys):
    two('[a]\none = "Wedi: {number}"\nfive = "Olaf"\n')

    code, lines = check(capsys, "cy")

    assert code == 1
    assert lines[0] == ("problem  texts: cy: a.one should fill in count, fills in number")
    assert lines[1] == "note     texts: cy lacks 5, said in English: a.two, a.again, a.three …"


def test_a_table_of_english_welsh_and_doubts(two, capsys, tmp_path):
    two(WHOLE.format(by="", on=""))

    code, lines = check(capsys, "cy", "--table", str(tmp_path / "out.csv"))

    assert code == 0
    assert f"ok       table: {tmp_path / 'out.csv'}" in lines
    content = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert list(csv.reader(io.StringIO(content, newline="")))[:7] == [
        ["key", "en", "cy", "note"],
        ["a.one", "Joined: {count}", "Wedi: {count}", "Is this how one says it?"],
        ["a.two", "Good", "Da", ""],
        ["a.four", "'=1 word", "'=1 gair", ""],
        ["a.long", "One.\n# Two.", "Un.\n# Dau.", ""],
        ["a.five", "Last", "Olaf", "The end."],
        ["heart-of-help: title", "A Heart of Help", "Calon o Gymorth", ""],
    ]


def test_the_welsh_table_has_every_sentence_with_words_and_the_plan(capsys, tmp_path):
    code, _ = check(capsys, "cy", "--table", str(tmp_path / "cy.csv"))

    content = (tmp_path / "cy.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    keys = [row["key"] for row in rows]
    assert code == 0
    assert len(rows) > 0.9 * len(written_in("cy"))
    assert all(row["en"] and row["cy"] for row in rows)
    assert "heart-of-help: value 5 statement" in keys
    assert sum(key.endswith(" question") for key in keys) == 1
    assert any("ymateb greddfol" in row["note"] for row in rows)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--texts", "de"], "there are no texts in 'de'; there are cy"),
        (["--table", "out.csv"], "--table goes with --texts, which names a language"),
        (["--texts", "cy", "--table", "out.txt"], "out.txt should end in .csv"),
    ],
)
def test_what_cannot_be_told(capsys, arguments, told):
    assert main(["check", *arguments]) == 1
    assert told in capsys.readouterr().err
