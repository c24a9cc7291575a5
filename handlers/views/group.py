"""What the group sees."""

from collections.abc import Sequence

from bot.facilitation.rounding_up import Draft, DraftQuote
from bot.facilitation.showing import Cloud, Lobby
from bot.texts import Texts
from bot.workshop.record import WordCount
from bot.workshop.session import Mode, Session
from handlers.views.buttons import Button, Rows, Verb, button
from handlers.views.view import (
    MAX_CAPTION,
    MAX_TEXT,
    View,
    count_units,
    paragraphs,
    said,
    say,
    split_list,
)

MOST_COMMON = 20
GAP = 2  # UTF-16 units between two paragraphs
ROUND_UP_ROOM = MAX_TEXT - 400  # the rest is for what the facilitator is told around a draft
COMMON_ROOM, ONCE_ROOM = 1200, 900


def join_link(bot_name: str, token: str) -> str:
    """The address that opens the private chat and asks to join."""
    return f"https://t.me/{bot_name}?start=j_{token}"


def panel_link(bot_name: str, token: str) -> str:
    """The address that opens the private chat with the panel."""
    return f"https://t.me/{bot_name}?start=p_{token}"


def lobby(texts: Texts, shown: Lobby, bot_name: str) -> View:
    """The first post: what this is, and how to join."""
    session = shown.session
    about = say(texts, "lobby.about", title=session.plan.title, values=len(session.plan.values))
    few = texts("lobby.few") if session.keeps_few else ""
    if session.mode is Mode.OPEN:
        return View(paragraphs(about, texts("lobby.open"), few))
    join = Button(texts("lobby.join_button"), url=join_link(bot_name, shown.token))
    count = texts("lobby.joined", count=shown.joined)
    how = texts("lobby.private", code=shown.code)
    return View(paragraphs(about, how, few, count), ((join,),))


def question(texts: Texts, session: Session, value: int, link: str) -> View:
    """The gut question of a value."""
    asked = session.plan.values[value]
    how = f"question.{session.mode}"
    text = paragraphs(
        _heading(texts, session, value),
        say(texts, "question.asked", question=asked.question or ""),
        texts(how, limit=session.plan.responses_per_person),
    )
    return View(text, _ways_in(texts, session, value, None, link))


def statement(texts: Texts, session: Session, value: int) -> View:
    """A value in full."""
    asked = session.plan.values[value]
    quoted = say(texts, "statement.quoted", statement=asked.statement)
    return View(paragraphs(_heading(texts, session, value), quoted))


def prompt(texts: Texts, session: Session, value: int, number: int | None, link: str) -> View:
    """One prompt, or all of a value together."""
    prompts = session.plan.values[value].prompts
    shown = list(enumerate(prompts, start=1)) if number is None else [(number + 1, prompts[number])]
    text = paragraphs(
        *(say(texts, "prompt.asked", number=n, count=len(prompts), prompt=p) for n, p in shown),
        texts(f"prompt.{session.mode}"),
    )
    return View(text, _ways_in(texts, session, value, number, link))


def cloud(texts: Texts, shown: Cloud, left_out: Sequence[str] = ()) -> View:
    """The caption of a cloud: the question, who took part, and every word with its people."""
    value = shown.session.plan.values[shown.value]
    state = "cloud.growing" if shown.is_open else "cloud.closed"
    head = paragraphs(
        _heading(texts, shown.session, shown.value),
        say(texts, "cloud.question", question=value.question or ""),
        texts(state, answered=shown.people, passed=shown.passed),
    )
    room = MAX_CAPTION - count_units(head) - GAP
    extra = _only_listed(texts, left_out, room // 3)
    words = _words(texts, shown.words, room - count_units(extra) - GAP)
    return View(paragraphs(head, words, extra))


def rare_first(texts: Texts, shown: Cloud) -> View:
    """The caption of the rare-first view."""
    head = _heading(texts, shown.session, shown.value)
    return View(paragraphs(head, texts("rare_first.caption")))


def round_up(texts: Texts, shown: Draft) -> View:
    """What was said, rounded up; taken back when too few people's words are left in it."""
    if not shown.may_be_posted:
        return View(texts("round_up.taken_back"))
    return View(round_up_text(texts, shown))


def round_up_text(texts: Texts, shown: Draft, *, numbered: bool = False) -> str:
    """The text of a round-up; quotes are numbered for the facilitator."""
    quotes = [
        texts("round_up.quote", number=f"{n}. " if numbered else "", quote=said(quote.text))
        for n, quote in enumerate(quotes_shown(texts, shown), start=1)
    ]
    heard = texts("round_up.quotes", quotes="\n".join(quotes)) if quotes else ""
    head, words = _round_up_head(texts, shown), _words_said(texts, shown)
    return paragraphs(head, words, heard, texts("round_up.by_rule"))


def quotes_shown(texts: Texts, shown: Draft) -> tuple[DraftQuote, ...]:
    """The quotes that fit into one message: the same in the draft and in the post."""
    head, words = _round_up_head(texts, shown), _words_said(texts, shown)
    frame = paragraphs(head, words, texts("round_up.quotes", quotes=""), texts("round_up.by_rule"))
    lines = [texts("round_up.quote", number="1. ", quote=said(q.text)) for q in shown.quotes]
    kept, _ = split_list(lines, "\n", ROUND_UP_ROOM - count_units(frame))
    return shown.quotes[: len(kept)]


def paused(texts: Texts) -> View:
    """A break."""
    return View(texts("pause.paused"))


def resumed(texts: Texts) -> View:
    """The end of a break."""
    return View(texts("pause.resumed"))


def undone(texts: Texts, session: Session) -> View:
    """The last post was a slip."""
    stage = "paused" if session.paused else session.stage
    where = say(texts, f"undone.{stage}", title=session.value.title)
    return View(texts("undone.slip", where=where))


def back(texts: Texts, session: Session, value: int) -> View:
    """The session went back to an earlier value."""
    return View(paragraphs(texts("back.back"), _heading(texts, session, value)))


def _heading(texts: Texts, session: Session, value: int) -> str:
    return say(
        texts,
        "value.heading",
        number=value + 1,
        count=len(session.plan.values),
        title=session.plan.values[value].title,
    )


def _ways_in(texts: Texts, session: Session, value: int, number: int | None, link: str) -> Rows:
    """How to take part: in private by the link; in the open by replying, or passing here."""
    if session.mode is Mode.PRIVATE:
        return ((Button(texts("question.private_button"), url=link),),)
    passing = button(texts("question.pass_button"), Verb.PASS, session.id, value, number)
    return ((passing,),)


def _words(texts: Texts, words: Sequence[WordCount], room: int) -> str:
    """Words with counts in falling order, then those said once, cut at a word to fit the room."""
    room -= count_units(_more(texts, len(words)))
    several = [
        say(texts, "cloud.word", word=word.word, people=word.people)
        for word in words
        if word.people > 1
    ]
    once = [said(word.word) for word in words if word.people == 1]
    kept, left = split_list(several, ", ", room)
    text = ", ".join(kept)
    room -= count_units(paragraphs(text, texts("cloud.once", words="")))
    kept_once, left_once = split_list(once, ", ", room)
    if kept_once:
        text = paragraphs(text, texts("cloud.once", words=", ".join(kept_once)))
    more = left + left_once
    return text + _more(texts, more)


def _only_listed(texts: Texts, words: Sequence[str], room: int) -> str:
    """Words that the picture has no room for."""
    frame = texts("cloud.only_listed", words="") + _more(texts, len(words))
    kept, left = split_list([said(word) for word in words], ", ", room - count_units(frame))
    if not kept:
        return ""
    return texts("cloud.only_listed", words=", ".join(kept)) + _more(texts, left)


def _more(texts: Texts, left: int) -> str:
    return f" {texts('cloud.more', count=left)}" if left else ""


def _round_up_head(texts: Texts, shown: Draft) -> str:
    value = shown.session.plan.values[shown.value]
    key = "round_up.value_heading" if shown.prompt is None else "round_up.prompt_heading"
    asked = value.title if shown.prompt is None else value.prompts[shown.prompt]
    people = texts("round_up.people", count=shown.summary.people)
    return paragraphs(say(texts, key, asked=asked), people)


def _words_said(texts: Texts, shown: Draft) -> str:
    several = [
        say(texts, "cloud.word", word=word.word, people=word.people)
        for word in shown.summary.common[:MOST_COMMON]
    ]
    common, _ = split_list(several, ", ", COMMON_ROOM)
    once, left = split_list([said(word) for word in shown.summary.once], ", ", ONCE_ROOM)
    return paragraphs(
        texts("round_up.common", words=", ".join(common)) if common else "",
        texts("cloud.once", words=", ".join(once)) + _more(texts, left) if once else "",
    )
