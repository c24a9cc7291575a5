"""A quiet word, as each of the two sees it: neither reads the other's name."""

import html

from bot.facilitation.turning_to import Turning
from bot.texts import Texts
from bot.workshop.door import Door, door_of
from bot.workshop.quiet_word import QuietWord
from handlers.views.buttons import Button, Rows, Verb, button
from handlers.views.view import View, paragraphs, say

LINK = "w_"
# What Telegram takes as one message, less the line above it: a letter may be two units.
CHARACTERS_IN_ONE = 1900
UNITS_IN_ONE = 3900


def quiet_word_button(texts: Texts, session_id: int, token: str = "") -> Button:
    """[A quiet word], wherever somebody may want to talk; `token`: who has not joined came by a
    link that has it."""
    came_by = (token,) if token else ()
    return button(texts("quiet.button"), Verb.QUIET, session_id, *came_by)


def link(texts: Texts, bot_name: str, token: str) -> Button:
    """[A quiet word] in a group: it opens the private chat, and nobody sees who taps it."""
    return Button(texts("quiet.button"), url=f"https://t.me/{bot_name}?start={LINK}{token}")


def tap_here(texts: Texts, bot_name: str, token: str) -> View:
    """In a group, to whoever can't be written to: it names nobody, and does not say why."""
    return View(texts("quiet.tap_here"), ((link(texts, bot_name, token),),))


def offered(texts: Texts, turning: Turning, name: str, support: str) -> View:
    """To somebody who has followed the link: whom they can write to, and where help is anyway."""
    told = say(texts, "quiet.offered", name=name) if name else texts("quiet.offered_unnamed")
    again = quiet_word_button(texts, turning.session.id, turning.token)
    return View(paragraphs(told, support), ((again,),))


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
    if door_of(word.person) is Door.BROWSER:
        how = texts("quiet.how_on_page")
    else:
        how = texts("quiet.how_by_link" if word.token else "quiet.how")
    return View(paragraphs(told, how), _end(texts, word))


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


def goes_on_with_support(texts: Texts, word: QuietWord, support: str) -> View:
    """To somebody in distress: what they write is passed on, and help is there besides."""
    return View(paragraphs(texts("quiet.goes_on"), support), _end(texts, word))


def with_support(texts: Texts, key: str, support: str, word: QuietWord | None = None) -> View:
    """A sentence, the lines of support, and [A quiet word] to begin another than `word`."""
    return View(paragraphs(texts(key), support), _again(texts, word) if word else ())


def ended(texts: Texts, word: QuietWord) -> View:
    """To the person: it is over, and [A quiet word] to begin another. Of who has not joined what
    they write here is no answer now either, nor of who writes on a page."""
    is_plain = bool(word.token) or door_of(word.person) is Door.BROWSER
    key = "quiet.ended" if is_plain else "quiet.ended_for_person"
    return View(texts(key), _again(texts, word))


def to_begin(texts: Texts, session_id: int, token: str) -> View:
    """To somebody who has sent /quiet in the group."""
    begin = quiet_word_button(texts, session_id, token)
    return View(texts("quiet.in_private"), ((begin,),))


def _again(texts: Texts, word: QuietWord) -> Rows:
    return ((quiet_word_button(texts, word.session_id, word.token),),)


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
