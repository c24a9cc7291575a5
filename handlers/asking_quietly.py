"""[A quiet word] and /quiet: somebody asks for one, and who can be turned to is told at once."""

from dataclasses import dataclass, replace

from telegram import CallbackQuery, Message, Update

from bot.facilitation import taking_part, turning_to
from bot.facilitation.turning_to import AskedAt, Turning
from bot.workshop.errors import NotJoined
from bot.workshop.not_passed_on import TooManyQuietWords
from bot.workshop.quiet_word import QuietWord
from bot.workshop.utterance import Utterance
from handlers import quiet_word, turning
from handlers.context import Context
from handlers.standing_by import show_to_standby
from handlers.update_facts import is_group, place_of, utterance, written
from handlers.views import quiet_word as views
from handlers.views.buttons import Pressed
from storage.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class WhereTo:
    """How somebody comes to a quiet word: in which session, if that is known, and with what the
    link carried, "" for those who take part."""

    session_id: int | None
    token: str = ""


async def ask(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[A quiet word]: the standby of the session is told at once. Who has not joined came by a link
    in the group; the button has what that carried."""
    session_id, person = pressed.number(0), query.from_user.id
    token = pressed.argument(1) if pressed.arguments[1:] else ""
    if pressed.arguments[2:]:
        raise ValueError(pressed.arguments)
    context.leave_no_trace()
    await _ask(WhereTo(session_id=session_id, token=token), person, context)
    context.answer(query)


async def command(update: Update, context: Context) -> None:
    """/quiet. In a group it is answered in private: nobody there is to see what comes of it. What
    stands behind it is the first that is passed on."""
    message, user = written(update)
    context.leave_no_trace()
    if is_group(message.chat):
        await _asked_in_group(message, user.id, context)
        return
    way = await _way(user.id, context)
    said = utterance(update)
    first = replace(said, text=said.behind_command) if said.behind_command else None
    if way is not None and not quiet_word.was_taken(said, context):
        await _ask(way, user.id, context, first)
    elif way is None and not await show_to_standby(user.id, context):
        turning.say(user.id, "not_in", context)


async def _way(person: int, context: Context) -> WhereTo | None:
    """Where somebody turns to who sends /quiet in private: in the session that they take part in,
    or did last, or by whose link they came; None: nowhere."""
    try:
        number = await context.look(lambda tx: taking_part.newest_of(tx, person))
    except NotJoined:
        token = context.services.came_by_link.token_of(person)
        return WhereTo(session_id=None, token=token) if token else None
    return WhereTo(session_id=number)


async def _ask(way: WhereTo, person: int, context: Context, first: Utterance | None = None) -> None:
    """Begin one with what was said `first`, unless it goes on. Raises what turning_to.turn_to
    does, and TooManyQuietWords."""
    line = context.services.quiet
    going_on = line.words.asked_by(person)
    if going_on is not None:
        context.begin(quiet_word.say(person, views.goes_on(context.texts, going_on), context))
        await _pass_on_too(going_on, first, context)
        return
    turned = await _turning(way, person, context)
    if turned is None:
        return
    if turned.standby is None:
        turning.say(person, "nobody", context, turned.session.plan)
        return
    if not line.limits.allowance.lets_pass(person):
        raise TooManyQuietWords
    word = line.begin(turned, person, turned.standby)
    is_new = first is not None and quiet_word.is_first_time(first, context)
    context.has_taken_words = is_new
    context.begin(line.open(word, turned.group_title, first if is_new else None))


async def _turning(way: WhereTo, person: int, context: Context) -> Turning | None:
    """Whom somebody turns to; None: to nobody, and they have been told."""
    number = way.session_id
    if way.token:
        turned = await turning.turn(way.token, person, context)
        return turned if turned and number in (None, turned.session.id) else None
    assert number is not None  # noqa: S101 a way without a link has a session
    return await context.look(lambda tx: turning_to.turn_to(tx, number, person))


async def _pass_on_too(word: QuietWord, first: Utterance | None, context: Context) -> None:
    """What stands behind /quiet belongs to the quiet word that goes on."""
    if first is None or not quiet_word.is_first_time(first, context):
        return
    context.has_taken_words = True
    if await quiet_word.goes_on(word, first, context):
        context.services.quiet.wrote(word, first.person)
        context.begin(context.services.quiet.pass_on(word, first))


async def _asked_in_group(message: Message, person: int, context: Context) -> None:
    """/quiet in a group: that one can be had is said in private and, to whoever can't be written to
    there, in a line that names nobody."""
    place = place_of(message)
    asked = await context.look(lambda tx: turning_to.asked_at(tx, place, person))
    if asked is not None:
        context.begin(_offer(asked, place, person, context))


async def _offer(asked: AskedAt, place: Place, person: int, context: Context) -> None:
    token = "" if asked.joined else asked.token
    view = views.to_begin(context.texts_for(person), asked.session_id, token)
    if not await context.services.quiet.say(person, view):
        tap = views.tap_here(context.texts_at(place), context.bot.username, asked.token)
        context.say_aside(place, tap, "quiet")
