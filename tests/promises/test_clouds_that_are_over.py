"""Clouds of values that are over: looked at when their words change, and left alone otherwise."""

from tests.beginnings import played

WORDS = ("trust", "care", "hope", "love", "time", "gargoyle")


@played
async def over(workshop):
    """Six people have said a word each, the cloud has closed, and the second value is asked."""
    await workshop.each_says(*WORDS)
    for label in ("Close and reveal", "Show the value in full", "Same words", "Next value"):
        await workshop.fran.presses(label)


def cloud(scene):
    """The first picture that stands in the group."""
    return next(m for m in scene.group.messages if m.photo is not None and "gargoyle" in m.words)


def shown_in(picture):
    """The words under a picture."""
    return [word for word in WORDS if word in picture.words]


def edits_of(scene, message):
    """How often a message was edited."""
    return sum(
        request.method.startswith("edit") and request.params.get("message_id") == str(message.id)
        for request in scene.world.requests
    )


async def test_a_word_that_is_taken_back_leaves_the_cloud_of_a_value_that_is_over(over):
    picture = cloud(over)

    await over.fay.says("/mydata")
    await over.fay.presses("Remove 1")

    assert shown_in(picture) == list(WORDS[:-1])


async def test_a_word_that_is_changed_leaves_it_too(over):
    picture = cloud(over)

    await over.fay.presses("Change", over.fay.cards[0])
    await over.fay.says("patience")

    assert "gargoyle" not in picture.words


async def test_a_word_that_becomes_a_pass_leaves_it_too(over):
    picture = cloud(over)

    await over.fay.presses("Change", over.fay.cards[0])
    await over.fay.says("pass")

    assert "gargoyle" not in picture.words


async def test_who_is_forgotten_leaves_it(over):
    picture = cloud(over)

    await over.fay.says("/forget")
    await over.fay.presses("Yes, remove everything")

    assert "gargoyle" not in picture.words


async def test_words_that_are_put_together_are_one_in_it(over):
    picture = cloud(over)

    for label in ("Other words …", "1", "2"):
        await over.fran.presses(label)

    assert len(shown_in(picture)) == len(WORDS) - 1


async def test_what_is_said_to_the_next_value_does_not_touch_it(over):
    picture = cloud(over)
    before = edits_of(over, picture)

    await over.each_says(*reversed(WORDS))

    assert edits_of(over, picture) == before
