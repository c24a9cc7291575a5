"""Captions and posts are never longer than Telegram takes, however much was said."""

from dataclasses import replace
from functools import cache

import pytest

from bot import texts
from bot.facilitation.clouds import Cloud
from bot.round_up import Said, ValueSaid, across, themed
from bot.round_up.laying_out import Basis, Draft, DraftAcross
from bot.round_up.material import Material, MaterialAcross
from bot.round_up.sheets import SheetTheme
from bot.workshop.plan import Plan, Theme, Value
from bot.workshop.scope import ACROSS, Scope
from bot.workshop.session import Position, Session, Stage
from bot.workshop.theme_source import ThemeSource
from bot.workshop.word_count import WordCount
from handlers.views import draft, farewell, round_up
from handlers.views.cloud import cloud as caption
from handlers.views.draft_menus import ChosenMenu, Menu, short
from handlers.views.view import count_units
from handlers.views.view import said as said_text


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

    view = caption(texts.load("en"), cloud, [count.word for count in counts[:left_out]])

    assert count_units(view.text) <= 1024


LONG = (
    "Time is what nobody has and {n} people ask for it, because without time there is no trust; "
    "money would help, but not always, and the rota of week {n} is what keeps everybody tired. "
)


def a_plan(letter):
    value = Value(title=letter * 150, statement="s", prompts=(letter * 300,))
    themes = tuple(
        Theme(heading=f"{word} {letter * 40}", keywords=(word,))
        for word in ("time", "money", "trust", "rota", "tired", "people", "help", "ask", "keeps")
    )
    values = (value,) * 12
    return Plan(
        name="p", title=letter * 150, about="", attribution="", values=values, themes=themes
    )


def answers_of(people, letter):
    said = [Said(voice=n, text=LONG.format(n=n) * 5 + letter * 300) for n in range(people)]
    added = [Said(voice=n, text=f"{n} {letter * 900}", added=True) for n in range(20)]
    return (*said, *added)


@cache
def summary_of(people, letter):
    """The same for a prompt and for a whole value, and what takes longest."""
    return themed(answers_of(people, letter), themes=a_plan(letter).themes)


@pytest.mark.long
@pytest.mark.parametrize(
    ("people", "letter"), [(3, "a"), (4, "🫖"), (7, "&"), (40, "ع"), (100, "a"), (100, "🫖")]
)
@pytest.mark.parametrize("prompt", [None, 0])
def test_a_draft_and_its_post_fit_and_have_the_same_quotes(letter, prompt, people):
    said, plan = answers_of(people, letter), a_plan(letter)
    material = Material(
        scope=Scope(0, prompt),
        said=said,
        ids=tuple(n.to_bytes(9) for n in range(len(said))),
        asked=(),
        themes=plan.themes,
        edits=(),
    )
    basis = Basis(
        session=Session(id=10**11, plan=plan, step=10**11),
        scope=Scope(0, prompt),
        material=material,
        people=people,
        changes=999,
    )
    summary = summary_of(people, letter)
    english = texts.load("en")

    laid = draft.laid_out(english, Draft(basis=basis, material=material, summary=summary))
    posted = round_up.posted(english, laid.sheet)

    assert count_units(posted.text) <= 3900
    for chosen in menus_of(laid.sheet):
        drafted = draft.view(english, laid, chosen)
        buttons = [b for row in drafted.buttons for b in row]
        assert count_units(drafted.text) <= 4096
        assert max(len(b.data.encode()) for b in buttons) <= 64
        assert len(buttons) <= 100
    assert posted.text.count("“") > 0
    assert [q.text for q in laid.sheet.quotes if said_text(q.text) not in posted.text] == []


def menus_of(sheet):
    """Every menu that can stand under a draft."""
    yield from (ChosenMenu(menu=menu) for menu in (Menu.MAIN, Menu.THEMES, Menu.QUOTES))
    yield from (ChosenMenu(menu=Menu.THEME, key=short(theme.key)) for theme in sheet.all_themes)
    yield from (ChosenMenu(menu=Menu.QUOTE, key=short(quote.key)) for quote in sheet.quotes)


@pytest.mark.long
@pytest.mark.parametrize("letter", ["a", "🫖", "&"])
def test_a_round_up_across_values_fits(letter):
    plan = a_plan(letter)
    said = answers_of(25, letter)
    material = MaterialAcross(
        values=tuple(ValueSaid(answers=said) for _ in plan.values),
        ids=tuple(tuple(n.to_bytes(9) for n in range(len(said))) for _ in plan.values),
        themes=plan.themes,
        edits=(),
    )
    basis = Basis(session=Session(id=1, plan=plan), scope=ACROSS, material=material)
    found = across(material.values[:3], themes=plan.themes)
    english = texts.load("en")

    laid = draft.laid_out(english, DraftAcross(basis=basis, material=material, found=found))

    assert count_units(round_up.posted(english, laid.sheet).text) <= 3900
    assert all(
        count_units(draft.view(english, laid, chosen).text) <= 4096
        for chosen in menus_of(laid.sheet)
    )
    assert len(laid.sheet.themes) > 3


def test_headings_are_in_the_language_of_the_texts_and_peoples_own_words_in_quotation_marks():
    english = texts.load("en")
    welsh = replace(english, language="cy")
    listed = SheetTheme(key="theme:time", heading="Time", heading_cy="Amser")
    own = SheetTheme(key="word:cwtsh", heading="cwtsh", source=ThemeSource.WORDS)
    named = SheetTheme(key="own:care", heading="Care", source=ThemeSource.FACILITATOR)

    assert [round_up.name_of(english, theme) for theme in (listed, own, named)] == [
        *("Time", "“cwtsh”", "Care"),
    ]
    assert [round_up.name_of(welsh, theme) for theme in (listed, own, named)] == [
        *("Amser", "“cwtsh”", "Care"),
    ]


@pytest.mark.parametrize("care", ["", "🫖" * 1000])
def test_the_last_post_fits(care):
    values = tuple(Value(title=f"{n}" + "T" * 148, statement="s") for n in range(40))
    plan = Plan(name="p", title="P", about="", attribution="", values=values)
    words = [[WordCount(word="w" * 60, people=9)] * 3] * 40

    end = farewell.Farewell(signposting=care, days=7)
    session = Session(id=1, plan=plan, position=Position(stage=Stage.ENDED, value=39))
    view = farewell.ended(texts.load("en"), session, words, end)

    assert count_units(view.text) <= 4096
    assert "1. 0TTT" in view.text
