"""A code that somebody types instead of following the link, or seems to."""

from bot.facilitation import typed_codes
from bot.workshop import join_code
from bot.workshop.errors import CodeNotKept, TooManyGuesses, WrongCode
from bot.workshop.utterance import Utterance
from handlers import joining
from handlers.context import Context


async def follow(said: Utterance, context: Context) -> bool:
    """Answer a message that has the code of a live session in it; whether it has.

    Raises CodeNotKept when the message is so long that it has more in it. Of who may guess no more
    nothing is taken that has a code in it, or looks so: TooManyGuesses.
    """
    if not join_code.candidates(said.text):
        return False
    person, may_guess = said.person, _may_guess(said.person, context)
    token = await context.look(
        lambda tx: typed_codes.token_of_code(tx, person, said.text, may_guess=may_guess)
    )
    if token is None and not may_guess:
        await _check_no_code(said.text, context)
    if token is None:
        return False
    if len(said.text) > join_code.SHORT:
        raise CodeNotKept
    await joining.follow(token, person, context)
    return True


async def _check_no_code(text: str, context: Context) -> None:
    """What looks like a code is answered like one, so that nobody learns which are."""
    try:
        await context.look(lambda tx: typed_codes.check_no_code(tx, text))
    except CodeNotKept:
        raise TooManyGuesses from None
    if join_code.may_have_one(text):
        raise TooManyGuesses


def count_guess(said: Utterance, context: Context) -> None:
    """Somebody typed what is no code of ours, and may have meant it as one."""
    if join_code.is_meant_as_one(said.text):
        context.services.guesses.count(said.person)


def refuse(said: Utterance, context: Context) -> None:
    """Raise WrongCode, or TooManyGuesses, if a message is meant as a code."""
    if join_code.is_meant_as_one(said.text):
        context.services.guesses.check(said.person)
        count_guess(said, context)
        raise WrongCode


def _may_guess(person: int, context: Context) -> bool:
    try:
        context.services.guesses.check(person)
    except TooManyGuesses:
        return False
    return True
