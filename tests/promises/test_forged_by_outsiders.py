"""Every button's data, sent by who has no such button: nothing changes but for their own part."""

import base64

import pytest

from handlers.views.buttons import Verb
from tests.forging import Forger
from tests.players import Player

QUIET = {"seen_update"}


async def everything(scene):
    """What stands in every table."""

    def look(tx):
        names = [row[0] for row in tx.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = sorted(set(names) - QUIET)
        return {name: sorted(map(repr, tx.rows(f"SELECT * FROM {name}"))) for name in kept}

    return await scene.gair.services.means.database.transaction(look)


@pytest.fixture
async def full(workshop):
    """A session with words, answers, a posted round-up, a request to lead, and a facilitator of
    another group, who leads there."""
    await workshop.each_says("trust", "care", "hope", "love", "time", "Dave is a thief")
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    await workshop.each_says(
        "It takes time to be trusted", "We need more time", "More time for people", "Time is short"
    )
    await workshop.fran.presses("Round-up")
    await workshop.fran.presses("Post to the group")
    workshop.group.promotes(workshop.fay.person)
    await workshop.fay.says("/workshop", chat=workshop.group)
    return workshop


@pytest.fixture
def forger(monkeypatch):
    return Forger(monkeypatch)


async def arguments_of(scene):
    """Arguments that buttons of this session carry, right and wrong; but not the token, by which
    everybody may join."""
    (step,), *_ = await scene.rows("SELECT step FROM session WHERE id = 1")
    (request,), *_ = await scene.rows("SELECT id FROM lead_request")
    rows = await scene.rows("SELECT id FROM answer") + await scene.rows("SELECT id FROM response")
    keys = [base64.urlsafe_b64encode(row[0]).decode() for row in rows[:1] + rows[-1:]]
    places = ["", ":0", f":{step}", f":{step}:0-0", f":{step}:a-a", ":0-0", ":0:0", ":0:a", ":a"]
    choices = [":close", ":open", ":yes", ":main", ":quotes", ":themes", ":0", ":1", ":end"]
    found = [f":1{place}{choice}" for place in places for choice in ("", *choices)]
    found += [
        ":minimum:3",
        ":yes",
        ":no",
        ":1-2",
        ":1-1",
    ]
    found += [f":1:{key}{end}" for key in keys for end in ("", ":1", ":yes")]
    found += [f":1:0:{key}" for key in keys] + [f":1:0:0:{key}" for key in keys]
    return [*found, f":1:{request}", f":1:{request}:yes"]


@pytest.mark.long
async def test_an_outsider_changes_nothing(full, caplog, forger):
    outsider = Player(full, full.world.add_person("Olu"))
    await outsider.starts()
    before, seen = await everything(full), len(outsider.sees)

    await forger.forges(outsider, await arguments_of(full))

    assert forger.pressed > 3 * len(Verb)
    assert forger.pressed + forger.left_out > 3000
    assert await everything(full) == before
    assert not [m for m in outsider.person.sees if m.document]
    assert not any("answer" in text or "thief" in text for text in outsider.sees[seen:])
    assert "failed" not in caplog.text


@pytest.mark.long
async def test_a_facilitator_of_another_group_changes_nothing_here(full, caplog, forger):
    gil = Player(full, full.world.add_person("Gil"))
    await full.restarts(allowed=(full.group.id, gil.id))
    await gil.starts()
    theirs = full.world.add_group("Theirs", people=[gil.person], admins=[gil.person])
    await full.settles()
    await gil.says("/workshop", chat=theirs)
    await gil.presses("Open the lobby")
    await gil.presses("Begin with the first value")
    before = await everything(full)

    await forger.forges(gil, await arguments_of(full))

    assert await everything(full) == before
    assert not [m for m in gil.person.sees if m.document]
    told = [text.replace("Close when answers slow down.", "") for text in gil.sees]
    assert not any("answers" in text or "thief" in text for text in told)
    assert "failed" not in caplog.text
