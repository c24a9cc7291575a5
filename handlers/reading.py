"""[Answers …] and /answers: a facilitator reads what people said, and takes texts out of it."""

from telegram import CallbackQuery, Update

from bot.facilitation import facilitating, reading, striking
from bot.facilitation.merging import Request
from bot.workshop.errors import SeveralLed
from bot.workshop.session import Session
from handlers import choices, choosing_session
from handlers.choices import Choosing
from handlers.context import Context
from handlers.rights import Need
from handlers.striking import StrikingDeed, press, request_of
from handlers.update_facts import written
from handlers.views import reading as views
from handlers.views.buttons import Pressed, Verb
from storage.shown_messages import Kind

OF_TEXTS: dict[Verb, StrikingDeed] = {
    Verb.STRIKE_TEXT: striking.strike_text,
    Verb.PUT_TEXT_BACK: striking.put_text_back,
}


async def answers(update: Update, context: Context) -> None:
    """/answers: what people have said to what is asked now, or was before the end; of several
    workshops that go on one is chosen."""
    _, user = written(update)
    await context.services.rights.confirm_all(user.id)
    try:
        session = await context.do(lambda tx: facilitating.to_read(tx, user.id))
    except SeveralLed:
        await choosing_session.ask(context, user.id, Verb.READ)
        return
    await context.services.rights.confirm(session.id, user.id, Need.TO_HAND_OVER)
    await _show_newest(context, session, user.id)


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Answers …] in the panel; another part, page or value; or the same once more."""
    if len(pressed.arguments) == 1:
        session_id, person = pressed.number(0), query.from_user.id
        session = await context.do(lambda tx: facilitating.facilitated(tx, session_id, person))
        await _show_newest(context, session, person)
        context.answer(query)
        return
    page = pressed.number(3) if len(pressed.arguments) > 3 else 0
    choosing = _texts(context, request_of(query, pressed, context), pressed.number(2), page)
    view = await context.do(choosing.look)
    context.answer(query)
    await choices.show_in_place(query, context, choosing, view)


async def strike_text(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """One tap takes an answer or a note out of all that is shown, or puts it back."""
    request, key = request_of(query, pressed, context), pressed.key(4)
    choosing = _texts(context, request, pressed.number(2), pressed.number(3))
    deed = OF_TEXTS[pressed.verb]
    await press(query, context, choosing, lambda tx: deed(tx, request, key))


async def _show_newest(context: Context, session: Session, person: int) -> None:
    now = context.now()
    value, number = await context.look(lambda tx: reading.newest(tx, session, now))
    request = Request(session_id=session.id, value=value, person=person, now=now)
    choosing = _texts(context, request, number, 0)
    view = await context.look(choosing.look)
    await choices.show_anew(context, person, choosing, view)


def _texts(context: Context, request: Request, number: int, page: int) -> Choosing:
    return Choosing(
        session_id=request.session_id,
        value=request.value,
        look=lambda tx: views.texts_read(context.texts, reading.read(tx, request, number), page),
        kind=Kind.TEXTS,
    )
