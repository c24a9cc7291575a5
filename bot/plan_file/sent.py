"""A plan in a file that somebody sends: TOML, a Word document, or plain text with numbered values.

Whatever is wrong is a line that says where, and what to do; what is no plan at all is one sentence.
"""

import re
from dataclasses import replace

from bot.plan_file import numbered, word_document
from bot.plan_file.faults import PlanFault, PlanFaultKind, PlanFileError, fault
from bot.plan_file.reading import MAX_BYTES, plan_of, read
from bot.plan_file.word_document import WordFileRefused, is_word
from bot.toml_text import decoded
from bot.workshop.plan import MAX_TITLE, Plan

# A page of text with a logo; Telegram hands a bot no more than 20 MB of a file.
MAX_SENT_BYTES = 5_000_000
# Of what is no text, read as one, every second sign or so is none that can be typed.
LEAST_TEXT = 0.9
ENDINGS = re.compile(r"(\.(toml|txt|text|md|docx))+$", re.IGNORECASE)
NAME_CHARACTERS = 40
OTHERS = (
    (b"%PDF", PlanFaultKind.IS_PDF),
    (b"\xd0\xcf\x11\xe0", PlanFaultKind.IS_OLD_WORD),
    (b"{\\rtf", PlanFaultKind.IS_RTF),
    (b"\x89PNG", PlanFaultKind.IS_PICTURE),
    (b"\xff\xd8\xff", PlanFaultKind.IS_PICTURE),
)
# What Markdown puts around a title and what is bold.
MARKDOWN = re.compile(r"^[^\S\n]*#{1,6}[^\S\n]+|\*\*", re.MULTILINE)
TOML = re.compile(r"^[^\S\n]*(\[\[\s*value\s*\]\]|title\s*=)", re.MULTILINE)
# Quotation marks as Word writes them, where TOML wants straight ones: around a whole text.
CURLY = re.compile(
    r"(?P<before>(?:^|[=\[,])[^\S\n]*)[“”„‟″](?P<text>[^“”„‟″\n]*)[“”„‟″](?=\s*(?:[,\]#]|$))",
    re.MULTILINE,
)


def read_sent(content: bytes, filename: str) -> Plan:
    """The plan in a file. Raises PlanFileError."""
    if len(content) > MAX_SENT_BYTES:
        raise PlanFileError(fault(PlanFaultKind.FILE_TOO_LARGE))
    for mark, kind in OTHERS:
        if content.startswith(mark):
            raise PlanFileError(fault(kind))
    stem = ENDINGS.sub("", filename)
    if is_word(content):
        return _of_lines(_word_lines(content), stem)
    text = _text(content)
    if filename.lower().removesuffix(".txt").endswith(".toml") or TOML.search(text):
        return _of_toml(text, short_name(stem))
    return _of_lines(MARKDOWN.sub("", text).split("\n"), stem)


def short_name(stem: str) -> str:
    """The short name of a plan, from that of its file."""
    plain = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    return plain[:NAME_CHARACTERS].strip("-") or "plan"


def _word_lines(content: bytes) -> list[str]:
    try:
        return word_document.lines_of(content)
    except WordFileRefused as refused:
        raise PlanFileError(fault(refused.kind)) from None


def _text(content: bytes) -> str:
    """The text of a file, however Windows has saved it."""
    if len(content) > 2 * MAX_BYTES:
        raise PlanFileError(fault(PlanFaultKind.FILE_TOO_LARGE))
    try:
        text = decoded(content)
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace").replace("\r\n", "\n").replace("\r", "\n")
    typed = sum(sign.isprintable() or sign.isspace() for sign in text)
    if "\0" in text or typed < LEAST_TEXT * len(text):
        raise PlanFileError(fault(PlanFaultKind.IS_NO_TEXT))
    return text.removeprefix("\ufeff")


def _of_toml(text: str, name: str) -> Plan:
    """As it is or, if that is none, with straight quotation marks."""
    try:
        return read(text, name)
    except PlanFileError:
        straight = CURLY.sub(_straight, text)
        if straight == text:
            raise
        return read(straight, name)


def _straight(found: re.Match[str]) -> str:
    text = found["text"].replace("\\", "\\\\").replace('"', '\\"')
    return f'{found["before"]}"{text}"'


def _of_lines(lines: list[str], stem: str) -> Plan:
    title = " ".join(re.sub(r"[_-]+", " ", stem).split())[:MAX_TITLE] or "Plan"
    if sum(map(len, lines)) > MAX_BYTES:
        raise PlanFileError(fault(PlanFaultKind.FILE_TOO_LONG))
    found = numbered.read(lines, title)
    if not found.entries["value"]:
        raise PlanFileError(fault(PlanFaultKind.NO_VALUES))
    try:
        return plan_of(found.entries, found.lines, short_name(stem), wrong=found.wrong)
    except PlanFileError as error:
        raise PlanFileError(*map(_by_labels, error.faults)) from None


def _by_labels(what: PlanFault) -> PlanFault:
    """Whoever has written no keys reads no keys."""
    return replace(what, has_labels=True)
