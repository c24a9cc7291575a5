"""The text of a Word file (.docx), line by line, read so that no file can do harm.

Two parts of it are read with the standard library: the paragraphs, and which of them are numbered.
python-docx, which writes our own documents, would unpack every part of a file from anybody, and
build a tree of each: here what is too large is not unpacked, no entity is expanded, and nothing but
text is kept.
"""

import io
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from xml.parsers import expat

from bot.plan_file.faults import PlanFaultKind

MAX_PART_BYTES = 4_000_000
MAX_PARTS = 2_000
DOCUMENT, TYPES = "word/document.xml", "[Content_Types].xml"
NUMBERING, STYLES = "word/numbering.xml", "word/styles.xml"
MACROS = ("vbaproject.bin", "vbadata.xml")
WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SEPARATOR = " "


class WordFileRefused(Exception):
    """A Word file is none that is read here; `kind` says why."""

    def __init__(self, kind: PlanFaultKind) -> None:
        super().__init__(kind)
        self.kind = kind


def is_word(content: bytes) -> bool:
    """Whether a file may be a Word file: a ZIP archive."""
    return content.startswith(b"PK\x03\x04")


def lines_of(content: bytes) -> list[str]:
    """The paragraphs of a Word file, each a line, numbered where Word shows a number. Raises
    WordFileRefused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _parts(archive)
            numbering, styles = _Numbering(), _Styles()
            for name, reader in ((NUMBERING, numbering), (STYLES, styles)):
                if name in parts:
                    _parse(_part(archive, name), reader)
            paragraphs = _Paragraphs(numbering, styles)
            _parse(_part(archive, DOCUMENT), paragraphs)
    # zipfile raises NotImplementedError for a way of packing that it does not know, and
    # RuntimeError for a file with a password.
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise WordFileRefused(PlanFaultKind.WORD_DAMAGED) from error
    except (expat.ExpatError, UnicodeError, ValueError) as error:
        raise WordFileRefused(PlanFaultKind.WORD_UNREAD) from error
    return paragraphs.lines


def _parts(archive: zipfile.ZipFile) -> set[str]:
    """The names of its parts, if it is a Word file without macros."""
    names = archive.namelist()
    if len(names) > MAX_PARTS:
        raise WordFileRefused(PlanFaultKind.WORD_MANY_PARTS)
    if any(name.lower().endswith(MACROS) for name in names):
        raise WordFileRefused(PlanFaultKind.WORD_MACROS)
    if DOCUMENT not in names:
        raise WordFileRefused(PlanFaultKind.IS_NO_WORD_FILE)
    if TYPES in names and b"macroenabled" in _part(archive, TYPES).lower():
        raise WordFileRefused(PlanFaultKind.WORD_MACROS)
    return set(names)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part, unpacked; never more of it than may be."""
    with archive.open(name) as part:
        content = part.read(MAX_PART_BYTES + 1)
    if len(content) > MAX_PART_BYTES:
        raise WordFileRefused(PlanFaultKind.FILE_TOO_LARGE)
    return content


class _Reader:
    """What is told of elements as they come; those that are not Word's are passed over."""

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def ends(self, name: str) -> None:
        """An element ends."""

    def says(self, text: str) -> None:
        """Text stands there."""


def _parse(content: bytes, reader: _Reader) -> None:
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda name, given: reader.begins(_local(name), _named(given))
    parser.EndElementHandler = lambda name: reader.ends(_local(name))
    parser.CharacterDataHandler = reader.says
    parser.Parse(content, True)


def _refuse_doctype(*_: object) -> None:
    """No Word file has one: it is there to declare entities."""
    raise WordFileRefused(PlanFaultKind.WORD_UNREAD)


def _local(name: str) -> str:
    """The name of one of Word's elements; "" for others."""
    space, _, local = name.rpartition(SEPARATOR)
    if space == COMPATIBILITY:
        return f"mc:{local}"
    return local if space in WORD else ""


def _named(attributes: dict[str, str]) -> dict[str, str]:
    return {name.rpartition(SEPARATOR)[2]: value for name, value in attributes.items()}


@dataclass(slots=True)
class _Numbering(_Reader):
    """Which lists have numbers, on which level: bullets have none."""

    formats: dict[tuple[str, str], str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    _kind: str = ""
    _list: str = ""
    _level: str = ""

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._kind, self._list = attributes.get("abstractNumId", ""), ""
        elif name == "num":
            self._list = attributes.get("numId", "")
        elif name == "abstractNumId" and self._list:
            self.kinds[self._list] = value
        elif name == "lvl":
            self._level = attributes.get("ilvl", "")
        elif name == "numFmt" and not self._list:
            self.formats[self._kind, self._level] = value

    def has_numbers(self, number: str, level: str) -> bool:
        """Whether paragraphs of a list have numbers on a level. What nothing is said of has."""
        kind = self.kinds.get(number, "")
        return self.formats.get((kind, level), "decimal") not in ("bullet", "none")


@dataclass(slots=True)
class _Styles(_Reader):
    """The lists that paragraphs are in by their style."""

    lists: dict[str, str] = field(default_factory=dict)
    _style: str = ""

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style = attributes.get("styleId", "")
        elif name == "numId":
            self.lists[self._style] = attributes.get("val", "")


@dataclass(slots=True)
class _Paragraphs(_Reader):
    """The lines of a document. The first numbered list has the values; others are lists in them."""

    numbering: _Numbering
    styles: _Styles
    lines: list[str] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _list: str = ""
    _level: str = "0"
    _values: str | None = None
    _counted: Counter[str] = field(default_factory=Counter)
    _reads: bool = False
    _passed_over: int = 0

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "mc:Fallback":
                self._passed_over += 1
            case "p":
                self._text, self._list, self._level = [], "", "0"
            case "pStyle" | "numId" | "ilvl":
                self._note_place(name, attributes.get("val", ""))
            case "t":
                self._reads = not self._passed_over
            case "tab" | "br" | "cr":
                self._text.append(" " if name == "tab" else "\n")

    def _note_place(self, name: str, value: str) -> None:
        """In which list a paragraph is, by its style or by itself, and on which level."""
        if name == "pStyle":
            self._list = self.styles.lists.get(value, "")
        elif name == "numId":
            self._list = value
        else:
            self._level = value

    def ends(self, name: str) -> None:
        if name == "mc:Fallback":
            self._passed_over -= 1
        elif name == "t":
            self._reads = False
        elif name == "p":
            text = "".join(self._text).rstrip()
            self._text = []
            mark = self._mark() if text else ""
            self.lines += (mark + text).split("\n")

    def says(self, text: str) -> None:
        if self._reads:
            self._text.append(text)

    def _mark(self) -> str:
        """What Word shows before a paragraph of a list."""
        if self._list in ("", "0"):
            return ""
        has_numbers = self.numbering.has_numbers(self._list, self._level)
        if self._values is None and has_numbers and self._level == "0":
            self._values = self._list
        if not has_numbers or self._list != self._values or self._level != "0":
            return "- "
        self._counted[self._list] += 1
        return f"{self._counted[self._list]}. "
