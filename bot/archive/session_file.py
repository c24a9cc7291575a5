"""session.json: all that an archive says, for programs, so that sessions can be combined.

    {"format": 1,
     "plan": {"name", "title", "about", "attribution", "responses_per_person",
              "values": [{"title", "statement", "question": text or null, "prompts": [texts],
                          "sensitive": true or false}],
              "themes": [{"heading", "heading_cy", "keywords": [texts], "keywords_cy": [texts]}]},
     "mode": "private" or "open", "reveal": "live" or "at_close",
     "minimum": people that a cloud needs, "language": "en", "joined": people,
     "sessions": one for each session, more than one in an archive of combined sessions:
        [{"mode", "reveal", "minimum", "joined"}],
     "values": one for each of the plan's, in its order:
        [{"answered": people who sent a word, "passed": people,
          "words": [{"word", "people"}], falling by people,
          "late": [texts sent after closing], "notes": [texts that belong to no prompt],
          "prompts": [{"text", "answered", "passed", "answers": [texts], "notes": [texts]}]}]}

The archive has the same as a JSON Schema, schema.json. Of combined sessions, joined is the sum and
minimum the highest; mode is open and reveal is live if those of any session are, and nothing says
what was said in which. Texts are in alphabetical order; nobody's id, no time and no order of
arrival is in it. A reader must refuse another `format`; it rises when an old reader would
misunderstand a new file.
"""

import json
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from bot.archive.encoding import encoded
from bot.workshop.record import SessionRecord, ValueRecord

SESSION_FILE = "session.json"
SCHEMA_FILE = "schema.json"
FORMAT = 1


def session_file_of(record: SessionRecord) -> bytes:
    """The record as JSON, two spaces deep, non-ASCII letters as they are."""
    session = {
        "format": FORMAT,
        "plan": record.plan.as_dict(),
        "mode": record.mode,
        "reveal": record.reveal,
        "minimum": record.minimum,
        "language": record.language,
        "joined": record.joined,
        "sessions": [asdict(session) for session in record.sessions],
        "values": [_value(value) for value in record.values],
    }
    return encoded(json.dumps(session, ensure_ascii=False, indent=2) + "\n")


def schema_of_sessions() -> bytes:
    """The JSON Schema (draft 2020-12) that every session.json of this FORMAT fits."""
    return files(__package__).joinpath(SCHEMA_FILE).read_bytes()


def _value(value: ValueRecord) -> dict[str, Any]:
    return {
        "answered": value.answered,
        "passed": value.passed,
        "words": [{"word": count.word, "people": count.people} for count in value.words],
        "late": value.late,
        "notes": value.notes,
        "prompts": [
            {
                "text": prompt.text,
                "answered": prompt.answered,
                "passed": prompt.passed,
                "answers": prompt.answers,
                "notes": prompt.notes,
            }
            for prompt in value.prompts
        ],
    }
