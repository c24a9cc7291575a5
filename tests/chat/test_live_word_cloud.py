"""The cloud in the group: one photo that is edited in place, and when it may be shown."""

import io

import pytest
from PIL import Image

from bot.rehearsal.bot_api import Fault
from storage import responses
from storage.responses import Belonging
from tests.beginnings import played
from tests.broken_studio import SlowStudio
from tests.plans import use_small_plan

HOSTILE = [
    "<b>bold</b> & <script>",
    "Z̸̧̛̰͓̱̟̙͖̟a̷̢̛͙l̵g̶o̸",
    "\u202eevil\u202c",
    "𝓯𝓪𝓷𝓬𝔂",
    "👨‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "W" * 60,
    "ثقة",
    "ደህንነት",
    "信任",
    "{0} %s {word}",
    "@everybody /start t.me/x",
    "\U000e0041\U0010ffff?",
]


@played
async def small(scene, tmp_path):
    """The small plan at its first question, with clouds from 3 people, and twelve who answer."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    scene.people += await scene.more_join("Gus", "Hal", "Ivo", "Jan", "Kit", "Liz")
    await scene.fran.presses("Begin with the first value")


async def quickly(player, text):
    """Say something, and wait for no more than the receipt."""
    message = player.person.says(text)
    await player.scene.world.until(lambda: message.reaction)


async def test_it_follows_by_threes_in_one_photo(small):
    seen = []
    for player in small.people[:9]:
        await player.says("tea")
        seen.append([(cloud.words.splitlines()[-1], cloud.edits) for cloud in small.clouds])

    assert seen == [*[[]] * 5, *[[("tea\u00a03", 0)]] * 3, [("tea\u00a06", 1)]]
    assert small.clouds[0].words == (
        "1 of 3 · Tea\n\nWhat comes to mind?\n\n"
        "Answered: 6 and more · Passed: 0 · still open\n\ntea\u00a06"
    )


async def test_the_picture_is_one_that_phones_can_show(small):
    await small.each_says(*["tea"] * 6)

    with Image.open(io.BytesIO(small.clouds[0].photo)) as picture:
        assert picture.size == (1280, 960)


async def test_pictures_are_seconds_apart_and_the_last_one_is_the_newest(small):
    await small.restarts(around={"cloud_seconds": 6})
    for player in small.people[:8]:
        await player.says("tea")
    await quickly(small.people[8], "tea")
    small.clock.passes(5)
    await quickly(small.people[8], "tea, milk")
    edits = small.clouds[0].edits

    small.clock.passes(1)
    await small.settles()

    assert edits == 0
    (cloud,) = small.clouds
    assert cloud.edits == 1
    assert cloud.words.splitlines()[4] == "Answered: 6 and more · Passed: 0 · still open"


async def test_closing_shows_everything_at_once(small):
    await small.restarts(around={"cloud_seconds": 6})
    await small.each_says("tea", "tea", "tea", "milk")

    await small.fran.presses("Close and reveal")

    (cloud,) = small.clouds
    assert cloud.words.endswith("Answered: 4 · Passed: 0\n\ntea\u00a03\n\nSaid once: milk")


async def test_at_close_nothing_is_shown_before(scene):
    await scene.opens_lobby("Cloud appears when a value closes")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says(*["tea"] * 6)
    before = scene.clouds

    await scene.fran.presses("Close and reveal")

    assert before == []
    assert [cloud.words.splitlines()[-1] for cloud in scene.clouds] == ["tea\u00a06"]


async def test_a_sensitive_value_is_shown_when_it_closes(small):
    for step in ["Skip this value", "Skip it", "Next value"]:
        await small.fran.presses(step)
    await small.each_says(*["loss"] * 6)
    before = small.clouds

    await small.fran.presses("Close and reveal")

    assert before == []
    assert [cloud.words.splitlines()[-1] for cloud in small.clouds] == ["loss\u00a06"]


async def test_a_value_that_nobody_answers_has_no_picture(small):
    await small.ana.presses("Pass")

    await small.fran.presses("Close and reveal")

    assert small.clouds == []
    assert "Answered: 0 · Passed: 1" in small.fran.panel.words


async def test_a_word_that_is_taken_back_leaves_it(small):
    await small.each_says("tea", "tea", "tea", "milk, oats")
    await small.fran.presses("Close and reveal")
    await small.dai.says("/mydata")

    await small.dai.presses("Remove 1")

    (cloud,) = small.clouds
    assert cloud.words.endswith("tea\u00a03\n\nSaid once: oats")


async def test_when_too_few_are_left_it_is_taken_away(small):
    await small.each_says("tea", "tea", "milk")
    await small.fran.presses("Close and reveal")
    assert len(small.clouds) == 1

    await small.cai.presses("Remove")

    assert small.clouds == []


async def test_after_a_restart_it_is_the_same_message(small):
    await small.each_says(*["tea"] * 8)
    cloud = small.clouds[0]

    await small.restarts()
    await small.people[8].says("tea")

    assert small.clouds == [cloud]
    assert cloud.words.endswith("tea\u00a06")


async def test_no_word_spoils_the_picture_for_others(small):
    for player, start in zip(small.people, range(0, 12, 2), strict=False):
        await player.says("\n".join(HOSTILE[start : start + 2]))

    await small.fran.presses("Close and reveal")

    (cloud,) = small.clouds
    assert cloud.photo
    assert "信任" in cloud.words
    assert not [e for e in cloud.entities if e["type"] not in ("bold", "italic")]


async def test_where_pictures_are_not_allowed_words_do(scene):
    scene.group.forbidden.add("can_send_photos")
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says(*["tea"] * 6)

    await scene.fran.presses("Close and reveal")

    lobby, _, cloud = scene.news
    assert lobby.endswith("Joined: 6")
    assert cloud.endswith("Answered: 6 · Passed: 0\n\ntea\u00a06")


@pytest.mark.long
async def test_when_a_picture_cannot_be_made_the_words_are_posted(small):
    await small.each_says(*["tea"] * 6)
    picture = small.clouds[0]
    await small.restarts(around={"studio": SlowStudio()})

    await small.fran.presses("Close and reveal")

    assert picture.deleted
    assert small.clouds == []
    assert small.news[-1].endswith("Answered: 6 · Passed: 0\n\ntea\u00a06")


@pytest.mark.long
async def test_three_hundred_long_words_fit_and_the_rest_is_counted(small):
    words = [f"{n:03} {'llongyfarchiadau ' * 3}"[:55].strip() for n in range(300)]

    def say_all(tx):
        for n, word in enumerate(words):
            author, message = bytes([n % 30]) * 16, n.to_bytes(16)
            responses.add(
                tx, Belonging(session_id=1, value=0, author=author, message=message), word
            )

    await small.gair.services.means.database.transaction(say_all)
    await small.fran.presses("Close and reveal")

    (cloud,) = small.clouds
    said, only_listed = (part.partition(" … and ") for part in cloud.words.split("\n\n")[3:])
    listed = said[0].removeprefix("Said once: ").split(", ")
    assert len(cloud.words) <= 1024
    assert listed == words[: len(listed)]
    assert said[2] == f"{300 - len(listed)} more in the report"
    assert only_listed[0].startswith("Only listed: ")


async def test_one_that_is_too_old_to_be_deleted_is_emptied(small):
    await small.each_says("tea", "tea", "milk")
    await small.fran.presses("Close and reveal")
    before = small.clouds[0]
    small.clock.passes(3 * 24 * 60 * 60)

    await small.cai.says("/forget")
    await small.cai.presses("Yes, remove everything")

    (emptied,) = [m for m in small.group.messages if m.photo and m.id == before.id]
    assert emptied.words == "This cloud was taken away: its words have changed."
    with Image.open(io.BytesIO(emptied.photo)) as picture:
        assert picture.convert("L").getextrema() == (255, 255)


async def test_a_picture_that_another_has_overtaken_goes_after_a_restart_too(workshop):
    """The program is stopped after the closed cloud was posted, and before the other was gone."""
    workshop.people += await workshop.more_join("Gus", "Hal")
    await workshop.each_says(*["trust"] * 8)
    (growing,) = workshop.clouds
    workshop.world.faults.next("deleteMessage", Fault.server_error(), chat=workshop.group, times=99)
    workshop.fran.person.presses(
        workshop.fran.person.last_button("Close and reveal"), "Close and reveal"
    )
    await workshop.world.until(lambda: len(workshop.clouds) == 2)
    await workshop.gair.services.means.database.transaction(lambda tx: None)
    workshop.world.faults.clear()

    await workshop.restarts()
    await workshop.fran.presses("Show the value in full")

    assert growing.deleted
    assert len(workshop.clouds) == 1
