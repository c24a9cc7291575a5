"""Words that facilitators choose from, in private: none stands there that was taken back."""

from bot.facilitation import my_data
from handlers import choices
from tests.beginnings import played
from tests.chat.test_removing_participants import chooses_quote
from tests.drafts import draft

TAKEN_AWAY = (
    "What stood here has changed since, so I have taken it away. The panel shows it as it is."
)
WORDS = ("gargoyle", "trust", "care", "hope", "love", "time")


@played
async def closed(workshop):
    """Six words were said, and the value has closed."""
    await workshop.each_says(*WORDS)
    await workshop.fran.presses("Close and reveal")


def seen_by(player, word):
    return [text for text in player.sees if word in text]


async def forgets(player):
    await player.says("/forget")
    await player.presses("Yes, remove everything")


async def test_the_question_whether_to_take_somebody_out_goes_with_their_word(closed):
    await closed.fran.presses("People …", closed.fran.panel)
    await closed.fran.presses("Take somebody out …")
    numbered = closed.fran.last.splitlines()
    number = next(line.partition(".")[0] for line in numbered if "gargoyle" in line)
    await closed.fran.presses(number)
    assert "Take out whoever said “gargoyle”?" in closed.fran.last

    await forgets(closed.ana)

    assert seen_by(closed.fran, "gargoyle") == []
    assert closed.fran.sees.count(TAKEN_AWAY) == 1


async def test_those_of_each_facilitator_go(closed):
    await closed.shares_lead_with(closed.fay)
    for player in (closed.fran, closed.fay):
        await player.presses("People …", player.panel)
        await player.presses("Take somebody out …")
        assert len(seen_by(player, "gargoyle")) == 1

    await forgets(closed.ana)

    assert [seen_by(player, "gargoyle") for player in (closed.fran, closed.fay)] == [[], []]


async def test_what_goes_while_they_are_on_their_way_takes_them_along(closed, monkeypatch):
    ((key,),) = await closed.rows("SELECT id FROM response WHERE text = 'gargoyle'")
    remember = choices._remember

    async def removed_before(*arguments):
        database = closed.gair.services.means.database
        await database.transaction(lambda tx: my_data.remove(tx, 1, closed.ana.id, key))
        monkeypatch.undo()
        await remember(*arguments)

    monkeypatch.setattr(choices, "_remember", removed_before)

    await closed.fran.presses("People …", closed.fran.panel)
    await closed.fran.presses("Take somebody out …")

    assert seen_by(closed.fran, "gargoyle") == []
    assert closed.fran.last == TAKEN_AWAY


async def test_what_is_late_takes_them_away_too_as_a_review_may_stand_among_them(closed):
    late = await closed.bea.says("gnome")
    await closed.fran.presses("People …", closed.fran.panel)
    await closed.fran.presses("Take somebody out …")

    await closed.bea.edits(late, "goblin")

    assert seen_by(closed.fran, "gargoyle") == []
    assert closed.fran.last == TAKEN_AWAY


async def test_after_a_restart_they_are_known(closed):
    await closed.fran.presses("People …", closed.fran.panel)
    await closed.fran.presses("Take somebody out …")
    await closed.restarts()

    await forgets(closed.ana)

    assert seen_by(closed.fran, "gargoyle") == []


async def test_what_was_done_with_them_stays_said(closed):
    await closed.fran.presses("People …", closed.fran.panel)
    await closed.fran.presses("Take somebody out …")
    numbered = closed.fran.last.splitlines()
    await closed.fran.presses(next(n.partition(".")[0] for n in numbered if "gargoyle" in n))

    await closed.fran.presses("Take this person out")

    assert closed.fran.sees.count(TAKEN_AWAY) == 0
    assert closed.fran.last.startswith("Done. Whoever said it is taken out")


async def test_a_quote_to_take_somebody_out_by_goes_with_its_answer(closed):
    for label in ("Show the value in full", "Next prompt"):
        await closed.fran.presses(label)
    await closed.each_says("The gargoyle steals money from clients.", *["Time to talk."] * 4)
    await closed.fran.presses("Round-up")
    await chooses_quote(closed, "gargoyle steals")
    assert "Take out whoever said “The gargoyle steals" in closed.fran.last

    await closed.ana.edits([m for m in closed.ana.person.sees if not m.from_bot][-1], "Nothing.")

    assert seen_by(closed.fran, "gargoyle steals") == []
    await closed.fran.presses("Show the draft")
    assert "gargoyle steals" not in draft(closed.fran).words
