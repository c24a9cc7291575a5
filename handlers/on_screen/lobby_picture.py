"""The QR picture of the join link, for people who see the group on another screen."""

import io
from functools import lru_cache

import segno

SCALE = 12
BORDER = 4
# The lobby is shown anew for everybody who joins, and a picture holds the event loop for 20 ms.
LINKS_KEPT = 32


@lru_cache(LINKS_KEPT)
def draw_link(link: str) -> bytes:
    """A PNG of the link as a QR code, error correction M."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", scale=SCALE, border=BORDER)
    return out.getvalue()
