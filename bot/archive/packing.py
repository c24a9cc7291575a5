"""Files into a ZIP that is the same whenever and wherever it is made."""

import io
import zipfile
import zlib
from collections.abc import Mapping

EARLIEST = (1980, 1, 1, 0, 0, 0)
UNIX = 3
PACKED = (".png", ".docx")
READABLE_FILE = 0o100644 << 16


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


def unpack(archive: bytes, name: str, limit: int) -> bytes | None:
    """One member of up to `limit` bytes; None if this is no ZIP that has it."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened, opened.open(name) as member:
            content = member.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, EOFError, OSError, ValueError):
        return None
    return content if len(content) <= limit else None
