"""What somebody sees who typed that they pass."""

from functools import partial

from bot.facilitation.passing import Outcome, TypedPass
from bot.texts import Texts
from bot.workshop.response import shown
from bot.workshop.session import Mode
from handlers.views.buttons import Button, Verb, button
from handlers.views.spoken import in_each
from handlers.views.view import View, say

LONGEST_IN_BUTTON = 24  # bytes: with everything else that a button carries, 64 are the most


def typed(texts: Texts, typed: TypedPass) -> View:
    """What became of it, and the way to have it otherwise. In an open session, where everybody sees
    the buttons, there is no second way to pass: pressing that takes a pass back."""
    words = " ".join(typed.said.text.split())
    text = in_each(texts, partial(_what_became_of_it, typed, words))
    is_private = typed.session.mode is Mode.PRIVATE
    rows = []
    if is_private and typed.outcome is Outcome.PASSED:
        rows.append((_counting(texts, typed),))
    if typed.may_be_word:
        rows.append((_keeping(texts, typed, words),))
    return View(text, tuple(rows))


def _what_became_of_it(typed: TypedPass, words: str, one: Texts) -> str:
    removed = shown(" ".join(", ".join(typed.removed).split()))
    parts = (
        say(one, "pass.typed_removed", words=removed) if typed.removed else "",
        say(one, f"pass.typed_{typed.outcome}", words=words),
        one("pass.typed_ask") if typed.may_be_word else "",
    )
    return " ".join(part for part in parts if part)


def _counting(texts: Texts, typed: TypedPass) -> Button:
    at = (typed.session.id, typed.value, typed.prompt)
    return button(texts("pass.count_button"), Verb.PASS, *at)


def _keeping(texts: Texts, typed: TypedPass, words: str) -> Button:
    at = (typed.session.id, typed.value, typed.prompt, typed.said.message_id)
    fitting = words if len(words.encode()) <= LONGEST_IN_BUTTON else shown(words)
    carried = fitting.encode()[:LONGEST_IN_BUTTON]
    # A multiple of three bytes is written without signs that a button can't carry.
    carried += b" " * (-len(carried) % 3)
    return button(texts("pass.keep_word_button"), Verb.KEEP_WORD, *at, carried)
