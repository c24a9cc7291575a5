"""What a group reads in two languages fits into what Telegram takes, however long its parts are."""

from dataclasses import replace

import pytest

from bot.facilitation.lobby import Lobby
from bot.texts import load
from bot.workshop.care import Care
from bot.workshop.plan import Plan, Value
from bot.workshop.scope import Scope
from bot.workshop.session import Mode, Position, Reveal, Session, Stage
from bot.workshop.word_count import WordCount
from bot.workshop.wording import PlanWording, ValueWording
from handlers.views import cloud as clouds
from handlers.views import farewell, group
from handlers.views.buttons import Button
from handlers.views.view import MAX_CAPTION, MAX_TEXT, count_units
from tests.chat.test_word_lists import shown
from tests.languages import MADE_UP, drop_in

LONG = Plan(
    name="long",
    title="T" * 150,
    about="",
    attribution="",
    for_whom="w" * 300,
    values=(
        Value(
            title="v" * 150,
            statement="s" * 2000,
            question="q" * 256,
            prompts=tuple(f"{n}" * 300 for n in range(10)),
            content_note="n" * 300,
            wordings=(
                ValueWording(
                    language="cy",
                    title="V" * 150,
                    statement="S" * 2000,
                    question="Q" * 256,
                    prompts=tuple(f"{n}cy" * 100 for n in range(10)),
                    content_note="N" * 300,
                ),
            ),
        ),
    ),
    care=Care(ground_rules=("r" * 200,) * 12, support="l" * 900),
    wordings=(
        PlanWording(
            language="cy",
            title="C" * 150,
            for_whom="W" * 300,
            ground_rules=("R" * 200,) * 12,
            support="L" * 900,
        ),
    ),
)
AT = Position(stage=Stage.RESPONDING, value=0)
WAY_IN = Button("Ateb", url="https://t.me/gair_bot")


@pytest.fixture(params=["en", "cy", "cy+en", MADE_UP, f"{MADE_UP}+en"])
def spoken(request, tmp_path, monkeypatch):
    drop_in(tmp_path, monkeypatch)
    return request.param


def session(language, **settings):
    return Session(id=1, plan=LONG, language=language, position=AT, **settings)


@pytest.mark.parametrize("mode", Mode)
def test_the_longest_lobby_fits_under_its_picture(spoken, mode):
    lobby = Lobby(
        session=session(spoken, keeps_few=True, mode=mode, reveal=Reveal.AFTER_LOOK),
        token="t" * 22,
        code="ABCD-EFGH",
        joined=200,
        in_browser=100,
        page="https://workshops.somewhere.example.org/gair/j/ABCD-EFGH",
    )
    view = group.lobby(load(spoken), lobby, "gair_bot", 5, "N" * 64)

    limit = MAX_CAPTION if mode is Mode.PRIVATE else MAX_TEXT
    assert count_units(view.text) <= limit
    assert len(view.buttons) == 1
    if mode is Mode.PRIVATE:
        assert "ABCD-EFGH" in view.text
        assert "https://" in view.text


def test_the_longest_posts_fit_into_one_message(spoken):
    texts, held = load(spoken), session(spoken)
    posts = [
        group.question(texts, held, 0, WAY_IN),
        group.statement(texts, held, 0),
        group.prompt(texts, held, 0, None, WAY_IN),
        group.prompt(texts, held, 0, 9, WAY_IN),
        group.back_to_question(texts, held, 0, WAY_IN),
        group.back_to_prompt(texts, held, Scope(0, 3), WAY_IN),
        farewell.ended(
            texts,
            replace(held, position=Position(stage=Stage.ENDED, value=0)),
            [[WordCount(word="w" * 60, people=9)] * 3],
            farewell.Farewell(signposting="", days=7),
        ),
    ]

    assert [count_units(post.text) for post in posts if count_units(post.text) > MAX_TEXT] == []


def test_the_longest_caption_of_a_cloud_has_room_for_words(spoken):
    counts = [WordCount(word=f"word {n}", people=2 if n % 2 else 1) for n in range(300)]
    cloud = replace(shown(counts), session=session(spoken), value=0)
    text = clouds.cloud(load(spoken), cloud).text

    assert count_units(text) <= MAX_CAPTION
    assert "word 1\u00a02" in text


def test_words_stand_in_a_cloud_once_and_welsh_first():
    counts = [WordCount(word="tea", people=3), WordCount(word="te", people=1)]
    text = clouds.cloud(load("cy+en"), shown(counts)).text

    assert text.count("tea\u00a03") == 1
    assert text.endswith("Dywedwyd unwaith · Said once: te")
