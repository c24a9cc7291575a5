"""What no speaker has read yet is called a draft, to those who read it, by /privacy."""

import pytest

from bot.texts import ENDING, load
from tests.languages import MADE_UP, drop_in

ENGLISH, WELSH = load("en")("privacy.draft"), load("cy")("privacy.draft")


async def chooses(player, label):
    await player.says("/language")
    await player.presses(next(one for one in player.buttons if label in one))
    await player.says("/privacy")


async def test_who_reads_welsh_is_told_that_it_is_a_draft_and_who_reads_english_nothing(scene):
    await scene.ana.starts()
    await scene.bea.starts()

    await chooses(scene.ana, "Cymraeg")
    await chooses(scene.bea, "English")

    assert scene.ana.last.endswith(WELSH)
    assert load("cy")("privacy.rights") in scene.ana.last
    assert load("en")("privacy.rights") in scene.bea.last
    assert not any(draft in scene.bea.last for draft in (WELSH, ENGLISH))


@pytest.mark.parametrize(
    ("head", "is_draft"),
    [
        ("", True),
        ('head.read_by = "Ann"\n', True),
        ('head.read_by = "Ann"\nhead.read_on = "2027-01-31"\n', False),
    ],
)
def test_it_is_none_once_a_name_and_a_day_stand_in_the_file(tmp_path, monkeypatch, head, is_draft):
    drop_in(tmp_path, monkeypatch)
    file = tmp_path / f"{MADE_UP}{ENDING}"
    file.write_text(head + file.read_text("utf-8"), "utf-8")

    assert load(MADE_UP).is_draft is is_draft
    assert "head.read_by" not in load(MADE_UP).sentences
    assert not load("en").is_draft
