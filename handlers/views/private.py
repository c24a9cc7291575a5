"""What a participant sees in their private chat."""

from collections.abc import Sequence
from functools import partial

from bot.facilitation.answering import NotedAnswer
from bot.facilitation.joining import Joined
from bot.facilitation.responding import NotedResponses
from bot.texts import Texts
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.scope import THOUGHT, Scope
from bot.workshop.session import Mode, Session, Stage
from handlers.views.buttons import Button, Verb, button, in_rows
from handlers.views.lobby_text import rules
from handlers.views.spoken import prompt_in, stacked, title_in
from handlers.views.view import (
    View,
    paragraphs,
    said,
    say,
    split_list,
)

LABEL_CHARACTERS = 24
LIST_ROOM = 1000


def joined(texts: Texts, who: Joined) -> View:
    """Somebody is in; when nothing is asked just now, what comes."""
    key = "join.joined" if who.is_new else "join.already"
    wait = "join.wait" if who.session.stage is Stage.LOBBY else "join.between"
    left = "" if who.left is None else say(texts, "join.left_for_it", group=who.left)
    agreed = rules(texts, who.session.plan) if who.is_new else ""
    return View(paragraphs(texts(key), agreed, left, "" if who.is_asked else texts(wait)))


@stacked
def noted_responses(texts: Texts, noted: NotedResponses) -> View:
    """The receipt for gut responses."""
    title = title_in(texts, noted.session, noted.value)
    lines = [_kept_responses(texts, noted, title)]
    if noted.repeated:
        lines.append(texts("receipt.repeated", words=_quoted(texts, noted.repeated)))
    if noted.over:
        key = "receipt.over_open" if noted.session.mode is Mode.OPEN else "receipt.over"
        limit = noted.session.plan.responses_per_person
        lines.append(texts(key, words=_quoted(texts, noted.over), limit=limit))
    if noted.kept and not noted.is_late and not noted.over:
        lines.append(texts("receipt.room", count=noted.room))
    if noted.wait_for_a_look:
        lines.append(texts("receipt.waits_for_a_look"))
    shown = noted.kept or noted.mine
    rows = tuple(
        change_and_remove(texts, noted.session.id, word.id, word.text, len(shown)) for word in shown
    )
    return View("\n".join(line for line in lines if line), rows)


def late_for_cloud(texts: Texts, session: Session, value: int) -> View:
    """Words came after a cloud had been seen, with those of too few others."""
    title = partial(title_in, session=session, value=value)
    return View(say(texts, "cloud.late", title=title))


def noted_answer(texts: Texts, noted: NotedAnswer) -> View:
    """The receipt for an answer, or a thought."""
    answer, session = noted.answer, noted.session
    rows = [change_and_remove(texts, session.id, answer.id, "", 1)]
    if answer.prompt == THOUGHT:
        return View(_noted_thought(texts, noted), tuple(rows))
    scope = Scope(answer.value, answer.prompt)
    key = "receipt.changed" if noted.is_replacement else "receipt.answer"
    text = say(texts, key, prompt=partial(prompt_in, session=session, scope=scope))
    if noted.is_late:
        late = texts("receipt.late_answer_few", fewest=MINIMUM_FLOOR)
        text = paragraphs(text, texts("receipt.late_answer") if session.keeps_few else late)
    elif noted.waits:
        text = paragraphs(text, texts("receipt.answer_waits"))
    if noted.may_move:
        others = [
            button(texts("receipt.under", number=n + 1), Verb.MOVE_ANSWER, session.id, answer.id, n)
            for n in range(len(session.plan.values[answer.value].prompts))
            if n != answer.prompt
        ]
        rows += in_rows(others, 4)
    return View(text, tuple(rows))


def chosen_prompt(texts: Texts, session: Session, scope: Scope) -> View:
    """Which prompt the next answers belong to."""
    value = session.position.value if scope.value is None else scope.value
    asked = partial(prompt_in, session=session, scope=Scope(value, scope.prompt))
    return View(say(texts, "prompt.chosen", prompt=asked))


def _noted_thought(texts: Texts, noted: NotedAnswer) -> str:
    """What a thought is, and who will read it."""
    session = noted.session
    title = partial(title_in, session=session, value=noted.answer.value)
    if noted.is_replacement:
        waits = texts("receipt.thought_waits") if noted.waits else ""
        return paragraphs(say(texts, "receipt.changed_thought", title=title), waits)
    few = texts("receipt.thought_few", fewest=MINIMUM_FLOOR)
    where = texts("receipt.thought_kept") if session.keeps_few else few
    return paragraphs(say(texts, "receipt.thought", title=title), where)


def changing(texts: Texts, session_id: int, words_id: bytes, text: str) -> View:
    """Asks for new words."""
    keep = button(texts("change.keep_button"), Verb.KEEP, session_id, words_id)
    return View(say(texts, "change.ask", words=_short(text, 200)), ((keep,),))


def forgetting(texts: Texts) -> View:
    """Asks once before everything goes."""
    return View(
        texts("forget.ask"),
        (
            (button(texts("forget.yes_button"), Verb.FORGET, "yes"),),
            (button(texts("forget.no_button"), Verb.FORGET, "no"),),
        ),
    )


def leaving(texts: Texts, session: Session) -> View:
    """Asks what happens to the words."""
    return View(
        texts("leave.ask"),
        (
            (button(texts("leave.keep_button"), Verb.LEAVE, "keep", session.id),),
            (button(texts("leave.remove_button"), Verb.LEAVE, "remove", session.id),),
            (button(texts("leave.stay_button"), Verb.LEAVE, "stay", session.id),),
        ),
    )


def _kept_responses(texts: Texts, noted: NotedResponses, title: str) -> str:
    words = _quoted(texts, [word.text for word in noted.kept])
    if not noted.kept:
        return ""
    if noted.is_late or noted.waits:
        return _for_the_report(texts, noted, words, said(title))
    key = "receipt.replaced" if noted.is_replacement else "receipt.noted"
    return texts(key, words=words)


def _for_the_report(texts: Texts, noted: NotedResponses, words: str, title: str) -> str:
    """It promises no more than there will be."""
    if noted.may_be_few:
        key = "receipt.late_few" if noted.is_late else "receipt.waits_few"
        return texts(key, words=words, title=title, fewest=MINIMUM_FLOOR)
    key = "receipt.late" if noted.is_late else "receipt.waits"
    return texts(key, words=words, title=title)


def _quoted(texts: Texts, words: Sequence[str]) -> str:
    """Words in quotes, as many as fit beside what else a receipt says."""
    quoted = [say(texts, "receipt.word", word=word) for word in words]
    kept, more = split_list(quoted, ", ", LIST_ROOM)
    return ", ".join(kept) + (texts("receipt.more", count=more) if more else "")


def change_and_remove(
    texts: Texts, session_id: int, words_id: bytes, text: str, count: int
) -> tuple[Button, ...]:
    """[Change] [Remove]; with the word on them when there are several."""
    named = f" “{_short(text, LABEL_CHARACTERS)}”" if count > 1 else ""
    return (
        button(texts("receipt.change_button") + named, Verb.CHANGE, session_id, words_id),
        button(texts("receipt.remove_button") + named, Verb.REMOVE, session_id, words_id),
    )


def _short(text: str, characters: int) -> str:
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"
