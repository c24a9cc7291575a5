"""[Somebody to turn to …]: who leads chooses who it is, and a colleague agrees."""

from collections.abc import Sequence

from telegram import CallbackQuery

from bot.facilitation import standing_by
from bot.facilitation.standing_by import Changed
from bot.workshop.errors import NothingThere
from handlers.context import Context
from handlers.views import standing_by as views
from handlers.views.buttons import Pressed
from handlers.views.standing_by import WhomToTurnTo
from handlers.views.view import View, say


async def choose(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Somebody to turn to …] in the panel, and what is chosen then; of a colleague it is asked."""
    session_id, person = pressed.number(0), query.from_user.id
    chosen = WhomToTurnTo(pressed.argument(1)) if pressed.arguments[1:] else None
    if chosen is WhomToTurnTo.COLLEAGUE:
        await _ask_colleague(query, session_id, context)
        return
    if chosen is not None:
        deed = _DEEDS[chosen]
        await _changed(await context.do(lambda tx: deed(tx, session_id, person)), context)
    view = await _shown(session_id, person, context)
    context.answer(query)
    if chosen is None:
        context.reply(person, view)
    else:
        context.show_in_place(query, view)


async def answer(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """A colleague answers, or stops being there: `yes` and `no` come with the link's token, `stop`
    with the number of the session."""
    choice, person = pressed.argument(0), query.from_user.id
    try:
        changed, key = await _answered(pressed, choice, person, context)
    except NothingThere:
        context.show_in_place(query, View(context.texts("standby.over")))
        raise
    context.answer(query)
    view = View(say(context.texts, f"standby.{key}", group=changed.group_title))
    if choice == views.YES:
        view = views.stands_by(context.texts, changed.session.id, changed.group_title)
    context.show_in_place(query, view)
    await _changed(changed, context)
    for leader in changed.facilitators:
        if leader != person:
            told = say(context.texts_for(leader), f"standby.told_{key}", group=changed.group_title)
            context.reply(leader, View(told))


async def follow(token: str, person: int, context: Context) -> None:
    """A colleague has followed the link that a facilitator passed on."""
    try:
        asked = await context.do(lambda tx: standing_by.asked(tx, token))
    except NothingThere:
        context.reply(person, View(context.texts("standby.over")))
        return
    context.reply(person, views.asked(context.texts, asked))


async def show_to_standby(person: int, context: Context) -> bool:
    """Tell somebody who can be turned to, and takes part in nothing, where they are; whether they
    are anywhere."""
    found = await context.look(lambda tx: standing_by.where(tx, person))
    for session_id, group_title in found:
        context.reply(person, views.stands_by(context.texts, session_id, group_title))
    return bool(found)


async def went_away(person: int, context: Context) -> None:
    """Somebody has blocked the bot: nobody can turn to them any more."""
    await say_who_left(await context.do(lambda tx: standing_by.went_away(tx, person)), context)


async def say_who_left(gone: Sequence[Changed], context: Context) -> None:
    """Nobody can be turned to in these sessions any more: those who lead them are told."""
    for changed in gone:
        await _changed(changed, context)
        for leader in changed.facilitators:
            told = say(context.texts_for(leader), "standby.told_stop", group=changed.group_title)
            context.reply(leader, View(told))


_DEEDS = {
    WhomToTurnTo.ONESELF: standing_by.choose_oneself,
    WhomToTurnTo.NOBODY: standing_by.choose_nobody,
}


async def _ask_colleague(query: CallbackQuery, session_id: int, context: Context) -> None:
    person = query.from_user.id
    asked = await context.do(lambda tx: standing_by.ask_colleague(tx, session_id, person))
    context.answer(query)
    context.reply(person, views.link(context.texts, asked, context.bot.username))


async def _answered(
    pressed: Pressed, choice: str, person: int, context: Context
) -> tuple[Changed, str]:
    """What has changed, and which sentence says it. ValueError for what no button carries."""
    if choice == views.STOP:
        session_id = pressed.number(1)
        deed = standing_by.step_back
        return await context.do(lambda tx: deed(tx, session_id, person)), "stop"
    token = pressed.argument(1)
    if choice == views.YES:
        return await context.do(lambda tx: standing_by.agree(tx, token, person)), "yes"
    if choice == views.NO:
        return await context.do(lambda tx: standing_by.decline(tx, token)), "no"
    raise ValueError(choice)


async def _shown(session_id: int, person: int, context: Context) -> View:
    shown = await context.do(lambda tx: standing_by.see(tx, session_id, person))
    people = [shown.standby.person] if shown.standby else []
    names = await context.services.names.of(people)
    return views.choosing(context.texts, shown, "".join(names))


async def _changed(changed: Changed, context: Context) -> None:
    """Panels and the lobby say it; whoever talks with the one who was there hears of it."""
    context.services.live_views.refresh(changed.session.id, at_once=True)
    if changed.before is None or changed.before.person == changed.now:
        return
    line = context.services.quiet
    for word in line.words.with_standby(changed.session.id, changed.before.person):
        told = line.step_back if changed.has_left else line.tell_of_change
        context.begin(told(word))
