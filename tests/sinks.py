"""What comes out of the bot, looked at for anything that a person's text could have done there."""

import csv
import io
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "|", "%")
# The report and its answers are two files beside each other.
HARMLESS_SCHEMES = ("data:", "#", "answers.html", "report.html#")

Harmful = tuple[str, str, str | None]
Member = tuple[str, tuple[int, int, int, int, int, int], bytes]


class _Tags(HTMLParser):
    """The elements of a page, and whatever in them would run, load or lead somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.harmful: list[Harmful] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        for name, value in attrs:
            leads = name in {"href", "src", "action"} and not (value or "").startswith(
                HARMLESS_SCHEMES
            )
            if name.startswith("on") or leads:
                self.harmful.append((tag, name, value))


def elements(page: str) -> tuple[set[str], list[Harmful]]:
    """The names of a page's elements, and their harmful attributes."""
    tags = _Tags()
    tags.feed(page)
    return tags.names, tags.harmful


def formulas(table: str) -> list[str]:
    """The cells of a table that a spreadsheet would calculate; an apostrophe in front stops it."""
    rows = csv.reader(io.StringIO(table, newline=""))
    return [cell for row in rows for cell in row if _is_formula(cell)]


def bad_parts(document: bytes) -> list[str]:
    """Parts of a .docx that are no XML, or that lead out of it."""
    bad = []
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        for name in parts.namelist():
            content = parts.read(name)
            if name.endswith((".xml", ".rels")) and not _is_xml(content):
                bad.append(name)
            if b'TargetMode="External"' in content or b"DDE" in content:
                bad.append(name)
    return bad


def bad_names(names: Iterable[str]) -> list[str]:
    """Names of files in an archive that would lie elsewhere, or could not be made everywhere."""
    return [name for name in names if not _is_safe(name)]


def members(content: bytes) -> Iterator[Member]:
    """Every member of an archive, also of the archives in it: name, date, bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            inner = archive.read(info)
            yield info.filename, info.date_time, inner
            if inner.startswith(b"PK"):
                yield from members(inner)


def _is_formula(cell: str) -> bool:
    plain = unicodedata.normalize("NFKC", cell)
    bare = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf").strip()
    return bare.startswith(FORMULAS) or plain.startswith(FORMULAS)


def _is_xml(content: bytes) -> bool:
    try:
        ET.fromstring(content)  # noqa: S314 of our own making
    except ET.ParseError:
        return False
    return True


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name)
    plain = all(sign.isascii() and (sign.isalnum() or sign in "/._-") for sign in name)
    inside = not path.is_absolute() and ".." not in path.parts
    return plain and inside and 0 < len(name) < 64
