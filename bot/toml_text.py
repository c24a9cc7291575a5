"""The text of a TOML file, whatever editor has saved it, and slips that office programs make."""

import re

_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_SLIPS = {
    re.compile("[“”„‟″‘’‚«»]"): 'write straight quotation marks, as in "text", please',
    re.compile(
        "[\u00a0\u2007\u202f\u200b\u2060\u3000]"
    ): "write ordinary spaces, please: here is a non-breaking or invisible one",
    re.compile(r"\\"): "a backslash begins a special sign; write folders with /, as in "
    "\"D:/plans\", or in single quotation marks, as in 'D:\\plans'",
    re.compile("[＝［］＂＇]"): "write = [ ] and quotation marks as on a Latin keyboard, please",
    re.compile(r"=\s*(?:True|TRUE|yes|Yes|YES|on|ydy|ie)\s*(?:#|$)"): "write true in small letters",
    re.compile(
        r"=\s*(?:False|FALSE|no|No|NO|off|nac ydy|na)\s*(?:#|$)"
    ): "write false in small letters",
    re.compile(r"=\s*[^\W\d]"): 'write quotation marks around a text, as in name = "text"',
    re.compile("""=[^"']*"[^"]*$"""): "close the quotation marks in the same line; "
    "around several lines stand three before and three behind",
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


def slip_in(text: str, line: int) -> str | None:
    """What an office program or a Windows path has put into a line (from 1) that can't be read, and
    what to write in its place; None if it is something else."""
    lines = text.split("\n")
    wrong = lines[line - 1] if 0 < line <= len(lines) else ""
    return next((advice for sign, advice in _SLIPS.items() if sign.search(wrong)), None)
