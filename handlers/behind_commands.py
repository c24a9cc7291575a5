"""What people write behind a command. Few commands take words: of what stands behind any other its
author is told that it went nowhere, and in distress they are answered all the same."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update

from bot.facilitation.facilitating import only_leads
from handlers import distress, quiet_word
from handlers.context import Context
from handlers.update_facts import is_group, utterance
from handlers.views.view import View

CommandHandling = Callable[[Update, Context], Coroutine[Any, Any, None]]


def looked_after(handler: CommandHandling) -> CommandHandling:
    """A command of ours that says, after what it does, that words behind it are lost."""

    async def do(update: Update, context: Context) -> None:
        await handler(update, context)
        if not context.has_taken_words:
            await say_if_lost(update, context)

    return do


async def say_if_lost(update: Update, context: Context) -> None:
    """Say that what stands behind a command in private is kept nowhere, if anything does: during a
    quiet word, that it was not passed on."""
    message = update.message
    if message is None or is_group(message.chat):
        return
    said = utterance(update)
    if not said.behind_command:
        return
    line = context.services.quiet
    if not context.has_helped:
        distress.answer_what_a_command_says(context, said)
    if line.is_meant(said):
        context.begin(line.say_not_passed_on(said.person))
    elif not await quiet_word.was_cut_off(said, context):
        leads = await context.look(lambda tx: only_leads(tx, said.person))
        key = "behind.not_kept_of_who_leads" if leads else "behind.not_kept"
        context.reply(said.person, View(context.texts(key)))
