"""[Round-up] was pressed too early, and undone: what it had brought is gone."""

from tests.beginnings import played
from tests.drafts import round_up_themes

UNDO = "↩ Undo: Round-up"


@played
async def drafted(scene, tmp_path):
    """The small plan; the draft of its first prompt stands with Fran."""
    await round_up_themes(scene, tmp_path)


def drafts(scene):
    return [m for m in scene.fran.person.sees if m.words.startswith("Draft.")]


async def test_the_draft_goes_with_it(drafted):
    (draft,) = drafts(drafted)

    await drafted.fran.presses(UNDO)

    assert drafts(drafted) == []
    assert draft.words == "A draft stood here. It comes again when you press Round-up."
    assert draft.labels == []


async def test_it_comes_again_with_the_next(drafted):
    await drafted.fran.presses(UNDO)

    await drafted.fran.presses("Round-up")

    assert len(drafts(drafted)) == 1
    assert "Post to the group" in drafts(drafted)[0].labels


async def test_words_that_are_taken_back_while_it_is_rounded_up_still_say_so(drafted):
    await drafted.ana.presses("Remove")

    assert drafts(drafted) == []
    assert any("so I have taken it away" in text for text in drafted.fran.sees)
    assert "Show the draft" in [label for m in drafted.fran.person.sees for label in m.labels]
