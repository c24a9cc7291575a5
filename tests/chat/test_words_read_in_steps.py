"""Words that wait come into the list of facilitators in steps of three people, as answers do."""

import re

import pytest

from tests.beginnings import played

AFTER_A_LOOK = "Words wait until you let them in"
LATER = "The newest words are not here yet"
WORDS = (*("trust", "care", "hope", "warmth", "time", "calm", "tea", "home", "rest", "love"),)


async def says(scene, count, *, after=0):
    """The first so many people say a word each, but for those who have."""
    for player, word in list(zip(scene.people, WORDS, strict=True))[after:count]:
        await player.says(word)


@played
async def waiting(scene):
    """Words wait until they are let in; ten people are in, and nobody has said anything."""
    await scene.fran.says("/workshop", chat=scene.group)
    await scene.fran.presses("○ " + AFTER_A_LOOK)
    await scene.fran.presses("○ Cloud from 3 people")
    await scene.fran.presses("Open the lobby")
    await scene.all_join()
    scene.people += await scene.more_join("Gus", "Huw", "Ian", "Jon")
    await scene.fran.presses("Begin with the first value")


def listed(player):
    """The words of the newest list."""
    (shown,) = [m.words for m in player.person.sees if m.words.startswith("Words: ")][-1:]
    lines = re.findall(r"^[0-9]+\. (.*)$", shown, re.MULTILINE)
    return [line.split(" · ")[0] for line in lines]


async def opens_words(scene):
    (label,) = [b for b in scene.fran.panel_buttons if b.startswith("Words …")]
    await scene.fran.presses(label, scene.fran.panel)


async def look_again(scene):
    await scene.fran.presses("Look again")
    return listed(scene.fran)


@pytest.mark.long
async def test_nobody_who_answers_next_is_read_alone(waiting):
    seen = []
    for player, word in zip(waiting.people, WORDS, strict=True):
        await player.says(word)
        if player is waiting.people[4]:
            await opens_words(waiting)
        if player in waiting.people[5:]:
            seen.append(await look_again(waiting))

    assert list(map(len, seen)) == [3, 3, 3, 6, 6]
    assert set(seen[0]) < set(seen[-1]) < set(WORDS)
    assert LATER in waiting.fran.newest.words


async def test_those_who_are_kept_back_need_not_be_the_last(waiting):
    await says(waiting, 6)
    await opens_words(waiting)

    assert len(listed(waiting.fran)) == 3
    assert LATER in waiting.fran.newest.words
    assert "in the cloud" not in waiting.fran.newest.words


async def test_what_somebody_says_besides_comes_with_a_later_step(waiting):
    await says(waiting, 6)
    await opens_words(waiting)
    (read,) = [n for n, word in enumerate(WORDS) if word == listed(waiting.fran)[0]]
    await waiting.people[read].says("honesty")
    alone = await look_again(waiting)
    await says(waiting, 9, after=6)

    assert "honesty" not in alone
    assert "honesty" in await look_again(waiting)


async def test_when_the_question_closes_all_of_it_is_there(waiting):
    await says(waiting, 6)
    await opens_words(waiting)
    await says(waiting, 8, after=6)
    before = await look_again(waiting)
    await waiting.fran.presses("Close and reveal")
    await opens_words(waiting)

    assert len(before) == 3
    assert listed(waiting.fran) == sorted(WORDS[:8])
    assert LATER not in waiting.fran.newest.words


async def test_nor_does_a_close_bring_one_of_whom_others_have_taken_theirs_back(waiting):
    await says(waiting, 6)
    await opens_words(waiting)
    read = listed(waiting.fran)
    left = [
        player for player, word in zip(waiting.people, WORDS[:6], strict=False) if word not in read
    ]
    for player in left[1:]:
        await player.presses("Remove", player.card)
    await waiting.fran.presses("Close and reveal")
    await opens_words(waiting)

    assert listed(waiting.fran) == read


async def test_what_nobody_has_read_comes_in_a_step_of_those_who_are_still_there(waiting):
    """Had it been read as the question closed, whoever looks later would see one person's alone."""
    await says(waiting, 6)
    await opens_words(waiting)
    read = listed(waiting.fran)
    await waiting.fran.presses("Close and reveal")
    left = [
        player for player, word in zip(waiting.people, WORDS[:6], strict=False) if word not in read
    ]
    for player in left[1:]:
        await player.presses("Remove", player.card)
    await opens_words(waiting)
    alone = listed(waiting.fran)
    for player, word in zip(waiting.people[6:8], WORDS[6:8], strict=True):
        await player.says(word)
    await opens_words(waiting)

    assert alone == read
    assert len(listed(waiting.fran)) == len(read) + 3


async def test_a_list_of_which_too_few_are_left_shows_none(waiting):
    await says(waiting, 4)
    await waiting.fran.presses("Close and reveal")
    await opens_words(waiting)
    for player in waiting.people[:2]:
        await player.says("/forget")
        await player.presses("Yes, remove everything")
    await waiting.people[4].says("late")
    await opens_words(waiting)

    assert listed(waiting.fran) == []


async def test_after_closing_nobody_who_comes_late_or_changes_is_read_alone(waiting):
    await says(waiting, 3)
    await waiting.fran.presses("Close and reveal")
    await opens_words(waiting)
    late = [await look_again(waiting)]
    for player, word in zip(waiting.people[3:6], ("warmth", "time", "calm"), strict=True):
        await player.says(word, reply_to=player.card)
        late.append(await look_again(waiting))

    first = ["care", "hope", "trust"]
    assert late == [first, first, first, ["calm", "care", "hope", "time", "trust", "warmth"]]


async def test_a_likely_name_is_there_at_once_and_makes_up_no_step(waiting):
    await says(waiting, 6)
    await opens_words(waiting)
    await waiting.people[6].says("Sarah Jenkins")
    await waiting.people[7].says("fairness")
    await waiting.people[8].says("rest")
    seen = await look_again(waiting)

    assert "To look at: 1" in waiting.fran.panel_buttons
    assert "Sarah Jenkins" in seen
    assert len(seen) == 4
    assert LATER not in waiting.fran.newest.words
    assert "Other new words come later, together" in waiting.fran.newest.words


async def test_in_a_live_cloud_a_single_name_does_not_stand_over_an_untrue_sentence(workshop):
    for player, word in zip(workshop.people, ("trust", "care", "hope", "love"), strict=False):
        await player.says(word)
    await workshop.eve.says("Sarah Jenkins")
    await workshop.fran.presses("Words …", workshop.fran.panel)

    assert listed(workshop.fran) == ["Sarah Jenkins"]
    assert LATER not in workshop.fran.newest.words
    assert (
        "What may name somebody, or need a person, is here at once." in workshop.fran.newest.words
    )


async def test_a_tap_lets_in_what_was_listed_and_leaves_the_others(waiting):
    await says(waiting, 6)
    await opens_words(waiting)
    await says(waiting, 7, after=6)
    await look_again(waiting)
    await waiting.fran.presses("✓ Let in all 3 that wait here")

    rows = await waiting.rows("SELECT standing FROM response")
    assert sorted(row[0] for row in rows) == ["let_in"] * 3 + ["waiting"] * 4
