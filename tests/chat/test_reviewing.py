"""What is held back is looked at one by one, and leaves only when somebody lets it."""

import pytest

from bot import archivist
from bot.archive import read
from tests.chat.test_holding_back import archive_of
from tests.unpacked import everything_in

WORDS = ("trust", "care", "hope", "time", "love")
NAMED = "My manager Sarah Jenkins shouts, call 07700 900123"
PLAIN = ("It needs time to do it well.", "We need more money and time.", "Time is what helps.")

NOTHING_WAITS = "Nothing is to be looked at just now."


async def to_prompt(scene, *words):
    await scene.each_says(*(words or WORDS))
    for step in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(step)


async def ended(scene):
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")
    sent = lambda: any(m.document for m in scene.fran.person.sees)  # noqa: E731
    await scene.world.until(sent, timeout=60)


async def archive_anew(scene, player) -> bytes:
    """The archive as /archives has it now."""
    before = len([m for m in player.person.sees if m.document])
    await player.says("/archives")
    await player.presses("1 · Focus group")
    sent = lambda: [m.document[1] for m in player.person.sees if m.document]  # noqa: E731
    await scene.world.until(lambda: len(sent()) > before, timeout=60)
    return sent()[-1]


async def test_a_facilitator_lets_a_wrongly_held_word_in_and_it_is_in_the_cloud(workshop):
    await workshop.each_says("trust", "care", "Sarah", "Sarah", "Sarah", "love")
    assert "To look at: 3" in workshop.fran.panel_buttons

    await workshop.fran.presses("To look at: 3")
    asked = workshop.fran.last
    await workshop.fran.presses("Let in")
    await workshop.fran.presses("Close and reveal")

    assert "Sarah" in asked
    assert [p.person.name for p in workshop.people if p.person.name in asked] == []
    assert any(text.startswith(NOTHING_WAITS) for text in workshop.fran.sees)
    assert "Sarah\xa03" in workshop.clouds[-1].words
    assert "a facilitator reads it first" not in workshop.cai.card.words
    assert "may need a look" not in workshop.fran.panel.words


async def test_what_is_left_out_is_nowhere_and_asked_about_no_more(workshop):
    await workshop.each_says(*WORDS, "Sarah Jenkins")
    await workshop.fran.presses("To look at: 1")
    await workshop.fran.presses("Leave out")
    told = workshop.fay.card.words
    await workshop.fran.presses("Close and reveal")

    assert "“Sarah Jenkins” (not shown; you are welcome to say it another way)" in told
    assert "Sarah" not in workshop.clouds[-1].words
    assert not [label for label in workshop.fran.panel_buttons if "To look at" in label]
    assert "Sarah" not in everything_in(await archive_of(workshop))


async def test_an_answer_that_was_let_in_may_be_quoted(workshop):
    await to_prompt(workshop)
    await workshop.each_says(NAMED, *PLAIN)
    await workshop.fran.presses("To look at: 1")
    assert "Sarah Jenkins" in workshop.fran.last

    await workshop.fran.presses("Let in")
    archive = await archive_of(workshop)

    assert NAMED in read(archive).values[0].prompts[0].answers


async def test_an_answer_that_was_masked_leaves_without_name_and_number(workshop):
    await to_prompt(workshop)
    await workshop.each_says(NAMED, *PLAIN)
    await workshop.fran.presses("To look at: 1")
    assert "My manager [name] shouts, call […]" in workshop.fran.last

    await workshop.fran.presses("Mask")
    archive = await archive_of(workshop)

    inside = everything_in(archive)
    assert "My manager [name] shouts, call […]" in read(archive).values[0].prompts[0].answers
    assert "Sarah" not in inside
    assert "07700" not in inside


async def test_who_said_it_still_reads_their_own_words(workshop):
    await to_prompt(workshop)
    await workshop.each_says(NAMED, *PLAIN)
    await workshop.fran.presses("To look at: 1")
    await workshop.fran.presses("Mask")

    await workshop.ana.says("/mydata")

    assert "Sarah Jenkins" in workshop.ana.last


@pytest.mark.long
async def test_at_the_end_everything_is_reviewed_and_left_out_by_default(workshop):
    await to_prompt(workshop, *WORDS, "Sarah")
    await workshop.each_says(NAMED, *PLAIN)
    await ended(workshop)

    await workshop.fran.presses("Review")
    first = workshop.fran.last
    await workshop.fran.presses("▶")
    second = workshop.fran.last

    assert "1 of 2" in first
    assert "It is left out" in first
    assert "2 of 2" in second
    assert {"Sarah Jenkins" in first, "Sarah Jenkins" in second} == {True, False}
    assert "Sarah" not in everything_in(await archive_anew(workshop, workshop.fran))


@pytest.mark.long
async def test_what_was_included_can_be_left_out_again(workshop):
    await to_prompt(workshop)
    await workshop.each_says(NAMED, *PLAIN)
    await ended(workshop)
    await workshop.fran.presses("Review")
    await workshop.fran.presses("Include")
    included = everything_in(await archive_anew(workshop, workshop.fran))

    await workshop.fran.presses("Review")
    assert "It is included as it is." in workshop.fran.last
    await workshop.fran.presses("Leave out")

    assert "Sarah Jenkins" in included
    assert "Sarah" not in everything_in(await archive_anew(workshop, workshop.fran))


@pytest.mark.long
async def test_an_organiser_reviews_from_the_list_of_archives(workshop):
    await workshop.restarts(organisers=(workshop.fay.id,))
    await to_prompt(workshop)
    await workshop.each_says(NAMED, *PLAIN)
    await ended(workshop)

    await workshop.fay.says("/archives")
    await workshop.fay.presses("Review · 1 · Focus group")
    await workshop.fay.presses("Mask")

    inside = everything_in(await archive_anew(workshop, workshop.fay))
    assert "My manager [name] shouts" in inside
    assert "Sarah" not in inside


async def test_nobody_else_reviews_anything(workshop):
    await to_prompt(workshop)
    await workshop.each_says(NAMED, *PLAIN)
    await workshop.fran.presses("To look at: 1")
    shown = workshop.fran.newest

    for forged in (shown.button("Let in").data, shown.button("Let in").data.replace(":w:", ":a:")):
        workshop.bea.person.forges(workshop.bea.newest, forged)
        await workshop.settles()

    assert "To look at: 1" in workshop.fran.panel_buttons


async def test_fewer_than_three_answers_stay_unseen(workshop):
    await to_prompt(workshop)
    await workshop.ana.says("Don't quote me: Fran bullies me")
    await workshop.fran.presses("To look at: 1")

    assert NOTHING_WAITS in workshop.fran.last
    assert [text for text in workshop.fran.sees if "bullies" in text] == []


@pytest.mark.long
async def test_what_is_taken_back_leaves_the_message_that_shows_it(workshop):
    await to_prompt(workshop)
    await workshop.each_says(NAMED, *PLAIN)
    await workshop.fran.presses("To look at: 1")
    assert "Sarah Jenkins" in workshop.fran.last

    await workshop.ana.presses("Remove")

    assert [text for text in workshop.fran.sees if "Sarah Jenkins" in text] == []


@pytest.mark.long
@pytest.mark.parametrize("button", ["Include", "Mask", "Leave out"])
async def test_what_is_forgotten_can_be_decided_no_more(workshop, button):
    await to_prompt(workshop)
    await workshop.each_says(NAMED, *PLAIN)
    await ended(workshop)
    await workshop.fran.presses("Review")
    data = workshop.fran.newest.button(button).data
    await workshop.ana.says("/forget")
    await workshop.ana.presses("Yes, remove everything")

    workshop.fran.person.forges(workshop.fran.newest, data)
    await workshop.settles()

    assert "Sarah" not in everything_in(await archive_anew(workshop, workshop.fran))
    assert await workshop.rows("SELECT * FROM review") == []


@pytest.mark.long
async def test_the_method_counts_what_was_decided(workshop):
    await to_prompt(workshop, *WORDS, "Sarah Jenkins")
    await workshop.each_says(NAMED, "Ask Gareth", "I told Priya", *PLAIN)
    await ended(workshop)
    await workshop.fran.presses("Review")
    for button in ("Leave out", "Include", "Include", "Mask"):
        await workshop.fran.presses(button)

    archive = await archive_anew(workshop, workshop.fran)

    method = read(archive).sessions[0]
    assert (method.included, method.masked, method.left_out) == (2, 1, 1)
    inside = everything_in(archive)
    assert "The same, included with names and contact details masked: 1" in inside
    assert "The same, looked at and left out: 1" in inside
    assert "Ask Gareth" in inside
    assert "Sarah" not in inside


async def is_sealed(scene):
    services = scene.gair.services
    await archivist.seal(services.means.database, services.archivist, 1)


@pytest.mark.long
async def test_after_sealing_what_was_kept_can_be_reviewed_by_an_organiser(workshop):
    await workshop.restarts(organisers=(workshop.fay.id,))
    await to_prompt(workshop, *WORDS, "Sarah Jenkins")
    await workshop.each_says(NAMED, "Ask Gareth", *PLAIN)
    await workshop.fran.says("/note Priya said that time is short")
    await ended(workshop)
    await is_sealed(workshop)
    before = await archive_anew(workshop, workshop.fay)

    await workshop.fay.says("/archives")
    await workshop.fay.presses("Review · 1 · Focus group")
    for button in ("Include", "Include", "Mask", "Mask"):
        await workshop.fay.presses(button)
    after = await archive_anew(workshop, workshop.fay)

    inside = everything_in(after)
    assert "Sarah" not in everything_in(before)
    assert "My manager [name] shouts, call […]" in read(after).values[0].prompts[0].answers
    assert "Ask Gareth" in read(after).values[0].prompts[0].answers
    assert read(after).values[0].late == ("Sarah Jenkins",)
    assert "[name] said that time is short" in inside
    assert "07700" not in inside
    method = read(after).sessions[0]
    assert (method.included, method.masked, method.left_out) == (2, 2, 0)
    assert read(after).revision > read(before).revision
    assert await workshop.rows("SELECT * FROM shown_message WHERE kind = 'review'") == []


@pytest.mark.long
async def test_after_sealing_a_decision_can_be_taken_back(workshop):
    await to_prompt(workshop)
    await workshop.each_says(NAMED, *PLAIN)
    await ended(workshop)
    await is_sealed(workshop)
    before = await archive_anew(workshop, workshop.fran)

    for button in ("Mask", "Include", "Leave out"):
        await workshop.fran.says("/archives")
        await workshop.fran.presses("Review · 1 · Focus group")
        await workshop.fran.presses(button)
    after = read(await archive_anew(workshop, workshop.fran))

    assert after.values == read(before).values
    method = after.sessions[0]
    assert (method.included, method.masked, method.left_out) == (0, 0, 1)


async def test_after_sealing_nothing_of_a_question_without_other_answers_is_shown(workshop):
    await to_prompt(workshop)
    await workshop.ana.says(NAMED)
    await ended(workshop)
    await is_sealed(workshop)

    await workshop.fran.says("/archives")
    await workshop.fran.presses("Review · 1 · Focus group")

    assert workshop.fran.last == "Nothing is held back, and nothing was taken out."


async def test_where_all_words_wait_one_tap_lets_in_nothing_that_was_left_out(scene):
    await scene.opens_lobby("Words wait until you let them in")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says(*WORDS, "Sarah Jenkins")
    await scene.fran.presses("To look at: 1")
    await scene.fran.presses("Leave out")

    await scene.fran.presses("Close and reveal")
    await scene.fran.presses("Words … (5 wait)")
    (label,) = [label for label in scene.fran.buttons if "Let in all" in label]
    listed = scene.fran.last
    await scene.fran.presses(label)

    assert "5" in label
    assert "trust" in listed
    assert "trust" in scene.clouds[-1].words
    assert "Sarah" not in "".join(scene.posts)


STANDING = "SELECT standing FROM response ORDER BY 1"


async def looks_and_leaves_out(workshop):
    """Fran leaves out whatever waits for a look."""
    label = next(label for label in workshop.fran.panel_buttons if "To look at" in label)
    await workshop.fran.presses(label)
    while "Leave out" in workshop.fran.newest.labels:
        await workshop.fran.presses("Leave out")


async def test_what_was_left_out_stays_so_in_another_spelling(workshop):
    message = await workshop.ana.says("kill, myself")
    for player in workshop.people[1:]:
        await player.says("trust")
    await looks_and_leaves_out(workshop)

    await workshop.ana.edits(message, "Kill, Myself")
    await workshop.fran.presses("Close and reveal")

    assert [row[0] for row in await workshop.rows(STANDING)] == ["free"] * 5 + ["waiting"] * 2
    assert "kill" not in workshop.clouds[-1].words.lower()


async def test_what_was_left_out_stays_so_when_it_is_struck_and_put_back(workshop):
    await workshop.ana.says("kill, myself")
    for player in workshop.people[1:]:
        await player.says("trust")
    await looks_and_leaves_out(workshop)
    await workshop.fran.presses("Words …")
    await workshop.fran.presses("✕ 1 kill")

    await workshop.fran.presses("↩ 1 kill")
    await workshop.fran.presses("Close and reveal")

    assert [row[0] for row in await workshop.rows(STANDING)] == ["free"] * 5 + ["waiting"] * 2
    assert "kill" not in workshop.clouds[-1].words


async def test_who_asks_not_to_be_quoted_means_all_that_they_say(workshop):
    await workshop.ana.says("Don't quote me, boss drinks")

    assert [row[0] for row in await workshop.rows(STANDING)] == ["waiting"] * 2


async def test_an_answer_that_was_struck_stays_so_with_a_full_stop(workshop):
    for step in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(step)
    message = await workshop.ana.says("The tall one in room four shouts")
    for player in workshop.people[1:4]:
        await player.says("We need more time")
    await workshop.fran.presses("Answers so far")
    lines = workshop.fran.last.splitlines()
    number = next(line.partition(".")[0] for line in lines if "The tall one" in line)
    await workshop.fran.presses(next(one for one in workshop.fran.buttons if f"✕ {number}" in one))

    await workshop.ana.edits(message, "The tall one in room four shouts.")

    sql = "SELECT standing FROM answer ORDER BY 1"
    assert [row[0] for row in await workshop.rows(sql)] == ["free"] * 3 + ["struck"]
