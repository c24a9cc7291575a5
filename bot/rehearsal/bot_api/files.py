"""Files that went over the Bot API: kept as they came, described as Telegram describes them."""

import io
import mimetypes
from dataclasses import dataclass
from typing import Any

from PIL import Image, UnidentifiedImageError

from bot.rehearsal.bot_api.calls import Upload
from bot.rehearsal.bot_api.refusals import ApiRefusal

MAX_PHOTO_BYTES = 10 << 20
MAX_DOCUMENT_BYTES = 50 << 20
MAX_DOWNLOAD_BYTES = 20 << 20
MAX_PHOTO_SIDES = 10_000
MAX_PHOTO_RATIO = 20
BOXES = (90, 320, 800, 1280, 2560)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file; `box` is the longest side in pixels that a smaller size of a photo is cut to."""

    file_id: str
    content: bytes
    path: str
    filename: str = ""
    box: int | None = None


class Files:
    """All files, by id and by the path that they are downloaded from.

    `described` is what a message says about a file: PhotoSizes, or a Document. A photo that was
    sent again by its id is in `shared`.
    """

    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}
        self.described: dict[str, Any] = {}
        self.shared: set[str] = set()
        self._count = 0

    def add_photo(self, content: bytes) -> list[dict[str, Any]]:
        """Keep a photo and return its PhotoSizes, smallest first. Only its header is decoded.

        Raises ApiRefusal if it is too big, no picture, or of a shape that Telegram does not take.
        """
        width, height = _measure(content)
        self._count += 1
        shape = (width, height)
        sizes = [self._add_size(content, box, shape) for box in _boxes(max(shape))]
        self.described |= dict.fromkeys((size["file_id"] for size in sizes), sizes)
        return sizes

    def _add_size(self, content: bytes, box: int, shape: tuple[int, int]) -> dict[str, Any]:
        scale = min(1.0, box / max(shape))
        path = f"photos/file_{self._count}_{box}.jpg"
        stored = StoredFile(
            file_id=f"AgACphoto{self._count:06d}x{box}", content=content, path=path, box=box
        )
        self._store(stored)
        return {
            "file_id": stored.file_id,
            "file_unique_id": f"AQADphoto{self._count:06d}x{box}",
            "file_size": max(1, int(len(content) * scale**2)),
            "width": max(1, round(shape[0] * scale)),
            "height": max(1, round(shape[1] * scale)),
        }

    def add(self, upload: Upload, kind: str) -> dict[str, Any]:
        """Keep a document, voice message, … and return what is common to their descriptions."""
        self._count += 1
        suffix = "." + upload.filename.rpartition(".")[2] if "." in upload.filename else ""
        stored = StoredFile(
            file_id=f"BQAC{kind}{self._count:06d}",
            content=upload.content,
            path=f"{kind}s/file_{self._count}{suffix}",
            filename=upload.filename,
        )
        self._store(stored)
        return {
            "file_id": stored.file_id,
            "file_unique_id": f"AgAD{kind}{self._count:06d}",
            "file_size": len(upload.content),
        }

    def add_document(self, upload: Upload) -> dict[str, Any]:
        """Keep a document and return its Document. Raises ApiRefusal if it is empty or too big."""
        if not upload.content:
            raise ApiRefusal.bad("file must be non-empty")
        if len(upload.content) > MAX_DOCUMENT_BYTES:
            raise ApiRefusal(413, "Request Entity Too Large")
        mime = mimetypes.guess_type(upload.filename)[0] or "application/octet-stream"
        named = {"file_name": upload.filename, "mime_type": mime}
        described = {**named, **self.add(upload, "document")}
        self.described[described["file_id"]] = described
        return described

    def again(self, file_id: str, described_as: type) -> Any:
        """What to say of a file that is sent once more by its id, None if it is none such."""
        described = self.described.get(file_id)
        if not isinstance(described, described_as):
            return None
        self.shared.add(file_id)
        return described

    def _store(self, stored: StoredFile) -> None:
        self.by_id[stored.file_id] = stored
        self.by_path[stored.path] = stored

    def forget(self, sizes: list[dict[str, Any]]) -> None:
        """Let go of a photo, given as its PhotoSizes, if it was sent only once."""
        if any(size["file_id"] in self.shared for size in sizes):
            return
        for size in sizes:
            self.described.pop(size["file_id"], None)
            stored = self.by_id.pop(size["file_id"], None)
            if stored is not None:
                del self.by_path[stored.path]


def _boxes(longest: int) -> list[int]:
    smaller = [box for box in BOXES if box < longest]
    return [*smaller, min(longest, BOXES[-1])] if longest <= BOXES[-1] else smaller


def _measure(content: bytes) -> tuple[int, int]:
    if not content:
        raise ApiRefusal.bad("file must be non-empty")
    if len(content) > MAX_PHOTO_BYTES:
        raise ApiRefusal.bad(
            f"file of size {len(content)} bytes is too big for a photo; "
            f"the maximum size is {MAX_PHOTO_BYTES} bytes"
        )
    try:
        with Image.open(io.BytesIO(content)) as picture:
            width, height = picture.size
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise ApiRefusal.bad("IMAGE_PROCESS_FAILED") from None
    shorter, longer = sorted((width, height))
    if shorter + longer > MAX_PHOTO_SIDES or longer > MAX_PHOTO_RATIO * shorter:
        raise ApiRefusal.bad("PHOTO_INVALID_DIMENSIONS")
    return width, height


def as_shown(content: bytes, box: int = 1280, quality: int = 87) -> bytes:
    """The photo as a phone shows it: a JPEG without transparency, at most `box` pixels long.

    Takes tens of milliseconds: call it off the event loop. Telegram's exact quality is unknown.
    """
    with Image.open(io.BytesIO(content)) as opened:
        picture = opened.convert("RGB")
    picture.thumbnail((box, box), Image.Resampling.LANCZOS)
    shown = io.BytesIO()
    picture.save(shown, "JPEG", quality=quality)
    return shown.getvalue()
