"""/mydata and /forget: one's own words, listed and taken back."""

import pytest

from tests.beginnings import played
from tests.unpacked import texts_in

NOTHING = (
    "I keep nothing that I could tell is yours. Once a workshop is sealed, nobody can tell any"
    " more whose words are whose. If a sentence of yours there gives you away, tell the organisers"
    " which one."
)
ONLY_PRIVATE = "I do that only in private: open the chat with me and send it there."
TITLE = "Connection, love and care should be central"
TEXTS = "SELECT text FROM response UNION ALL SELECT text FROM answer ORDER BY text"


async def goes_on(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


@played
async def said(scene):
    """Ana and Bea have said a word each, Ana two answers too, and passed on a prompt."""
    await scene.begins_with(scene.ana, scene.bea)
    await scene.each_says("time, trust", "hope")
    await goes_on(scene, "Close and reveal", "Show the value in full", "Next prompt")
    await scene.ana.says("I like it")
    await scene.ana.says("It is hard")
    await goes_on(scene, "Next prompt")
    await scene.ana.presses("Pass")


async def kept(scene):
    return [text for (text,) in await scene.rows(TEXTS)]


async def test_who_has_said_nothing(scene):
    await scene.ana.starts()
    await scene.ana.says("/mydata")
    assert scene.ana.last == NOTHING

    await scene.opens_lobby()
    await scene.ana.joins()
    await scene.ana.says("/mydata")
    assert "• You take part.\n• Words and answers: 0\n" in scene.ana.last


async def test_everything_one_has_said_can_be_removed_one_by_one(said):
    await said.ana.says("/mydata")
    assert said.ana.last == (
        "A Heart of Help · Focus group\n"
        f"1. {TITLE}: “time”\n"
        f"2. {TITLE}: “trust”\n"
        f"3. {TITLE}, question 1: “I like it”\n"
        f"4. {TITLE}, question 1: “It is hard”"
    )
    assert said.ana.buttons == ["Remove 1", "Remove 2", "Remove 3", "Remove 4"]

    assert await said.ana.presses("Remove 2") == "Removed"
    assert said.ana.last == (
        "A Heart of Help · Focus group\n"
        f"1. {TITLE}: “time”\n"
        f"3. {TITLE}, question 1: “I like it”\n"
        f"4. {TITLE}, question 1: “It is hard”"
    )
    assert said.ana.buttons == ["Remove 1", "Remove 3", "Remove 4"]
    assert await kept(said) == ["I like it", "It is hard", "hope", "time"]

    for label in ("Remove 3", "Remove 1", "Remove 4"):
        await said.ana.presses(label)
    assert said.ana.last == "Removed."
    assert await kept(said) == ["hope"]


async def test_words_of_all_workshops_are_listed(said):
    said.group = said.world.add_group(
        "Other & <i>group", people=[said.ana.person], admins=[said.fran.person]
    )
    await said.begins_with(said.ana)
    await said.ana.says("care")

    await said.ana.says("/mydata")

    assert said.ana.last.splitlines()[0] == "A Heart of Help · Focus group"
    assert said.ana.last.splitlines()[5:] == [
        "A Heart of Help · Other & <i>group",
        f"5. {TITLE}: “care”",
    ]
    await said.ana.presses("Remove 2")
    await said.ana.presses("Remove 5")
    assert await kept(said) == ["I like it", "It is hard", "hope", "time"]


@pytest.mark.long
async def test_long_answers_go_over_several_messages(said):
    flag = "🏴󠁧󠁢󠁷󠁬󠁳󠁿"
    answers = [letter * 1000 for letter in "abcdefg"] + [flag * 290, "&<" * 500]
    for answer in answers:
        await said.bea.says(answer)
    before = len(said.bea.sees)

    await said.bea.says("/mydata")

    pages = said.bea.person.sees[before + 2 :]
    assert [len(page.words.encode("utf-16-le")) // 2 <= 4096 for page in pages] == [True] * 4
    shown = "".join(page.words for page in pages)
    assert [answer in shown for answer in answers] == [True] * 7 + [False, True]
    assert f"{flag}…”" in shown
    numbers = [
        int(line.partition(".")[0]) for page in pages for line in page.words.splitlines()[1:]
    ]
    assert numbers == list(range(1, len(answers) + 2))
    for page in pages:
        for label in list(page.labels):
            await said.bea.presses(label, page)
    assert await kept(said) == ["I like it", "It is hard", "time", "trust"]


async def test_nobody_lists_their_words_in_front_of_the_group(said):
    for command in ("/mydata", "/forget"):
        await said.ana.says(command, chat=said.group)
        assert said.posts[-1] == ONLY_PRIVATE

    assert said.ana.buttons != ["Yes, remove everything", "No, keep it"]


async def test_forgetting_asks_first(said):
    await said.ana.says("/forget")
    assert said.ana.last == (
        "Remove everything that you have ever said here? It leaves the store, the clouds and the "
        "report. With it goes that you joined, passed or recognised anything. This can't be "
        "undone. You then take part in no workshop any more, unless you join again. That you lead "
        "a workshop, or have its archive, stays."
    )
    assert said.ana.buttons == ["Yes, remove everything", "No, keep it"]

    await said.ana.presses("No, keep it")

    assert said.ana.last == "Nothing was removed."
    assert await kept(said) == ["I like it", "It is hard", "hope", "time", "trust"]


async def test_forgetting_leaves_no_trace_of_a_person(said):
    message = next(m for m in said.ana.person.sees if m.words == "time, trust")
    await said.ana.says("/forget")
    await said.ana.presses("Yes, remove everything")

    assert said.ana.last == (
        "Everything that you said is removed, and that you took part. What stands in this chat "
        "stays on your phone until you clear it."
    )
    assert await kept(said) == ["hope"]
    assert await said.rows("SELECT * FROM pass") == []
    assert await said.rows("SELECT person_id FROM participant") == [(said.bea.id,)]
    assert await said.rows("SELECT * FROM announcement") == []
    assert await said.rows("SELECT * FROM shown_message WHERE chat_id = ?", said.ana.id) == []

    await said.ana.edits(message, "time, trust, faith")
    await said.ana.says("/mydata")
    assert said.ana.last == NOTHING
    assert await kept(said) == ["hope"]


@pytest.mark.long
async def test_what_is_forgotten_leaves_the_cloud_and_the_archive(scene):
    await scene.begins_with(*scene.people)
    await scene.each_says("trust", "trust", "love", "hope", "care", "zeal")
    await goes_on(scene, "Close and reveal")
    (cloud,) = scene.clouds
    assert "zeal" in cloud.words

    for player, said_once in ((scene.fay, "care, hope, love"), (scene.eve, None)):
        await player.says("/forget")
        await player.presses("Yes, remove everything")
        if said_once:
            assert f"Said once: {said_once}" in cloud.words
            assert "zeal" not in cloud.words
    assert scene.clouds == []

    await goes_on(scene, "End the workshop", "End now")
    document = next(m.document for m in scene.fran.person.sees if m.document)
    everything = "".join(texts_in(document[1]).values())
    assert [word in everything for word in ("trust", "hope", "zeal")] == [True, True, False]
    assert [word in "".join(scene.posts) for word in ("zeal",)] == [False]


async def test_forgetting_one_person_reaches_nobody_else(said):
    await said.ana.says("/forget")
    question = said.ana.person.last_button("Yes, remove everything")
    said.ana.person.forges(question, "forget:all")
    said.ana.person.forges(question, "forget")
    await said.settles()
    assert await kept(said) == ["I like it", "It is hard", "hope", "time", "trust"]

    said.ana.person.forges(question, f"forget:yes:{said.bea.id}")
    await said.settles()

    assert await kept(said) == ["hope"]
