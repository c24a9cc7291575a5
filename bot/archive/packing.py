"""Files into a ZIP that is the same whenever and wherever it is made, and one out of any."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import BinaryIO

EARLIEST = (1980, 1, 1, 0, 0, 0)
UNIX = 3
PACKED = (".png", ".docx")
READABLE_FILE = 0o100644 << 16

OF_A_MAC = "__MACOSX"
BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, EOFError, OSError, ValueError)
# An archive of ours lists some twenty files in 2 kB. A list of millions would fill the memory
# before a single name of it could be looked at.
LONGEST_LIST = 1_000_000
END, END_OF_LARGE = b"PK\x05\x06", b"PK\x06\x07"
END_BYTES, LONGEST_COMMENT = 22, 65_535
LIST_BYTES_AT = 12


class TooLarge(Exception):
    """What is to be unpacked has more bytes than it may."""


class Several(Exception):
    """There are several files of the name, and nothing says which is meant."""


def pack(members: Mapping[str, bytes]) -> bytes:
    """A ZIP of the members in the order given, without anything of the machine or the moment."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, EARLIEST)
            info.create_system = UNIX
            info.external_attr = READABLE_FILE
            is_packed = name.endswith(PACKED)
            info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()


def unpack(archive: BinaryIO, name: str, limit: int) -> bytes | None:
    """The file of that name, in whatever folder it is; None if this is no ZIP that has it.

    A computer that unpacks what it downloads leaves a folder, and to zip that again puts the folder
    in. Raises TooLarge over `limit` bytes, and Several.
    """
    try:
        if not _has_short_list(archive):
            return None
        with zipfile.ZipFile(archive) as opened:
            found = nearest(opened.namelist(), name)
            if found is None:
                return None
            with opened.open(found) as member:
                content = member.read(limit + 1)
    except BROKEN:
        return None
    if len(content) > limit:
        raise TooLarge
    return content


def nearest(names: Iterable[str], name: str) -> str | None:
    """Which of the paths leads to the file of that name in fewest folders. Raises Several."""
    depths = {
        path: len(parts)
        for path in names
        if (parts := PurePosixPath(path.replace("\\", "/")).parts)
        and parts[-1] == name
        and OF_A_MAC not in parts
    }
    found = [path for path, depth in depths.items() if depth == min(depths.values())]
    if len(found) > 1:
        raise Several
    return found[0] if found else None


def _has_short_list(archive: BinaryIO) -> bool:
    """Whether the list of files at its end is as short as that of an archive of ours."""
    size = archive.seek(0, io.SEEK_END)
    archive.seek(max(0, size - END_BYTES - LONGEST_COMMENT))
    tail = archive.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) < at + END_BYTES or END_OF_LARGE in tail[:at]:
        return False
    (length,) = struct.unpack_from("<L", tail, at + LIST_BYTES_AT)
    return bool(length <= LONGEST_LIST)
