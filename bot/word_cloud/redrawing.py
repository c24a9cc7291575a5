"""The same picture once more, for whoever shows it elsewhere than in the group."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from PIL import Image

from bot.word_cloud.arrangement import Arrangement, PlacedWord
from bot.word_cloud.colouring import colour_of
from bot.word_cloud.layout import Layout
from bot.word_cloud.lettering import letter
from bot.word_cloud.picture import Picture
from bot.word_cloud.style import Style


def arrange_again(layout: Layout, style: Style) -> Arrangement:
    """Words where they stood, in the sizes and colours that they had."""
    return Arrangement(placed=tuple(_placed(layout, style)), left_out=(), layout=layout)


def made_small(picture: Picture) -> Picture:
    """The same picture, in as few bytes as browsers can read: on a slow network people wait."""
    file = BytesIO()
    painted = Image.open(BytesIO(picture.image)).convert("RGB")
    painted.save(file, "WEBP", lossless=True, quality=50, method=3)
    return replace(picture, image=file.getvalue(), media_type="image/webp")


def _placed(layout: Layout, style: Style) -> Iterator[PlacedWord]:
    for key, drawn in layout.drawn.items():
        lettering, place = letter(drawn.word), layout.places[key]
        if lettering is not None:
            yield PlacedWord(
                word=drawn.word,
                people=drawn.people,
                lettering=lettering,
                x=place.x,
                y=place.y,
                size=drawn.size,
                colour=colour_of(key, len(style.palette)),
            )
