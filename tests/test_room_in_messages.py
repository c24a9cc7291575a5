"""Captions and posts are never longer than Telegram takes, however much was said."""

import pytest

from bot import texts
from bot.facilitation.rounding_up import Draft, DraftQuote
from bot.facilitation.showing import Cloud
from bot.round_up import RoundUp
from bot.workshop.plan import Plan, Value
from bot.workshop.record import WordCount
from bot.workshop.session import Session
from handlers.views import farewell, group, panel
from handlers.views.view import count_units


@pytest.mark.parametrize("people", [1, 2])
@pytest.mark.parametrize("words", [1, 10, 100, 400])
@pytest.mark.parametrize("letters", [1, 17, 60])
@pytest.mark.parametrize("left_out", [0, 1, 50])
def test_captions_never_exceed_what_telegram_takes(people, words, letters, left_out):
    counts = tuple(
        WordCount(word=("🫖" * letters)[:56] + str(n), people=people) for n in range(words)
    )
    value = Value(title="T" * 150, statement="s", question="🫖" * 256)
    plan = Plan(name="p", title="P", about="", attribution="", values=(value,))
    cloud = Cloud(
        session=Session(id=1, plan=plan),
        value=0,
        words=counts,
        people=25,
        passed=3,
        is_open=True,
        may_show=True,
        must_vanish=False,
        layout=None,
    )

    view = group.cloud(texts.load("en"), cloud, [count.word for count in counts[:left_out]])

    assert count_units(view.text) <= 1024


@pytest.mark.parametrize("letter", ["a", "🫖", "&"])
@pytest.mark.parametrize("prompt", [None, 0])
def test_a_draft_and_its_post_fit_and_have_the_same_quotes(letter, prompt):
    words = [WordCount(word=letter * 55 + str(n), people=2) for n in range(60)]
    value = Value(title=letter * 150, statement="s", prompts=(letter * 300,))
    plan = Plan(name="p", title="P", about="", attribution="", values=(value,))
    quotes = tuple(DraftQuote(text=f"{n}" + letter * 199, key=f"{n:032}") for n in range(9))
    summary = RoundUp(people=99, common=tuple(words), once=tuple(w.word for w in words), quotes=())
    draft = Draft(
        session=Session(id=1, plan=plan),
        value=0,
        prompt=prompt,
        summary=summary,
        quotes=quotes,
        hidden=12,
    )

    drafted, posted = panel.draft(texts.load("en"), draft), group.round_up(texts.load("en"), draft)

    offered = [b.label for row in drafted.buttons for b in row if b.label.startswith("Take out")]
    assert count_units(drafted.text) <= 4096
    assert count_units(posted.text) <= 4096
    assert drafted.text.count("“") == posted.text.count("“") == len(offered) > 0


@pytest.mark.parametrize("care", ["", "🫖" * 1000])
def test_the_last_post_fits(care):
    values = tuple(Value(title=f"{n}" + "T" * 148, statement="s") for n in range(40))
    plan = Plan(name="p", title="P", about="", attribution="", values=values)
    words = [[WordCount(word="w" * 60, people=9)] * 3] * 40

    end = farewell.Farewell(signposting=care, days=7)
    view = farewell.ended(texts.load("en"), Session(id=1, plan=plan), words, end)

    assert count_units(view.text) <= 4096
    assert "1. 0TTT" in view.text
