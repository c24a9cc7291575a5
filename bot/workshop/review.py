"""What a person decides of a text that is held back, or was taken out."""

from enum import StrEnum


class Verdict(StrEnum):
    """It leaves as it is (INCLUDED), or with what names somebody replaced (MASKED); or not at all
    (LEFT_OUT), which is so, too, while nobody has decided."""

    INCLUDED = "included"
    MASKED = "masked"
    LEFT_OUT = "left_out"
