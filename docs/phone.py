"""Draws a group's chat as a phone shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from docs.bubble import Message, corners, draw_centred, draw_message
from docs.typesetting import Look, draw_run, measure

WIDTH = 740
HEADER = 112
FOOTER = 100
EDGE = 16
AVATAR = 66
BETWEEN = 8
BETWEEN_SENDERS = 20
RADIUS = 40
GROUND = 36

GROUND_COLOUR = "#b4cac3"
WALLPAPER = "#d9e6e1"
BAR = "#f8faf9"
RULE = "#d3dcd9"
PILL = "#a3b8b1"
ACCENT = "#1f7a6c"
WHITE = "#ffffff"
TITLE = Look(size=33, bold=True)
QUIET = Look(size=25, colour="#82909a")
DAY = Look(size=24, colour=WHITE, bold=True)
COLOURS = ("#b3561f", "#1f7a6c", "#6a4fb3", "#2f6fa8", "#a8386f", "#5c7a1f")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """What a screen shows: the group, messages, oldest first, and above them the day, if any."""

    title: str
    about: str
    messages: tuple[Message, ...]
    day: str = ""


def draw_chats(chats: Sequence[Chat]) -> Image.Image:
    """Screens beside each other on a calm ground, all as high as the one that shows most."""
    contents = [_draw_messages(chat) for chat in chats]
    high = max(content.height for content in contents) + HEADER + FOOTER
    wide = len(chats) * (WIDTH + GROUND) + GROUND
    picture = Image.new("RGB", (wide, high + 2 * GROUND), GROUND_COLOUR)
    for number, (chat, content) in enumerate(zip(chats, contents, strict=True)):
        screen = _draw_screen(chat, content, high)
        left = GROUND + number * (WIDTH + GROUND)
        picture.paste(screen, (left, GROUND), corners(screen.size, RADIUS))
    return picture


def _draw_screen(chat: Chat, content: Image.Image, high: int) -> Image.Image:
    screen = Image.new("RGB", (WIDTH, high), WALLPAPER)
    screen.paste(content, (0, high - FOOTER - content.height))
    pen = ImageDraw.Draw(screen)
    pen.rectangle((0, 0, WIDTH, HEADER - 1), fill=BAR)
    pen.line((0, HEADER - 1, WIDTH, HEADER - 1), fill=RULE, width=2)
    _paste_avatar(screen, (EDGE + 44, 24), chat.title, ACCENT)
    draw_run(screen, (EDGE + 4, 74), "‹", replace(TITLE, size=52, colour=ACCENT))
    draw_run(screen, (EDGE + 132, 54), chat.title, TITLE)
    draw_run(screen, (EDGE + 132, 90), chat.about, QUIET)
    top = high - FOOTER
    pen.rectangle((0, top, WIDTH, high), fill=BAR)
    field = Image.new("RGB", (WIDTH - 2 * EDGE - 20, 66), WHITE)
    draw_run(field, (30, 43), "Message", replace(QUIET, size=29))
    outline = Image.new("RGB", (field.width + 4, field.height + 4), RULE)
    screen.paste(outline, (EDGE + 8, top + 17), corners(outline.size, 35))
    screen.paste(field, (EDGE + 10, top + 19), corners(field.size, 33))
    return screen


def _draw_messages(chat: Chat) -> Image.Image:
    senders = list(dict.fromkeys(message.sender for message in chat.messages))
    rows = [_draw_day(chat.day)] if chat.day else []
    for number, message in enumerate(chat.messages):
        before = chat.messages[number - 1].sender if number else None
        colour = COLOURS[senders.index(message.sender) % len(COLOURS)]
        rows.append(_draw_row(message, colour, named=message.sender != before))
    picture = Image.new("RGB", (WIDTH, sum(row.height for row in rows) + EDGE), WALLPAPER)
    top = 0
    for row in rows:
        picture.paste(row, (0, top))
        top += row.height
    return picture


def _draw_row(message: Message, colour: str, *, named: bool) -> Image.Image:
    """A message with the sender's avatar beside it, and the room above it."""
    drawn = draw_message(message, colour, named=named)
    above = BETWEEN_SENDERS if named else BETWEEN
    row = Image.new("RGB", (WIDTH, drawn.height + above), WALLPAPER)
    row.paste(drawn, (EDGE + AVATAR + 12, above), drawn)
    if named:
        _paste_avatar(row, (EDGE, above), message.sender, colour)
    return row


def _draw_day(day: str) -> Image.Image:
    row = Image.new("RGB", (WIDTH, 76), WALLPAPER)
    wide = round(measure(day, DAY)) + 44
    pill = Image.new("RGB", (wide, 44), PILL)
    draw_centred(pill, (0, 0, wide, 44), day, DAY)
    row.paste(pill, ((WIDTH - wide) // 2, 20), corners(pill.size, 22))
    return row


def _paste_avatar(image: Image.Image, place: tuple[int, int], name: str, colour: str) -> None:
    face = Image.new("RGB", (AVATAR, AVATAR), colour)
    draw_centred(face, (0, 0, AVATAR, AVATAR), name[0], Look(size=34, colour=WHITE, bold=True))
    image.paste(face, place, corners(face.size, AVATAR // 2))
