"""A statement or prompts that two languages have no room for in one message: nothing is lost."""

import pytest

from bot.texts import load
from handlers.views.view import MAX_TEXT, count_units
from tests.chat.test_languages import asked_to_join

LONG_TITLE = "t" * 100
WHOLE = "Y cyfan · All of it"
PLAN = """
title = "Long talk"
question = "What comes to mind?"
question_cy = "Beth ddaw i'r meddwl?"
prompts = [{prompts}]
prompts_cy = [{prompts_cy}]

[[value]]
title = "Tea {title}"
title_cy = "Te {title}"
statement = "{statement}"
statement_cy = "{statement_cy}"
"""


def counted(word, characters):
    """A text of numbered words, as long as may be: none of them is there twice."""
    return " ".join(f"{word}{number}" for number in range(characters))[:characters].strip()


async def begins(scene, folder, *, characters, prompts=1, title=""):
    of = {
        language: [counted(f"{word}{number}x", characters) for number in range(prompts)]
        for language, word in (("cy", "gair"), ("en", "word"))
    }
    plan = PLAN.format(
        title=title,
        statement=counted("said", characters),
        statement_cy=counted("dywed", characters),
        prompts=", ".join(f'"{one[:300]}"' for one in of["en"]),
        prompts_cy=", ".join(f'"{one[:300]}"' for one in of["cy"]),
    )
    (folder / "plans").mkdir()
    (folder / "plans" / "long.toml").write_text(plan, encoding="utf-8")
    await scene.restarts(plans_folder=folder / "plans", plan="long")
    await scene.opens_lobby("Cymraeg · English")
    await asked_to_join(scene)
    for player in scene.people:
        await player.presses(next(label for label in player.buttons if "English" in label))
        await player.presses(load("en")("join.agree_button"))
    await scene.fran.presses("Begin with the first value")
    await scene.each_says("te", "te", "te", "tea", "tea", "tea")
    await scene.fran.presses("Close and reveal")


def words_in(*texts):
    return set(" ".join(texts).split())


@pytest.mark.parametrize("characters", [1000, 2000])
async def test_what_one_message_has_room_for_stands_there_whole(scene, tmp_path, characters):
    await begins(scene, tmp_path, characters=characters)
    await scene.fran.presses("Show it, and ask the first prompt")

    (statement,) = [m for m in scene.group.from_bot() if "dywed0" in m.words]
    assert words_in(counted("said", characters)) <= words_in(statement.words)
    assert words_in(counted("dywed", characters)) <= words_in(statement.words)
    assert statement.labels == []


async def test_the_rest_of_a_statement_is_there_on_demand(scene, tmp_path):
    await begins(scene, tmp_path, characters=2000, title=LONG_TITLE)
    await scene.fran.presses("Show it, and ask the first prompt")
    (cut,) = [m for m in scene.group.from_bot() if "dywed0" in m.words]
    before = len(scene.group.from_bot())
    toast = await scene.ana.presses_in(scene.group, WHOLE)
    await scene.bea.presses_in(scene.group, WHOLE)

    assert cut.labels == [WHOLE]
    assert 3500 < count_units(cut.words) <= MAX_TEXT
    assert toast.text == load("en")("in_full.below")
    welsh, english = scene.group.from_bot()[before:]
    assert welsh.words.startswith(f"1 o 1 · Te {LONG_TITLE}\n\n")
    assert words_in(counted("dywed", 2000)) <= words_in(welsh.words)
    assert words_in(counted("said", 2000)) <= words_in(english.words)
    assert "said0" not in welsh.words


async def test_all_prompts_together_are_there_on_demand_and_replies_to_them_count(scene, tmp_path):
    await begins(scene, tmp_path, characters=300, prompts=10)
    await scene.fran.presses("Show the value in full")
    await scene.fran.presses("All prompts together")
    before = len(scene.group.from_bot())
    (asked,) = [m for m in scene.group.from_bot() if WHOLE in m.labels]
    await scene.ana.presses_in(scene.group, WHOLE)

    assert count_units(asked.words) <= MAX_TEXT
    welsh, english = scene.group.from_bot()[before:]
    for number in range(10):
        assert words_in(counted(f"gair{number}x", 300)) <= words_in(welsh.words)
        assert words_in(counted(f"word{number}x", 300)) <= words_in(english.words)
    assert count_units(welsh.words) <= MAX_TEXT


async def test_a_button_that_somebody_forges_shows_nothing_that_was_not_asked(scene, tmp_path):
    await begins(scene, tmp_path, characters=2000, title=LONG_TITLE)
    before = len(scene.group.from_bot())
    toast = await scene.ana.person.forges(scene.group.from_bot()[-1], "infull")
    await scene.settles()

    assert toast.text == load("en")("error.nothing_there")
    assert len(scene.group.from_bot()) == before
