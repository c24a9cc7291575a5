"""Taking words out: a tap takes them out of all that is shown, another puts them back."""

import re

from bot.facilitation import counting_words
from bot.workshop.response import word_key
from handlers.views.buttons import Verb, button
from tests.beginnings import played
from tests.everywhere import newest_archive
from tests.rounded_up import goes_on

TOLD = (
    "About “{title}”:\n\n"
    "The facilitators have taken out what you said: {words}. Others don't see it any more.\n\n"
    "That can happen when words could point at somebody. Nobody was told that they are yours."
    " You have done nothing wrong. You can still say it another way, for the report: tap Change."
)
STILL_ASKED = "You are welcome to say it another way"
NOT_ONE = (
    "Only facilitators of this workshop can do that. An admin of the group asks to be one with"
    " /workshop."
)
TITLE = "Connection, love and care should be central"
NAME = "the tall boss"


def texts_to(player):
    return "\n".join(player.sees)


def told(player, *words, title=TITLE):
    """How often a player was told that these words are taken out."""
    quoted = ", ".join(f"“{word}”" for word in words)
    late = TOLD.format(title=title, words=quoted)
    in_time = late.replace("You can still say it another way, for the report", STILL_ASKED)
    return player.sees.count(late) + player.sees.count(in_time)


@played
async def named(workshop):
    """Fay has named somebody; the cloud of the first value has closed."""
    await workshop.each_says("trust", "trust", "care", "hope", "love", f"trust\n{NAME}")
    await workshop.fran.presses("Close and reveal")


def cloud(scene):
    return scene.clouds[-1].words


async def opens_words(scene, player=None):
    player = player or scene.fran
    await player.presses("Words …", player.panel)


async def taps(player, word):
    """Tap the button of a word in the newest list that has it; the toast."""
    for message in reversed(player.person.sees):
        for label in message.labels:
            if label.startswith(("✕ ", "↩ ")) and label.endswith(f" {word}"):
                return await player.presses(label, message)
    raise AssertionError(word)


async def strikes(scene, word=NAME):
    await opens_words(scene)
    return await taps(scene.fran, word)


async def test_one_tap_takes_a_word_out_of_the_cloud(named):
    assert NAME in cloud(named)
    photo = named.clouds[-1].photo

    toast = await strikes(named)

    assert toast == "Taken out. Whoever said it is told."
    assert NAME not in cloud(named)
    assert "trust\xa03" in cloud(named)
    assert named.clouds[-1].photo != photo
    assert len(named.clouds) == 1


async def test_the_list_is_alphabetical_and_marks_what_is_out(named):
    await opens_words(named)
    listed = re.findall(r"^[0-9]+\. (.*)$", named.fran.last, re.MULTILINE)
    await taps(named.fran, NAME)

    assert listed == ["care", "hope", "love", NAME, "trust"]
    assert f"4. {NAME} · taken out" in named.fran.last
    assert "5. trust" in named.fran.last.splitlines()


async def test_another_tap_puts_it_back_where_it_was(named):
    before = cloud(named)
    await strikes(named)

    toast = await taps(named.fran, NAME)

    assert toast == "Put back."
    assert cloud(named) == before
    assert "taken out" not in named.fran.last
    assert await named.rows("SELECT * FROM struck_word") == []


async def test_its_author_alone_is_told_once_and_quietly(named):
    await strikes(named)

    assert told(named.fay, NAME) == 1
    assert [told(player, NAME) for player in named.people[:5]] == [0] * 5
    assert NAME not in texts_to(named.ana)
    (telling,) = [m for m in named.fay.person.sees if m.words.startswith("About “")]
    assert telling.labels == ["Change", "Remove"]
    (sent,) = [
        request.params
        for request in named.world.requests
        if str(request.params.get("text", "")).startswith("About “")
    ]
    assert sent["disable_notification"]


async def test_the_card_shows_it_as_taken_out_and_gives_room_for_another(named):
    await named.fran.presses("Reopen")
    room = named.fay.room
    await strikes(named)

    assert f"“{NAME}” (taken out by the facilitators)" in named.fay.card.words
    assert named.fay.room == room + 1
    await taps(named.fran, NAME)
    assert "taken out" not in named.fay.card.words
    assert named.fay.room == room


async def test_its_author_can_say_it_another_way(named):
    await strikes(named)
    await named.fay.presses("Change")
    await named.fay.says("a colleague")

    assert "a colleague" in named.fay.card.words
    assert "taken out" not in named.fay.card.words
    assert await named.rows("SELECT text FROM response WHERE standing <> 'free'") == []


async def test_the_same_word_said_later_is_out_as_well_and_its_author_told(named):
    await strikes(named)
    await named.fran.presses("Reopen")
    await named.ana.says("The Tall-Boss!")
    await named.bea.says("kindness")
    await named.cai.says("warmth")
    await named.dai.says("time")
    await named.fran.presses("Close and reveal")

    assert told(named.ana, "The Tall-Boss!") == 1
    assert "oss" not in cloud(named)
    assert "kindness" not in cloud(named)  # of people who were in it before


async def test_all_who_said_it_are_told_and_each_reads_their_own(named):
    await strikes(named, "trust")

    assert [told(player, "trust") for player in named.people] == [1, 1, 0, 0, 0, 1]
    assert "trust" not in cloud(named)


async def test_the_forms_that_count_as_one_word_go_together(workshop):
    await workshop.each_says("worker", "workers", "care", "hope", "love", "kindness")
    await workshop.fran.presses("Close and reveal")

    await strikes(workshop, "worker")

    assert "worker" not in cloud(workshop)
    assert told(workshop.bea, "workers") == 1


async def test_a_facilitator_sees_no_word_before_the_group_may(workshop):
    await workshop.each_says("trust", "care", "hope")

    await opens_words(workshop)

    assert "No words of this value are shown yet" in workshop.fran.last


async def test_a_word_that_nobody_sees_cannot_be_struck_by_guessing(workshop):
    await workshop.each_says("trust", "care", "hope")
    await opens_words(workshop)

    for word in ("trust", "nobody said this"):
        digest = bytes.fromhex(counting_words.digest_of(1, word_key(word)))
        forged = button("", Verb.STRIKE_WORD, 1, 0, 0, digest).data
        toast = await workshop.fran.person.forges(workshop.fran.newest, forged)
        await workshop.settles()
        assert toast.text == "That is not there any more."

    assert await workshop.rows("SELECT * FROM struck_word") == []
    assert await workshop.rows("SELECT * FROM response WHERE standing <> 'free'") == []


async def test_whoever_strikes_reads_nothing_of_whose_it_was(named):
    before = len(named.fran.sees)
    await strikes(named)
    await taps(named.fran, NAME)
    await taps(named.fran, NAME)

    read = "\n".join(named.fran.sees[before:])
    assert NAME in read
    assert [p.person.name for p in named.people if p.person.name in read] == []


async def test_a_participant_can_strike_nothing(named):
    await opens_words(named)
    data = [b.data for row in named.fran.newest.buttons for b in row]
    before = cloud(named)

    for forged in (*data, "read:1", "read:1:0:0:0", "listwords:1:0"):
        toast = await named.ana.person.forges(named.ana.card, forged)
        await named.settles()
        assert toast.text == NOT_ONE

    assert cloud(named) == before
    assert await named.rows("SELECT * FROM response WHERE standing <> 'free'") == []


async def test_a_colleague_who_is_quicker_is_no_lie(named):
    await named.shares_lead_with(named.eve)
    await opens_words(named)
    mine = named.fran.newest
    strike = next(b.data for row in mine.buttons for b in row if b.label.endswith(NAME))
    await opens_words(named, named.eve)
    await taps(named.eve, NAME)

    assert named.fran.last.startswith("Words here have changed") or NAME not in named.fran.last
    toast = await named.fran.person.forges(mine, strike)
    await named.settles()

    assert toast.text == "That was taken out already."
    assert told(named.fay, NAME) == 1


async def test_answers_are_taken_out_of_drafts_and_put_back(named):
    await goes_on(named, "Show the value in full", "Next prompt")
    await named.each_says(*(f"We need more {word} in our teams." for word in
                            ("tea", "milk", "sugar", "bread", "honey", "butter")))  # fmt: skip
    await named.fran.presses("Answers so far", named.fran.panel)
    listed = re.findall(r"^[0-9]+\. (.*)$", named.fran.last, re.MULTILINE)
    await named.fran.presses("✕ 3")
    await named.fran.presses("Round-up")
    await named.fran.presses("Show the draft")

    assert listed == sorted(listed)
    assert len(listed) == 6
    assert "honey" not in named.fran.last
    assert "honey" in named.eve.card.words
    assert "taken out by the facilitators" in named.eve.card.words


async def test_a_note_is_taken_out_and_put_back(named):
    await named.fran.says("/note Somebody said that Sarah left.")
    await named.fran.presses("Answers …", named.fran.panel)
    await named.fran.presses("Notes")
    first = await named.fran.presses("✕ 1")
    struck = await named.rows("SELECT standing FROM note")
    second = await named.fran.presses("↩ 1")

    out = "The note is taken out. Notes are nobody's words here, so nobody is told."
    assert (first, second) == (out, "Put back.")
    assert struck == [("struck",)]
    assert await named.rows("SELECT standing FROM note") == [("free",)]


async def test_what_is_taken_out_does_not_wait_until_the_next_picture_is_due(workshop):
    workshop.people += await workshop.more_join("Gus", "Hal", "Ivy")
    await workshop.restarts(around={"cloud_seconds": 1e6})
    for player in workshop.people:
        player.person.says(f"care, {NAME}")
    await workshop.settles()
    before = cloud(workshop)

    toast = await strikes(workshop)

    assert NAME in before
    assert toast.startswith("Taken out.")
    assert NAME not in cloud(workshop)
    assert "care" in cloud(workshop)


async def test_a_name_that_facilitators_had_put_to_another_word_is_in_no_list_of_merges(named):
    await named.fran.presses("Same words", named.fran.panel)
    await named.fran.presses("Other words …")
    for word in ("trust", NAME):
        number = next(
            line.split(". ")[0] for line in named.fran.last.splitlines() if f"“{word}”" in line
        )
        await named.fran.presses(number)
    await strikes(named, "trust")
    await named.fran.presses("End the workshop")
    await named.fran.presses("End now")

    files = newest_archive(named.fran)
    assert [name for name, text in files.items() if NAME in text] == []
    assert "Words and texts that facilitators took out: 1" in files["method.md"]


async def test_after_the_end_until_sealing_and_not_later(named):
    await named.fran.presses("End the workshop")
    await named.fran.presses("End now")
    await strikes(named)
    told_then = named.fay.last
    await named.fran.says("/archives")
    await named.fran.presses(next(b for b in named.fran.buttons if b.startswith("1 ·")))
    files = newest_archive(named.fran)
    shown = named.fran.newest
    await opens_words(named)
    data = next(b.data for row in named.fran.newest.buttons for b in row if NAME in b.label)
    named.clock.passes(7.1 * 24 * 3600)
    await named.gair.services.housekeeper.keep()
    await named.settles()

    toast = await named.fran.person.forges(shown, data)

    assert told_then.endswith("You have done nothing wrong.")
    assert [name for name, text in files.items() if NAME in text] == []
    assert toast.text.startswith("That workshop is sealed: nobody can tell any more whose words")
    assert await named.rows("SELECT * FROM struck_word") == []


async def test_sealed_it_is_counted_and_kept_nowhere(named):
    await strikes(named)
    await named.fran.presses("End the workshop")
    await named.fran.presses("End now")
    named.clock.passes(7.1 * 24 * 3600)
    await named.gair.services.housekeeper.keep()

    ((kept,),) = await named.rows("SELECT opened(session_id, record) FROM sealed_record")

    assert '\\"struck\\": 1' in kept
    assert NAME not in kept
