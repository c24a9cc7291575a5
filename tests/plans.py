"""A small plan for tests: a value has no question and no prompts, another is sensitive."""

from pathlib import Path

import pytest

from bot.plan_file import PlanFileError, read
from bot.texts import load
from tests.players import Scene

SMALL = """
title = "Small talk"
about = "Three values."
attribution = "Nobody."
responses_per_person = 2
question = "What comes to mind?"
prompts = ["What do you think?", "What else?"]

[[value]]
title = "Tea"
statement = "There should be tea."

[[value]]
title = "Quiet"
statement = "There should be quiet."
question = ""
prompts = []

[[value]]
title = "Grief"
statement = "There should be room for grief."
sensitive = true
prompts = ["What helps?"]
"""


THEMES = """
[[theme]]
heading = "Time"
heading_cy = "Amser"
keywords = ["time", "hour*"]
keywords_cy = ["amser"]

[[theme]]
heading = "Money"
keywords = ["money", "budget"]

[[theme]]
heading = "Housing"
keywords = ["rent"]
"""


async def use_small_plan(scene: Scene, folder: Path, more: str = "", *, responses: int = 2) -> None:
    """Let the scene's next workshop run through the small plan, with `more` at its end, and so many
    gut responses from each person."""
    plan = SMALL.replace("responses_per_person = 2", f"responses_per_person = {responses}")
    (folder / "plans").mkdir()
    (folder / "plans" / "small.toml").write_text(plan + more, encoding="utf-8")
    await scene.restarts(plans_folder=folder / "plans", plan="small")


def problems_of(text: str, name: str = "plan") -> tuple[str, ...]:
    """What is wrong in a plan file, a line each."""
    with pytest.raises(PlanFileError) as caught:
        read(text, name)
    return caught.value.told(load("en"))
