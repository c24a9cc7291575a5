"""How a cloud looks: its size in pixels and its colours.

Colours mean nothing. Each has a contrast of 4.5:1 or more to the background (WCAG 2 AA), none is
louder than the others (chroma up to 40), and of what is so calm these differ most: any two by 25 or
more (dE76), also under protan-, deuter- and tritanopia.
"""

from dataclasses import dataclass, replace

from bot.word_cloud.colouring import colour_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Sizes are in pixels of the live picture. `rare_first` turns sizes round, so that what one
    person said is largest; words stay at their places and the layout is not changed."""

    width: int = 1280
    height: int = 960
    background: str = "#ffffff"
    palette: tuple[str, ...] = ("#a8606c", "#6c183c", "#4878a8", "#24306c", "#787830", "#483000")
    smallest: int = 26
    border: float = 0.02
    rare_first: bool = False

    def colour_of(self, key: str) -> str:
        """The colour that a word has in live pictures."""
        return self.palette[colour_of(key, len(self.palette))]


LIGHT = Style()
DARK = replace(
    LIGHT,
    background="#14181f",
    palette=("#9a7e46", "#7e7eb6", "#469a8c", "#eed28c", "#b6e0c4", "#7ee0fc"),
)
