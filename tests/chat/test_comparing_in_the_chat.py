"""/compare: two focus groups side by side, by ticks in the private chat."""

import csv
import io
import zipfile

import pytest

from bot.record.comparing import MOST_GROUPS
from tests.chat.test_combining_in_the_chat import documents, two_are_held


@pytest.fixture
async def two(beginnings, tmp_path):
    """Two workshops of the small plan, held one after the other, and an organiser, Olwen."""
    async with beginnings.scene(two_are_held, tmp_path) as scene:
        yield scene


@pytest.mark.long
async def test_two_workshops_stand_side_by_side(two):
    had = len(documents(two.olwen))
    await two.olwen.says("/compare")
    shown = two.olwen.newest
    listed, question = shown.labels, shown.words
    for label in ("2 · Focus group", "1 · Focus group"):
        await two.olwen.presses("☐ " + label)

    toast = await two.olwen.presses("Side by side")
    await two.world.until(lambda: len(documents(two.olwen)) > had)

    name, content = documents(two.olwen)[-1]
    files = zipfile.ZipFile(io.BytesIO(content))
    table = files.read("comparison.csv").decode("utf-8-sig")
    milk = [row for row in csv.DictReader(io.StringIO(table)) if row["what"] == "milk"]
    assert listed == ["☐ 2 · Focus group", "☐ 1 · Focus group", "Side by side"]
    assert question.startswith("Which workshops of “Small talk” do you want side by side?")
    assert (toast, name) == ("One moment", "gair-small-compared-1-2.zip")
    assert [(row["people"], row["answered"], row["said"]) for row in milk] == [
        ("3", "5", "every"),
        ("3", "5", "every"),
    ]
    assert "3 of 5" in files.read("comparison.html").decode()
    assert two.olwen.last.startswith("Workshops side by side. Groups, with the numbers")
    assert "Group A (1)" in two.olwen.last or "Group A (2)" in two.olwen.last
    assert two.olwen.last.endswith("then delete this copy, and compare again.")


async def test_who_may_not_have_an_archive_may_not_compare_it(two):
    shown = two.ana.newest
    had = len(documents(two.ana))

    await two.ana.says("/compare")
    forged = await two.ana.person.forges(shown, "compare:1-2")
    listed = await two.ana.person.forges(shown, "tickside:1:1-2")
    await two.settles()

    assert two.ana.last == "There is no workshop that I could send you the archive of."
    assert forged.text.startswith("Only facilitators of this workshop can do that.")
    assert listed.text == "There is no workshop that I could send you the archive of."
    assert len(documents(two.ana)) == had


async def test_one_alone_is_not_compared_and_nor_are_more_than_can_be_looked_at(two):
    had = len(documents(two.olwen))
    await two.olwen.says("/compare")
    shown = two.olwen.newest
    await two.olwen.presses("☐ 2 · Focus group")

    alert = await two.olwen.presses("Side by side")
    many = "-".join(str(number) for number in range(1, MOST_GROUPS + 2))
    refused = await two.olwen.person.forges(shown, f"compare:{many}")

    assert alert == "Tick two workshops or more, then press the button below them."
    assert refused.text.startswith("No more than 8 workshops can stand side by side.")
    assert len(documents(two.olwen)) == had


async def test_what_is_taken_back_is_in_no_comparison_and_who_has_one_is_told(two):
    await two.olwen.says("/compare")
    for label in ("2 · Focus group", "1 · Focus group"):
        await two.olwen.presses("☐ " + label)
    had = len(documents(two.olwen))
    await two.olwen.presses("Side by side")
    await two.world.until(lambda: len(documents(two.olwen)) > had)

    await two.ana.says("/forget")
    await two.ana.presses("Yes, remove everything")
    await two.settles()

    assert "Something has been added, changed or taken back" in two.olwen.last


async def test_groups_are_named_once_and_keep_their_names(two):
    await two.olwen.says("/compare 1 Tŷ  Gobaith, 2: Ward 4")
    listed = two.olwen.newest.labels
    for label in ("2 · Focus group", "1 · Focus group"):
        await two.olwen.presses("☐ " + label)
    had = len(documents(two.olwen))
    await two.olwen.presses("Side by side")
    await two.world.until(lambda: len(documents(two.olwen)) > had)

    page = zipfile.ZipFile(io.BytesIO(documents(two.olwen)[-1][1])).read("comparison.html").decode()
    assert listed == ["☐ 2 · Focus group", "☐ 1 · Focus group", "Side by side"]
    assert "Tŷ Gobaith (1), Ward 4 (2)" in two.olwen.last
    assert "Tŷ Gobaith" in page
    assert "Group A" not in page


@pytest.mark.parametrize("behind", ["Housing", "1", "1 Housing, Nursing", "1 A, 2 a", "1 A, 1 B"])
async def test_what_names_no_groups_is_said(two, behind):
    await two.olwen.says(f"/compare {behind}")

    assert two.olwen.last.startswith("Please send numbers of workshops and a name for each")
    assert await two.rows("SELECT count(*) FROM about") == [(0,)]


async def test_only_who_may_have_an_archive_names_its_group(two):
    await two.ana.says("/compare 1 Ours")
    refused = two.ana.last
    await two.olwen.says("/compare 7 Ours")

    assert refused.startswith("Only facilitators of this workshop can do that.")
    assert two.olwen.last.startswith("Workshop 7 is deleted here")
    assert await two.rows("SELECT count(*) FROM about") == [(0,)]
