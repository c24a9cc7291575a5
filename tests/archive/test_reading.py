"""session.json: everything comes back, and what is no archive is explained."""

import io
import json
import zipfile
from dataclasses import replace

import pytest

from bot.archive import ArchiveError, build, combine, read
from bot.archive.order import in_order
from bot.archive.packing import pack
from bot.workshop.plan import Theme
from bot.workshop.record import PromptRecord
from bot.workshop.word_count import WordCount


def archive_with(session: object) -> bytes:
    return pack({"session.json": json.dumps(session).encode()})


def session_of(record, texts) -> dict:
    with zipfile.ZipFile(io.BytesIO(build(record, {}, texts))) as archive:
        return json.loads(archive.read("session.json"))


def test_reading_is_the_opposite_of_building(record, texts, cloud):
    assert read(build(record, {1: cloud}, texts)) == in_order(record)


def test_themes_of_the_plan_come_back(record, texts):
    theme = Theme(heading="Money", heading_cy="Arian", keywords=("fund*",), keywords_cy=("arian",))
    record = replace(record, plan=replace(record.plan, themes=(theme,)))

    assert read(build(record, {}, texts)) == in_order(record)


def test_combined_sessions_come_back_with_how_each_was_done(record, other, texts):
    combined = combine([record, other])

    again = read(build(combined, {}, texts))

    assert again == combined
    assert [session.joined for session in again.sessions] == [8, 5]


def test_texts_of_every_kind_come_back_as_they_were(record, texts):
    hostile = ("<b>", "=1+1", "\x00\u202e", "الثقة", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", 'a"\\\n', "x" * 1000)
    value = replace(
        record.values[0],
        words=tuple(WordCount(word=text, people=1) for text in hostile),
        late=hostile,
        notes=hostile,
        prompts=(PromptRecord(text="?", answers=hostile, notes=hostile, answered=7, passed=1),),
    )
    record = replace(record, values=(value, *record.values[1:]))

    assert read(build(record, {}, texts)) == in_order(record)


def test_half_a_character_becomes_a_replacement_sign(record, texts):
    value = replace(record.values[0], late=("a\ud800b",))

    again = read(build(replace(record, values=(value, *record.values[1:])), {}, texts))

    assert again.values[0].late == ("a\ufffdb",)


def test_the_file_is_as_documented(record, texts):
    session = session_of(record, texts)

    assert list(session) == [
        "format",
        "plan",
        "about",
        "mode",
        "reveal",
        "minimum",
        "language",
        "joined",
        "sessions",
        "differences",
        "values",
        "without_themes",
        "candidates",
        "edits",
        "run",
        "checks",
    ]
    assert session["format"] == 5
    assert session["sessions"] == [
        {
            "mode": "private",
            "reveal": "live",
            "minimum": 5,
            "joined": 8,
            "in_browser": 0,
            "withdrawn": 0,
            "hidden": 0,
            "taken_out": 0,
            "struck": 0,
            "included": 0,
            "masked": 0,
            "left_out": 0,
            "day": None,
            "id": None,
            "revision": 0,
            "group": "",
        }
    ]
    assert session["values"][0] == {
        "answered": 6,
        "before": 5,
        "passed": 1,
        "words": [
            {"word": "care", "people": 4},
            {"word": "safe", "people": 2},
            {"word": "a cup of tea", "people": 1},
            {"word": "warmth", "people": 1},
        ],
        "late": ["honesty", "patience"],
        "thoughts": {"texts": [], "answered": 0, "held_back": 0},
        "notes": ["We come back to this."],
        "merged": [],
        "themes": [],
        "also_said": [],
        "both_sides": [],
        "added": [],
        "recognised": 0,
        "without_themes": False,
        "held_back": 0,
        "prompts": [
            {
                "text": "What helps?",
                "answered": 2,
                "passed": 3,
                "answers": ["Being listened to.", "Time."],
                "notes": ["Somebody laughed."],
                "added": [],
                "recognised": 0,
                "held_back": 0,
            },
            {
                "text": "What hinders?",
                "answered": 0,
                "passed": 5,
                "answers": [],
                "notes": [],
                "added": [],
                "recognised": 0,
                "held_back": 0,
            },
        ],
        "spoke": None,
        "at_work": None,
    }


@pytest.mark.parametrize("archive", [b"", b"no zip", b"PK\x03\x04 half", pack({"a.txt": b"a"})])
def test_what_is_no_archive_is_refused(archive: bytes):
    with pytest.raises(ArchiveError) as caught:
        read(archive)

    assert str(caught.value) == (
        "this is no archive of a session: no session.json can be read in it"
    )


def test_a_damaged_or_enormous_member_is_refused(record, texts):
    archive = build(record, {}, texts)
    damaged = archive[:200] + bytes(len(archive) - 400) + archive[-200:]

    with pytest.raises(ArchiveError, match=r"no session\.json can be read"):
        read(damaged)
    with pytest.raises(ArchiveError, match=r"^its session\.json is larger than 16 MB"):
        read(pack({"session.json": b" " * 16_000_001}))


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[" * 100_000, b"1" * 5000])
def test_a_session_file_that_is_no_json_is_refused(content: bytes):
    with pytest.raises(ArchiveError, match=r"^session\.json is not JSON$"):
        read(pack({"session.json": content}))


def test_another_format_is_refused(record, texts):
    for unknown in (0, 6):
        session = session_of(record, texts) | {"format": unknown}

        with pytest.raises(ArchiveError) as caught:
            read(archive_with(session))

        assert str(caught.value) == f"session.json has format {unknown}; this program reads 1 to 5"


@pytest.mark.parametrize(
    ("path", "entry", "told"),
    [
        (("joined",), -1, "joined should be a whole number, 0 or more"),
        (("joined",), True, "joined should be a whole number, 0 or more"),
        (("joined",), 10**9, "joined should be 100000 or less"),
        (("mode",), "secret", "mode should be one of: private, open"),
        (("reveal",), 3, "reveal should be a text"),
        (("sessions",), [{}] * 20_001, "sessions should have 20000 entries or less"),
        (("language",), "x" * 10_001, "language should have 10000 characters or less"),
        (("values",), [], "values should have 3 entries, one for each value"),
        (("values",), {}, "values should be a list"),
        (("sessions",), [], "sessions should have an entry for each session"),
        (("sessions", 0, "mode"), "secret", "sessions.1.mode should be one of: private, open"),
        (("values", 0), None, "values.1 should be an object"),
        (("values", 1), {}, "values.2 has no words"),
        (("values", 0, "words", 1, "people"), "2", "values.1.words.2.people should be a whole"),
        (("values", 0, "late", 0), ["x"], "values.1.late.1 should be a text"),
        (("plan", "values", 2, "sensitive"), "no", "plan.values.3.sensitive should be true or"),
        (("plan", "values", 2, "question"), 1, "plan.values.3.question should be a text"),
    ],
)
def test_what_is_wrong_in_a_session_file_is_told_with_its_place(record, texts, path, entry, told):
    session = session_of(record, texts)
    place = session
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = entry

    with pytest.raises(ArchiveError) as caught:
        read(archive_with(session))

    assert str(caught.value).startswith(f"session.json: {told}")


def test_a_session_file_that_is_a_list_is_refused():
    with pytest.raises(ArchiveError, match=r"^session\.json: the file should be an object$"):
        read(archive_with([]))
