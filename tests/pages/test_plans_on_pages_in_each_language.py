"""What a plan says, on the pages of people who read different languages."""

import pytest

from tests.beginnings import played
from tests.chat.test_plans_in_each_language import (
    CY,
    EN,
    ENGLISH_TEXT,
    WELSH_TEXT,
    beside,
    both_join,
)
from tests.pages.browsers import Browser, code_of

MOVES = ("begin", "close", "statement", "all_prompts", "round_up")
THOUGHTS = [f"I think that tea brings people together {n}" for n in range(6)]
PATHS = ("/p", "/p/mine", "/p/agreed", "/p/care", "/p/quiet", "/p/leave", "/p/forget", "/p/other")

joined = played(both_join)


async def reads_all(browser):
    """All that stands on the pages of somebody just now."""
    read = []
    for path in PATHS:
        await browser.opens(path)
        read.append(browser.text)
    return read


@pytest.mark.long
@pytest.mark.parametrize(
    ("texts", "ours", "theirs"), [(CY, WELSH_TEXT, ENGLISH_TEXT), (EN, ENGLISH_TEXT, WELSH_TEXT)]
)
async def test_each_page_has_a_plan_in_the_language_of_its_reader(joined, texts, ours, theirs):
    una = Browser(joined)
    await una.opens(f"/j/{await code_of(joined)}?language={texts.language}")
    read = [una.text]
    await una.sends(texts("join.agree_button"))
    read += await reads_all(una)
    for move in MOVES:
        await joined.fran.presses(beside(f"move.{move}"))
        if move == "begin":
            await una.says("te", "0-q")
            await joined.each_says("te", "te", "cariad", "tea", "tea", "care")
        if move == "all_prompts":
            await joined.each_says(*THOUGHTS)
        read += await reads_all(una)
    await joined.fran.presses(beside("draft.post_button"))
    read += await reads_all(una)
    await joined.fran.presses(beside("move.end"))
    await joined.fran.presses(beside("panel.end_button"))
    read += await reads_all(una)

    assert [text for text in read if theirs.search(text)] == []
    assert sum(bool(ours.search(text)) for text in read) > 20
