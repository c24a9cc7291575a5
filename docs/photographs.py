"""How photographs of pages are kept."""

import io
from pathlib import Path

from PIL import Image

from docs.pictures import scaled, write

COLOURS = 256  # soft shadows need more of them than a drawing


def keep(photograph: bytes, width: int, path: Path) -> None:
    """Write it so many pixels wide, in few colours."""
    shown = scaled(Image.open(io.BytesIO(photograph)).convert("RGB"), width)
    few = shown.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    file = io.BytesIO()
    few.save(file, "PNG", optimize=True)
    write(file.getvalue(), path)
