"""What people say and press on their page."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from bot.facilitation import browsing, checking, my_data, passing, saying_at_work
from bot.facilitation.adding import NothingMissing
from bot.facilitation.checking import NotedCheck
from bot.facilitation.hearing import Noted, Rewritten
from bot.facilitation.passing import PassPress, TypedPass
from bot.facilitation.responding import NotedResponses
from bot.noticing.distress import needs_a_person
from bot.pages.asking import Asked, TooManyForms
from bot.pages.drawing import say_to
from bot.pages.person import (
    after,
    house_of,
    place_of,
    refuse,
    shared_in,
    shown,
    start_over,
    turned_away,
)
from bot.pages.sheets import Wrong
from bot.pages.typed_passes import typed_in
from bot.pages.visitors import Visitor, visitor
from bot.workshop.card import Question
from bot.workshop.errors import HasLeft, NotJoined, TakenBack, WorkshopError
from bot.workshop.utterance import Utterance
from storage.backing_up import back_up
from storage.database import StorageError, Transaction

CARING = "/p/care"
FormDeed = Callable[[Request, Visitor, Asked], Awaitable[Response]]


def form(deed: FormDeed) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a form that only somebody who takes part can send."""

    async def endpoint(request: Request) -> Response:
        who = visitor(request)
        if who is None:
            return await start_over(request)
        asked = await Asked.of(request)
        if not request.app.state.flow.lets_pass(str(who.person)):
            return await refuse(request, TooManyForms(), asked.typed())
        try:
            return await deed(request, who, asked)
        except HasLeft as error:
            return await refuse(request, error, asked.typed())
        except NotJoined:
            return await turned_away(request, asked.typed())

    return endpoint


async def say(request: Request, who: Visitor, asked: Asked) -> Response:
    """Words for a question."""
    question, said = asked.question(), asked.said(who.person)
    at = f"say-{question.value}-{'q' if question.prompt is None else question.prompt}"
    house = house_of(request)
    session_id = await place_of(house, who, asked)
    try:
        noted = await house.database.transaction(
            lambda tx: browsing.say(tx, session_id, said, question)
        )
    except (WorkshopError, StorageError) as error:
        return await _refused(request, who, asked, (error, at))
    house.changes.happened(session_id)
    return await _noted(request, who, noted, said, question)


async def change(request: Request, who: Visitor, asked: Asked) -> Response:
    """Other words in the place of words of one's own."""
    said, words = asked.said(who.person), asked.words()
    house = house_of(request)
    session_id = await place_of(house, who, asked)
    try:
        noted = await house.database.transaction(
            lambda tx: browsing.change(tx, session_id, said, words)
        )
    except (WorkshopError, StorageError) as error:
        return await _refused(request, who, asked, (error, f"change-{words.hex()}"))
    house.changes.words_changed(session_id)
    return await _noted(request, who, noted, said)


async def remove(request: Request, who: Visitor, asked: Asked) -> Response:
    """Words are taken back, from the store and from everything that shows them."""
    words, house = asked.words(), house_of(request)
    session_id = await place_of(house, who, asked)
    await house.database.transaction(
        lambda tx: my_data.remove(tx, session_id, who.person, words), erases=True
    )
    house.start(back_up(house.database))
    house.changes.words_changed(session_id)
    await shared_in(request).renew(session_id)
    told = say_to(request)("receipt.removed")
    to = "/p/mine" if asked.has("mine") else "/p"
    return await after(request, who, told, to)


async def pass_on(request: Request, who: Visitor, asked: Asked) -> Response:
    """[Pass], and taking it back."""
    question, house = asked.question(), house_of(request)
    session_id = await place_of(house, who, asked)
    press = PassPress(
        session_id=session_id,
        person=who.person,
        value=question.value,
        prompt=question.prompt,
        takes_back=asked.has("back"),
        chat_id=who.person,
        message_id=0,
    )
    passed = await house.database.transaction(lambda tx: passing.record_pass(tx, press))
    typed_in(request).drop(who.person)
    house.changes.words_changed(session_id)
    return await after(request, who, say_to(request).of_pass(passed.outcome))


async def keep_word(request: Request, who: Visitor, asked: Asked) -> Response:
    """[Keep it as a word]: what was typed was no pass."""
    question, said, house = asked.question(), asked.said(who.person), house_of(request)
    session_id = await place_of(house, who, asked)
    noted = await house.database.transaction(
        lambda tx: browsing.keep_as_word(tx, session_id, said, question)
    )
    typed_in(request).drop(who.person)
    house.changes.words_changed(session_id)
    return await _noted(request, who, noted, said, question)


async def say_at_work(request: Request, who: Visitor, asked: Asked) -> Response:
    """Whether a value is so where somebody works, and the same again to take it back."""
    value, said, house = asked.number("value"), asked.at_work(), house_of(request)
    session_id = await place_of(house, who, asked)
    _, now = await house.database.transaction(
        lambda tx: saying_at_work.say(tx, session_id, who.person, value, said), erases=True
    )
    house.changes.words_changed(session_id)
    key = "at_work.taken_back" if now is None else "page.noted_at_work"
    return await after(request, who, say_to(request)(key))


async def recognise(request: Request, who: Visitor, asked: Asked) -> Response:
    """[I recognise this], and the same again to take it back."""
    scope, house = asked.scope(), house_of(request)
    session_id = await place_of(house, who, asked)
    done = await house.database.transaction(
        lambda tx: browsing.recognise(
            tx, session_id, who.person, scope, takes_back=asked.has("back")
        )
    )
    house.changes.happened(session_id)
    key = "recognise.taken_back" if done.is_taken_back else "page.recognised"
    return await after(request, who, say_to(request)(key))


async def add_missing(request: Request, who: Visitor, asked: Asked) -> Response:
    """What is missing in a round-up."""
    scope, said, house = asked.scope(), asked.said(who.person), house_of(request)
    session_id = await place_of(house, who, asked)
    try:
        noted = await house.database.transaction(
            lambda tx: browsing.say_what_is_missing(tx, session_id, said, scope)
        )
    except (WorkshopError, StorageError) as error:
        return await _refused(request, who, asked, (error, f"missing-{scope.written}"))
    house.changes.words_changed(session_id)
    if needs_a_person(said.text):
        return await after(request, who, to=CARING, cares=True)
    key = "recognise.never_mind" if isinstance(noted, NothingMissing) else "page.noted_missing"
    return await after(request, who, say_to(request)(key))


async def check(request: Request, who: Visitor, asked: Asked) -> Response:
    """What is asked as people come and go: answered, or rather not."""
    house, leaving = house_of(request), asked.has("leaving")
    session_id = await place_of(house, who, asked)
    if asked.has("skip"):
        await house.database.transaction(
            lambda tx: checking.skip(tx, session_id, who.person, leaving=leaving), erases=True
        )
        house.changes.words_changed(session_id)
        return await after(request, who, say_to(request)("check.skipped"))
    said = asked.said(who.person)
    try:
        noted = await house.database.transaction(
            lambda tx: _answer(tx, session_id, said, leaving=leaving)
        )
    except (WorkshopError, StorageError) as error:
        return await _refused(request, who, asked, (error, "check"))
    house.changes.words_changed(session_id)
    if needs_a_person(said.text):
        return await after(request, who, to=CARING, cares=True)
    return await after(request, who, say_to(request)(noted.text))


def _answer(tx: Transaction, session_id: int, said: Utterance, *, leaving: bool) -> NotedCheck:
    browsing.check_may_be_kept(tx, said.text)
    return checking.answer(tx, session_id, said, leaving=leaving)


async def _noted(
    request: Request,
    who: Visitor,
    noted: Rewritten | None,
    said: Utterance,
    asked: Question | None = None,
) -> Response:
    """What came of words: in a sentence only what the page does not show by itself."""
    sentence = say_to(request)
    typed_in(request).drop(who.person)
    if needs_a_person(said.text):
        return await after(request, who, to=CARING, cares=True)
    if isinstance(noted, TypedPass):
        typed_in(request).put(who.person, noted)
        told = sentence.of_pass(f"typed_{noted.outcome}", words=said.text)
        told += (" " + sentence.of_pass("typed_ask")) if noted.may_be_word else ""
    elif isinstance(noted, NotedResponses) and noted.over:
        limit = noted.session.plan.responses_per_person
        told = sentence("receipt.over", words=", ".join(noted.over), limit=limit)
        request.state.over = ", ".join(noted.over)
    elif isinstance(noted, NothingMissing):
        told = sentence("recognise.never_mind")
    elif asked is not None and noted is not None and not _is_here(noted, asked):
        told = sentence("page.kept_elsewhere")
    else:
        told = sentence("page.kept")
    return await after(request, who, told)


def _is_here(noted: Noted, asked: Question) -> bool:
    """Whether the page shows what was asked still."""
    return noted.session.position.value == asked.value


async def _refused(
    request: Request, who: Visitor, asked: Asked, refused: tuple[Exception, str]
) -> Response:
    """What was wrong stands beside the field of the form, and what was written in it."""
    sentence = say_to(request)
    error, form_id = refused
    if isinstance(error, WorkshopError):
        told = sentence.of_error(error)
    else:
        told = sentence("page.not_kept")
    is_anew = isinstance(error, TakenBack)
    wrong = Wrong(asked.place(), form_id, told, asked.text(), anew=is_anew)
    return await shown(request, who, wrong=wrong, cares=needs_a_person(wrong.typed))
