"""A quiet word, as each of the two sees it: neither reads the other's name."""

import html

from bot.texts import Texts
from bot.workshop.quiet_word import QuietWord
from handlers.views.buttons import Button, Rows, Verb, button
from handlers.views.view import View, paragraphs, say

# What Telegram takes as one message, less the line above it: a letter may be two units.
CHARACTERS_IN_ONE = 1900
UNITS_IN_ONE = 3900


def quiet_word_button(texts: Texts, session_id: int) -> Button:
    """[A quiet word], wherever somebody may want to talk."""
    return button(texts("quiet.button"), Verb.QUIET, session_id)


def asked(texts: Texts, word: QuietWord, group_title: str) -> View:
    """To the standby: somebody asks for one."""
    if not word.is_lettered:
        return View(say(texts, "quiet.asked", group=group_title), _end(texts, word))
    text = say(texts, "quiet.asked_too", group=group_title, letter=word.letter)
    return View(text, _end(texts, word))


def lettered(texts: Texts, word: QuietWord) -> View:
    """To the standby, who talks with a second person from now on: how the first is called."""
    return View(texts("quiet.lettered", letter=word.letter), _end(texts, word))


def begun(texts: Texts, word: QuietWord, name: str) -> View:
    """To the person: whom they write to."""
    told = say(texts, "quiet.begun", name=name) if name else texts("quiet.begun_unnamed")
    return View(paragraphs(told, texts("quiet.how")), _end(texts, word))


def passed_on(texts: Texts, word: QuietWord, sender: int, text: str) -> list[View]:
    """What one wrote, as the other reads it: as it was written, in several parts if it is long."""
    return [
        View(paragraphs(_from(texts, word, sender), html.escape(part, quote=False)), rows)
        for part in _parts(text)
        for rows in [_end(texts, word)]
    ]


def goes_on(texts: Texts, word: QuietWord) -> View:
    """To the person, who asks for one while it goes on."""
    return View(texts("quiet.goes_on"), _end(texts, word))


def with_support(texts: Texts, key: str, support: str, session_id: int | None = None) -> View:
    """A sentence, the lines of support, and [A quiet word] if there may be one."""
    rows = () if session_id is None else ((quiet_word_button(texts, session_id),),)
    return View(paragraphs(texts(key), support), rows)


def to_go_on(texts: Texts, key: str, session_id: int) -> View:
    """A sentence, and [A quiet word] to begin another."""
    return View(texts(key), ((quiet_word_button(texts, session_id),),))


def _from(texts: Texts, word: QuietWord, sender: int) -> str:
    if sender == word.standby:
        return texts("quiet.from_standby")
    if word.is_lettered:
        return texts("quiet.from_letter", letter=word.letter)
    return texts("quiet.from_somebody")


def _end(texts: Texts, word: QuietWord) -> Rows:
    return ((button(texts("quiet.end_button"), Verb.END_QUIET, word.key),),)


def _parts(text: str) -> list[str]:
    if len(text.encode("utf-16-le")) // 2 <= UNITS_IN_ONE:
        return [text]
    starts = range(0, len(text), CHARACTERS_IN_ONE)
    return [text[start : start + CHARACTERS_IN_ONE] for start in starts]
