"""The words of a cloud as text: in as few messages as hold them, with none lost."""

import pytest

from bot import texts
from bot.facilitation.clouds import Cloud
from bot.workshop.plan import Plan, Value
from bot.workshop.session import Session
from bot.workshop.word_count import WordCount
from handlers.views.cloud import all_words, cloud
from handlers.views.view import count_units


def shown(words):
    """A closed cloud of these words."""
    plan = Plan(
        name="p",
        title="P",
        about="",
        attribution="",
        values=(Value(title="T" * 150, statement="s", question="🫖" * 256),),
    )
    return Cloud(
        session=Session(id=1, plan=plan),
        value=0,
        words=tuple(words),
        people=25,
        passed=3,
        is_open=False,
        may_show=True,
        must_vanish=False,
        layout=None,
    )


@pytest.mark.parametrize("letter", ["a", "🫖", "&"])
@pytest.mark.parametrize(("words", "people"), [(1, 2), (60, 1), (150, 3), (2000, 1), (2000, 2)])
def test_no_message_is_too_long_and_no_word_is_lost(letter, words, people):
    counts = [
        WordCount(word=f"{letter * 20} {number}", people=people if number % 2 else 1)
        for number in range(words)
    ]
    counts.sort(key=lambda count: -count.people)

    pages = all_words(texts.load("en"), shown(counts))

    listed = sum(page.text.count(letter.replace("&", "&amp;") * 20) for page in pages)
    assert max(count_units(page.text) for page in pages) <= 4096
    assert len(pages) <= 3
    assert listed == words or pages[-1].text.endswith(f"… and {words - listed} more in the report")
    assert len(pages) == 3 or listed == words


def test_a_word_that_is_only_listed_is_offered_too():
    many = [f"{'x' * 50} {number}" for number in range(9)]

    view = cloud(texts.load("en"), shown([WordCount(word="tea", people=9)]), many)

    assert [button.label for row in view.buttons for button in row] == ["All words"]
