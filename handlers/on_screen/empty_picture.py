"""A picture of nothing, to put in the place of one that can't be deleted any more."""

import struct
import zlib

WIDTH, HEIGHT = 320, 240
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def empty_picture() -> bytes:
    """A white PNG. See https://www.w3.org/TR/png-3/#5DataRep."""
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 1, 0, 0, 0, 0)
    rows = (b"\x00" + b"\xff" * (WIDTH // 8)) * HEIGHT
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)
