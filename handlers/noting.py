"""/note: what a facilitator takes down of what is said aloud."""

from contextlib import suppress
from dataclasses import replace

from telegram import CallbackQuery, Update

from bot.facilitation import noting
from bot.facilitation.noting import Noted
from bot.workshop.errors import SeveralLed
from bot.workshop.utterance import Utterance
from handlers import choosing_session
from handlers.context import Context
from handlers.update_facts import check_stands_there, is_group, place_of, utterance, written
from handlers.views import noting as views
from handlers.views.buttons import Pressed, Verb
from handlers.views.view import View
from storage.place import Place


async def note(update: Update, context: Context) -> None:
    """/note TEXT by a facilitator: something that was said aloud."""
    said, place, group = _read(update)
    context.has_taken_words = True
    await context.services.rights.confirm_all(said.person)
    if not said.text:
        with suppress(SeveralLed):
            await context.do(lambda tx: noting.led_session(tx, said.person, group))
        context.say_aside(place, View(context.texts("note.how")), "note")
        return
    try:
        noted = await context.do(lambda tx: noting.add_note(tx, group, said))
    except SeveralLed:
        await choosing_session.ask(context, said.person, Verb.NOTE_IN, said)
        return
    await _give_receipt(context, noted, place, group)


async def note_in(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """The workshop was chosen that a note belongs to: it is kept there."""
    typed, session_id = choosing_session.said_before(query), pressed.number(0)
    said = replace(typed, text=typed.behind_command)
    noted = await context.do(lambda tx: noting.add_note_to(tx, session_id, said))
    context.answer(query)
    context.show_in_place(query, views.noted(context.texts, noted))
    context.show_panel_anew(noted.session.id, said.person)


async def rewrite(update: Update, context: Context) -> None:
    """The message of a /note was edited."""
    said, place, group = _read(update)
    await context.services.rights.confirm_all(said.person)
    try:
        noted = await context.do(lambda tx: noting.rewrite_note(tx, group, said))
    except SeveralLed:
        await choosing_session.ask(context, said.person, Verb.NOTE_IN, said)
        return
    if noted is not None:
        await _give_receipt(context, noted, place, group)


async def take_edit(update: Update, context: Context) -> bool:
    """Whether an edited message is one that a note came in: then the note reads as that does now,
    also where the command was lost in editing."""
    said = utterance(update)
    if not await context.look(lambda tx: noting.is_note(tx, said)):
        return False
    await rewrite(update, context)
    return True


async def remove(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Remove] under the receipt of a note, which stands in the group if the note was sent there:
    whoever leads may press it."""
    check_stands_there(query)
    person, session_id = query.from_user.id, pressed.number(0)
    await context.erase(lambda tx: noting.remove_note(tx, session_id, person, pressed.key(1)))
    context.answer(query, context.texts("receipt.removed_toast"))
    context.show_in_place(query, View(context.texts_under(query)("receipt.removed")))
    await context.services.after_change(session_id)


def _read(update: Update) -> tuple[Utterance, Place, Place | None]:
    """The words after the command, if there is one, where they were written, and that place if it
    is a group."""
    message, _ = written(update)
    place = place_of(message)
    said = utterance(update)
    if said.text.startswith("/"):
        said = replace(said, text=said.behind_command)
    return said, place, place if is_group(message.chat) else None


async def _give_receipt(context: Context, noted: Noted, place: Place, group: Place | None) -> None:
    context.reply(place.chat_id, views.noted(context.texts, noted), place.thread_id)
    if group is not None or noted.is_replacement:
        await context.services.after_change(noted.session.id)
    else:
        # Notes push the panel up the chat, and it is needed while they are taken.
        context.show_panel_anew(noted.session.id, place.chat_id)
