"""The pictures in README can be drawn again."""

from PIL import Image

from docs.bubble import BUTTONS, QUOTE, Button, Message
from docs.phone import FOOTER, GROUND, GROUND_COLOUR, HEADER, WIDTH, Chat, draw_chats
from docs.typesetting import Look, Mark, measure, set_lines

ASKED = Message(
    sender="Gair",
    time="10:00",
    text="1 of 12\nPeople have a need.",
    marks=(Mark(kind="bold", start=0, end=7), Mark(kind="blockquote", start=8, end=27)),
    buttons=((Button(label="Join in private", opens_address=True),),),
)
SAID = Message(sender="Ana", time="10:01", text="cariad, حب, ❤️")


def test_a_chat_is_drawn_with_its_quote_and_its_button():
    picture = draw_chats([Chat(title="Team", about="3 members", messages=(ASKED, SAID))])

    colours = {colour for _, colour in picture.getcolors(1 << 20)}
    assert picture.width == WIDTH + 2 * GROUND
    assert picture.height > HEADER + FOOTER + 2 * GROUND
    assert {rgb(QUOTE), rgb(BUTTONS), rgb(GROUND_COLOUR)} <= colours


def test_a_chat_is_drawn_the_same_again():
    chat = Chat(title="Team", about="3 members", day="Today", messages=(ASKED, SAID))

    assert draw_chats([chat]).tobytes() == draw_chats([chat]).tobytes()


def test_no_line_is_wider_than_there_is_room():
    look = Look()
    lines = set_lines("Quotes are people's own words, حب and ❤️ too. " * 4, (), look, 400)

    assert len(lines) > 4
    assert max(line.width for line in lines) <= 400
    assert all(measure(text, each) > 0 for line in lines for text, each in line.runs)


def rgb(colour: str) -> tuple[int, ...]:
    return Image.new("RGB", (1, 1), colour).getpixel((0, 0))
