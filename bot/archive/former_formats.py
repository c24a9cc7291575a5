"""A session.json of a former format as one of today: what it could not say is empty."""

from collections.abc import Callable, Iterator, Mapping

OLDEST = 1
_EMPTY: Mapping[str, Mapping[str, Callable[[], object]]] = {
    "session": {"candidates": list, "edits": list},
    "method": {"withdrawn": int, "hidden": int, "day": lambda: None},
    "value": {
        **dict.fromkeys(("merged", "themes", "also_said", "both_sides", "added"), list),
        "recognised": int,
    },
    "prompt": {"added": list, "recognised": int},
}


def as_of_today(session: dict[str, object]) -> dict[str, object]:
    """What format 1 did not have is put in, in place. Passes over what is not as it should be:
    whoever reads it says where."""
    _complete(session, "session")
    for method in _objects(session, "sessions"):
        _complete(method, "method")
    for value in _objects(session, "values"):
        _complete(value, "value")
        for prompt in _objects(value, "prompts"):
            _complete(prompt, "prompt")
    return session


def _objects(found: dict[str, object], key: str) -> Iterator[dict[str, object]]:
    entries = found.get(key)
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            yield entry


def _complete(found: dict[str, object], what: str) -> None:
    """Nothing that it says is believed where its format says nothing."""
    found.update({key: empty() for key, empty in _EMPTY[what].items()})
