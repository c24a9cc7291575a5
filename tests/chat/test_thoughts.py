"""Thoughts: what people say about a value while nothing is asked, from receipt to report."""

import csv
import io
import json
import zipfile

import docx
import pytest

from bot import archivist
from bot.archive import read
from bot.record.combining import combined
from tests.beginnings import played
from tests.plans import use_small_plan
from tests.unpacked import everything_in

WORDS = ("tea", "milk", "sugar", "bread")
THOUGHTS = (
    "I wonder what our managers will make of this, all of it.",
    "The word sounds too soft for a ward at night.",
    "We said the same ten years ago, and nothing came of it.",
)
ANSWERS = ("There is no budget.", "The budget is gone by May.", "Somebody has to listen.")
SECRET = "Please do not share this, off the record: my manager drinks at work"
KEPT = "Kept as a thought about “Tea”. No question is open just now."
HEADING = "Thoughts in between"
DAY = 24 * 3600


@played
async def reading(scene, tmp_path):
    """The small plan; the value is being read out, and nothing is asked."""
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    await go(scene, "Begin with the first value")
    await scene.each_says(*WORDS)
    await go(scene, "Close and reveal", "Show the value in full")


async def go(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


async def archive_of(scene):
    """The newest archive that Fran has after asking for one."""

    def received():
        return [m.document[1] for m in scene.fran.person.sees if m.document]

    had = len(received())
    await scene.fran.says("/archives")
    await scene.fran.presses("1 · Focus group")
    await scene.world.until(lambda: len(received()) > had, timeout=60)
    await scene.settles()
    return zipfile.ZipFile(io.BytesIO(received()[-1]))


async def archive_of_the_end(scene):
    await go(scene, "End the workshop", "End now")
    return await archive_of(scene)


def thoughts_in(files):
    """What the record of an archive says of the first value's thoughts."""
    return json.loads(files.read("session.json"))["values"][0]["thoughts"]


async def takes_out(scene, text):
    """Fran has chosen a quote in the draft, to take out who said it; the toast."""
    draft = drafts(scene)[-1]
    line = next(line for line in draft.words.splitlines() if text in line)
    await scene.fran.presses(line.removeprefix("• ").split(".")[0], draft)
    return await scene.fran.presses("Take out who said this …", draft)


def drafts(scene):
    return [m for m in scene.fran.person.sees if m.words.startswith("Draft.")]


@pytest.mark.long
async def test_they_are_in_the_report_whole_under_a_heading_of_their_own(reading):
    await reading.each_says(*THOUGHTS)

    files = await archive_of_the_end(reading)

    value = json.loads(files.read("session.json"))["values"][0]
    assert value["thoughts"] == {"texts": sorted(THOUGHTS), "answered": 3, "held_back": 0}
    assert value["late"] == []
    page = files.read("report.html").decode()
    _, _, under = page.partition(f"<h3>{HEADING}</h3>")
    section, _, _ = under.partition("</section>")
    assert [text for text in THOUGHTS if f">{text}</blockquote>" in section] == list(THOUGHTS)
    assert section.count("<blockquote") == 3
    assert "Sent a thought: 3" in section
    assert page.count(THOUGHTS[0]) >= 1


async def test_the_document_has_them_under_the_same_heading(reading):
    await reading.each_says(*THOUGHTS)

    files = await archive_of_the_end(reading)

    document = docx.Document(io.BytesIO(files.read("report.docx")))
    found = [(p.style.name, p.text) for p in document.paragraphs]
    at = found.index(("Heading 2", HEADING))
    assert sorted(text for _, text in found[at + 2 : at + 5]) == sorted(THOUGHTS)
    assert "Sent a thought: 3" in found[at + 1][1]


async def test_in_the_tables_and_the_method_they_are_a_kind_of_their_own(reading):
    await reading.each_says(*THOUGHTS)

    files = await archive_of_the_end(reading)

    rows = list(csv.reader(io.StringIO(files.read("answers.csv").decode("utf-8-sig"))))
    assert [row[:3] for row in rows if row[3] in THOUGHTS] == [["1", "", "thought"]] * 3
    method = files.read("method.md").decode()
    assert "| 1. Tea | 4 | – | 0 | 4 | 0 | 3 | 0 |" in method
    assert "Thoughts in between are what people sent about a value" in method


async def test_those_of_two_people_are_in_no_file_and_they_read_that_before(reading):
    await reading.ana.says(THOUGHTS[0])
    told = reading.ana.last
    await reading.bea.says(THOUGHTS[1])
    await reading.bea.says(THOUGHTS[2])

    files = await archive_of_the_end(reading)

    assert told == f"{KEPT}\n\nRound-up and report have it if 3 people or more have sent thoughts."
    assert thoughts_in(files) == {"texts": [], "answered": None, "held_back": 0}
    assert [text for text in THOUGHTS if text in everything_in(files.fp.getvalue())] == []
    assert "Sent a thought: under 3" in everything_in(files.fp.getvalue())


async def test_nor_do_they_make_a_theme_with_what_others_answered(reading):
    await reading.each_says("Paperwork all evening, and more.", "We drown in paperwork here.")
    await go(reading, "Next prompt")
    await reading.each_says(*ANSWERS, "There is too much paperwork.")

    files = await archive_of_the_end(reading)

    assert "PAPERWORK" not in files.read("themes.csv").decode().upper()
    assert "There is too much paperwork." in files.read("answers.csv").decode()


async def test_of_one_person_they_are_there_if_everybody_was_told_beforehand(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.fran.says("/workshop", chat=scene.group)
    await go(scene, "☐ Report: also what 1 or 2 people said", "Open the lobby")
    await scene.all_join()
    await go(scene, "Begin with the first value", "Close and reveal", "Show the value in full")
    await scene.ana.says(THOUGHTS[0])

    files = await archive_of_the_end(scene)

    assert scene.ana.last != KEPT
    assert f"{KEPT}\n\nIt goes into the report, without your name." in scene.ana.sees
    assert thoughts_in(files)["texts"] == [THOUGHTS[0]]


async def test_what_is_held_back_of_them_is_in_no_file_and_is_kept_apart_when_sealed(reading):
    await reading.each_says(*THOUGHTS, "And one more.", "Five of us now.", SECRET)

    files = await archive_of_the_end(reading)

    assert (thoughts_in(files)["answered"], thoughts_in(files)["held_back"]) == (5, 1)
    assert "my manager drinks" not in everything_in(files.fp.getvalue())
    assert "Held back, and not in these files: 1" in everything_in(files.fp.getvalue())
    services = reading.gair.services
    await archivist.seal(services.means.database, services.archivist, 1)
    ((kept,),) = await reading.rows("SELECT opened(session_id, record) FROM sealed_record")
    assert json.loads(kept)["held_back"] == [
        {"value": 0, "prompt": None, "kind": "thought", "text": SECRET}
    ]


@pytest.mark.long
async def test_one_that_was_taken_back_or_changed_is_nowhere(reading):
    await reading.each_says(*THOUGHTS, "Gone soon, and nobody else says it.")
    await reading.dai.presses("Remove")
    message = await reading.eve.says("A slip of the pen, and no more.")
    await reading.eve.edits(message, "What it should have said.")

    files = await archive_of_the_end(reading)

    texts = sorted([*THOUGHTS, "What it should have said."])
    assert thoughts_in(files) == {"texts": texts, "answered": 4, "held_back": 0}
    assert "Gone soon" not in everything_in(files.fp.getvalue())
    assert "slip of the pen" not in everything_in(files.fp.getvalue())


async def test_before_the_end_archives_grow_by_three_peoples_at_least(reading):
    await reading.each_says(*THOUGHTS)
    first = thoughts_in(await archive_of(reading))
    await reading.dai.says("Mine alone, and new.")
    await reading.eve.says("And mine.")
    second = thoughts_in(await archive_of(reading))
    await reading.fay.says("With mine it is three.")
    third = thoughts_in(await archive_of(reading))

    assert first == second == {"texts": sorted(THOUGHTS), "answered": 3, "held_back": 0}
    assert third["answered"] == 6
    assert "Mine alone, and new." in third["texts"]


async def test_two_archives_together_have_those_of_both(reading, tmp_path):
    await reading.each_says(*THOUGHTS)
    first = await archive_of_the_end(reading)
    one = read(first.fp)
    reading.clock.passes(DAY)
    await reading.opens_lobby()
    await reading.all_join()
    await go(reading, "Begin with the first value", "Close and reveal", "Show the value in full")
    await reading.each_says(
        "Other people, other thoughts.", "It was cold in here.", "Who pays for it?"
    )
    await go(reading, "End the workshop", "End now")

    def received():
        return [m.document[1] for m in reading.fran.person.sees if m.document]

    await reading.world.until(lambda: len(received()) == 3, timeout=60)
    other = read(received()[-1])

    both = combined([one, other]).values[0].thoughts

    assert set(both.texts) == {*one.values[0].thoughts.texts, *other.values[0].thoughts.texts}
    assert (both.answered, len(both.texts)) == (6, 6)


@pytest.fixture
async def discussing(reading):
    """Three people have shared a thought each, and three others have answered the first prompt."""
    await reading.each_says(*THOUGHTS)
    await go(reading, "Next prompt")
    for player, text in zip(reading.people[3:], ANSWERS, strict=True):
        await player.says(text)
    return reading


async def test_the_round_up_of_a_value_is_made_of_them_and_that_of_a_prompt_is_not(discussing):
    await go(discussing, "Round-up")
    of_prompt = drafts(discussing)[-1].words
    await go(discussing, "Round up the whole value")
    of_value = drafts(discussing)[-1].words
    await go(discussing, "Post to the group")

    assert [text for text in THOUGHTS if text in of_prompt] == []
    assert "People who answered: 3." in of_prompt
    assert [text for text in (*THOUGHTS, *ANSWERS) if text in of_value] == [*THOUGHTS, *ANSWERS]
    assert "People who answered: 6." in of_value
    assert [text for text in THOUGHTS if text in discussing.posts[-1]] == list(THOUGHTS)


async def test_a_theme_may_be_one_persons_answer_and_anothers_thought(discussing):
    told = "Our evenings are for paperwork, and that has been so for as long as I am here."
    await discussing.ana.says(told, reply_to=discussing.ana.cards[0])
    await discussing.fay.says("Paperwork again.")
    await go(discussing, "End the workshop", "End now")

    files = await archive_of(discussing)

    themes = json.loads(files.read("session.json"))["values"][0]["themes"]
    assert "paperwork" in {one["heading"].casefold() for one in themes}


async def test_one_that_comes_after_the_post_waits_as_a_late_answer_does(discussing):
    await go(discussing, "Round-up", "Round up the whole value", "Post to the group")
    post = discussing.group.from_bot()[-1]
    before = post.words
    later = [f"{text} And it took me until now to say so." for text in THOUGHTS]

    for player, text in zip(discussing.people[3:5], later, strict=False):
        await player.says(text, reply_to=player.cards[0])
    await discussing.restarts()
    await go(discussing, "Show the draft", "Round up the whole value")
    waiting = drafts(discussing)[-1].words
    await discussing.fay.says(later[2], reply_to=discussing.fay.cards[0])
    await go(discussing, "Show the draft", "Round up the whole value")
    seen = drafts(discussing)[-1].words

    assert discussing.dai.last.startswith(KEPT)
    assert (post.words, post.edits) == (before, 0)
    assert [text for text in later if text in waiting] == []
    assert "People who answered: 6." in waiting
    assert [text for text in later if text in seen] == later


@pytest.mark.long
async def test_who_said_words_and_who_thought_aloud_are_counted_together(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()
    await go(scene, "Begin with the first value")
    await scene.each_says(*WORDS, "jam")
    await go(scene, "Close and reveal", "Show the value in full")
    for player, text in zip(scene.people[3:], THOUGHTS, strict=True):
        await player.says(text)
    await go(scene, "Next prompt", "Round-up", "Round up the whole value")

    counts = "Took part: 6. Joined in the discussion: 3."
    assert counts in drafts(scene)[-1].words


async def test_one_that_was_taken_back_leaves_the_post(discussing):
    await go(discussing, "Round-up", "Round up the whole value", "Post to the group")
    post = discussing.group.from_bot()[-1]

    await discussing.ana.presses("Remove")

    assert [text for text in THOUGHTS if text in post.words] == list(THOUGHTS[1:])


async def test_my_data_says_what_it_is(reading):
    await reading.ana.says(THOUGHTS[0])

    await reading.ana.says("/mydata")

    assert f"2. Tea, a thought in between: “{THOUGHTS[0]}”" in reading.ana.last
    await reading.ana.presses("Remove 2")
    assert await reading.rows("SELECT text FROM answer") == []


async def test_one_that_two_people_sent_takes_nobody_out(reading):
    await reading.each_says(THOUGHTS[0], THOUGHTS[1], THOUGHTS[1])
    await go(reading, "Next prompt", "Round-up", "Round up the whole value", "Quotes …")
    toast = await takes_out(reading, THOUGHTS[1])

    assert toast.startswith("Several people said that")
    assert len(await reading.rows("SELECT text FROM answer")) == 3


async def test_who_is_quoted_with_one_can_be_taken_out_by_it(reading):
    await reading.each_says(*THOUGHTS)
    await go(reading, "Next prompt")
    await reading.each_says(*ANSWERS)
    await go(reading, "Round-up", "Round up the whole value", "Quotes …")
    await takes_out(reading, THOUGHTS[1])
    await go(reading, "Take this person out")

    left = {text for (text,) in await reading.rows("SELECT text FROM answer")}
    assert left == {THOUGHTS[0], THOUGHTS[2], ANSWERS[0], ANSWERS[2]}
    assert reading.bea.last.startswith("The facilitators have taken you out")
