"""schema.json says what session.json is, and every session.json fits it."""

import json
from dataclasses import replace

import pytest

from bot.archive import combine
from bot.archive.combined import differences
from bot.archive.session_file.writing import FORMAT, schema_of_sessions
from bot.round_up.edits import as_dict
from bot.workshop.plan import Theme
from bot.workshop.record import EditRecord
from bot.workshop.scope import Scope
from tests.archive.test_reading_themes import ONE_OF_EACH

KINDS = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
SAID = {"$schema", "$defs", "title", "description"}
MEANT = {
    "type",
    "const",
    "enum",
    "minimum",
    "maximum",
    "minItems",
    "items",
    "properties",
    "required",
    "format",
    "oneOf",
}


def misfits(found, schema, root, where="") -> list[str]:
    """Where something is not as the schema says; knows the part of JSON Schema that it uses."""
    if "$ref" in schema:
        assert set(schema) == {"$ref"}
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    assert set(schema) <= SAID | MEANT | {"additionalProperties"}
    if "oneOf" in schema:
        fitting = [one for one in schema["oneOf"] if not misfits(found, one, root)]
        return [] if len(fitting) == 1 else [f"{where} fits {len(fitting)} kinds"]
    kinds = schema.get("type", [])
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if kinds and type(found) not in [KINDS[kind] for kind in kinds]:
        return [f"{where} is no {kinds}"]
    if found != schema.get("const", found) or found not in schema.get("enum", [found]):
        return [f"{where} is {found!r}"]
    if type(found) is int:
        small, large = found < schema.get("minimum", found), found > schema.get("maximum", found)
        return [f"{where} is too small"] * small + [f"{where} is too large"] * large
    if type(found) is list and len(found) < schema.get("minItems", 0):
        return [f"{where} is too short"]
    return misfits_within(found, schema, root, where)


def misfits_within(found, schema, root, where: str) -> list[str]:
    """The same for what is in an object or a list; every key that may be there has to be."""
    if type(found) is list:
        items = [(at, item, schema["items"]) for at, item in enumerate(found)]
    elif type(found) is dict:
        properties = schema["properties"]
        assert schema["additionalProperties"] is False
        assert list(properties) == schema["required"]
        if strange := properties.keys() ^ found.keys():
            return [f"{where}/{key}" for key in strange]
        items = [(key, found[key], properties[key]) for key in properties]
    else:
        items = []
    return [slip for at, one, form in items for slip in misfits(one, form, root, f"{where}/{at}")]


@pytest.fixture
def read(files):
    def read(record):
        found = files(record)
        return json.loads(found["session.json"]), json.loads(found["schema.json"])

    return read


@pytest.mark.long
def test_every_session_fits_the_schema_that_lies_beside_it(record, other, themed, workshop, read):
    themes = (Theme(heading="Money", keywords=("fund*",)),)
    listed = replace(record, plan=replace(record.plan, themes=themes))
    silent = replace(record, values=tuple(replace(value, words=()) for value in record.values))

    for one in (record, other, silent, listed, themed, workshop, combine([themed, other])):
        session, schema = read(one)
        assert misfits(session, schema, schema) == []


@pytest.mark.parametrize(
    ("path", "entry", "told"),
    [
        (("format",), 1, "/format is 1"),
        (("sessions", 0, "day"), 7, "/sessions/0/day is no ['string', 'null']"),
        (("values", 0, "merged"), [{"word": "a", "others": []}], "/values/0/merged/0/by"),
        (("edits",), [{"value": None, "prompt": None, "edit": 1}], "/edits/0/edit fits 0 kinds"),
        (("mode",), "secret", "/mode is 'secret'"),
        (("sessions",), [], "/sessions is too short"),
        (("joined",), -1, "/joined is too small"),
        (("joined",), 100_001, "/joined is too large"),
        (("joined",), True, "/joined is no ['integer']"),
        (("values", 0, "words", 0), {"word": "a"}, "/values/0/words/0/people"),
        (("plan", "values", 0, "question"), 1, "/plan/values/0/question is no ['string', 'null']"),
        (("plan", "by"), "Ana", "/plan/by"),
    ],
)
def test_what_is_no_session_does_not_fit(record, read, path, entry, told: str):
    session, schema = read(record)
    place = session
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = entry

    assert misfits(session, schema, schema) == [told]


def test_every_kind_of_edit_fits_the_schema_and_no_other_one_does(themed, read):
    made = [EditRecord(scope=Scope(0), edit=json.dumps(as_dict(edit))) for edit in ONE_OF_EACH]
    session, schema = read(replace(themed, edits=tuple(made)))
    strange = {**session["edits"][0], "edit": {**session["edits"][0]["edit"], "by": "Ana"}}

    assert misfits(session, schema, schema) == []
    assert len(schema["$defs"]["edit"]["oneOf"]) == len(ONE_OF_EACH)
    assert misfits({**session, "edits": [strange]}, schema, schema) == [
        "/edits/0/edit fits 0 kinds"
    ]


def test_the_schema_has_the_version_of_the_format(record, read):
    session, schema = read(record)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["properties"]["format"]["const"] == session["format"] == FORMAT
    assert schema["title"] == f"session.json, format {FORMAT}"


def test_the_schema_knows_every_kind_of_difference():
    what = json.loads(schema_of_sessions())["$defs"]["difference"]["properties"]["what"]

    assert what["enum"] == list(differences.KINDS)
