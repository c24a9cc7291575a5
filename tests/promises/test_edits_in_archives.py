"""What facilitators changed in round-ups leaves with an archive while what it names is there."""

import json

import pytest

from bot.round_up import AddTheme, HideQuote, SplitTheme, quote_key
from bot.workshop.scope import Scope
from tests.chat.test_calling_off import archives
from tests.drafts import draft, opens_theme, presses, round_up_themes
from tests.promises.test_differencing import archive
from tests.record.test_theming import GROUP, combined, saying, session

ANA = "I was called a gargoyle in the budget meeting."
SAID = [
    f"{ANA} No money came of it.",
    "The budget for biscuits went first, then the budget for tea.",
    "No money, no milk, and in the end there is no tea either.",
    "There is never enough time for a proper talk.",
    "We lose time on forms every single week.",
    "Nobody has the time to sit with anybody.",
]
HIDE = HideQuote(quote=quote_key("Our funding went to Sian."))


def edits_of(record):
    return [json.loads(edited.edit)["edit"] for edited in record.edits]


@pytest.fixture
async def edited(scene, tmp_path):
    """A quote of Ana's is hidden, and her word made a theme of its own, in two ways."""
    await round_up_themes(scene, tmp_path, SAID)
    line = next(line for line in draft(scene.fran).words.splitlines() if "gargoyle" in line)
    scene.quote = line.partition("“")[2].rstrip("”")
    number = line.removeprefix("• ").partition(".")[0]
    await presses(scene.fran, "Quotes …", number, "Hide")
    await opens_theme(scene.fran, "Money")
    await scene.fran.presses("Split")
    await scene.fran.says("Names: gargoyle")
    await presses(scene.fran, "New theme")
    await scene.fran.says("Called names: gargoyle, goblin")
    await presses(scene.fran, "New theme")
    await scene.fran.says("Sitting down: sit")
    await scene.fran.presses("Post to the group")
    return scene


async def everything(scene):
    """All that the newest archive says, packed or not, in one string."""
    found = await archive(scene)
    content = [found.read(name).decode(errors="replace") for name in found.namelist()]
    return "\n".join((*found.namelist(), *content)), json.loads(found.read("session.json"))


async def ends(scene):
    await presses(scene.fran, "End the workshop", "End now")


@pytest.mark.long
async def test_edits_leave_with_an_archive_while_what_they_name_is_there(edited):
    await ends(edited)

    written, found = await everything(edited)

    assert [one["edit"]["edit"] for one in found["edits"]] == ["hide", "split", "add", "add"]
    assert quote_key(edited.quote) in written
    assert found["sessions"][0]["hidden"] == 1
    assert "Quotes that a facilitator hid from round-ups: 1" in written
    assert len(archives(edited.fran)) == 2


@pytest.mark.long
@pytest.mark.parametrize("way", ["Remove", "forget", "edit"])
async def test_they_go_with_the_words(edited, way):
    if way == "Remove":
        await edited.ana.presses("Remove")
    elif way == "forget":
        await edited.ana.says("/forget")
        await edited.ana.presses("Yes, remove everything")
    else:
        said = next(m for m in edited.ana.person.sees if m.words == SAID[0])
        await edited.ana.edits(said, "The money is gone.")
    await ends(edited)

    written, found = await everything(edited)

    assert [one["edit"] for one in found["edits"]] == [
        {"edit": "add", "heading": "Sitting down", "keywords": ["sit"]}
    ]
    assert "argoyle" not in written
    assert quote_key(edited.quote) not in written
    assert found["sessions"][0]["hidden"] == 0
    assert "Quotes that a facilitator hid" not in written


def test_keywords_that_nobody_uses_any_more_are_in_no_record():
    split = SplitTheme(theme="theme:resources", heading="Roofs", keywords=("gargoyle",))
    add = AddTheme(heading="Warmth", keywords=("gargoyle", "rota"))

    record = session(*GROUP[:4], edits=[(Scope(0), split), (Scope(0), add)])

    assert edits_of(record) == ["add"]


def test_of_several_sessions_hidden_quotes_are_among_the_changes():
    one = session(saying("Our funding went to Sian."), saying("Time."), edits=[(Scope(0), HIDE)])

    other = session(saying("Our funding went to Sian."), saying("Money."), edits=[(Scope(0), HIDE)])

    both = combined([one, other])

    assert (one.hidden, one.hidden_quotes) == (1, 1)
    assert sum(method.hidden for method in both.sessions) == 2
    assert (both.hidden_quotes, len(both.edits)) == (1, 1)


def test_a_quote_that_was_hidden_twice_is_one():
    again = [(Scope(0, 0), HIDE), (Scope(0), HIDE)]

    record = session(saying("Our funding went to Sian."), saying("Time."), edits=again)

    assert (record.hidden, len(record.edits)) == (1, 2)
