"""Gut responses, as people send, change and remove them."""


async def test_a_word_is_noted_and_can_be_changed_and_removed(workshop):
    await workshop.ana.says("trust")

    assert workshop.ana.last == "Noted: “trust”\nRoom for more: 2"
    assert workshop.ana.buttons == ["Change", "Remove"]


async def test_the_cloud_appears_when_five_people_have_answered(workshop):
    await workshop.each_says("trust", "Trust!", "love", "cariad")
    assert workshop.clouds == []

    await workshop.eve.says("self-care")

    (cloud,) = workshop.clouds
    assert "trust 2" in cloud.words
    assert "Said once: cariad, love, self-care" in cloud.words
    assert "Answered: 5 · Passed: 0 · still open" in cloud.words
