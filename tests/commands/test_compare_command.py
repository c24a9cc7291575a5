"""`gair compare`: the archives of groups in, a comparison out."""

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.archive.packing import pack
from bot.archive.session_file.writing import SESSION_FILE, session_file_of
from bot.workshop.record import ValueRecord
from tests.archive.groups import NAMES, group, groups

FILES = [name.lower() + ".zip" for name in NAMES]


@pytest.fixture(autouse=True)
def three_groups(tmp_path, monkeypatch):
    """A folder with the archives of three groups."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.commands.progress.PATIENCE", 60)
    for name, record in zip(FILES, groups(), strict=True):
        keep(name, record)


def keep(name, record):
    """Write what is read of an archive."""
    Path(name).write_bytes(pack({SESSION_FILE: session_file_of(record)}))


def without_words(record):
    """The same, with nothing in it that would have to be drawn."""
    values = tuple(ValueRecord(value=value.value) for value in record.values)
    return replace(record, values=values)


@pytest.fixture
def compare(capsys):
    """Type the command; how it ended, and the lines that it printed and complained with."""

    def compare(*words):
        code = main(["compare", *words])
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err.splitlines()

    return compare


def unzipped(name):
    with zipfile.ZipFile(name) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def table(name):
    content = unzipped(name)["comparison.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


@pytest.mark.long
def test_three_archives_become_a_page_a_document_a_table_and_clouds(compare):
    ended = compare(*FILES, "out.zip")

    files = unzipped("out.zip")
    page = files["comparison.html"].decode()
    assert ended == (0, ["Wrote out.zip. Groups: Housing, Nursing, Prison"], [])
    assert list(files) == [
        "comparison.html",
        "comparison.docx",
        "comparison.csv",
        "clouds/01-1.png",
        "clouds/01-2.png",
        "clouds/01-3.png",
    ]
    assert "9 of 12" in page
    assert "10 of 14" in page
    assert Path("out.zip").stat().st_mode & 0o777 == 0o600
    trust = [row for row in table("out.zip") if row["what"] == "trust"]
    safety = [row["people"] for row in table("out.zip") if row["what"] == "safety"]
    assert [(row["group"], row["people"], row["answered"]) for row in trust] == [
        ("Housing", "9", "12"),
        ("Nursing", "10", "14"),
        ("Prison", "6", "9"),
    ]
    assert {(row["kind"], row["said"], row["together"], row["of"]) for row in trust} == {
        ("word", "every", "25", "35")
    }
    assert safety == ["6", "", ""]


def test_the_order_of_archives_changes_no_byte(compare):
    for name, record in zip(FILES, groups(second=6), strict=True):
        keep(name, replace(record, values=(without_words(record).values[0], record.values[1])))

    compare(*reversed(FILES), "other.zip")
    compare(*FILES, "out.zip")

    assert Path("other.zip").read_bytes() == Path("out.zip").read_bytes()
    assert b"late" in unzipped("out.zip")["comparison.csv"]


def test_groups_are_called_what_is_said(compare):
    names = [word for name in ("Tŷ Gobaith", "Ward 4", "C") for word in ("--name", name)]

    for name, record in zip(FILES, groups(), strict=True):
        keep(name, without_words(record))

    code, out, _ = compare(*FILES, "out.zip", *names)

    assert (code, out) == (0, ["Wrote out.zip. Groups: C, Tŷ Gobaith, Ward 4"])


def test_who_sits_at_a_terminal_is_asked_once_what_a_group_is_called(compare, monkeypatch):
    for name, record in zip(
        FILES, [group(0, named=False), group(1, named=False), group(2)], strict=True
    ):
        keep(name, without_words(record))
    answers = iter(["  The  nurses ", ""])
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda prompt: asked.append(prompt) or next(answers))

    _, out, _ = compare(*FILES, "out.zip")

    assert out == ["Wrote out.zip. Groups: Group A, Prison, The nurses"]
    assert asked == [f"What is the group of {name} called? " for name in FILES[:2]]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["prison.zip", "out.zip"], "name two archives or more to compare, and last the file"),
        ([*FILES, "out.pdf"], "out.pdf should end in .zip"),
        (["prison.zip", "prison.zip", "out.zip"], "prison.zip is named twice"),
        (["prison.zip", "none.zip", "out.zip"], "none.zip can't be read: No such file"),
        ([*FILES, "out.zip", "--name", "A"], "there are 3 archives and 1 names; give one each"),
        (
            ["prison.zip", "housing.zip", "out.zip", "--name", "A", "--name", "a"],
            "two groups have the same name; give each its own, with --name",
        ),
    ],
)
def test_what_can_not_be_compared_is_said_in_a_line(compare, words, told):
    code, out, err = compare(*words)

    assert (code, out, len(err)) == (1, [], 1)
    assert told in err[0]
    assert not Path("out.zip").exists()


def test_a_group_given_twice_is_refused_also_after_words_were_taken_back(compare):
    newer = group(2, revision=2, joined=9)
    keep("newer.zip", newer)
    keep("again.zip", group(2))

    for files in (["prison.zip", "again.zip"], ["newer.zip", "prison.zip"]):
        code, _, err = compare("housing.zip", *files, "out.zip")
        assert (code, len(err)) == (1, 1)
        assert "is of a session that is in" in err[0]
        assert "leave one of them out" in err[0]


def test_more_than_eight_archives_are_refused(compare):
    names = [f"{at}.zip" for at in range(9)]
    for at, name in enumerate(names):
        record = group(at % 3, id=f"{at}" * 24, named=False)
        keep(name, record)

    code, _, err = compare(*names, "out.zip")

    assert (code, err) == (1, ["gair: name 8 archives at most; combine some first"])


def test_plans_that_differ_are_compared_only_by_force_and_it_is_told(compare):
    record = group(2)
    value = replace(record.plan.values[0], statement="They trust.")
    plan = replace(record.plan, values=(value, record.plan.values[1]))
    for name, other in zip(FILES[:2], groups(), strict=False):
        keep(name, without_words(other))
    said = replace(record.values[0], value=value, words=())
    keep("prison.zip", replace(record, plan=plan, values=(said, record.values[1])))

    refused = compare(*FILES, "out.zip")
    code, *_ = compare(*FILES, "out.zip", "--force")

    assert refused[0] == 1
    assert "has another plan than" in refused[2][0]
    assert code == 0
    page = unzipped("out.zip")["comparison.html"].decode()
    assert "In 1 of 3 sessions the statement was: They trust." in page
