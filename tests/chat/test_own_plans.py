"""/plan: a plan is sent as a file, shown as it was understood, chosen, replaced and deleted."""

from bot.rehearsal.bot_api import Fault
from tests.beginnings import played
from tests.commands.test_sent_plans import TEXT, word

WRONG = "I can't use that file yet, and have kept nothing of it. Please put this right"


@played
async def set_up(scene):
    """Fran prepares a workshop."""
    await scene.fran.says("/workshop", chat=scene.group)


async def sends(player, name, content, **more):
    player.person.sends_document(
        name, content if isinstance(content, bytes) else content.encode(), **more
    )
    await player.scene.settles()


async def kept(scene):
    return [row[0] for row in await scene.rows("SELECT name FROM own_plan ORDER BY name")]


async def test_it_says_how_to_send_one(set_up):
    await set_up.fran.says("/plan")

    assert set_up.fran.last.startswith(
        "Send me a plan as a file: Word (.docx), plain text, or TOML."
    )
    assert "1. Listening" in set_up.fran.last


async def test_what_was_understood_is_shown_and_stands_first_in_the_set_up(set_up):
    await sends(set_up.fran, "Our values.txt", TEXT)

    assert set_up.fran.last.split("\n\n") == [
        "Kept: “Our values”. Values that I understood: 3",
        (
            "1. Listening · statement · question · prompts: 2\n"
            "2. Time · no statement: the title stands for it · no question · prompts: 0 ·"
            " minutes: 7\n"
            "3. Love · no statement: the title stands for it · no question · prompts: 2"
        ),
        "About the plan, as people read it: For a listening exercise.",
        (
            "It is yours, and stands first in your list when you send /workshop in a group. It"
            " stays until you delete it, or send /forget."
        ),
    ]
    assert set_up.fran.panel_buttons[:2] == ["○ Our values", "● A Heart of Help"]


async def test_a_workshop_runs_through_it(set_up):
    await sends(set_up.fran, "ours.docx", word(*TEXT.split("\n")))
    for label in ("○ Our values", "Open the lobby"):
        await set_up.fran.presses(label)
    await set_up.all_join()

    await set_up.fran.presses("Begin with the first value")

    assert set_up.ana.card.words.startswith("1 of 3 · Listening\n\nWhat comes to mind?")


async def test_nobody_else_can_choose_it(set_up):
    await sends(set_up.fran, "ours.txt", TEXT)
    await set_up.shares_lead_with(set_up.ana)
    assert "○ Our values" not in set_up.ana.panel_buttons

    toast = await set_up.ana.person.forges(set_up.ana.panel, "set:1:plan:ours")
    await set_up.settles()

    assert toast.text.startswith("That is not possible just now.")
    assert "● A Heart of Help" in set_up.fran.panel_buttons


async def test_each_bad_line_is_named_and_nothing_is_kept(set_up):
    await sends(set_up.fran, "ours.txt", "1. A\n3. <b>B</b>\nPromts: x")

    told = set_up.fran.last
    assert told.startswith(WRONG)
    assert "line 2: number 3 stands where 2 comes next" in told
    assert "line 3: “Promts:” is not known; is it “prompts:”?" in told
    assert await kept(set_up) == []


async def test_many_bad_lines_fit_into_one_message(set_up):
    before = len(set_up.fran.sees)
    await sends(set_up.fran, "ours.txt", "\n".join(f"{n * 2}. {'a' * 200}" for n in range(99)))

    assert len(set_up.fran.sees) == before + 2
    assert "more" in set_up.fran.last.rpartition("\n")[2]


async def test_one_of_the_same_name_takes_its_place_also_where_it_is_set_up(set_up):
    await sends(set_up.fran, "ours.txt", TEXT)
    await set_up.fran.presses("○ Our values")

    await sends(set_up.fran, "ours.docx", word("Other values", "1. Rest"))

    assert set_up.fran.last.startswith("Kept: “Other values”, in the place of the one before.")
    assert await kept(set_up) == ["ours"]
    assert set_up.fran.panel.words.startswith("Other values · Focus group")
    assert set_up.fran.panel_buttons[:2] == ["● Other values", "○ A Heart of Help"]


async def test_it_can_be_deleted_and_a_workshop_that_has_it_keeps_it(set_up):
    await sends(set_up.fran, "ours.txt", TEXT)
    await set_up.fran.presses("○ Our values")
    await set_up.fran.says("/plan")
    assert "Plans of yours: 1." in set_up.fran.last

    assert await set_up.fran.presses("Delete “Our values”") == "Deleted"

    assert await kept(set_up) == []
    assert set_up.fran.panel.words.startswith("Our values · Focus group")
    assert "○ Our values" not in set_up.fran.panel_buttons
    assert "Plans of yours" not in set_up.fran.last


async def test_forget_deletes_it_and_mydata_names_it(set_up):
    await sends(set_up.fran, "ours.txt", TEXT)
    await set_up.fran.says("/mydata")
    assert "Plans that you have sent: 1. /plan lists and deletes them." in set_up.fran.sees

    await set_up.fran.says("/forget")
    await set_up.fran.presses("Yes, remove everything")

    assert await kept(set_up) == []


async def test_it_is_there_for_the_next_workshop_and_after_a_restart(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    await sends(scene.fran, "ours.txt", TEXT)
    await scene.restarts()

    second = scene.world.add_group("Second", people=[], admins=[scene.fran.person])
    await scene.settles()
    await scene.fran.says("/workshop", chat=second)

    newest = [m for m in scene.fran.person.sees if m.from_bot and "Second" in m.words][-1]
    assert newest.labels[0] == "○ Our values"


async def test_somebody_who_takes_part_sends_no_plans(set_up):
    await set_up.fran.presses("Open the lobby")
    await set_up.all_join()

    await sends(set_up.ana, "ours.txt", TEXT)
    refused = set_up.ana.last
    await sends(set_up.ana, "ours.txt", TEXT, caption="/plan")

    assert refused.startswith("I can only keep words.")
    assert set_up.ana.last.startswith("Plans are for those who run workshops here.")
    await set_up.ana.says("/plan")
    assert set_up.ana.last.startswith("Plans are for those who run workshops here.")
    assert await kept(set_up) == []


async def test_one_has_ten_at_most(set_up):
    for number in range(10):
        await sends(set_up.fran, f"p{number}.txt", TEXT)

    await sends(set_up.fran, "p10.txt", TEXT)
    assert any(text.startswith("You have 10 plans already.") for text in set_up.fran.sees)
    before = len(set_up.fran.sees)
    await sends(set_up.fran, "p9.txt", TEXT)

    answers = [text for text in set_up.fran.sees[before:] if text.startswith("Kept:")]
    assert len(answers) == 1
    assert "in the place of the one before" in answers[0]
    assert len(await kept(set_up)) == 10


async def test_what_is_too_large_is_not_even_fetched(set_up):
    await sends(set_up.fran, "ours.docx", b"x" * 20_000_000)

    assert set_up.fran.last.startswith("That file is too large.")
    assert [r for r in set_up.world.requests if r.method == "getfile"] == []


async def test_a_file_that_telegram_does_not_hand_out_is_asked_for_again(set_up):
    set_up.world.faults.next("getFile", Fault.refused(400, "Bad Request: file is too big"))

    await sends(set_up.fran, "ours.txt", TEXT)

    assert set_up.fran.last == (
        "I could not get that file from Telegram just now. Please send it once more."
    )
    await sends(set_up.fran, "ours.txt", TEXT)
    assert await kept(set_up) == ["ours"]


async def test_in_a_group_it_is_not_about_plans(set_up):
    await set_up.fran.says("/plan", chat=set_up.group)

    assert set_up.posts[-1] == (
        "Send /plan to me in private, please: it is about files that you send me."
    )
    assert await kept(set_up) == []


async def test_it_says_in_which_other_language_the_plan_is_and_what_is_missing_there(set_up):
    plan = 'title = "T"\n[[value]]\ntitle = "Tea"\ntitle_cy = "Te"\nstatement = "There is tea."\n'
    await sends(set_up.fran, "welsh.toml", plan)

    # Its own title, and the statement of its one value.
    assert "also: Cymraeg, but for so many texts: 2" in set_up.fran.last
