"""session.json: themes, edits and counts come back, and former formats are read as well."""

import io
import json
import zipfile
from dataclasses import replace
from typing import get_args

import pytest

from bot.archive import ArchiveError, build, read
from bot.archive.order import in_order
from bot.archive.packing import pack
from bot.archive.publishing import published
from bot.archive.session_file.edit import KINDS
from bot.round_up import edits
from bot.workshop.record import EditRecord
from bot.workshop.scope import ACROSS, Scope
from bot.workshop.thoughts import NO_THOUGHTS

ONE_OF_EACH = (
    edits.RenameTheme(theme="a", heading="b"),
    edits.MergeThemes(themes=("a", "b"), heading="c"),
    edits.SplitTheme(theme="a", heading="b", keywords=("c*",)),
    edits.MoveQuote(quote="0a", origin="", to="b"),
    edits.HideQuote(quote="0a"),
    edits.AddTheme(heading="Trafnidiaeth", keywords=("bws",)),
    edits.DropTheme(theme="a"),
    edits.KeyTheme(theme="a"),
    edits.Undo(),
)


def archive_with(session: object) -> bytes:
    return pack({"session.json": json.dumps(session).encode()})


def session_of(record, texts) -> dict:
    with zipfile.ZipFile(io.BytesIO(build(record, {}, texts))) as archive:
        return json.loads(archive.read("session.json"))


def as_format_1(session: dict) -> dict:
    """The same session as it was written before there were themes in it."""
    methods = ("mode", "reveal", "minimum", "joined")
    values = ("answered", "passed", "words", "late", "notes")
    prompts = ("text", "answered", "passed", "answers", "notes")
    return {
        **{key: found for key, found in session.items() if key not in ("candidates", "edits")},
        "format": 1,
        "sessions": [{key: one[key] for key in methods} for one in session["sessions"]],
        "values": [
            {
                **{key: value[key] for key in values},
                "prompts": [{key: one[key] for key in prompts} for one in value["prompts"]],
            }
            for value in session["values"]
        ],
    }


def test_themes_edits_and_counts_come_back(themed, workshop, texts):
    assert read(build(themed, {}, texts)) == in_order(published(themed))
    assert read(build(workshop, {}, texts)) == in_order(workshop)


def test_every_kind_of_edit_comes_back(themed, texts):
    made = tuple(
        EditRecord(scope=scope, edit=json.dumps(edits.as_dict(edit), ensure_ascii=False))
        for scope in (Scope(1, 0), Scope(2), ACROSS)
        for edit in ONE_OF_EACH
    )

    again = read(build(replace(themed, edits=made), {}, texts))

    assert {type(edit) for edit in ONE_OF_EACH} == set(get_args(edits.Edit))
    assert again.edits == made
    assert {json.loads(edit.edit)["edit"] for edit in made} == set(KINDS)
    assert [
        edits.from_dict(json.loads(one.edit)) for one in again.edits[: len(ONE_OF_EACH)]
    ] == list(ONE_OF_EACH)


def test_a_session_of_format_1_has_nothing_where_it_could_say_nothing(record, themed, texts):
    former = as_format_1(session_of(record, texts))
    of_themed = as_format_1(session_of(themed, texts))

    values = tuple(replace(value, before=None) for value in record.values)
    assert read(archive_with(former)) == in_order(replace(record, values=values))
    assert read(archive_with(of_themed)).values[0].words == in_order(record).values[0].words
    assert read(archive_with(of_themed)).values[0].themes == ()


def test_a_session_of_format_3_has_no_thoughts_and_is_believed_none(themed, texts):
    former = session_of(themed, texts) | {"format": 3}
    invented = {"texts": ["x"], "answered": 9, "held_back": 9}
    former["values"][0]["thoughts"] = invented
    del former["values"][1]["thoughts"]

    again = read(archive_with(former))

    value = in_order(published(themed)).values[0]
    value = replace(value, thoughts=NO_THOUGHTS, before=None)
    assert again.values[0] == value
    assert again.values[1].thoughts == NO_THOUGHTS


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (("values", 0, "prompts", 0, "answers"), "values.1.prompts.1 has no answers"),
        (("values", 0, "words"), "values.1 has no words"),
        (("values",), "the file has no values"),
        (("sessions", 0, "joined"), "sessions.1 has no joined"),
    ],
)
def test_what_format_1_had_has_to_be_there(record, texts, path, told: str):
    session = as_format_1(session_of(record, texts))
    place = session
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]

    with pytest.raises(ArchiveError) as caught:
        read(archive_with(session))

    assert str(caught.value) == f"session.json: {told}"


@pytest.mark.parametrize("session", [[], 1, None, {"format": 1}, {"format": 1, "values": [1, {}]}])
def test_what_is_no_session_is_refused_in_every_format(session):
    with pytest.raises(ArchiveError, match=r"^session\.json: "):
        read(archive_with(session))


@pytest.mark.parametrize(
    ("path", "entry", "told"),
    [
        (("sessions", 0, "day"), "21 November", "sessions.1.day should be a day, as 2026-11-21"),
        (("sessions", 0, "day"), "2026-02-30", "sessions.1.day should be a day, as 2026-11-21"),
        (("sessions", 0, "day"), "20261121", "sessions.1.day should be a day, as 2026-11-21"),
        (("sessions", 0, "hidden"), -1, "sessions.1.hidden should be a whole number"),
        (("values", 0, "merged", 0, "by"), "me", "values.1.merged.1.by should be one of: rule,"),
        (("values", 0, "themes", 0, "source"), "", "values.1.themes.1.source should be one of:"),
        (("values", 0, "themes", 0, "is_shown"), 1, "values.1.themes.1.is_shown should be true"),
        (("candidates", 0, "people_by_value"), [1], "candidates.1.people_by_value should have 3"),
        (("candidates", 0, "value"), 3, "candidates.1.value should be a place in a list of 3"),
        (("candidates", 0, "quote"), None, "candidates.1.quote should be a text"),
        (("edits", 0, "value"), 3, "edits.1.value should be a place in a list of 3, from 0"),
        (("edits", 3, "prompt"), 0, "edits.4.prompt should be null, as the value is"),
        (("edits", 0, "edit"), "rename", "edits.1.edit should be an object"),
        (("edits", 0, "edit"), {"edit": "shout"}, "edits.1.edit.edit should be one of: rename,"),
        (("edits", 0, "edit"), {"edit": "hide"}, "edits.1.edit has no quote"),
        (("edits", 0, "edit"), {"edit": "undo", "by": "Ana"}, "edits.1.edit should not have 'by'"),
        (("edits", 1, "edit", "themes"), "a", "edits.2.edit.themes should be a list"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(themed, texts, path, entry, told: str):
    session = session_of(themed, texts)
    place = session
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = entry

    with pytest.raises(ArchiveError) as caught:
        read(archive_with(session))

    assert str(caught.value).startswith(f"session.json: {told}")
