"""Plans in the operator's folder are read anew without a restart."""

import logging

import pytest

from bot.plan_file import FollowedPlans, PlanFileError

PLAN = """
title = "{title}"
question = "What comes to mind?"
prompts = []

[[value]]
title = "Trust"
statement = "We trust."
"""


@pytest.fixture
def write(tmp_path):
    """Put a plan of this title into the folder."""

    def write(name, title):
        (tmp_path / f"{name}.toml").write_text(PLAN.format(title=title))

    return write


def titles(plans):
    return {name: plan.title for name, plan in plans.items() if name != "heart-of-help"}


def test_a_plan_that_comes_changes_and_goes(tmp_path, write):
    plans = FollowedPlans(tmp_path, "heart-of-help")
    assert titles(plans) == {}

    write("ours", "What matters")
    assert titles(plans) == {"ours": "What matters"}

    write("ours", "What matters to all of us")
    assert plans["ours"].title == "What matters to all of us"

    (tmp_path / "ours.toml").unlink()
    assert list(plans) == ["heart-of-help"]


def test_while_one_is_wrong_all_stay_as_they_were_and_the_log_says_why(tmp_path, write, caplog):
    caplog.set_level(logging.WARNING)
    write("ours", "What matters")
    plans = FollowedPlans(tmp_path, "ours")

    (tmp_path / "bad.toml").write_text("title = 5\n")

    assert len(plans) == 2
    assert len(plans) == 2
    told = [record.getMessage() for record in caplog.records]
    assert told
    assert len(set(told)) == len(told)
    assert all(line.startswith("plans stay as they were: bad.toml: ") for line in told)


def test_the_plan_that_new_workshops_begin_with_stays(tmp_path, write):
    write("ours", "What matters")
    plans = FollowedPlans(tmp_path, "ours")

    (tmp_path / "ours.toml").unlink()
    write("theirs", "What else")

    assert titles(plans) == {"ours": "What matters", "theirs": "What else"}


def test_at_the_start_every_mistake_is_told(tmp_path):
    (tmp_path / "bad.toml").write_text("title = 5\n")

    with pytest.raises(PlanFileError):
        FollowedPlans(tmp_path, "heart-of-help")


async def test_a_facilitator_chooses_a_plan_that_came_while_the_bot_ran(scene, tmp_path, write):
    folder = tmp_path / "plans"
    folder.mkdir()
    await scene.restarts(plans_folder=folder)
    (folder / "ours.toml").write_text(PLAN.format(title="What matters"))
    await scene.fran.says("/workshop", chat=scene.group)

    await scene.fran.presses("○ What matters")

    assert "What matters" in scene.fran.panel.words
