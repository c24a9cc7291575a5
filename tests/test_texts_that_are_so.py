"""What people read at the edges of a workshop is so: played by whoever it concerns."""

import pytest

from tests.chat.test_rounding_up import DRAFT
from tests.drafts import post, round_up_themes
from tests.players import Player

TITLE = "Connection, love and care should be central"
MORE = (
    "More was said since the cloud was shown, by fewer than 3 people who are new in it. It would"
    " give them away, so it is in the report alone."
)
TOO_LONG = "really so long that nobody could ever read it in any cloud at all"
AN_ADMIN = "Only an admin of this group can do that."
TIME = (
    "There is never enough time for a proper talk.",
    "We lose time on forms every week.",
    "Time to sit down would help.",
    "Nobody has any time left.",
    "The kettle is broken again.",
    "A quiet room, please.",
)


async def goes_on(scene, *labels):
    for label in labels:
        await scene.fran.presses(label)


async def to_round_up(scene):
    """The first prompt of the first value, which four have answered, is rounded up."""
    await goes_on(scene, "Close and reveal", "Show the value in full", "Next prompt")
    await scene.each_says(*TIME[:4])
    await goes_on(scene, "Round-up")


async def forgets(player):
    await player.says("/forget")
    await player.presses("Yes, remove everything")


async def test_the_round_up_of_a_whole_value_is_done_once_it_is_posted(workshop):
    await to_round_up(workshop)
    assert "Round-up: the draft is yours to look at" in workshop.fran.panel.words

    await goes_on(workshop, "Round up the whole value", "Post to the group")

    assert "Round-up: it is in the group" in workshop.fran.panel.words
    assert workshop.fran.panel_buttons[0] == "Next prompt"


async def test_the_next_draft_waits_all_the_same(workshop):
    await to_round_up(workshop)
    await goes_on(workshop, "Round up the whole value", "Post to the group")

    await goes_on(workshop, "Next prompt")
    await workshop.each_says(*TIME[:4])
    await goes_on(workshop, "Round-up")

    assert "Round-up: the draft is yours to look at" in workshop.fran.panel.words
    assert DRAFT in "".join(workshop.fran.sees)


async def test_the_panel_says_why_a_cloud_stays_as_it_was(workshop):
    await workshop.each_says("trust", "care", "hope", "love", "time", "fear")
    await goes_on(workshop, "Close and reveal")
    assert MORE not in workshop.fran.panel.words
    shown = workshop.clouds[-1].words

    await goes_on(workshop, "Reopen")
    assert "what others add comes with theirs" in workshop.fran.panel.words
    await workshop.ana.says("joy")
    await workshop.bea.says("grief")
    await goes_on(workshop, "Close and reveal")

    assert workshop.clouds[-1].words == shown
    assert MORE in workshop.fran.panel.words
    assert "joy" not in workshop.fran.panel.words


async def test_it_says_nothing_of_it_where_the_cloud_has_grown(workshop):
    await workshop.each_says("trust", "care", "hope", "love", "time")
    await goes_on(workshop, "Close and reveal", "Reopen")
    for player in [workshop.fay, *await workshop.more_join("Gus", "Hal")]:
        await player.says("joy")
    await workshop.ana.says("grief")
    await goes_on(workshop, "Close and reveal")

    assert "grief" in workshop.clouds[-1].words
    assert MORE not in workshop.fran.panel.words


@pytest.fixture
async def zed(workshop):
    """Zed is an admin too, and has asked to lead without ever having written to the bot."""
    zed = Player(workshop, workshop.world.add_person("Zed"))
    workshop.group.adds(zed.person)
    workshop.group.promotes(zed.person)
    await zed.says("/workshop", chat=workshop.group)
    return zed


async def test_who_asked_to_lead_hears_at_start_that_the_others_were_asked(workshop, zed):
    await zed.starts()

    assert zed.last == (
        "This group has a workshop already. I have asked those who lead it, and tell you what they"
        " say."
    )
    await workshop.fran.presses("Let them lead")
    assert any("You lead the workshop in “Focus group” now." in text for text in zed.sees)
    await zed.starts()
    assert zed.last.startswith("You lead with the panel")


async def test_who_was_declined_hears_so_at_start(workshop, zed):
    await workshop.fran.presses("Not now")

    await zed.starts()
    assert zed.last.startswith("Those who lead this workshop have just said no.")

    workshop.clock.passes(601)
    await zed.starts()
    assert zed.last.startswith("I am Gair, and I run workshops in groups.")


async def test_nobody_is_told_of_an_earlier_prompt_where_there_is_none(workshop):
    await workshop.ana.says(TOO_LONG)
    assert workshop.ana.last.endswith("You can say more when the discussion starts.")

    await goes_on(workshop, "Close and reveal", "Show the value in full", "Next prompt")
    await goes_on(workshop, "Next value")
    message = await workshop.ana.says("trust")
    for way in ("says", "edits"):
        await (
            workshop.ana.says(TOO_LONG) if way == "says" else workshop.ana.edits(message, TOO_LONG)
        )
        assert workshop.ana.last.endswith("To answer an earlier question, reply to it.")


async def test_who_has_the_consent_open_is_shown_the_button_above(scene):
    await scene.opens_lobby()
    link = scene.group.last_button("Join in private").button("Join in private").url
    scene.ana.person.follows(link)
    await scene.settles()

    await scene.ana.says("trust")
    assert scene.ana.last == (
        "You have not agreed yet, so I keep nothing of this. Tap “I agree, let me in” above, then"
        " send it again."
    )
    await scene.bea.starts()
    await scene.bea.says("trust")
    assert scene.bea.last.startswith("You have not joined yet")

    await scene.ana.presses("No, thanks")
    await scene.ana.says("trust")
    assert scene.ana.last.startswith("You have not joined yet")
    scene.ana.person.follows(link)
    await scene.settles()
    scene.clock.passes(3601)
    await scene.ana.says("trust")
    assert scene.ana.last.startswith("You have not joined yet")


async def test_who_is_no_admin_is_answered_in_the_group_once_a_minute(workshop):
    before = len(workshop.posts)

    for text in ("/workshop", "/workshop and some words", "/workshop@gair_bot please"):
        await workshop.ana.says(text, chat=workshop.group)
    assert [post.startswith(AN_ADMIN) for post in workshop.posts[before:]] == [True]

    workshop.clock.passes(61)
    await workshop.bea.says("/workshop and some words", chat=workshop.group)
    assert [post.startswith(AN_ADMIN) for post in workshop.posts[before:]] == [True, True]
    assert await workshop.rows("SELECT text FROM response UNION SELECT text FROM answer") == []


async def test_a_late_word_is_promised_a_place_only_where_it_has_one(workshop):
    await workshop.each_says("trust")
    await goes_on(workshop, "Close and reveal")
    few = "I kept “hope”. The report has it if 3 people or more said something."

    late = await workshop.bea.says("hope")
    assert workshop.bea.last == f"“{TITLE}” is not open just now. {few}"
    await workshop.bea.edits(late, "hope, joy")
    assert "in the report only" not in workshop.bea.last
    await workshop.ana.presses("Change")
    await workshop.ana.says("care")
    assert workshop.ana.last == (
        f"Changed: “care”. “{TITLE}” has closed. The report has it if 3 people or more have said"
        " something.\nRoom for more: 2"
    )


async def test_a_late_word_beside_a_cloud_is_in_the_report(workshop):
    await workshop.each_says("trust", "care", "hope", "love", "time")
    await goes_on(workshop, "Close and reveal")

    await workshop.fay.says("joy")

    assert "so “joy” goes in the report only." in workshop.fay.last


async def test_where_few_are_kept_it_is_in_the_report_too(scene):
    await scene.fran.says("/workshop", chat=scene.group)
    await goes_on(scene, "☐ Report: also what 1 or 2 people said", "Open the lobby")
    await scene.all_join()
    await goes_on(scene, "Begin with the first value", "Close and reveal")

    await scene.ana.says("joy")

    assert "so “joy” goes in the report only" in scene.ana.last


async def test_a_late_answer_is_promised_no_more_than_there_will_be(workshop):
    await goes_on(workshop, "Close and reveal", "Show the value in full", "Next prompt")
    asked = workshop.ana.person.sees[-1]
    await goes_on(workshop, "Next value")

    await workshop.ana.says("There is no time", reply_to=asked)

    assert workshop.ana.last.endswith(
        "That is not open just now. The report has it if 3 people or more have answered."
    )


async def test_where_nobody_has_said_anything_nothing_is_said_to_be_kept(workshop):
    await goes_on(workshop, "Close and reveal")
    nobody = workshop.posts[-1]
    await goes_on(workshop, "Reopen")
    await workshop.ana.says("trust")
    await goes_on(workshop, "Close and reveal")

    assert nobody == (
        "Too few have answered for a cloud: it could give people away. Whatever was said is kept."
    )
    # Nobody learns from it whether anybody has.
    assert workshop.posts[-1] == nobody


async def test_a_theme_whose_quotes_are_gone_is_gone_where_few_are_left(scene, tmp_path):
    await round_up_themes(scene, tmp_path, TIME)
    await goes_on(scene, "Post to the group")
    theme = post(scene).words.partition("Time · 4 of 6\n")[2].partition("\n\n")[0]
    quoted = [player for player, text in zip(scene.people, TIME, strict=True) if text in theme]
    assert len(quoted) == 2

    for player in quoted:
        await forgets(player)

    left = post(scene).words
    assert "Time ·" not in left
    assert "Time\n" not in left
    assert not any(text in left for text in theme.splitlines())
