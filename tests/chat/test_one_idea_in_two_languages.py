"""Some say hope, others gobaith: both stay as they are said, until a facilitator joins them."""


async def test_the_same_idea_in_two_languages_is_suggested_and_joined_only_by_a_facilitator(
    workshop,
):
    await workshop.each_says("hope", "gobaith", "hope, trust", "Gobaith", "gobaith")
    await workshop.fran.presses("Close and reveal")
    before = workshop.clouds[0].words.replace("\xa0", " ")

    await workshop.fran.presses("Same words")
    suggested = workshop.fran.last
    await workshop.fran.presses("Put together 1")

    after = workshop.clouds[0].words.replace("\xa0", " ")
    assert "gobaith 3, hope 2" in before
    assert "Perhaps the same\n1. “gobaith” + “hope”" in suggested
    assert "by rule" not in suggested
    assert "gobaith 5" in after
