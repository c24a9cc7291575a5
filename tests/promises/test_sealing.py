"""Sealing and the end of keeping: words stay for a while, whose they were does not."""

import pytest

from bot.archive import read
from storage.vault import Use
from tests.beginnings import played

DAY = 24 * 3600
ANSWERS = ("It helps.", "It is hard.", "We try.")
WORDS = ("trust", "trust", "love", "hope", "care", "zeal")


@played
async def ended(workshop):
    """A workshop that has ended, with the words of six people and three answers."""
    await workshop.each_says(*WORDS)
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    for player, answer in zip(workshop.people, ANSWERS, strict=False):
        await player.says(answer)
    await workshop.fran.presses("End the workshop")
    await workshop.fran.presses("End now")


async def days_pass(scene, days):
    scene.clock.passes(days * DAY)
    await scene.gair.services.housekeeper.keep()
    await scene.settles()


async def archive_of(scene):
    def received():
        return [m.document[1] for m in scene.fran.person.sees if m.document]

    had = len(received())
    await scene.fran.says("/archives")
    await scene.fran.presses("1 · Focus group")
    await scene.world.until(lambda: len(received()) > had)
    await scene.settles()
    return read(received()[-1])


def files_of(scene):
    """Everything on the disk but the operator's key."""
    folder = scene.config.data_folder
    return [p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "gair.key"]


@pytest.mark.long
async def test_before_its_day_nothing_is_sealed(ended):
    await days_pass(ended, 6.9)

    await ended.ana.says("/mydata")

    assert "“trust”" in ended.ana.last


async def test_after_its_day_nobody_can_tell_whose_words_are_whose(ended):
    marks = await ended.rows("SELECT author FROM response UNION SELECT author FROM answer")
    key = ended.gair.services.means.database._vault.key(1, Use.LINK)
    before = await archive_of(ended)

    await days_pass(ended, 7.1)

    assert await archive_of(ended) == before
    assert await ended.rows("SELECT * FROM response") == []
    assert await ended.rows("SELECT * FROM participant") == []
    files = files_of(ended)
    assert len(marks) == 9
    assert not any(mark in content for (mark,) in marks for content in files)
    assert not any(key in content for content in files)
    assert not (ended.config.data_folder / "keys" / "1.link").exists()


async def test_facilitators_are_told_and_the_archive_is_final(ended):
    await days_pass(ended, 7.1)
    told = ended.fran.last
    await archive_of(ended)

    assert told == (
        "“Focus group”, workshop 1: what linked words to people is destroyed, and its archive is"
        " final. Get it with /archives; after 23 more days it is deleted here."
    )
    assert ended.fran.last.startswith("The archive, final.")


async def test_after_sealing_the_bot_says_that_it_cannot_tell(ended):
    receipt = next(m for m in ended.ana.cards if "“trust”" in m.words)
    await days_pass(ended, 7.1)

    alert = await ended.ana.presses("Remove", receipt)
    await ended.ana.says("/mydata")

    assert alert.startswith("That workshop is sealed: nobody can tell any more whose")
    assert ended.ana.last.startswith("I keep nothing that I could tell is yours.")
    assert len((await archive_of(ended)).values[0].words) == 5


async def test_after_its_time_everything_is_gone(ended):
    await days_pass(ended, 30.1)

    await ended.fran.says("/archives")

    assert "everything about it is deleted here" in "".join(ended.fran.sees)
    assert ended.fran.last == "There is no workshop that I could send you the archive of."
    tables = await ended.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    left = {name: await ended.rows(f"SELECT * FROM main.{name}") for (name,) in tables}
    assert [name for name, rows in left.items() if rows] == ["seen_update"]
    assert list((ended.config.data_folder / "keys").iterdir()) == []


async def test_a_sealing_that_was_cut_off_is_finished(ended, monkeypatch):
    from storage.vault import Vault  # noqa: PLC0415

    def power_cut(*_):
        raise OSError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "destroy", power_cut)
        ended.clock.passes(7.1 * DAY)
        with pytest.raises(OSError, match="power cut"):
            await ended.gair.services.housekeeper.keep()
    assert (ended.config.data_folder / "keys" / "1.link").exists()

    await ended.gair.services.housekeeper.keep()

    assert not (ended.config.data_folder / "keys" / "1.link").exists()


async def test_who_has_an_archive_hears_that_it_is_out_of_date_and_not_why(ended):
    await ended.ana.says("/mydata")
    await ended.ana.presses("Remove 1")
    told = ended.fran.last
    await ended.bea.says("/forget")
    await ended.bea.presses("Yes, remove everything")

    assert told == (
        "Something has been added, changed or taken back since you got the archive. Please delete"
        " your copy, and get the new one with /archives."
    )
    assert ended.fran.sees.count(told) == 1
    assert {w.word for w in (await archive_of(ended)).values[0].words} == {
        "love", "hope", "care", "zeal",
    }  # fmt: skip


async def test_what_fewer_than_three_people_answered_is_not_in_the_archive(ended):
    await ended.ana.says("/mydata")
    await ended.ana.presses("Remove 2")

    value = (await archive_of(ended)).values[0]

    # Nor are they counted: one who knows how many passed would know how many answered.
    assert (value.prompts[0].answered, value.prompts[0].answers) == (None, ())
    assert len(value.words) == 5


async def test_it_is_there_if_everybody_was_told_beforehand(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    await scene.fran.presses("☐ Report: also what 1 or 2 people said")
    await scene.fran.presses("Open the lobby")
    told = scene.posts[-1]
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.ana.says("trust")
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")

    value = (await archive_of(scene)).values[0]

    assert "what only one or two people said" in told
    assert [(w.word, w.people) for w in value.words] == [("trust", 1)]
