"""All that a reader of an archive could come upon, the Word file and the workbook taken apart."""

import io
import zipfile


def texts_in(archive: bytes) -> dict[str, str]:
    """Every file of an archive as text, and every file in those of its files that are archives."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        for name in parts.namelist():
            content = parts.read(name)
            if content.startswith(b"PK"):
                found |= {f"{name}/{inner}": text for inner, text in texts_in(content).items()}
            found[name] = content.decode("utf-8", "replace")
    return found


def everything_in(archive: bytes) -> str:
    """All texts of an archive."""
    return "\n".join(texts_in(archive).values())
