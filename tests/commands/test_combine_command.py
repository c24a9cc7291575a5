"""`gair combine`: archives in, one archive out, and a line for everything that can go wrong."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.archive import build, read
from bot.archive.packing import pack
from bot.texts import load
from bot.workshop.plan import Plan, Value
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord
from bot.workshop.session import Mode, Reveal
from bot.workshop.word_count import WordCount

PLAN = Plan(
    name="ours",
    title="Our values",
    about="",
    attribution="",
    values=(Value(title="Trust", statement="We trust.", question="First?", prompts=("Why?",)),),
)


def session(*words: str, people: int = 4) -> SessionRecord:
    said = ValueRecord(
        value=PLAN.values[0],
        words=tuple(WordCount(word=word, people=people) for word in words),
        answered=people,
        prompts=(PromptRecord(text="Why?", answers=words, answered=people),),
    )
    return SessionRecord(
        plan=PLAN,
        mode=Mode.PRIVATE,
        reveal=Reveal.LIVE,
        minimum=5,
        language="en",
        joined=people,
        values=(said,),
    )


@pytest.fixture(autouse=True)
def two_sessions(tmp_path, monkeypatch):
    """A folder with the archives of two sessions."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.commands.progress.PATIENCE", 60)
    for name, record in (
        ("a.zip", session("care", "time", "tea", people=4)),
        ("b.zip", session("Care", "hope", people=3)),
    ):
        Path(name).write_bytes(build(record, {}, load("en")))


@pytest.fixture
def combine(capsys):
    """Type the command; how it ended, and the lines that it printed and complained with."""

    def combine(*words):
        code = main(["combine", *words])
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err.splitlines()

    return combine


def changed(name: str, **changes) -> None:
    """Write b.zip again with another plan."""
    record = session("Care", "hope", people=3)
    plan = replace(PLAN, **changes)
    values = tuple(replace(record.values[0], value=value) for value in plan.values)
    Path(name).write_bytes(build(replace(record, plan=plan, values=values), {}, load("en")))


@pytest.mark.long
def test_two_archives_become_one_with_a_cloud_of_all_words(combine, tmp_path):
    ended = combine("a.zip", "b.zip", "both.zip")

    both = read((tmp_path / "both.zip").read_bytes())
    assert ended == (0, ["Wrote both.zip. Sessions: 2. People who joined: 7"], [])
    assert [(count.word, count.people) for count in both.values[0].words] == [
        ("care", 7),
        ("tea", 4),
        ("time", 4),
        ("hope", 3),
    ]
    with zipfile.ZipFile("both.zip") as archive:
        assert "clouds/01.png" in archive.namelist()
        assert b"Sessions" in archive.read("report.html")
    assert (tmp_path / "both.zip").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "b.zip", "both.zip"]


@pytest.mark.long
def test_what_was_combined_can_be_combined_with_more(combine):
    Path("c.zip").write_bytes(build(session("joy", people=6), {}, load("en")))
    combine("a.zip", "b.zip", "both.zip")

    code, out, err = combine("both.zip", "c.zip", "all.zip")

    assert (code, out[-1], err) == (0, "Wrote all.zip. Sessions: 3. People who joined: 13", [])


@pytest.mark.long
def test_two_runs_leave_the_same_file(combine):
    combine("a.zip", "b.zip", "one.zip")
    combine("b.zip", "a.zip", "two.zip")

    assert Path("one.zip").read_bytes() == Path("two.zip").read_bytes()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["a.zip", "both.zip"],
            "name two archives or more to combine, and last the file to write",
        ),
        (["a.zip", "b.zip", "both"], "both should end in .zip"),
        (["a.zip", "b.zip", "no/both.zip"], "there is no folder no; make it first"),
        (["a.zip", "no.zip", "both.zip"], "no.zip can't be read: No such file or directory"),
        (
            ["a.zip", ".", "both.zip"],
            ".: this is no unpacked archive: no session.json is in this folder",
        ),
        (
            ["a.zip", "./a.zip", "both.zip"],
            "a.zip is named twice; each session may be there once",
        ),
        (
            ["a.zip", "b.zip", "a.zip"],
            "a.zip is one of the archives to read; name another file to write",
        ),
    ],
)
def test_what_cannot_be_combined_is_told_in_a_line(combine, tmp_path, words, told: str):
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    assert combine(*words) == (1, [], [f"gair: {told}"])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_every_file_that_is_no_archive_is_told(combine):
    Path("text.zip").write_text("not a zip")
    Path("empty.zip").write_bytes(b"")
    Path("newer.zip").write_bytes(pack({"session.json": json.dumps({"format": 6}).encode()}))
    Path("half.zip").write_bytes(Path("a.zip").read_bytes()[:900])

    code, out, err = combine("a.zip", "text.zip", "empty.zip", "newer.zip", "half.zip", "out.zip")

    no_archive = "this is no archive of a session: no session.json can be read in it"
    assert (code, out) == (1, [])
    assert err == [
        f"gair: text.zip: {no_archive}",
        f"gair: empty.zip: {no_archive}",
        "gair: newer.zip: session.json has format 6; this program reads 1 to 5",
        f"gair: half.zip: {no_archive}",
    ]


def test_the_same_session_in_two_files_is_refused(combine):
    Path("copy.zip").write_bytes(Path("a.zip").read_bytes())

    assert combine("a.zip", "copy.zip", "out.zip") == (
        1,
        [],
        ["gair: copy.zip is of a session that is in a.zip already; leave one of them out"],
    )


def test_a_session_is_not_added_to_what_it_is_part_of(combine):
    combine("a.zip", "b.zip", "both.zip")

    assert combine("a.zip", "both.zip", "out.zip") == (
        1,
        [],
        ["gair: a.zip is of a session that is in both.zip already; leave one of them out"],
    )


def test_another_plan_is_refused_unless_forced(combine):
    joy = Value(title="Joy", statement="We play.", question="First?", prompts=("Why?",))
    changed("b.zip", title="Theirs", values=(joy, *PLAN.values))
    told = (
        "b.zip has another plan than a.zip: title is “Theirs”, not “Our values”; "
        "it has 2 values, not 1; value 1 differs in title, statement; "
        "--force puts values of the same title together"
    )

    refused = combine("a.zip", "b.zip", "out.zip")
    forced = combine("a.zip", "b.zip", "out.zip", "--force")

    assert refused == (1, [], [f"gair: {told}"])
    assert forced[0] == 0
    out = read(Path("out.zip").read_bytes())
    assert [value.title for value in out.plan.values] == ["Trust", "Joy"]
    assert [value.answered for value in out.values] == [7, 3]


def test_a_folder_that_cannot_be_written_into_leaves_nothing(combine):
    assert combine("a.zip", "b.zip", "/proc/out.zip") == (
        1,
        [],
        ["gair: /proc/out.zip can't be written: No such file or directory"],
    )


def test_somebody_who_waits_sees_how_far_it_is(combine, monkeypatch):
    monkeypatch.setattr("bot.commands.progress.PATIENCE", 0)

    code, out, err = combine("a.zip", "b.zip", "both.zip")

    assert (code, err) == (0, [])
    assert out[:-1] == [
        "Values looked through for themes: 0 of 1",
        "Word clouds drawn: 0 of 1",
        "Putting the report together",
    ]


def test_a_file_that_is_far_too_large_is_not_taken_in(combine, monkeypatch):
    monkeypatch.setattr("bot.commands.several_archives.LARGEST_ARCHIVE", 100)

    told = "a.zip is larger than 200 MB; that is no archive of a session"
    assert combine("a.zip", "b.zip", "both.zip") == (1, [], [f"gair: {told}"])


def test_words_that_no_bot_would_have_kept_are_listed_and_not_drawn(combine):
    strange = ("x" * 10_000, "\x00", "", " a ", "\u202eb")
    Path("c.zip").write_bytes(build(session(*strange, people=9), {}, load("en")))

    code, _, err = combine("a.zip", "c.zip", "both.zip")

    both = read(Path("both.zip").read_bytes())
    assert (code, err) == (0, [])
    assert {count.word for count in both.values[0].words} >= {"x" * 10_000, "\x00", "care"}


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        ((), "en", ["en"]),
        (("--language", "cy"), "cy", ["cy"]),
        (("--language", "both"), "cy", ["cy", "en"]),
        (("--language", "cy+en"), "cy", ["cy", "en"]),
    ],
)
def test_the_language_of_the_report(combine, words, language, said):
    assert combine("a.zip", "b.zip", "out.zip", *words)[0] == 0

    with zipfile.ZipFile("out.zip") as archive:
        page = archive.read("report.html").decode()
    assert f'<html lang="{language}">' in page
    assert [one for one in ("cy", "en") if load(one)("report.gut") in page] == said


def test_sessions_in_several_languages_are_told_of_in_all_of_them(combine):
    in_welsh = replace(session("gofal", people=3), language="cy")
    Path("b.zip").write_bytes(build(in_welsh, {}, load("cy")))

    combine("a.zip", "b.zip", "out.zip")

    with zipfile.ZipFile("out.zip") as archive:
        page = archive.read("report.html").decode()
    assert load("cy")("report.gut") in page
    assert load("en")("report.gut") in page


def test_a_language_that_is_not_there(combine):
    code, _, told = combine("a.zip", "b.zip", "out.zip", "--language", "qq")

    assert code == 2
    assert "'qq' is none of en, cy, both" in told[0]
