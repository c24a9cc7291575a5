"""In which language somebody wants to be spoken to: asked in each, and changed at any time."""

from collections.abc import Sequence

from bot.facilitation.setting_up import written
from bot.texts import Texts, languages, load, named, spoken_in
from bot.workshop.scope import Scope
from handlers.views.buttons import Button, Rows, Verb, button, in_rows
from handlers.views.view import View, paragraphs

ON, OFF = "● ", "○ "


def ask(
    offered: Sequence[str],
    likely: str | None,
    token: str,
    missing: Scope | None = None,
) -> View:
    """The question, in each language that is offered. The `likely` one is only marked: what
    somebody's Telegram is in says little of what they want to speak. With the `token` of a session
    they are asked to agree to what is kept next."""
    texts = [load(language) for language in offered]
    text = paragraphs(*(one("speaking.ask") for one in texts))
    then = (token, *(() if missing is None else (missing,)))
    return View(text, tuple((_button(one, one == likely, then),) for one in offered))


def change(now: str) -> View:
    """Asks whoever has sent /language, in every language that there is."""
    return ask(_english_last(), now, "")


def _english_last() -> tuple[str, ...]:
    """Welsh, or another language, stands first: not everybody has to be asked in English."""
    english, *others = languages()
    return (*others, english)


def chosen(texts: Texts) -> View:
    """Somebody is spoken to in this language from now on."""
    return View(texts("speaking.chosen"))


def others(texts: Texts, language: str, token: str, missing: Scope | None) -> Rows:
    """Under what somebody is to agree to: the other languages of a session."""
    then = (token, *(() if missing is None else (missing,)))
    rest = [one for one in spoken_in(language) if one != texts.language]
    if len(spoken_in(language)) == 1:
        return ()
    return ((*(button(named(one), Verb.SPEAK, one, *then) for one in rest),),)


def choices(texts: Texts) -> Rows:
    """Below what a facilitator reads first: each language that they can be spoken to in."""
    offered = _english_last()
    rows = tuple(_button(one, one == texts.language, ("",)) for one in offered)
    return in_rows(list(rows), 2) if len(offered) > 1 else ()


def settings(chosen: str, offered: Sequence[str], session_id: int, setting: str) -> Rows:
    """What a session can be held in, by what each language calls itself."""
    buttons = [
        button(
            (ON if one == chosen else OFF) + named(one),
            *(Verb.CHOOSE, session_id, setting, written(one)),
        )
        for one in offered
    ]
    return in_rows(buttons, 1) if len(offered) > 1 else ()


def _button(language: str, is_likely: bool, then: tuple[str | Scope, ...]) -> Button:
    mark = ON if is_likely else ""
    return button(mark + named(language), Verb.SPEAK, language, *(one for one in then if one))
