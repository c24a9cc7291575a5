"""Draws one message: its bubble with name, picture, text and time, and its buttons."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from docs.typesetting import (
    BASELINE,
    QUOTE_INDENT,
    QUOTE_MARGIN,
    Line,
    Look,
    Mark,
    draw_run,
    heights,
    measure,
    set_lines,
)

WIDEST = 626
INSET = 22
NAME = 45
ABOVE = 10
BELOW = 14
PHOTO = (WIDEST, 470)
RADIUS = 30
BUTTON = 70
BUTTON_GAP = 6
FINER = 4

WHITE = "#ffffff"
QUOTE = "#e6f1ee"
ACCENT = "#1f7a6c"
BUTTONS = "#7f9c95"
BODY = Look()
TIME = Look(size=22, colour="#8b979e")
LABEL = Look(size=28, colour=WHITE, bold=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button under a message; one that opens an address has a small arrow."""

    label: str
    opens_address: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as one sees it; `photo` is the file of a picture."""

    sender: str
    time: str
    text: str
    marks: tuple[Mark, ...] = ()
    photo: bytes | None = None
    buttons: tuple[tuple[Button, ...], ...] = ()


def draw_message(message: Message, colour: str, *, named: bool) -> Image.Image:
    """The bubble and its buttons on nothing; the name, in `colour`, only if it is `named`."""
    lines = set_lines(message.text, message.marks, BODY, WIDEST - 2 * INSET)
    name = Look(size=28, colour=colour, bold=True)
    wide = _width(message, lines, name if named else None)
    photo = _fit(message.photo, wide) if message.photo else None
    top = NAME + ABOVE if named else ABOVE
    text_top = top + (photo.height + ABOVE if photo else 0)
    high = text_top + sum(heights(lines, BODY.size)) + BELOW
    if not _has_room_for_time(message, lines, wide):
        high += round(TIME.size * 1.2)
    bubble = Image.new("RGB", (wide, high), WHITE)
    if named:
        draw_run(bubble, (INSET, ABOVE + name.size * BASELINE), message.sender, name)
    if photo:
        bubble.paste(photo, (0, top))
    _draw_lines(bubble, lines, text_top)
    left = wide - INSET - measure(message.time, TIME)
    draw_run(bubble, (left, high - BELOW - 2), message.time, TIME)
    buttons = len(message.buttons) * (BUTTON + BUTTON_GAP)
    whole = Image.new("RGBA", (wide, high + buttons))
    bubble.putalpha(corners(bubble.size, RADIUS))
    whole.paste(bubble, (0, 0))
    _draw_buttons(whole, message.buttons, high + BUTTON_GAP)
    return whole


def corners(size: tuple[int, int], radius: int) -> Image.Image:
    """A mask of a box with round corners."""
    mask = Image.new("L", (size[0] * FINER, size[1] * FINER))
    ImageDraw.Draw(mask).rounded_rectangle(
        (0, 0, mask.width - 1, mask.height - 1), radius * FINER, fill=255
    )
    return mask.resize(size, Image.Resampling.BOX)


def draw_centred(image: Image.Image, box: tuple[int, int, int, int], text: str, look: Look) -> None:
    """Draw text in the middle of a box."""
    left = (box[0] + box[2] - measure(text, look)) / 2
    draw_run(image, (left, (box[1] + box[3]) / 2 + look.size * 0.36), text, look)


def _width(message: Message, lines: Sequence[Line], name: Look | None) -> int:
    if message.photo or message.buttons:
        return WIDEST
    widest = max((line.width for line in lines), default=0)
    with_time = lines[-1].width + measure(message.time, TIME) + INSET if lines else 0
    named = measure(message.sender, name) if name else 0
    return min(WIDEST, round(max(widest, with_time, named)) + 2 * INSET)


def _has_room_for_time(message: Message, lines: Sequence[Line], wide: int) -> bool:
    if not lines or lines[-1].quoted:
        return False
    return lines[-1].width + measure(message.time, TIME) + INSET <= wide - 2 * INSET + 1


def _fit(photo: bytes, wide: int) -> Image.Image:
    """The picture as large as there is room, on white as wide as the bubble."""
    with Image.open(io.BytesIO(photo)) as opened:
        picture = opened.convert("RGB")
    scale = min(PHOTO[0] / picture.width, PHOTO[1] / picture.height)
    size = (round(picture.width * scale), round(picture.height * scale))
    fitted = Image.new("RGB", (wide, size[1]), WHITE)
    fitted.paste(picture.resize(size, Image.Resampling.LANCZOS), ((wide - size[0]) // 2, 0))
    return fitted


def _draw_lines(bubble: Image.Image, lines: Sequence[Line], top: int) -> None:
    high = heights(lines, BODY.size)
    _draw_quotes(bubble, lines, top)
    for number, (line, height) in enumerate(zip(lines, high, strict=True)):
        x: float = INSET + (QUOTE_INDENT if line.quoted else 0)
        begins_quote = line.quoted and (number == 0 or not lines[number - 1].quoted)
        baseline = top + BODY.size * BASELINE + (QUOTE_MARGIN if begins_quote else 0)
        for text, look in line.runs:
            x = draw_run(bubble, (x, baseline), text, look)
        top += height


def _draw_quotes(bubble: Image.Image, lines: Sequence[Line], top: int) -> None:
    """A tinted box with a bar at its left behind each quote."""
    high = heights(lines, BODY.size)
    starts = [top + sum(high[:number]) for number in range(len(lines) + 1)]
    for number, line in enumerate(lines):
        if not line.quoted or (number and lines[number - 1].quoted):
            continue
        end = number
        while end < len(lines) and lines[end].quoted:
            end += 1
        size = (bubble.width - 2 * INSET, starts[end] - starts[number])
        box = Image.new("RGB", size, QUOTE)
        box.paste(ACCENT, (0, 0, 6, size[1]))
        bubble.paste(box, (INSET, starts[number]), corners(size, 10))


def _draw_buttons(whole: Image.Image, rows: Sequence[Sequence[Button]], top: int) -> None:
    for row in rows:
        wide = (whole.width - BUTTON_GAP * (len(row) - 1)) // len(row)
        for number, button in enumerate(row):
            left = number * (wide + BUTTON_GAP)
            whole.paste(_draw_button(button, wide), (left, top))
        top += BUTTON + BUTTON_GAP


def _draw_button(button: Button, wide: int) -> Image.Image:
    face = Image.new("RGB", (wide, BUTTON), BUTTONS)
    draw_centred(face, (0, 0, wide, BUTTON), button.label, LABEL)
    if button.opens_address:
        _draw_arrow(face, (wide - 30, 14), 15)
    face.putalpha(corners(face.size, 20))
    return face


def _draw_arrow(face: Image.Image, place: tuple[int, int], size: int) -> None:
    """A thin arrow that points out of the app."""
    large = Image.new("L", (size * FINER, size * FINER))
    pen = ImageDraw.Draw(large)
    far = large.width - 6
    pen.line((6, far, far, 6), fill=255, width=9)
    pen.line((far // 3, 6, far, 6, far, far * 2 // 3), fill=255, width=9, joint="curve")
    face.paste(WHITE, place, large.resize((size, size), Image.Resampling.BOX))
