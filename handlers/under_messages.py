"""What hangs under a message that Telegram brings along: what its buttons send tells what it is."""

from telegram import Message

from handlers.views.buttons import NUMBER, OF_OWN_WORDS, Pressed, Verb, read


def data_under(message: Message) -> list[str]:
    """What the buttons under a message send."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return [one.callback_data for row in rows for one in row if isinstance(one.callback_data, str)]


def session_under(message: Message) -> int | None:
    """The one session that buttons for people's own words under a message of the bot's are about;
    None: there are none, or they are about several."""
    own = {found.arguments[:1] for found in _pressed(message) if found.verb in OF_OWN_WORDS}
    numbers = [number for (number,) in own if NUMBER.fullmatch(number)]
    return int(numbers[0]) if len(own) == len(numbers) == 1 else None


def ends_quiet_word(message: Message) -> bool:
    """Whether a message of the bot's has a button to end a quiet word."""
    return any(found.verb is Verb.END_QUIET for found in _pressed(message))


def _pressed(message: Message) -> list[Pressed]:
    """Only a bot's messages have such buttons."""
    if message.from_user is None or not message.from_user.is_bot:
        return []
    return [found for data in data_under(message) if (found := read(data)) is not None]
