"""Whether this machine can draw everybody's words."""

from PIL import features

from bot.word_cloud.lettering import letter
from bot.word_cloud.typeface import EMOJI, FACES

SAMPLES = (
    "cefnogaeth tŷ",
    "підтримка",
    "دعم",
    "پشتیبانی",
    "ተስፋ",
    "நம்பிக்கை",
    "सहारा",
    "സ്നേഹം",
    "မေတ္တာ",
    "信任",
    "사랑",
    "❤️",
)
NO_RAQM = (
    "Pillow finds no raqm or no FriBiDi, so Arabic and Tamil would be drawn wrong: install FriBiDi"
    " (apt install libfribidi0, or brew install fribidi), and pillow as a ready-made wheel."
)


def problems() -> list[str]:
    """What is missing, one sentence each with what to do; [] when all is well."""
    if not features.check("raqm"):
        return [NO_RAQM]
    missing = [path.name for path in (*FACES, EMOJI) if not path.is_file()]
    if missing:
        return [f"The font {name} is missing: install the package again." for name in missing]
    return [
        f"The fonts can't draw “{sample}”: install the package again."
        for sample in SAMPLES
        if letter(sample) is None
    ]
