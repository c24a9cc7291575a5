"""The edits of round-ups in a session.json: which kinds there are, and what each one says."""

import json
from collections.abc import Mapping

from bot.archive.session_file.entry import Entry
from bot.workshop.record import EditRecord
from bot.workshop.scope import Scope

TEXT, TEXTS = Entry.text, Entry.texts
KINDS: Mapping[str, Mapping[str, object]] = {
    "rename": {"theme": TEXT, "heading": TEXT},
    "merge": {"themes": TEXTS, "heading": TEXT},
    "split": {"theme": TEXT, "heading": TEXT, "keywords": TEXTS},
    "move": {"quote": TEXT, "origin": TEXT, "to": TEXT},
    "hide": {"quote": TEXT},
    "add": {"heading": TEXT, "keywords": TEXTS},
    "drop": {"theme": TEXT},
    "key": {"theme": TEXT},
    "undo": {},
}


def edit_of(entry: Entry, values: int) -> EditRecord:
    """An edit of one of so many values, or across all; raises ArchiveError unless it says just
    what one of its kind says."""
    value, prompt = entry.at("value"), entry.at("prompt")
    scope = Scope(
        None if value.found is None else value.place(values),
        None if prompt.found is None else prompt.count(),
    )
    if scope.value is None and scope.prompt is not None:
        prompt.wrong("should be null, as the value is")
    edit = entry.at("edit")
    _check(edit)
    return EditRecord(scope=scope, edit=json.dumps(edit.found, ensure_ascii=False))


def _check(edit: Entry) -> None:
    fields = KINDS[edit.at("edit").one_of(*KINDS)]
    for key, kind in fields.items():
        found = edit.at(key)
        found.text() if kind is TEXT else found.texts()
    edit.only("edit", *fields)
