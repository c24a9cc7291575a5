"""What a file of texts says to whoever reads it: a comment above a sentence is a doubt about it."""

import re

from bot import texts

_TABLE = re.compile(r"\[([a-z_]+)\]")
_KEY = re.compile(r"([a-z0-9_]+)\s*=")
_LONG = re.compile(r'"{3}.*?"{3}', re.DOTALL)
COMMENT = "#"


def notes_in(language: str) -> dict[str, str]:
    """The notes on sentences, by key: what stands in comments right above one."""
    text = texts.FOLDER.joinpath(f"{language}{texts.ENDING}").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    table, above = "", list[str]()
    # What stands inside of a long text is no comment, even behind a #.
    for line in _LONG.sub('""', text).splitlines():
        if line.startswith(COMMENT):
            above.append(line.lstrip(COMMENT).strip())
            continue
        if above and (key := _KEY.match(line)):
            found[f"{table}.{key[1]}"] = " ".join(above)
        table = named[1] if (named := _TABLE.match(line)) else table
        above = []
    return found
