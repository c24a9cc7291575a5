"""Which line of a TOML file each key stands in, so that a mistake can be pointed at."""

import re
from collections.abc import Iterator

Table = tuple[str, int]
"""The name of a table, as in [check_in], or of an array of them, as in [[value]], and the number of
one of them, from 0."""
KeyPlace = tuple[Table | None, str]
"""A table (None: the top of the file), and a key."""

ARRAYS = ("value", "theme")
TABLES = ("check_in", "check_out")

_ARRAY_TABLE = re.compile(r"\s*\[\[([^\]]*+)\]\]")
_TABLE = re.compile(r"""\s*\[\s*["']?([^"'\].]*)""")
_KEY = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*[.=]""")
_TOKEN = re.compile(r'''"""|\'\'\'|"(?:\\.|[^"\\])*"|'[^']*'|\#.*|[\[\]{}]''')


def lines_of_keys(text: str) -> dict[KeyPlace, int]:
    """The line (from 1) of every key of valid TOML; key "" is the header of that table."""
    found: dict[KeyPlace, int] = {}
    count = dict.fromkeys(ARRAYS, 0)
    table: Table | None = None
    in_table = False
    for number, line in _starts_of_entries(text):
        if header := _ARRAY_TABLE.match(line):
            name = header[1].strip(" \t\"'")
            in_table = name not in ARRAYS
            if not in_table:
                table = name, count[name]
                count[name] += 1
            found.setdefault((None, name), number)
            found.setdefault((table, ""), number)
        elif header := _TABLE.match(line):
            in_table = header[1] not in TABLES
            table = None if in_table else (header[1], 0)
            found.setdefault((None, header[1]), number)
        elif (key := _KEY.match(line)) and not in_table:
            found.setdefault((table, key[1] or key[2] or key[3] or ""), number)
    return found


def _starts_of_entries(text: str) -> Iterator[tuple[int, str]]:
    """The lines that begin outside of any long string, list or inline table, with their number."""
    quote, depth = "", 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not quote and not depth:
            yield number, line
            if _ARRAY_TABLE.match(line) or _TABLE.match(line):
                continue
        quote, depth = _after(line, quote, depth)


def _after(line: str, quote: str, depth: int) -> tuple[str, int]:
    """The long quote that is still open after the line, and how many brackets are."""
    at = 0
    while at < len(line):
        if quote:
            end = _end_of_long_string(line, at, quote)
            if end is None:
                return quote, depth
            quote, at = "", end
            continue
        token = _TOKEN.search(line, at)
        if token is None:
            break
        at = token.end()
        quote = token[0] if token[0] in ('"""', "'''") else ""
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
    return quote, depth


def _end_of_long_string(line: str, at: int, quote: str) -> int | None:
    """Where a long string that is open at `at` ends; up to two more quotes belong to its text."""
    ending = r'(?:\\.|[^\\])*?"{3,5}' if quote == '"""' else r".*?'{3,5}"
    end = re.compile(ending).match(line, at)
    return end and end.end()
