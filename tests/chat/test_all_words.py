"""[All words] under a cloud whose caption had to cut some: as text, once, and never out of date."""

import pytest

BUTTON = "All words"
TALKATIVE = """
title = "Tea"
about = "Two values."
attribution = "Nobody."
responses_per_person = 10
question = "What comes to mind?"
prompts = ["What do you think?", "What else?"]

[[value]]
title = "Tea"
statement = "There should be tea."

[[value]]
title = "Milk"
statement = "There should be milk."
"""


def words_of(player, count=7):
    """Words that nobody else says, as one message."""
    name = f"person {player.scene.people.index(player) + 1}"
    return ", ".join(f"{name} would rather have cup number {n}" for n in range(count))


def lists(scene):
    """The messages below the cloud that list its words."""
    return [m for m in scene.group.messages if m.from_bot and "All words, with" in m.words]


@pytest.fixture
async def talkative(beginnings, tmp_path):
    """A value has closed with more words than a caption holds: “tea” of all, and their own."""
    async with beginnings.scene(all_talk, tmp_path) as scene:
        yield scene


async def all_talk(scene, folder):
    (folder / "plans").mkdir()
    (folder / "plans" / "talkative.toml").write_text(TALKATIVE, encoding="utf-8")
    await scene.restarts(plans_folder=folder / "plans", plan="talkative")
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says(*["tea, " + words_of(player) for player in scene.people])
    await scene.fran.presses("Close and reveal")


async def press(scene, player=None):
    """Somebody presses [All words]; what they are told."""
    return (await (player or scene.ana).presses_in(scene.group, BUTTON)).text


@pytest.mark.long
async def test_the_caption_that_was_cut_offers_all_words(talkative):
    (photo,) = talkative.clouds

    assert photo.labels == [BUTTON]
    assert "more in the report" in photo.words


async def test_a_cloud_that_is_open_or_short_offers_nothing(scene):
    await scene.begins_with(*scene.people)
    scene.people += await scene.more_join("Gus", "Hal")
    await scene.each_says(*["trust"] * 8)
    while_open = scene.clouds[0].labels

    await scene.fran.presses("Close and reveal")

    assert (while_open, scene.clouds[0].labels) == ([], [])


async def test_every_word_stands_below_the_picture(talkative):
    told = await press(talkative)

    (listed,) = lists(talkative)
    head, how, several, once = listed.words.split("\n\n")
    said = sorted(w for p in talkative.people for w in words_of(p).split(", "))
    assert told == "They come below, as text."
    assert listed.reply_to.id == talkative.clouds[0].id
    assert head == "1 of 2 · Tea"
    assert how == "All words, with the number of people who said each:"
    assert several == "tea\u00a06"
    assert sorted(once.removeprefix("Said once: ").split(", ")) == said


async def test_nobody_can_flood_the_group_with_it(talkative):
    await press(talkative)

    told = [await press(talkative, player) for player in talkative.people]
    await talkative.restarts()
    told.append(await press(talkative, talkative.bea))

    assert told == ["They stand below already."] * 7
    assert len(lists(talkative)) == 1


async def test_pressed_at_the_same_time_it_comes_once(talkative):
    photo = talkative.clouds[0]
    toasts = [player.person.presses(photo, BUTTON) for player in talkative.people]
    await talkative.settles()

    assert len(lists(talkative)) == 1
    assert sorted({toast.toast.text for toast in toasts}) == [
        "They come below, as text.",
        "They stand below already.",
    ]


async def test_a_word_that_is_taken_back_leaves_the_list(talkative):
    await press(talkative)
    await talkative.bea.says("/mydata")

    await talkative.bea.presses("Remove 1")

    (listed,) = lists(talkative)
    assert "person 2 would rather have cup number 0" not in listed.words
    assert "person 2 would rather have cup number 1" in listed.words
    assert listed.edits == 1


async def test_during_a_pause_too(talkative):
    await press(talkative)
    await talkative.fran.presses("Pause")
    await talkative.bea.says("/mydata")

    await talkative.bea.presses("Remove 1")

    assert "person 2 would rather have cup number 0" not in lists(talkative)[0].words


@pytest.mark.long
async def test_when_too_few_are_left_it_is_taken_away(talkative):
    await press(talkative)
    listed = lists(talkative)[0]

    for player in talkative.people[:4]:
        await player.says("/forget")
        await player.presses("Yes, remove everything")

    assert lists(talkative) == []
    assert talkative.clouds == []
    assert listed.words == "This list was taken away: its words have changed."


async def test_one_that_is_too_old_to_be_deleted_is_emptied(talkative):
    await press(talkative)
    listed = lists(talkative)[0]
    talkative.clock.passes(3 * 24 * 60 * 60)

    for player in talkative.people[:4]:
        await player.says("/forget")
        await player.presses("Yes, remove everything")

    assert listed.words == "This list was taken away: its words have changed."
    assert not listed.deleted


async def test_of_an_open_value_there_is_no_list(talkative):
    old = talkative.clouds[0]
    await press(talkative)
    await talkative.fran.presses("Reopen")
    gone = lists(talkative)
    talkative.ana.person.forges(old, "words:1:0")
    await talkative.settles()
    while_open = lists(talkative)

    await talkative.fran.presses("Close and reveal")
    await press(talkative)

    assert (gone, while_open) == ([], [])
    assert len(lists(talkative)) == 1


async def test_an_earlier_value_can_be_asked_for(talkative):
    for step in ["Show the value in full", "Next value"]:
        await talkative.fran.presses(step)

    await press(talkative)

    assert [listed.words.splitlines()[0] for listed in lists(talkative)] == ["1 of 2 · Tea"]


async def test_nothing_is_posted_during_a_pause(talkative):
    await talkative.fran.presses("Pause")

    told = await press(talkative)

    assert told == "The workshop has a break. Ask again when it goes on."
    assert lists(talkative) == []


async def test_one_that_an_admin_deleted_comes_again_for_who_asks(talkative):
    await press(talkative)
    talkative.group.deletes(lists(talkative)[0])
    talkative.clock.passes(61)

    await press(talkative)

    assert len(lists(talkative)) == 1


@pytest.mark.parametrize("data", ["words:1:1", "words:1:9", "words:9:0", "words:1", "words:1:a"])
async def test_forged_presses_post_nothing(talkative, data):
    before = talkative.posts

    talkative.eve.person.forges(talkative.clouds[0], data)
    talkative.eve.person.forges(talkative.eve.newest, "words:1:0")
    await talkative.settles()

    assert talkative.posts == before


async def test_what_stands_whole_in_the_caption_is_not_said_again(scene):
    await scene.begins_with(*scene.people)
    await scene.each_says(*["trust"] * 6)
    await scene.fran.presses("Close and reveal")

    scene.eve.person.forges(scene.clouds[0], "words:1:0")
    await scene.settles()

    assert lists(scene) == []


async def test_who_presses_on_and_on_has_it_looked_at_once_a_minute(talkative):
    """Each look is a request of the few that a group takes."""
    await press(talkative)
    looked = [looks(talkative)]
    for passes in (0, 1, 58, 2, 1):
        talkative.clock.passes(passes)
        await press(talkative)
        looked.append(looks(talkative) - looked[0])

    assert looked[1:] == [1, 1, 1, 2, 2]


def looks(scene):
    """How often the list was looked for, by an edit to what it shows."""
    (listed,) = lists(scene)
    return sum(
        request.method == "editmessagetext" and int(request.params["message_id"]) == listed.id
        for request in scene.world.requests
    )
