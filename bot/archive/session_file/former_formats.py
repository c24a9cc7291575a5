"""A session.json of a former format as one of today: what it could not say is empty."""

from collections.abc import Callable, Iterator, Mapping

OLDEST = 1
_NEW: Mapping[int, Mapping[str, Mapping[str, Callable[[], object]]]] = {
    2: {
        "session": {"candidates": list, "edits": list},
        "method": {"withdrawn": int, "hidden": int, "day": lambda: None},
        "value": {
            **dict.fromkeys(("merged", "themes", "also_said", "both_sides", "added"), list),
            "recognised": int,
        },
        "prompt": {"added": list, "recognised": int},
    },
    3: {
        "session": {"differences": list},
        "method": {"id": lambda: None, "revision": int, "taken_out": int},
        "value": {"held_back": int},
        "prompt": {"held_back": int},
    },
    4: {
        "session": {},
        "method": {"struck": int, "included": int, "masked": int, "left_out": int},
        "value": {
            "thoughts": lambda: {"texts": [], "answered": 0, "held_back": 0},
            "before": lambda: None,
        },
        "prompt": {},
    },
    5: {
        "session": {"about": dict},
        "method": {"group": str},
        "value": {"spoke": lambda: None},
        "prompt": {},
        "candidate": {"more_quotes": list},
    },
}
"""What each format has that the one before had not."""


def as_of_today(session: dict[str, object], version: int) -> dict[str, object]:
    """What format `found` did not have is put in, in place. Passes over what is not as it should
    be: whoever reads it says where."""
    for new in (_NEW[number] for number in _NEW if number > version):
        _complete(session, new["session"])
        for candidate in _objects(session, "candidates"):
            _complete(candidate, new.get("candidate", {}))
        for method in _objects(session, "sessions"):
            _complete(method, new["method"])
        for value in _objects(session, "values"):
            _complete(value, new["value"])
            for prompt in _objects(value, "prompts"):
                _complete(prompt, new["prompt"])
    return session


def _objects(session: dict[str, object], key: str) -> Iterator[dict[str, object]]:
    entries = session.get(key)
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            yield entry


def _complete(entry: dict[str, object], new: Mapping[str, Callable[[], object]]) -> None:
    """Nothing that it says is believed where its format says nothing."""
    entry.update({key: empty() for key, empty in new.items()})
