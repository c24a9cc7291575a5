"""What is written under a picture or file is words; that the picture is not kept is said once."""

import io

import pytest
from PIL import Image

from tests.beginnings import played

ONLY_TEXT = (
    "I can only keep words. Please type what you would like to say. A picture, sticker or voice "
    "message is not kept."
)
WORDS_ALONE = "I can only keep words: what you sent them with is not kept."
PASSED_ON = "In a quiet word I pass on text alone. I kept nothing of this."
REPLIES = "Open: people reply in the group, with their names"


def picture():
    pixels = io.BytesIO()
    Image.new("RGB", (320, 320)).save(pixels, "PNG")
    return pixels.getvalue()


PICTURE = picture()


@played
async def one(scene):
    """A private workshop at its first question, and Ana alone has joined."""
    await scene.begins_with(scene.ana)


async def words(scene):
    return [text for (text,) in await scene.rows("SELECT text FROM response ORDER BY text")]


@pytest.mark.parametrize("how", ["photo", "document"])
async def test_what_is_written_under_it_counts_and_the_rest_is_said_not_to(one, how):
    if how == "photo":
        message = one.ana.person.sends_photo(PICTURE, caption="trust, time")
    else:
        message = one.ana.person.sends_document("mine.txt", b"secret", caption="trust, time")
    await one.settles()

    assert await words(one) == ["time", "trust"]
    assert (one.ana.own, message.reaction) == (["time", "trust"], "✍")
    assert (one.ana.last, one.ana.sees.count(WORDS_ALONE)) == (WORDS_ALONE, 1)

    await one.ana.edits(message, "hope")
    assert await words(one) == ["hope"]


async def test_words_that_are_added_under_a_picture_later_count(one):
    message = one.ana.person.sends_photo(PICTURE)
    await one.settles()

    await one.ana.edits(message, "hope")

    assert await words(one) == ["hope"]


async def test_all_pictures_of_an_album_are_answered_once(one):
    for number in range(10):
        one.ana.person.sends_photo(PICTURE, caption="" if number else "hope", album="first")
    for _ in range(10):
        one.ana.person.sends_photo(PICTURE, album="second")
    await one.settles()

    assert await words(one) == ["hope"]
    assert [one.ana.sees.count(said) for said in (WORDS_ALONE, ONLY_TEXT)] == [1, 1]


async def test_a_command_under_a_picture_and_what_others_wrote_are_no_words(one):
    one.ana.person.sends_photo(PICTURE, caption="/note hope")
    post = one.bea.person.sends_photo(PICTURE, caption="trust", chat=one.group)
    one.ana.person.forwards(post)
    await one.settles()

    assert await words(one) == []
    assert one.ana.sees.count(ONLY_TEXT) == 2


async def test_who_says_under_a_picture_that_they_are_in_distress_is_answered(one):
    await one.bea.starts()
    one.bea.person.sends_photo(PICTURE, caption="I want to kill myself")
    await one.settles()

    assert "116 123" in "".join(one.bea.sees[-2:])


async def test_a_quiet_word_has_no_pictures_and_what_stands_under_them_is_no_answer(one):
    await one.ana.presses("A quiet word")
    message = one.ana.person.sends_photo(PICTURE, caption="my brother")
    await one.settles()
    assert one.ana.last == PASSED_ON

    await one.ana.edits(message, "my brother died")

    assert await words(one) == []
    assert not any("brother" in text for text in one.fran.sees)


async def test_in_an_open_workshop_a_reply_with_a_picture_counts_by_its_words(scene):
    await scene.opens_lobby(REPLIES)
    await scene.fran.presses("Begin with the first value")
    asked = [m for m in scene.group.messages if "Reply to this message" in m.words][-1]

    how = {"chat": scene.group, "reply_to": asked}
    message = scene.ana.person.sends_photo(PICTURE, caption="trust", **how)
    scene.bea.person.sends_photo(PICTURE, **how)
    await scene.settles()
    await scene.ana.edits(message, "hope")

    assert await words(scene) == ["hope"]
