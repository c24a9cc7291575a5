"""Receipts, and presses on cards and receipts: pass, change, remove, answer another prompt.

A reaction on the person's own message says that it was kept, and the card shows what; in words
comes only what a reaction can't say.
"""

from functools import partial

from telegram import CallbackQuery, Message

from bot.facilitation import answering, cards, changing, my_data, responding
from bot.facilitation.answering import NotedAnswer
from bot.facilitation.hearing import Noted
from bot.facilitation.my_data import Mine
from bot.facilitation.passing import Outcome, PassPress, TypedPass, record_pass
from bot.facilitation.receipts import WhichQuestion
from bot.texts import Texts
from bot.workshop.errors import NotNow
from bot.workshop.scope import Scope
from bot.workshop.session import Mode
from bot.workshop.utterance import Utterance
from handlers.context import Context
from handlers.reacting import react
from handlers.update_facts import is_group
from handlers.views import buttons, card, passing, private, recognising
from handlers.views import my_data as own_words
from handlers.views.buttons import Pressed, Verb
from handlers.views.view import View


def give(context: Context, said: Utterance, noted: Noted) -> None:
    """The receipt for a message in private."""
    about, in_words = _about(noted), partial(_in_words, context.texts, noted)
    if _needs_words(noted):
        context.receipt(said.person, in_words(), noted.session.id, about)
    else:
        react(context, said, in_words, about)


def _about(noted: Noted) -> WhichQuestion | None:
    """Which question it is a receipt of; what is missing in a round-up answers none."""
    if isinstance(noted, NotedAnswer):
        answer = noted.answer
        scope = Scope(answer.value, answer.prompt)
        return None if answer.added else WhichQuestion(session_id=noted.session.id, scope=scope)
    prompt = noted.prompt if isinstance(noted, TypedPass) else None
    return WhichQuestion(session_id=noted.session.id, scope=Scope(noted.value, prompt))


def _needs_words(noted: Noted) -> bool:
    """Whether there is more to say than that it was kept; no card shows what is missing."""
    if isinstance(noted, TypedPass) or (isinstance(noted, NotedAnswer) and noted.answer.added):
        return True
    return noted.needs_words


def _in_words(texts: Texts, noted: Noted) -> View:
    if isinstance(noted, TypedPass):
        return passing.typed(texts, noted)
    if not isinstance(noted, NotedAnswer):
        return private.noted_responses(texts, noted)
    if noted.answer.added:
        return recognising.noted(texts, noted)
    return private.noted_answer(texts, noted)


async def pass_on(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Pass], and taking it back."""
    if query.message is None:
        raise NotNow
    press = PassPress(
        session_id=pressed.number(0),
        person=query.from_user.id,
        value=pressed.number(1),
        prompt=pressed.prompt(2),
        takes_back=pressed.arguments[3:] == (card.TAKE_BACK,),
        chat_id=query.message.chat.id,
        message_id=query.message.message_id,
    )
    passed = await context.do(lambda tx: record_pass(tx, press))
    is_open = passed.session.mode is Mode.OPEN
    is_news = passed.outcome in (Outcome.ANSWERED, Outcome.CLOSED)
    context.answer(query, context.texts(f"pass.{passed.outcome}"), alert=is_open or is_news)
    if not (is_open or is_group(query.message.chat) or await _is_kept_up(query, context)):
        context.show_in_place(query, View(context.texts(f"pass.{passed.outcome}")))
    if passed.outcome is Outcome.TAKEN_BACK:
        await context.services.after_change(passed.session.id)
    else:
        context.services.live_views.refresh(passed.session.id)


async def change(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Change]: the next message replaces these words."""
    person, session_id, key = query.from_user.id, pressed.number(0), pressed.key(1)
    words = await context.do(lambda tx: changing.begin(tx, session_id, person, key))
    context.answer(query)
    context.reply(person, private.changing(context.texts, session_id, key, words))


async def keep(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Leave it as it is]."""
    person, session_id, key = query.from_user.id, pressed.number(0), pressed.key(1)
    kept = await context.do(lambda tx: changing.stop(tx, session_id, person, key))
    context.answer(query)
    context.show_in_place(query, View(context.texts("change.kept" if kept else "change.over")))


async def remove(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Remove]: words are taken back, from the store and from everything that shows them."""
    person, session_id = query.from_user.id, pressed.number(0)
    is_kept_up = await _is_kept_up(query, context)
    gone = await context.erase(lambda tx: my_data.remove(tx, session_id, person, pressed.key(1)))
    context.answer(query, context.texts("receipt.removed_toast"))
    await context.services.after_change(session_id)
    if isinstance(query.message, Message) and not is_kept_up:
        view = await _what_is_left(query.message, person, gone, context)
        context.show_in_place(query, view or View(context.texts("receipt.removed")))


async def answer_to(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Question 2]: the next answers belong to this prompt."""
    person, session_id, at = query.from_user.id, pressed.number(0), pressed.argument(1)
    # Buttons of the version before say no value: it is the one that the session is at.
    scope = Scope(None, pressed.number(1)) if at.isdigit() else pressed.scope(1)
    session = await context.do(lambda tx: answering.choose_prompt(tx, session_id, person, scope))
    context.answer(query)
    view = private.chosen_prompt(context.texts, session, scope)
    if scope.value is None:
        context.reply(person, view)
    else:
        context.reply_about(person, view, WhichQuestion(session_id=session_id, scope=scope))


async def move_answer(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Put it under 2]: an answer belongs to another prompt."""
    noted = await context.do(
        lambda tx: answering.move_to_prompt(
            tx, pressed.number(0), query.from_user.id, pressed.key(1), pressed.number(2)
        )
    )
    context.answer(query)
    context.show_in_place(query, private.noted_answer(context.texts, noted))
    await context.services.after_change(noted.session.id)


async def _is_kept_up(query: CallbackQuery, context: Context) -> bool:
    """Whether what was pressed is brought up to date by itself: a card, or what says that words are
    taken out."""
    message = query.message
    if message is None:
        return False
    # It only reads: on a full disk words are taken back all the same, and a crash must not come
    # between the record of this press and what it does.
    return await context.look(lambda tx: cards.is_kept_up(tx, message.chat.id, message.message_id))


async def _what_is_left(message: Message, person: int, gone: Mine, context: Context) -> View | None:
    """A receipt or a page of /mydata without what was removed; None when nothing is left of it."""
    numbers = _shown_words(message)
    if any(numbers.values()):
        found = await context.look(lambda tx: my_data.some_of(tx, person, numbers))
        return next(iter(own_words.pages(context.texts, found, numbers=numbers)), None)
    if gone.prompt is not None or gone.added:
        return None
    left = await context.do(
        lambda tx: responding.left(tx, gone.session_id, person, gone.value, numbers)
    )
    return private.noted_responses(context.texts, left) if left.kept else None


def _shown_words(message: Message) -> dict[bytes, int]:
    """The keys of the words that a message has [Remove] for, each with its number in a list, or
    0 in a receipt."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    data = [button.callback_data for row in rows for button in row]
    found = [buttons.read(each) for each in data if isinstance(each, str)]
    removing = [pressed for pressed in found if pressed and pressed.verb is Verb.REMOVE]
    return {each.key(1): int(*each.arguments[2:3] or ("0",)) for each in removing}
