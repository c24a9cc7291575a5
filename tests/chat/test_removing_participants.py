"""Taking somebody out by a word of theirs: they go with all their words, and nobody learns who."""

import base64
import io
import json
import zipfile

import pytest

from tests.beginnings import played
from tests.players import Player

TOLD = (
    "The facilitators have taken you out of the workshop in “Focus group”. What you had said in it"
    " is removed, and you get no more questions. Nobody was told who you are. If you would like to"
    " talk about it, please turn to somebody you trust. You can also turn to those who run the"
    " workshop."
)
OUT = "The facilitators have taken you out of this workshop, so you can't join it again."
SEVERAL = (
    "Several people said that, so it does not tell whom you mean. Choose a word that only one"
    " person said."
)
DONE = "Done. Whoever said it is taken out, with all that they said, and is told."
NOT_ONE = "Only facilitators of this workshop can do that."
ATTENDS = "SELECT person_id FROM participant WHERE attending"


@played
async def harmed(workshop):
    """The first value is closed; Fay has said something harmful, and a word that others said too;
    Eve has an innocent word of her own."""
    await workshop.each_says(
        "trust", "trust", "care", "hope", "love, kindness", "trust, That man is a thief"
    )
    await workshop.fran.presses("Close and reveal")


async def opens_list(scene):
    await scene.fran.presses("People …", scene.fran.panel)
    await scene.fran.presses("Take somebody out …")


async def chooses(scene, word):
    """Fran taps the number of a word in the list; the alert, if one comes."""
    number = next(
        line.split(". ")[0] for line in scene.fran.last.splitlines() if f"“{word}”" in line
    )
    return await scene.fran.presses(number)


async def takes_out(scene, word="That man is a thief"):
    await opens_list(scene)
    await chooses(scene, word)
    await scene.fran.presses("Take this person out")


async def archive_of(scene):
    await scene.fran.says("/archives")
    await scene.fran.presses(next(b for b in scene.fran.buttons if b.startswith("1 ·")))
    content = [m.document[1] for m in scene.fran.person.sees if m.document][-1]
    return zipfile.ZipFile(io.BytesIO(content))


async def goes_to_prompt(scene):
    for label in ("Show the value in full", "Next prompt"):
        await scene.fran.presses(label)


async def test_it_asks_once_and_says_that_it_is_for_good(harmed):
    await opens_list(harmed)
    listed = harmed.fran.last
    await chooses(harmed, "That man is a thief")

    assert "“trust”, people: 3" in listed
    assert harmed.fran.last.startswith("Take out whoever said “That man is a thief”?")
    assert "This can't be undone." in harmed.fran.last
    assert harmed.fran.buttons == ["Take this person out", "Back"]
    assert len(await harmed.rows(ATTENDS)) == 6
    await harmed.fran.presses("Back")
    assert harmed.fran.last == listed


async def test_all_that_they_said_leaves_everything_and_only_they_are_told(harmed):
    others = {player: len(player.sees) for player in harmed.people if player is not harmed.fay}
    posts = len(harmed.posts)

    await takes_out(harmed)

    assert harmed.fran.last == DONE
    assert "thief" not in harmed.clouds[-1].words
    assert "trust\u00a02" in harmed.clouds[-1].words
    assert await harmed.rows("SELECT text FROM response WHERE text LIKE '%thief%'") == []
    assert {row[0] for row in await harmed.rows(ATTENDS)} == {
        player.id for player in harmed.people if player is not harmed.fay
    }
    assert harmed.fay.last == TOLD
    assert harmed.fay.sees.count(TOLD) == 1
    assert {player: len(player.sees) for player in others} == others
    assert len(harmed.posts) == posts
    assert "Joined: 5" in harmed.fran.panel.words


async def test_the_facilitator_reads_nobodys_name_and_no_other_words(harmed):
    await harmed.bea.edits(await harmed.bea.says("extra, very private phrase"), "extra")
    seen = len(harmed.fran.person.sees)

    await takes_out(harmed)

    told = [m.words for m in harmed.fran.person.sees[seen:]]
    toasts = "".join(told)
    for name in ("Fay", str(harmed.fay.id)):
        assert name not in toasts
    assert told[-1] == DONE


async def test_their_answers_passes_and_additions_go_with_the_word(harmed):
    await goes_to_prompt(harmed)
    await harmed.each_says("It takes time", "More time", "Time is short", "Some time")
    await harmed.fay.says("That man again: he steals time")
    await harmed.eve.presses("Pass")
    await harmed.fran.presses("Round-up")
    await harmed.fran.presses("Post to the group")
    assert "That man again" in "".join(harmed.posts)

    await takes_out(harmed)

    assert "That man" not in "".join(harmed.posts)
    assert await harmed.rows("SELECT text FROM answer WHERE text LIKE '%That man%'") == []
    assert await harmed.rows("SELECT count(*) FROM pass") == [(1,)]
    files = await archive_of(harmed)
    assert not [name for name in files.namelist() if b"thief" in files.read(name)]


async def test_a_word_of_several_people_takes_nobody_out(harmed):
    await opens_list(harmed)

    assert await chooses(harmed, "trust") == SEVERAL
    assert len(await harmed.rows(ATTENDS)) == 6


@pytest.fixture
async def small_minimum(scene):
    """A session whose clouds need three people, at the first question."""
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    return scene


async def test_a_word_that_others_say_before_the_second_tap_does_not_either(small_minimum):
    scene = small_minimum
    await scene.each_says("a", "b", "bad word")
    await scene.fran.presses("Close and reveal")
    await opens_list(scene)
    await chooses(scene, "bad word")
    await scene.fran.presses("Reopen")
    for player in (scene.dai, scene.eve, scene.fay):
        await player.says("bad word")
    await scene.fran.presses("Close and reveal")

    toast = await scene.fran.presses("Take this person out")

    assert toast == SEVERAL
    assert len(await scene.rows(ATTENDS)) == 6


async def test_a_word_that_was_taken_back_meanwhile_takes_nobody_out(harmed):
    await opens_list(harmed)
    await chooses(harmed, "That man is a thief")
    question = harmed.fran.newest
    data = question.button("Take this person out").data
    await harmed.fay.says("/forget")
    await harmed.fay.presses("Yes, remove everything")
    assert "That man" not in question.words

    toast = (await harmed.fran.person.forges(question, data)).text

    assert toast == "That is not there any more."
    assert await harmed.rows("SELECT * FROM taken_out") == []
    assert "That man" not in "".join(harmed.fran.sees)


async def test_two_taps_take_one_person_out(harmed):
    await opens_list(harmed)
    await chooses(harmed, "That man is a thief")
    question = harmed.fran.newest
    data = question.button("Take this person out").data

    await harmed.fran.presses("Take this person out")
    harmed.fran.person.forges(question, data)
    await harmed.settles()

    assert await harmed.rows("SELECT count(*) FROM taken_out") == [(1,)]
    assert harmed.fay.sees.count(TOLD) == 1


async def follows_link(scene, player):
    label = "Answer in private"
    player.person.follows(scene.group.last_button(label).button(label).url)
    await scene.settles()


async def test_they_can_not_say_more_nor_come_back(harmed):
    agree = harmed.fay.newest
    token = (await harmed.rows("SELECT token, code FROM session"))[0]
    await takes_out(harmed)

    await harmed.fay.says("more of the same")
    await follows_link(harmed, harmed.fay)
    assert harmed.fay.last.startswith(OUT)
    await harmed.fay.says(token[1])
    assert harmed.fay.last.startswith(OUT)
    for data in (f"agree:{token[0]}", f"agree:{token[0]}:0-0", "pass:1:0:a", "recognise:1:0-0"):
        harmed.fay.person.forges(agree, data)
    await harmed.settles()

    assert (harmed.fay.id,) not in await harmed.rows("SELECT person_id FROM participant")
    assert await harmed.rows("SELECT text FROM response WHERE text LIKE 'more%'") == []


async def test_it_holds_after_forget_and_a_restart(harmed):
    await takes_out(harmed)
    await harmed.fay.says("/forget")
    await harmed.fay.presses("Yes, remove everything")
    await harmed.restarts()

    await follows_link(harmed, harmed.fay)

    assert harmed.fay.last.startswith(OUT)


async def test_they_may_join_another_workshop(harmed):
    await takes_out(harmed)
    harmed.group = harmed.world.add_group(
        "Second", people=[harmed.fay.person], admins=[harmed.fran.person]
    )
    await harmed.settles()
    await harmed.opens_lobby()

    await harmed.fay.joins()

    assert harmed.fay.last.startswith("You are in.")


async def test_in_an_open_session_what_they_write_then_is_talk(scene):
    await scene.opens_lobby("Open: people reply in the group, with their names")
    await scene.fran.presses("Begin with the first value")
    question = scene.group.messages[-1]
    for player, word in zip(scene.people, ("a", "b", "c", "d", "e", "bad"), strict=True):
        sent = await player.says(word, chat=scene.group, reply_to=question)
    await scene.fran.presses("Close and reveal")
    await takes_out(scene, "bad")
    posts = len(scene.posts)

    await scene.fay.says("worse", chat=scene.group, reply_to=question)
    await scene.fay.edits(sent, "worse")
    alert = await scene.fay.presses_in(scene.group, "Pass")

    assert scene.posts[posts:] == []
    assert await scene.rows("SELECT text FROM response WHERE text IN ('bad', 'worse')") == []
    assert alert.text.startswith(("This question has closed.", OUT))


async def test_while_people_respond_only_words_that_may_be_seen_can_be_chosen(small_minimum):
    scene = small_minimum
    words = ("trust", "care", "hope", "love", "time", "bad word")
    await scene.each_says(*words)
    await opens_list(scene)
    listed = [word for word in words if f"“{word}”" in scene.fran.last]

    await chooses(scene, listed[0])
    await scene.fran.presses("Take this person out")

    told = [scene.people[words.index(word)] for word in words]
    assert len(listed) == 3
    assert [player.last == TOLD for player in told] == [word == listed[0] for word in words]


async def test_before_the_group_sees_words_there_are_none_to_choose(workshop):
    await workshop.each_says("trust", "care", "bad word")

    await opens_list(workshop)

    assert workshop.fran.last.endswith(
        "No words of this value are shown yet, so nobody can be meant."
    )


async def test_a_word_of_an_earlier_value_will_do(harmed):
    await harmed.fran.presses("Next value")
    await opens_list(harmed)

    await harmed.fran.presses("◀ Value 1")
    await chooses(harmed, "That man is a thief")
    await harmed.fran.presses("Take this person out")

    assert harmed.fay.last == TOLD


@pytest.mark.long
async def test_after_the_end_it_can_still_be_done_and_archives_are_called_back(harmed):
    await harmed.fran.presses("End the workshop")
    await harmed.fran.presses("End now")

    await takes_out(harmed)

    assert any(
        text.startswith("Something has been added, changed or taken") for text in harmed.fran.sees
    )
    files = await archive_of(harmed)
    assert not [name for name in files.namelist() if b"thief" in files.read(name)]


async def test_after_sealing_nobody_can_be_found(harmed):
    await opens_list(harmed)
    data = harmed.fran.newest.buttons[0][0].data
    await harmed.fran.presses("End the workshop")
    await harmed.fran.presses("End now")
    harmed.clock.passes(8 * 86400)
    await harmed.gair.services.housekeeper.keep()
    await harmed.settles()

    toast = await harmed.fran.person.forges(harmed.fran.newest, data)
    await harmed.settles()

    assert toast.text.startswith("That workshop is sealed")


async def test_nobody_else_can_do_it(harmed):
    await opens_list(harmed)
    await chooses(harmed, "That man is a thief")
    data = harmed.fran.newest.button("Take this person out").data
    mallory = Player(harmed, harmed.world.add_person("Mallory"))
    await mallory.starts()
    theirs = harmed.world.add_group("Theirs", people=[mallory.person], admins=[mallory.person])
    await harmed.settles()
    await mallory.says("/workshop", chat=theirs)

    for player in (harmed.ana, harmed.fay, mallory):
        toast = await player.person.forges(player.newest, data)
        looked = await player.person.forges(player.newest, "whose:1:0:0")
        await harmed.settles()
        assert (toast.text[:47], looked.text[:47]) == (NOT_ONE, NOT_ONE)

    assert len(await harmed.rows(ATTENDS)) == 6
    assert "thief" in harmed.clouds[-1].words


@pytest.mark.parametrize(
    "data", ["whose:1:99:0", "whose:1:0:0:AAAAAAAAAAAA", "takeout:1:0:AAAAAAAAAAAA", "takeout:1:0"]
)
async def test_buttons_that_there_are_not_take_nobody_out(harmed, caplog, data):
    harmed.fran.person.forges(harmed.fran.panel, data)
    await harmed.settles()

    assert len(await harmed.rows(ATTENDS)) == 6
    assert "failed" not in caplog.text


@pytest.fixture
async def quoted(harmed):
    """A draft with quotes, one of them Fay's, and one that two people sent."""
    await goes_to_prompt(harmed)
    await harmed.each_says(
        "It takes time", "More time", "Time is short", "Same to us", "Same to us"
    )
    await harmed.fay.says("That man steals money from clients")
    await harmed.fran.presses("Round-up")
    return harmed


async def chooses_quote(scene, text):
    """Fran opens the menu of a quote in the draft."""
    await scene.fran.presses("Quotes …")
    draft = next(m for m in reversed(scene.fran.person.sees) if "Draft." in m.words)
    line = next(line for line in draft.words.splitlines() if text in line)
    number = line.removeprefix("• ").split(" ")[0].strip("[]().")
    await scene.fran.presses(number, draft)
    return await scene.fran.presses("Take out who said this …", draft)


async def test_an_answer_in_a_draft_tells_whom_as_well(quoted):
    await chooses_quote(quoted, "That man steals money")
    asked = quoted.fran.last
    still_in = len(await quoted.rows(ATTENDS))

    await quoted.fran.presses("Take this person out")

    assert asked.startswith("Take out whoever said “That man steals money from clients”?")
    assert still_in == 6
    assert quoted.fay.last == TOLD
    assert "thief" not in quoted.clouds[-1].words
    assert await quoted.rows("SELECT text FROM answer WHERE text LIKE '%That man%'") == []
    assert "That man" not in "".join(
        m.words for m in quoted.fran.person.sees if "Draft." in m.words
    )


async def test_an_answer_that_two_people_gave_takes_nobody_out(quoted):
    assert await chooses_quote(quoted, "Same to us") == SEVERAL
    assert len(await quoted.rows(ATTENDS)) == 6


@pytest.mark.parametrize("verb", ["takeauthor:1:0", "whosequote:1:9:0-0"])
async def test_nobody_else_can_do_that_either(quoted, verb):
    (key,), *_ = await quoted.rows("SELECT id FROM answer WHERE text LIKE 'That man%'")
    data = f"{verb}:{base64.urlsafe_b64encode(key).decode()}"

    for player in (quoted.ana, quoted.fay):
        toast = await player.person.forges(player.newest, data)
        await quoted.settles()
        assert toast.text.startswith(NOT_ONE)

    assert len(await quoted.rows(ATTENDS)) == 6


@pytest.mark.long
async def test_the_method_says_how_many_were_taken_out(harmed):
    await takes_out(harmed)
    await harmed.fran.presses("End the workshop")
    await harmed.fran.presses("End now")

    files = await archive_of(harmed)

    said = "People whom facilitators took out, with all that they had said: 1"
    assert said in files.read("method.md").decode()
    (method,) = json.loads(files.read("session.json"))["sessions"]
    assert method["taken_out"] == 1
    harmed.clock.passes(8 * 86400)
    await harmed.gair.services.housekeeper.keep()
    assert said in (await archive_of(harmed)).read("method.md").decode()
    assert await harmed.rows("SELECT * FROM taken_out") == []
