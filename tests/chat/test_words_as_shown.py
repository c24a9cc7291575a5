"""What was said, as the group reads it: without the punctuation around it, and with what means
something."""

SAID = "SELECT text FROM response ORDER BY text"


async def test_the_shown_spelling_has_no_outer_punctuation(workshop):
    await workshop.each_says("fine.", "fine.", "fine", "respect…", "money!", "“care”")

    await workshop.fran.presses("Close and reveal")

    shown = workshop.clouds[-1].words
    assert "fine\u00a03" in shown
    assert "Said once: care, money, respect" in shown
    assert ("respect…",) in await workshop.rows(SAID)  # what people said stays as they wrote it


async def test_faces_are_words_of_their_own_in_the_cloud(workshop):
    await workshop.each_says(
        "change :)", "change :(", "Change :-)", ":D", "D:", "İstanbul, istanbul"
    )

    await workshop.fran.presses("Close and reveal")

    shown = workshop.clouds[-1].words
    assert "change :)\u00a02" in shown
    assert all(word in shown for word in ("change :(", ":D", "D:", "İstanbul"))


async def test_one_line_can_be_several_words_and_the_receipt_says_so(workshop):
    await workshop.ana.says("1. Hope 2. Fear 3. Love")
    assert sorted(workshop.ana.own) == ["Fear", "Hope", "Love"]

    await workshop.bea.says("People are afraid to care, and that is sad.")
    assert workshop.bea.own == ["People are afraid to care, and that is sad."]

    await workshop.cai.says("Kind. Caring. Brave. Honest.")
    assert workshop.cai.last.startswith("Noted: “Kind.”, “Caring.”, “Brave.”\nNot kept: “Honest.”")

    await workshop.dai.says("hope/fear")
    assert (workshop.dai.own, workshop.dai.room) == (["hope/fear"], 2)
