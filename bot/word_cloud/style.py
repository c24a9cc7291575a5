"""How a cloud looks: its size in pixels and its colours.

Colours mean nothing. Each has a contrast of 4.5:1 or more to the background (WCAG 2 AA), and any
two differ by 34 or more (dE76) also under protan-, deuter- and tritanopia.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Sizes are in pixels of the live picture. `rare_first` turns sizes round, so that what one
    person said is largest; words stay at their places and the layout is not changed."""

    width: int = 1280
    height: int = 960
    background: str = "#ffffff"
    palette: tuple[str, ...] = ("#a86060", "#3078a8", "#181878", "#481830", "#d83000", "#9000f0")
    smallest: int = 26
    border: float = 0.02
    rare_first: bool = False


LIGHT = Style()
DARK = replace(
    LIGHT,
    background="#14181f",
    palette=("#c048ff", "#ff3000", "#ffff00", "#7890c0", "#90fff0", "#f07878"),
)
