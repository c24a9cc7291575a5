"""The text of a TOML file, whatever editor has saved it, and slips that office programs make."""

import re
from enum import StrEnum, auto

_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


class Slip(StrEnum):
    """What an office program, a Windows path or a habit puts into a line; `slip.<name>` says
    what to write in its place."""

    CURLY_QUOTES = auto()
    ODD_SPACE = auto()
    BACKSLASH = auto()
    WIDE_SIGN = auto()
    TRUE_WRITTEN = auto()
    FALSE_WRITTEN = auto()
    UNQUOTED = auto()
    OPEN_QUOTE = auto()


_SIGNS = {
    re.compile("[“”„‟″‘’‚«»]"): Slip.CURLY_QUOTES,
    re.compile("[\u00a0\u2007\u202f\u200b\u2060\u3000]"): Slip.ODD_SPACE,
    re.compile(r"\\"): Slip.BACKSLASH,
    re.compile("[＝［］＂＇]"): Slip.WIDE_SIGN,
    re.compile(r"=\s*(?:True|TRUE|yes|Yes|YES|on|ydy|ie)\s*(?:#|$)"): Slip.TRUE_WRITTEN,
    re.compile(r"=\s*(?:False|FALSE|no|No|NO|off|nac ydy|na)\s*(?:#|$)"): Slip.FALSE_WRITTEN,
    re.compile(r"=\s*[^\W\d]"): Slip.UNQUOTED,
    re.compile("""=[^"']*"[^"]*$"""): Slip.OPEN_QUOTE,
}


def decoded(content: bytes) -> str:
    """The text in a file, with \\n at the ends of lines. Raises UnicodeDecodeError.

    Notepad and Word also save UTF-16 ("Unicode"), and put a mark at the front of UTF-8.
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in content[:2]:
        encoding = "utf-16-be" if content[:1] == b"\0" else "utf-16-le"
    text = content.decode(encoding)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def slip_in(text: str, line: int) -> Slip | None:
    """The slip in a line (from 1) that can't be read; None if it is something else."""
    lines = text.split("\n")
    wrong = lines[line - 1] if 0 < line <= len(lines) else ""
    return next((slip for sign, slip in _SIGNS.items() if sign.search(wrong)), None)
