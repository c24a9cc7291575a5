"""Archives from elsewhere: unpacked, zipped again, impossible, enormous. One clear line each."""

import io
import json
import zipfile
from dataclasses import replace

import pytest

from bot.archive import ArchiveError, build, combine, read, read_file
from bot.archive.order import in_order
from bot.archive.packing import pack
from bot.archive.publishing import published
from bot.archive.session_file.reading import MAX_BYTES, MOST_PARTS


@pytest.fixture
def archive(record, texts) -> bytes:
    return build(record, {}, texts)


@pytest.fixture
def session(archive) -> dict:
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return json.loads(files.read("session.json"))


def zipped(archive: bytes, name: str, **others: bytes) -> bytes:
    """The files of an archive under other names, and some more."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as files, zipfile.ZipFile(out, "w") as again:
        for member in files.namelist():
            again.writestr(name.format(member), files.read(member))
        for other, content in others.items():
            again.writestr(other, content)
    return out.getvalue()


@pytest.mark.parametrize("name", ["session/{}", "a/b c/{}", "session\\{}", "./{}"])
def test_what_was_unpacked_and_zipped_again_is_read(record, archive, name):
    again = zipped(archive, name, **{"__MACOSX/session/session.json": b"\0", "x/._a": b""})

    assert read(again) == in_order(published(record))


def test_of_two_folders_in_one_file_none_is_taken(archive):
    both = zipped(archive, "a/{}", **{"b/session.json": b"{}"})

    with pytest.raises(ArchiveError, match=r"^it has several session\.json; name the archive"):
        read(both)


def test_a_folder_and_what_is_in_it_are_read(record, archive, tmp_path):
    inner = tmp_path / "gair-ours-1"
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        files.extractall(inner)
    (tmp_path / "a.zip").write_bytes(archive)

    for path in (tmp_path, inner, inner / "session.json", tmp_path / "a.zip"):
        assert read_file(path) == in_order(published(record))


def test_a_folder_without_an_archive_is_none(tmp_path):
    with pytest.raises(ArchiveError, match=r"no session\.json is in this folder"):
        read_file(tmp_path)


@pytest.mark.parametrize(
    ("path", "number", "told"),
    [
        ("joined", 9, "joined should be 8, as so many joined its sessions"),
        ("values.0.answered", 5000, "values.1.answered should be 8 or less, as so many people"),
        ("values.0.passed", 9, "values.1.passed should be 8 or less"),
        ("values.0.recognised", 9, "values.1.recognised should be 8 or less"),
        ("values.0.words.0.people", 7, "values.1.words.1.people should be 6 or less, as so many"),
        ("values.0.words.0.people", 0, "values.1.words.1.people should be 1 or more"),
        ("values.0.words.0.people", -1, "values.1.words.1.people should be a whole number"),
        ("values.0.words.0.people", 1.5, "values.1.words.1.people should be a whole number"),
        ("values.0.words.0.people", True, "values.1.words.1.people should be a whole number"),
        ("values.0.thoughts.answered", 9, "values.1.thoughts.answered should be 8 or less"),
        ("values.0.prompts.0.answered", 9, "values.1.prompts.1.answered should be 8 or less"),
        ("values.0.prompts.1.passed", 9, "values.1.prompts.2.passed should be 8 or less"),
        ("sessions.0.joined", 10**300, "sessions.1.joined should be 100000 or less"),
        ("sessions.0.revision", -1, "sessions.1.revision should be a whole number, 0 or more"),
        ("sessions.0.id", "../x", "sessions.1.id should be an id of 16 to 64 letters and digits"),
    ],
)
def test_a_number_that_no_workshop_has_is_refused_where_it_stands(session, path, number, told):
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    place = session
    for step in steps:
        place = place[step]
    place[last] = number

    with pytest.raises(ArchiveError) as caught:
        read(pack({"session.json": json.dumps(session).encode()}))

    assert str(caught.value).startswith(f"session.json: {told}")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_no_json(session, number):
    text = json.dumps(session).replace('"joined": 8', f'"joined": {number}')

    with pytest.raises(ArchiveError, match=r"^session\.json is not JSON$"):
        read(pack({"session.json": text.encode()}))


def test_more_than_a_workshop_leaves_is_refused_before_it_is_taken_in():
    with pytest.raises(ArchiveError, match=r"^its session\.json is larger than 16 MB"):
        read(pack({"session.json": b" " * (MAX_BYTES + 1)}))
    with pytest.raises(ArchiveError, match="has more than 600000 parts"):
        read(pack({"session.json": b"[" + b"{}," * MOST_PARTS + b"{}]"}))


def test_a_list_of_files_that_would_fill_the_memory_is_not_read(archive):
    at = archive.rfind(b"PK\x05\x06")
    enormous = archive[: at + 12] + (2_000_000).to_bytes(4, "little") + archive[at + 16 :]

    with pytest.raises(ArchiveError, match="this is no archive of a session"):
        read(enormous)


def test_what_was_forced_is_said_in_page_method_and_session_file(record, other, files):
    changed = replace(record.plan.values[0], statement="Trust is earned.", prompts=("What helps?",))
    plan = replace(record.plan, title="Their values", values=(changed, *record.plan.values[1:2]))
    theirs = replace(
        other,
        plan=plan,
        values=tuple(
            replace(one, value=value) for one, value in zip(other.values, plan.values, strict=False)
        ),
    )

    made = files(combine([record, theirs], force=True))

    told = (
        "In 1 of 2 sessions the statement was: Trust is earned.",
        "Asked in 1 of 2 sessions only: What hinders?",
        "Only in 1 of 2 sessions.",
        "In 1 of 2 sessions the title of the plan was: Their values",
    )
    for name in ("report.html", "method.md"):
        assert [one for one in told if one not in made[name].decode()] == []
    assert {
        (one["value"], one["what"]) for one in json.loads(made["session.json"])["differences"]
    } == {
        (None, "title"),
        (0, "statement"),
        (0, "prompt"),
        (2, "value"),
    }
