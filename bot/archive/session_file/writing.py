"""session.json: all that an archive says, for programs, so that sessions can be combined.

    {"format": 5,
     "plan": {"name", "title", "about", "attribution", "responses_per_person", "answers_per_person",
              "for_whom": who was asked to take part, or empty,
              "asks_at_work": true if people were asked whether a value is so where they work,
              "language": what it is written in,
              "wordings": what it says in other languages, all texts, any of them empty:
                 [{"language", "title", "about", "attribution", "for_whom", "check_in",
                   "check_out"}],
              "values": [{"title", "statement", "question": text or null, "prompts": [texts],
                          "sensitive": true or false, "wordings": the same once more:
                          [{"language", "title", "statement", "question", "prompts": [texts]}]}],
              "themes": [{"heading", "heading_cy", "keywords": [texts], "keywords_cy": [texts]}]},
     "about": what whoever hands it out says of it, all texts, any of them empty:
        {"organisation", "group": its name, "audience", "place", "dates", "introduction", "summary",
         "conclusion", "values": [a summary for each value] or [],
         "key_themes": [{"key", "summary"}]},
     "mode": "private" or "open", "reveal": "live", "at_close", "own_first" or "after_look",
     "minimum": people that a cloud needs, "language": "en", "joined": people,
     "sessions": one for each session, more than one in an archive of combined sessions:
        [{"mode", "reveal", "minimum", "joined", "in_browser": of these people, or null,
          "withdrawn": messages, "hidden": quotes,
          "taken_out": people, "struck": words and texts,
          "included", "masked", "left_out": texts that somebody has reviewed,
          "day": "2026-11-21" or null, "id": text or null, "revision", "group": its name or empty}],
     "differences": between the plans of sessions that were combined all the same:
        [{"value": place in values or null, "what", "other": text, "sessions"}],
     "values": one for each of the plan's, in its order:
        [{"answered": people with words in it, "before": of these before any words were shown,
          "passed": people, "held_back": texts; or null,
          "spoke": people behind all answers and thoughts that are here, or null,
          "at_work": whether it is so where people work, by people, if it was asked:
                     {"answered", "already", "partly", "not_yet", "passed": numbers or null},
          "words": [{"word", "people"}], falling by people,
          "merged": [{"word", "others": [texts counted with it], "by": "rule" or "facilitator"}],
          "late": [texts sent after closing], "notes": [texts that belong to no prompt],
          "thoughts": {"texts": [texts sent while nothing was asked], "answered": the people behind
                       them, "held_back": texts; or null},
          "themes": [{"key", "heading", "heading_cy", "source": "list", "words" or "facilitator",
                      "words": [texts], "people" or null, "quotes": [texts],
                      "is_shown": true or false}],
          "also_said": [quotes], "both_sides": [quotes],
          "added": [texts found missing in its round-up], "recognised": people,
          "without_themes": true if its themes could not be worked out,
          "prompts": [{"text", "answered", "passed", "held_back": numbers or null,
                       "answers": [texts], "notes": [texts], "added": [texts],
                       "recognised": people}]}],
     "candidates": for key themes, falling by people:
        [{"key", "heading", "heading_cy", "source", "words": [texts],
          "people_by_value": [people or null, for each value], "quote": text,
          "value": its place in values, "is_key": true or false,
          "more_quotes": of key themes, each of another value: [{"value", "quote"}]}],
     "without_themes": true if the candidates could not be worked out,
     "edits": what a facilitator changed in round-ups, in the order in which it was done:
        [{"value": place in values or null, "prompt": place in prompts or null, "edit": {...}}],
     "checks": what people said as they came or went, if the plan says that it is kept:
        [{"question", "leaving": true or false, "answered": people or null, "texts": [texts]}],
     "run": the values that were run, in the order in which that was: [places in values]; empty
        where it is not known}

Places are counted from 0. The archive has the same as a JSON Schema, schema.json, which also says
what an edit is. Of combined sessions, joined is the sum and minimum the highest; mode is open and
reveal is live if those of any session are, and nothing says what was said in which. Texts are in
alphabetical order; nobody's id, no time and no order of arrival is in it.

A number that is null is not told: so few people answered that it could give somebody away. Of two
archives of the session with the same `id`, that with the higher `revision` is right: words may have
been taken back since the other one was made. It counts states of the archive, not what people did.

A reader must refuse another `format`; it rises when an old reader would misunderstand a new file.
Format 4 and those before it had no about, groups' names, spoke or more_quotes.
Format 3 and those before it had no thoughts: they stood in late. Formats 1 and 2 had no id,
revision, taken_out, held_back, differences or null for a number. Format 1 had no merged words,
themes, candidates, edits or counts of what was withdrawn, hidden, added or recognised. Whatever a
format did not have is read as empty.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from bot.archive.encoding import encoded
from bot.workshop.plan import Plan
from bot.workshop.record import EditRecord, SessionRecord, ValueRecord

SESSION_FILE = "session.json"
SCHEMA_FILE = "schema.json"
FORMAT = 5
# What the wordings of a plan have beside what was asked of whom.
OF_RUNNING = ("ground_rules", "support")


def session_file_of(record: SessionRecord) -> bytes:
    """The record as JSON, two spaces deep, non-ASCII letters as they are."""
    session = {
        "format": FORMAT,
        "plan": _plan(record.plan),
        "about": asdict(record.about),
        "mode": record.mode,
        "reveal": record.reveal,
        "minimum": record.minimum,
        "language": record.language,
        "joined": record.joined,
        "sessions": [asdict(session) for session in record.sessions],
        "differences": [asdict(difference) for difference in record.differences],
        "values": [_value(value) for value in record.values],
        "without_themes": record.without_themes,
        "candidates": [asdict(candidate) for candidate in record.candidates],
        "edits": [_edit(edit) for edit in record.edits],
        "run": list(record.run),
        "checks": [asdict(check) for check in record.checks],
    }
    return encoded(json.dumps(session, ensure_ascii=False, indent=2) + "\n")


def schema_of_sessions() -> bytes:
    """The JSON Schema (draft 2020-12) that every session.json of this FORMAT fits."""
    return files(__package__).joinpath(SCHEMA_FILE).read_bytes()


def _plan(plan: Plan) -> dict[str, Any]:
    """What was asked of whom. How a session was run beside that is nobody's finding."""
    fields = plan.as_dict()
    del fields["care"]
    for key in OF_RUNNING:
        _drop(fields["wordings"], key)
    for value in fields["values"]:
        del value["minutes"], value["content_note"]
        _drop(value["wordings"], "content_note")
    return fields


def _drop(wordings: Iterable[dict[str, Any]], key: str) -> None:
    for wording in wordings:
        del wording[key]


def _value(value: ValueRecord) -> dict[str, Any]:
    """All of it but what was planned, which the plan has."""
    fields = asdict(value)
    del fields["value"]
    return fields


def _edit(edit: EditRecord) -> dict[str, Any]:
    return {
        "value": edit.scope.value,
        "prompt": edit.scope.prompt,
        "edit": json.loads(edit.edit),
    }
