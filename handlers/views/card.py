"""A card, as a message in a private chat."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from bot.facilitation.own_words import marks_of
from bot.texts import Texts
from bot.workshop.at_work import AtWork
from bot.workshop.card import Card, CardState, OwnWords
from bot.workshop.plan import Value
from bot.workshop.scope import Scope
from handlers.views.buttons import Button, Rows, Verb, button, in_rows
from handlers.views.content_note import content_note, pass_label
from handlers.views.places import heading
from handlers.views.quiet_word import quiet_word_button
from handlers.views.spoken import one_after_another, prompt_in, question_in, value_in
from handlers.views.view import View, paragraphs, say, split_list

LABEL_CHARACTERS = 24
LIST_ROOM = 1500
ANSWER_CHARACTERS = 300
STATEMENT_CHARACTERS = 1200
TAKE_BACK = "back"
# Telegram takes a hundred buttons; the newest words have theirs here, and all of them in /mydata.
MOST_ROWS = 40


def card(texts: Texts, shown: Card) -> View:
    """What the person is asked, what they have said, and what they can do."""
    if shown.forgotten:
        left = texts("card.left") if shown.left else ""
        return View(paragraphs(texts("card.forgotten"), left))
    text = paragraphs(
        heading(texts, shown.session, shown.question.value),
        *_asked(texts, shown),
        _said(texts, shown),
        _how(texts, shown),
        _at_work(texts, shown),
    )
    of_words = (*_of_words(texts, shown), *_so_far(texts, shown))
    choices = (*_choices(texts, shown), *_at_work_choices(texts, shown))
    return View(text, (*choices, *of_words, *_passing(texts, shown)))


def _at_work(texts: Texts, shown: Card) -> str:
    """Whether the value is so where they work, if that is asked, and what they said."""
    if not shown.asks_at_work:
        return ""
    asked = texts("at_work.asked")
    if shown.at_work is None:
        return asked
    answer = texts(f"at_work.{shown.at_work}")
    return f"{asked}\n{texts('at_work.said', answer=answer)}"


def _at_work_choices(texts: Texts, shown: Card) -> Rows:
    if not shown.asks_at_work:
        return ()
    at = shown.session.id, shown.question.value
    buttons = [button(texts(f"at_work.{each}"), Verb.AT_WORK, *at, each.value) for each in AtWork]
    return (*in_rows(buttons[:-1], 3), tuple(buttons[-1:]))


def in_quiet_word(texts: Texts, shown: View) -> View:
    """A card for somebody who has a quiet word with somebody: what they write is no answer."""
    return replace(shown, text=paragraphs(shown.text, texts("card.in_quiet_word")))


def _asked(texts: Texts, shown: Card) -> Iterator[str]:
    """The question; prompts are about the value in full, which is there to be unfolded."""
    session, at, value = shown.session, shown.question.value, _value(shown)
    if note := content_note(texts, session, at):
        yield note
    if shown.question.is_gut and value.question is not None:
        yield say(texts, "question.asked", question=partial(question_in, session=session, value=at))
        return
    if value.statement:
        yield say(texts, "card.statement", statement=partial(_statement, shown))
    for number in _numbers(shown):
        asked = partial(prompt_in, session=session, scope=Scope(at, number - 1))
        count = len(value.prompts)
        yield say(texts, "prompt.asked", number=number, count=count, prompt=asked)


def _statement(shown: Card, one: Texts) -> str:
    statement = value_in(one, shown.session, shown.question.value).statement
    return _short(statement, one.room(STATEMENT_CHARACTERS))


def _numbers(shown: Card) -> range:
    """Those of the prompts of a card, from 1."""
    number, count = shown.question.prompt, len(_value(shown).prompts)
    return range(1, count + 1) if number is None else range(number + 1, number + 2)


def _said(texts: Texts, shown: Card) -> str:
    passed = _passed(texts, shown)
    if not shown.words:
        return passed
    if shown.question.is_gut:
        parts = [_word(texts, word) for word in shown.words]
        kept, more = split_list(parts, ", ", LIST_ROOM)
        words = ", ".join(kept) + (texts("receipt.more", count=more) if more else "")
        return texts("card.words", words=words)
    answers = [_answer(texts, shown, number) for number in range(len(shown.words))]
    kept, more = split_list(answers, "\n", LIST_ROOM)
    rest = [texts("card.more", count=more)] if more else []
    return paragraphs("\n".join([texts("card.answers"), *kept, *rest]), passed)


def _passed(texts: Texts, shown: Card) -> str:
    """That one has passed; of several questions on which."""
    if not shown.passed:
        return ""
    prompts = len(shown.session.plan.values[shown.question.value].prompts)
    if not shown.question.together or len(shown.passed_on) == prompts:
        return texts("card.passed")
    return texts("card.passed_on", numbers=", ".join(str(at + 1) for at in shown.passed_on))


def _word(texts: Texts, word: OwnWords) -> str:
    return _marked(texts, say(texts, "receipt.word", word=word.text), word)


def _answer(texts: Texts, shown: Card, number: int) -> str:
    answer = shown.words[number]
    text = _short(" ".join(answer.text.split()), ANSWER_CHARACTERS)
    if shown.question.together:
        to = (answer.prompt or 0) + 1
        line = say(texts, "card.answer_to", number=number + 1, to=to, text=text)
    else:
        line = say(texts, "card.answer", number=number + 1, text=text)
    return _marked(texts, line, answer)


def _marked(texts: Texts, said: str, words: OwnWords) -> str:
    """Words, with marks that say how they stand."""
    masked = say(texts, "receipt.word", word=_short(words.masked or "", ANSWER_CHARACTERS))
    for key in marks_of(words):
        said = texts(key, word=said, masked=masked)
    return said


def _how(texts: Texts, shown: Card) -> str:
    """How to answer, or why not."""
    if shown.takes_thoughts:
        has_question = shown.session.value.question is not None
        return texts("card.closed_here" if has_question else "card.value_here")
    if shown.asking is not CardState.OPEN:
        return texts(f"card.{shown.asking}")
    if shown.question.is_gut:
        return _how_many(texts, shown)
    if shown.words and not shown.question.together:
        return texts("card.more_answers")
    how = "prompt.how_all" if shown.question.together else "prompt.how"
    return one_after_another(texts, how, *(["prompt.may_pass"] if shown.may_pass else []))


def _how_many(texts: Texts, shown: Card) -> str:
    if not shown.words:
        return texts("question.how", limit=shown.session.plan.responses_per_person)
    if shown.room == 0:
        return texts("card.full")
    return texts("card.room", count=shown.room)


def _choices(texts: Texts, shown: Card) -> Rows:
    """Under all prompts together: which one the next answers belong to."""
    if not (shown.question.together and shown.is_open):
        return ()
    session = shown.session.id
    choices = [
        button(
            texts("prompt.answer_button", number=n),
            *(Verb.ANSWER_TO, session, Scope(shown.question.value, n - 1)),
        )
        for n in _numbers(shown)
    ]
    return in_rows(choices, 4)


def _of_words(texts: Texts, shown: Card) -> Rows:
    """What can be done to each of the words."""
    numbered = list(enumerate(shown.words, 1))[-MOST_ROWS:]
    return tuple(_row(texts, shown, number, word) for number, word in numbered)


def _row(texts: Texts, shown: Card, number: int, word: OwnWords) -> tuple[Button, ...]:
    session, named = shown.session.id, ""
    if len(shown.words) > 1:
        is_gut = shown.question.is_gut
        named = f" “{_short(word.text, LABEL_CHARACTERS)}”" if is_gut else f" {number}"
    remove = button(texts("receipt.remove_button") + named, Verb.REMOVE, session, word.id)
    if not shown.may_change:
        return (remove,)
    return (button(texts("receipt.change_button") + named, Verb.CHANGE, session, word.id), remove)


def _so_far(texts: Texts, shown: Card) -> Rows:
    """What others have said, once one has answered."""
    if not shown.may_see_words:
        return ()
    at = shown.session.id, shown.question.value
    return ((button(texts("so_far.button"), Verb.SO_FAR, *at),),)


def _passing(texts: Texts, shown: Card) -> Rows:
    """Two buttons rather than one that toggles: tapped twice, each still does what it says. Beside
    them, and always, [A quiet word]."""
    question = shown.question
    at = (shown.session.id, question.value, question.prompt)
    quiet = quiet_word_button(texts, shown.session.id)
    passing, taking_back = (
        button(texts(pass_label(_value(shown))), Verb.PASS, *at),
        button(texts("question.unpass_button"), Verb.PASS, *at, TAKE_BACK),
    )
    if shown.may_pass and shown.may_unpass:
        return ((passing,), (taking_back, quiet))
    if shown.may_unpass:
        return ((taking_back, quiet),)
    return ((passing, quiet),) if shown.may_pass else ((quiet,),)


def _value(shown: Card) -> Value:
    return shown.session.plan.values[shown.question.value]


def _short(text: str, characters: int) -> str:
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"
