"""What no plan needs, and would take the parser of TOML more time and memory than a file may cost.

A key with many dots costs it the square of their number, and brackets within brackets a call each.
Both are counted before it begins, in one pass, as it would meet them: not in texts or comments.
"""

import re
from collections.abc import Iterator

from bot.plan_file.faults import PlanFault, PlanFaultKind, fault

# A plan's deepest key has two parts; its deepest list is one in a table in a list.
MAX_PARTS = 8
MAX_BRACKETS = 8

# Nothing here is tried again once it was passed, so that each sign is read a few times at most.
_TEXT = r""""(?:\\[^\n]|[^"\\\n])*+"|'[^'\n]*+\'"""
_LONG_TEXT = (
    r'"""(?:\\[\s\S]|[^"\\]|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
)
_PART = rf"(?:[\w-]++|{_TEXT})"
_TOKEN = re.compile(
    rf"(?P<long>{_LONG_TEXT})"
    rf"|(?P<key>{_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{MAX_PARTS},}}+)"
    rf"|(?P<plain>{_PART}|\#.*+)"
    r"|(?P<bracket>[\[\]{}])"
    r"""|(?P<open>["'])"""
)


def beyond_bounds(text: str) -> PlanFault | None:
    """What no plan needs, and its line; None if there is nothing."""
    depth = 0
    for token in _tokens(text):
        if token["key"]:
            return fault(PlanFaultKind.MANY_PARTS, most=MAX_PARTS).at(_line_of(token))
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth > MAX_BRACKETS:
            return fault(PlanFaultKind.MANY_BRACKETS).at(_line_of(token))
    return None


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """What stands there, up to a text that does not end: there the parser stops too."""
    for token in _TOKEN.finditer(text):
        if token["open"]:
            return
        yield token


def _line_of(token: re.Match[str]) -> int:
    return token.string.count("\n", 0, token.start()) + 1
