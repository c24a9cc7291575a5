"""What is said when a workshop has ended, to the group and to each person."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.round_up.held_back import is_held_back
from bot.texts import Texts
from bot.workshop.session import Session
from bot.workshop.word_count import WordCount
from handlers.views.spoken import BETWEEN, in_each, title_in
from handlers.views.support import own_lines
from handlers.views.view import MAX_TEXT, View, count_units, paragraphs, say, split_list

MOST_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Farewell:
    """What the last post needs: where to find support if the plan does not say ("" for the text's
    own), and for how many days words can be taken back."""

    signposting: str
    days: int


def ended(
    texts: Texts, session: Session, words: Sequence[Sequence[WordCount]], farewell: Farewell
) -> View:
    """The closing round-up across the values, thanks, and where to find support. In several
    languages people's words stand there once."""
    lines = [
        say(
            texts.each[0],
            "ended.value",
            number=session.course.place_of(value) + 1,
            title=title_in(texts, session, value),
            words=top,
        )
        for value in session.course.run
        if value < len(words) and (top := _top(words[value]))
    ]
    thanked = in_each(texts, lambda one: one("ended.thanks"))
    heading = in_each(texts, lambda one: one("ended.across", lines="").rstrip())
    end = BETWEEN.join(
        dict.fromkeys(paragraphs(*_end(one, session, farewell)) for one in texts.each)
    )
    room = MAX_TEXT - count_units(paragraphs(thanked, f"{heading}\n", end))
    kept, _ = split_list(lines, "\n", room)
    across = "\n".join((heading, *kept)) if kept else ""
    return View(paragraphs(thanked, across, end))


def thanks(texts: Texts, session: Session, farewell: Farewell) -> View:
    """To each person: thanks, how to withdraw, and where to find support."""
    return View(paragraphs(texts("ended.private_thanks"), *_end(texts, session, farewell)))


def _end(texts: Texts, session: Session, farewell: Farewell) -> tuple[str, str]:
    lines = own_lines(texts, session.plan, farewell.signposting) or texts("ended.support")
    return texts("ended.withdraw", days=farewell.days), lines


def _top(words: Sequence[WordCount]) -> str:
    """The words of most people: what one person said was not said often."""
    several = [word for word in words if word.people > 1 and not is_held_back(word.word)]
    return ", ".join(f"{word.word} {word.people}" for word in several[:MOST_WORDS])
