"""/mydata and /forget: one's own words, listed and taken back."""

from telegram import CallbackQuery, Update

from bot.facilitation import my_data, my_facts, own_plans, speaking, standing_by
from bot.texts import named
from handlers.context import Context
from handlers.standing_by import say_who_left
from handlers.update_facts import is_group, place_of, written
from handlers.views import my_data as own_words
from handlers.views import my_facts as own_facts
from handlers.views import private
from handlers.views.buttons import Pressed
from handlers.views.view import View


async def list_mine(update: Update, context: Context) -> None:
    """/mydata: everything that one has said, with a button to remove each."""
    message, user = written(update)
    if is_group(message.chat):
        place = place_of(message)
        only_private = View(context.texts("my_data.only_private"))
        context.say_aside(place, only_private, "private")
        return
    facts = await context.do(lambda tx: my_facts.of_person(tx, user.id))
    found = await context.do(lambda tx: my_data.all_mine(tx, user.id))
    pages = own_facts.facts(context.texts, facts, context.services.housekeeper.periods)
    pages += own_words.pages(context.texts, found)
    if plans := await context.look(lambda tx: own_plans.of_person(tx, user.id)):
        pages.append(View(context.texts("my_data.plans", count=len(plans))))
    if spoken := await context.look(lambda tx: speaking.kept(tx, user.id)):
        pages.append(View(context.texts("my_data.language", language=named(spoken))))
    for page in pages or [View(context.texts("my_data.nothing"))]:
        context.reply(user.id, page)


async def ask_forget(update: Update, context: Context) -> None:
    """/forget: asks once."""
    message, user = written(update)
    if is_group(message.chat):
        place = place_of(message)
        only_private = View(context.texts("my_data.only_private"))
        context.say_aside(place, only_private, "private")
        return
    context.reply(user.id, private.forgetting(context.texts))


async def forget(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Yes, remove everything], or not."""
    person = query.from_user.id
    key = "forget.kept"
    if pressed.argument(0) == "yes":
        changed, gone = await context.erase(
            lambda tx: (my_data.forget(tx, person), standing_by.forget(tx, person))
        )
        key = "forget.forgotten"
        await say_who_left(gone, context)
        for session in changed:
            await context.services.after_change(session.id)
    context.answer(query)
    context.show_in_place(query, View(context.texts(key)))
    if key == "forget.forgotten":
        await _say_what_stays(person, context)


async def _say_what_stays(person: int, context: Context) -> None:
    facts = await context.do(lambda tx: my_facts.of_person(tx, person))
    periods = context.services.housekeeper.periods
    for page in own_facts.left_behind(context.texts, facts, periods):
        context.reply(person, page)
