"""What a plan asks as people come and go, its ground rules, and whom it says that it is for."""

import io
import zipfile

import pytest

from tests.beginnings import played
from tests.plans import SMALL

CARE = """
for_whom = "Staff of hostels"
ground_rules = ["Name no client.", "Pass whenever you like."]
check_in = "How are you here?"
"""
OUT = """
[check_out]
question = "What do you take with you?"
"""
COUNTED = "Thank you. I have counted it, and kept nothing of what you wrote."
TEXTS = "SELECT leaving, text IS NOT NULL FROM check_answer ORDER BY leaving"


async def use(scene, folder, text):
    (folder / "plans").mkdir()
    (folder / "plans" / "small.toml").write_text(text, encoding="utf-8")
    await scene.restarts(plans_folder=folder / "plans", plan="small")


async def a_lobby_with_care(scene, tmp_path):
    """A lobby of the small plan, with all that looks after people; everybody has joined."""
    await use(scene, tmp_path, CARE + SMALL + OUT)
    await scene.opens_lobby()
    await scene.all_join()


cared_for = played(a_lobby_with_care)


async def ends(scene):
    for label in ("Begin with the first value", "End the workshop", "End now"):
        await scene.fran.presses(label)


async def test_who_comes_is_asked_and_answers_are_only_counted(cared_for):
    asked = cared_for.ana.last
    await cared_for.ana.says("I am tired")
    await cared_for.bea.says("Glad, and a bit late")

    assert asked.startswith("As we begin\nHow are you here?")
    assert cared_for.ana.last == COUNTED
    assert "Answered as they came: 2" in cared_for.fran.panel.words
    assert await cared_for.rows(TEXTS) == [(0, 0), (0, 0)]
    kept = [path for path in cared_for.config.data_folder.rglob("*") if path.is_file()]
    assert [path for path in kept if b"I am tired" in path.read_bytes()] == []
    assert not any("tired" in words for words in (*cared_for.posts, *cared_for.fran.sees))


async def test_who_would_rather_not_is_counted_as_nothing_and_may_think_again(cared_for):
    await cared_for.ana.presses("Rather not")
    assert cared_for.ana.last == "That is fine."
    await cared_for.bea.says("Glad")
    await cared_for.bea.says("Very glad")
    assert "Answered as they came: 1" in cared_for.fran.panel.words

    await cared_for.bea.presses("Take it back")

    assert await cared_for.rows(TEXTS) == []
    assert "Answered as they came" not in cared_for.fran.panel.words


async def test_once_it_has_begun_only_a_reply_is_meant_for_it(cared_for):
    asked = cared_for.ana.newest
    await cared_for.fran.presses("Begin with the first value")

    await cared_for.ana.says("Trust")
    await cared_for.ana.says("I am tired", reply_to=asked)

    assert cared_for.ana.own == ["Trust"]
    assert await cared_for.rows(TEXTS) == [(0, 0)]


async def test_who_joins_later_has_the_question_that_is_open_before_them(cared_for):
    await cared_for.fran.presses("Begin with the first value")

    (gus,) = await cared_for.more_join("Gus")

    assert not any("How are you here?" in words for words in gus.sees)
    await gus.says("Trust")
    assert gus.own == ["Trust"]


async def test_who_goes_is_asked_too(cared_for):
    message = await cared_for.ana.says("I am tired")
    await ends(cared_for)
    asked = cared_for.ana.last
    before = cared_for.posts
    await cared_for.ana.says("That I am not alone")

    assert asked.startswith("As we end\nWhat do you take with you?")
    assert cared_for.ana.last == COUNTED
    assert "Answered as they went: 1" in cared_for.fran.panel.words
    assert cared_for.posts == before
    await cared_for.ana.edits(message, "Something else")
    assert await cared_for.rows(TEXTS) == [(0, 0), (1, 0)]


@pytest.mark.parametrize("deed", ["/forget", "/leave"])
async def test_whoever_takes_everything_back_has_answered_nothing(cared_for, deed):
    await cared_for.ana.says("I am tired")
    assert await cared_for.rows(TEXTS) == [(0, 0)]
    await cared_for.ana.says("/mydata")
    assert "Answers as you came or went: 1" in "".join(cared_for.ana.sees)

    await cared_for.ana.says(deed)
    yes = "Yes, remove everything" if deed == "/forget" else "Leave, and remove my words"
    await cared_for.ana.presses(yes)

    assert await cared_for.rows(TEXTS) == []


async def test_a_plan_without_questions_asks_nothing(scene, tmp_path):
    await use(scene, tmp_path, SMALL)
    await scene.opens_lobby()
    await scene.all_join()

    assert scene.ana.last.startswith("You are in.")
    await ends(scene)
    assert not any("As we" in words for words in scene.ana.sees)


@pytest.mark.parametrize("data", ["skipcheck:1:in", "skipcheck:1:on", "skipcheck:99:in"])
async def test_forged_presses_take_nothing_of_others_back(cared_for, data):
    await cared_for.ana.says("I am tired")

    cared_for.bea.person.forges(cared_for.bea.newest, data)
    await cared_for.settles()

    assert await cared_for.rows(TEXTS) == [(0, 0)]


async def test_the_lobby_says_whom_it_is_for_and_what_people_agree_on(cared_for):
    lobby = cared_for.posts[-1]

    assert "For whom: Staff of hostels" in lobby
    assert "What we agree on\n• Name no client.\n• Pass whenever you like." in lobby
    (read,) = [words for words in cared_for.ana.sees if "You are invited" in words]
    assert "For whom: Staff of hostels" in read
    (joined,) = [words for words in cared_for.ana.sees if words.startswith("You are in.")]
    assert "• Name no client.\n• Pass whenever you like." in joined


async def test_rules_can_be_read_again_by_everybody(cared_for):
    await cared_for.ana.says("/rules")
    assert cared_for.ana.last == "What we agree on\n• Name no client.\n• Pass whenever you like."

    await cared_for.ana.says("/rules", chat=cared_for.group)

    assert cared_for.posts[-1] == cared_for.ana.last


async def test_long_rules_have_room_in_the_lobby_as_far_as_they_go(scene, tmp_path):
    rules = [f"{number} " + "rule " * 30 for number in range(12)]
    await use(
        scene,
        tmp_path,
        f"ground_rules = {[rule.strip() for rule in rules]}".replace("'", '"') + SMALL,
    )

    await scene.opens_lobby()

    assert "… and more: /rules" in scene.posts[-1]
    assert scene.posts[-1].endswith("Joined: 0")
    await scene.ana.joins()
    assert all(rule.strip() in "".join(scene.ana.sees) for rule in rules)


async def test_support_of_the_plan_stands_instead_of_that_of_the_settings(scene, tmp_path):
    await use(scene, tmp_path, 'support = "Our line: 029 1234"\n' + SMALL)
    await scene.restarts(signposting="The operator's line")
    await scene.begins_with(scene.ana)
    await scene.fran.presses("People …", scene.fran.panel)
    await scene.fran.presses("Somebody to turn to …")
    await scene.fran.presses("Nobody today")
    await scene.ana.says("/quiet")
    helped = scene.ana.last
    for label in ("End the workshop", "End now"):
        await scene.fran.presses(label)

    assert "Our line: 029 1234" in helped
    assert "Our line: 029 1234" in scene.ana.last
    assert "Our line: 029 1234" in scene.posts[-1]
    assert not any("operator" in words for words in (*scene.posts, *scene.ana.sees))


async def test_a_value_with_a_content_note_can_be_skipped_which_is_a_pass(scene, tmp_path):
    noted = 'statement = "There should be tea."\ncontent_note = "This is about hot water."'
    text = SMALL.replace('statement = "There should be tea."', noted)
    await use(scene, tmp_path, text)
    await scene.begins_with(scene.ana, scene.bea)

    await scene.ana.presses("Skip this one for me")

    assert "Before you read on: This is about hot water." in scene.ana.card.words
    assert scene.ana.buttons == ["I'd like to answer after all", "A quiet word"]
    assert "Passed: 1" in scene.fran.panel.words
    assert await scene.rows("SELECT count(*) FROM pass") == [(1,)]
    assert not any("kip" in words for words in scene.posts)


KEPT = OUT + "keep = true\n"
KEPT_TEXTS = ("Hope", "Rest", "Call me on 029 2055 3687")


@played
async def kept(scene, tmp_path):
    """The end of a workshop whose plan says that answers as people go are kept."""
    await use(scene, tmp_path, CARE + SMALL + KEPT)
    await scene.opens_lobby()
    await scene.all_join()
    await ends(scene)


async def report_of(scene):
    await scene.fran.says("/archives")
    await scene.fran.presses("1 · Focus group")
    found = [m for m in scene.fran.person.sees if m.document]
    with zipfile.ZipFile(io.BytesIO(found[-1].document[1])) as archive:
        return archive.read("report.html").decode()


@pytest.mark.long
async def test_what_the_plan_keeps_is_in_the_report_without_names(kept):
    assert "It goes into the report, without your name." in kept.ana.last
    for player, text in zip(
        kept.people, ("Hope", "Rest", "Call me on 029 2055 3687"), strict=False
    ):
        await player.says(text)

    page = await report_of(kept)

    assert "As people went" in page
    assert '<blockquote dir="auto" class="whole">Hope</blockquote>' in page
    assert "People who answered: 3" in page
    assert "2055" not in page


async def test_what_was_kept_can_be_taken_back(kept):
    for player, text in zip(kept.people, ("Hope", "Rest", "Time", "Tea"), strict=False):
        await player.says(text)
    await report_of(kept)
    await kept.ana.presses("Take it back")
    assert "Please delete your copy" in "".join(kept.fran.sees)

    page = await report_of(kept)

    assert "Hope" not in page
    assert "People who answered: 3" in page


async def test_of_two_people_nothing_is_in_the_report(kept):
    await kept.ana.says("Hope")
    await kept.bea.says("Rest")

    page = await report_of(kept)

    assert "Hope" not in page
    assert "Fewer than 3 people answered" in page
