"""How words of one's own stand is said alike by both doors, in the same order."""

import re
from itertools import product

import pytest

from bot.facilitation.persons_page import PersonsPage
from bot.pages.drawing import PageTexts
from bot.pages.sheets import cards_shown
from bot.texts import load
from bot.workshop.card import Card, OwnWords, Question
from bot.workshop.session import Move
from bot.workshop.standing import Standing
from handlers.views import card as views
from tests.workshop.test_session import FULL, after, session_of

TEXTS = load("en")
WORD = "My manager Sarah Jenkins"
MASKED = "My manager [name]"


def said_by_both(word: OwnWords) -> tuple[str, str]:
    """What stands around the word on a page, and on the card in a chat."""
    session = after(session_of(FULL), Move.BEGIN)
    card = Card(session=session, question=Question(value=0, prompt=word.prompt), words=(word,))
    page = PersonsPage(
        session=session,
        place="AAAA",
        group_title="Group",
        cards=(card,),
        posts=(),
        statement=False,
        standby=None,
        attends=True,
    )
    (shown,) = cards_shown(PageTexts(TEXTS), page, {})
    on_page = plain(shown.said[0].shown)
    in_chat = plain(views.card(TEXTS, card).text)
    line = next(line for line in in_chat.splitlines() if WORD in line)
    return on_page, line.replace(f"“{WORD}”", WORD)


def plain(text: str) -> str:
    return re.sub("<[^>]+>", "", text)


@pytest.mark.parametrize(
    ("standing", "late", "left_out", "masked", "prompt"),
    list(product(Standing, (False, True), (False, True), (None, MASKED), (None, 0))),
)
def test_it_is_the_same_sentence(standing, late, left_out, masked, prompt):
    word = OwnWords(
        id=b"123456789",
        text=WORD,
        prompt=prompt,
        standing=standing,
        late=late and prompt is None,
        left_out=left_out,
        masked=masked,
    )

    on_page, in_chat = said_by_both(word)

    assert on_page in in_chat
    assert in_chat.endswith(on_page)
    assert (masked is not None) == (f"(others may read: “{MASKED}”)" in on_page)
