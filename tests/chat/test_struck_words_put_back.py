"""Words are taken out and put back, and what their author was told of it says what is so."""

from bot.rehearsal.bot_api import Fault
from tests.beginnings import played
from tests.players import Player

NAME = "the tall boss"
NAMED = "My manager Sarah Jenkins shouts at us."
PLAIN = ("It needs time to do it well.", "We need more money and time.", "Time is what helps.")
OUT = "The facilitators have taken out what you said: “{}”. Others don't see it any more."
BACK = "The facilitators have put back what you said: “{}”. It can be shown again."
MASKED = (
    "The facilitators have put back what you said: “My manager Sarah Jenkins shouts at us.”."
    " Others may read it so: “My manager [name] shouts at us.”."
)


@played
async def named(workshop):
    """Fay has named somebody; the cloud of the first value has closed."""
    await workshop.each_says("trust", "trust", "care", "hope", "love", f"trust\n{NAME}")
    await workshop.fran.presses("Close and reveal")


@played
async def discussed(workshop):
    """Ana has named somebody in her answer to the first prompt."""
    await workshop.each_says("trust", "care", "hope", "time", "love")
    for step in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(step)
    await workshop.each_says(NAMED, *PLAIN)


def notices(player: Player) -> list[str]:
    """What tells a player of words that were taken out, or put back."""
    return [m.words for m in player.person.sees if m.words.startswith("About “")]


async def taps(player: Player, word: str) -> str:
    """Tap the button of a word in the newest list that has it; the toast."""
    for message in reversed(player.person.sees):
        for label in message.labels:
            if label.startswith(("✕ ", "↩ ")) and label.endswith(f" {word}"):
                return await player.presses(label, message)
    raise AssertionError(word)


async def taps_answer(player: Player, text: str) -> None:
    """Tap the button of an answer in the list that was opened last."""
    message = [m for m in player.person.sees if m.words.startswith("Answers: ")][-1]
    number = next(line.partition(".")[0] for line in message.words.splitlines() if text in line)
    label = next(each for each in message.labels if each in (f"✕ {number}", f"↩ {number}"))
    await player.presses(label, message)


async def test_put_back_it_says_so_where_it_was_told_and_nowhere_else(named):
    await named.fran.presses("Words …", named.fran.panel)
    await taps(named.fran, NAME)
    (before,) = notices(named.fay)
    seen, sounds = len(named.fay.sees), len(named.world.requests)
    await taps(named.fran, NAME)

    (after,) = notices(named.fay)
    assert OUT.format(NAME) in before
    assert BACK.format(NAME) in after
    assert "taken out" not in after
    assert "say it another way" not in after
    assert len(named.fay.sees) == seen
    since = list(named.world.requests)[sounds:]
    to_fay = [r for r in since if str(r.params.get("chat_id")) == str(named.fay.id)]
    assert to_fay
    assert {request.method.lower() for request in to_fay} <= {"editmessagetext"}


async def test_taken_out_again_it_is_true_again_in_the_same_place(named):
    await named.fran.presses("Words …", named.fran.panel)
    for _ in range(3):
        await taps(named.fran, NAME)

    (notice,) = notices(named.fay)
    assert OUT.format(NAME) in notice
    assert "put back" not in notice


async def test_after_a_restart_as_well(named):
    await named.fran.presses("Words …", named.fran.panel)
    await taps(named.fran, NAME)
    await named.restarts()
    await taps(named.fran, NAME)
    back = notices(named.fay)
    await named.restarts()
    await taps(named.fran, NAME)

    assert [BACK.format(NAME) in notice for notice in back] == [True]
    assert [OUT.format(NAME) in notice for notice in notices(named.fay)] == [True]


async def test_also_when_the_program_is_stopped_before_it_could_say_so(named):
    await named.fran.presses("Words …", named.fran.panel)
    await taps(named.fran, NAME)
    named.world.faults.next(
        "editMessageText", Fault.bad_gateway(), chat=named.fay.person.private, times=99
    )
    strike = next(
        (m, label)
        for m in reversed(named.fran.person.sees)
        for label in m.labels
        if label.endswith(f" {NAME}")
    )
    await named.fran.person.presses(strike[0], strike[1]).answered()
    named.world.faults.clear()
    await named.restarts()

    assert [BACK.format(NAME) in notice for notice in notices(named.fay)] == [True]


async def test_of_two_words_it_says_each(named):
    await named.fran.presses("Reopen")
    await named.fay.says("the loud boss")
    await named.fran.presses("Words …", named.fran.panel)
    await taps(named.fran, "trust")
    await named.fran.presses("Look again")
    await taps(named.fran, NAME)
    await taps(named.fran, "trust")

    (notice,) = notices(named.fay)
    assert BACK.format("trust") in notice
    assert OUT.format(NAME) in notice


async def test_everybody_who_said_it_reads_it(named):
    await named.fran.presses("Words …", named.fran.panel)
    await taps(named.fran, "trust")
    await taps(named.fran, "trust")

    told = [notices(player) for player in named.people]
    assert [len(each) for each in told] == [1, 1, 0, 0, 0, 1]
    assert all(BACK.format("trust") in each[0] for each in told if each)


async def test_what_was_said_another_way_meanwhile_is_none_of_it(named):
    await named.fran.presses("Words …", named.fran.panel)
    await taps(named.fran, NAME)
    await named.fay.presses("Change")
    await named.fay.says("a colleague")

    assert notices(named.fay) == []
    assert "put back" not in "\n".join(named.fay.sees)


async def test_a_notice_that_was_deleted_comes_again_only_to_say_that_something_is_out(named):
    await named.fran.presses("Words …", named.fran.panel)
    await taps(named.fran, NAME)
    notice = next(m for m in named.fay.person.sees if m.words.startswith("About “"))
    named.fay.person.deletes(notice)
    await taps(named.fran, NAME)
    back = notices(named.fay)
    await taps(named.fran, NAME)

    assert [text for text in back if "put back" in text] == []
    assert [OUT.format(NAME) in text for text in notices(named.fay)] == [True]


async def test_an_answer_put_back_says_so(discussed):
    await discussed.fran.says("/answers")
    await taps_answer(discussed.fran, PLAIN[0])
    await taps_answer(discussed.fran, PLAIN[0])

    assert [BACK.format(PLAIN[0]) in notice for notice in notices(discussed.bea)] == [True]


async def test_an_answer_that_is_let_in_masked_says_what_others_read(discussed):
    await discussed.fran.says("/answers")
    await taps_answer(discussed.fran, NAMED)
    out = notices(discussed.ana)
    await taps_answer(discussed.fran, NAMED)
    await discussed.fran.presses("To look at: 1")
    await discussed.fran.presses("Mask")

    assert [OUT.format(NAMED) in notice for notice in out] == [True]
    assert [MASKED in notice for notice in notices(discussed.ana)] == [True]


async def test_the_card_says_what_others_read_of_a_masked_text(discussed):
    before = discussed.ana.card.words
    await discussed.fran.presses("To look at: 1")
    await discussed.fran.presses("Mask")

    assert "(a facilitator reads it first)" in before
    assert (
        f"{NAMED} (others may read: “My manager [name] shouts at us.”)" in discussed.ana.card.words
    )
    assert notices(discussed.ana) == []
    assert "[name]" not in "\n".join("\n".join(p.sees) for p in discussed.people[1:])


async def test_and_of_a_masked_word(workshop):
    await workshop.each_says("trust", "care", "hope", "time", "love", "My manager Sarah Jenkins")
    await workshop.fran.presses("To look at: 1")
    await workshop.fran.presses("Mask")

    masked = "“My manager Sarah Jenkins” (others may read: “My manager [name]”)"
    assert masked in workshop.fay.card.words


async def test_what_is_let_in_as_it_is_needs_no_word_more(discussed):
    await discussed.fran.presses("To look at: 1")
    await discussed.fran.presses("Let in")

    assert "others may read" not in discussed.ana.card.words


async def test_whoever_forgets_leaves_nothing_of_what_they_were_told(named):
    await named.fran.presses("Words …", named.fran.panel)
    await taps(named.fran, NAME)
    kept = await named.rows("SELECT count(*) FROM shown_message WHERE kind = 'struck'")
    await named.fay.says("/forget")
    await named.fay.presses("Yes, remove everything")

    assert kept == [(1,)]
    assert await named.rows("SELECT count(*) FROM shown_message WHERE kind = 'struck'") == [(0,)]
