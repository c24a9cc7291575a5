"""Taking part in a browser: the same session, the same deeds, the same promises as in a chat."""

import pytest

from tests.pages.browsers import ADDRESS, Browser, code_of, house_in

JOINED = "SELECT count(*) FROM participant WHERE attending"
WORDS = "SELECT text FROM response ORDER BY text"


@pytest.fixture
async def una(workshop):
    """Una has no Telegram, and is in the workshop, at its first question."""
    browser = Browser(workshop)
    await browser.joins()
    return browser


async def test_who_agrees_is_in_and_sees_the_question(workshop):
    una = Browser(workshop)
    await una.opens(f"/j/{await code_of(workshop)}")
    before = await workshop.rows(JOINED)

    await una.sends("I agree, let me in")

    assert before == [(6,)]
    assert await workshop.rows(JOINED) == [(7,)]
    assert una.has("Connection, love and care should be central")
    assert una.cards == ["card-0-q"]


async def test_what_is_read_before_says_who_leads_and_what_is_kept(workshop):
    una = Browser(workshop, house_in(workshop, controller="A Charity", contact="dpo@example.org"))

    await una.opens(f"/j/{await code_of(workshop)}")

    assert una.has("Facilitators: Fran")
    assert una.has("Responsible for your data: A Charity")
    assert una.has("dpo@example.org")
    assert una.has("until 7 days after the workshop")
    assert una.has("Name no clients and no colleagues.")


@pytest.mark.long
async def test_words_count_with_those_from_chats(workshop, una):
    await workshop.each_says("trust", "trust", "time", "hope", "home", "care")

    await una.says("trust, warmth")
    await workshop.fran.presses("Close and reveal")

    assert una.own == ["trust", "warmth"]
    assert "trust\xa03" in workshop.clouds[-1].words
    assert "Joined: 7" in workshop.fran.panel.words


async def test_words_are_changed_and_removed_and_leave_the_cloud(workshop, una):
    await una.says("trsut, time")

    await una.changes("trsut", "trust")
    changed = una.own
    await una.sends("Remove: time")

    assert sorted(changed) == ["time", "trust"]
    assert una.own == ["trust"]
    assert await workshop.rows(WORDS) == [("trust",)]


async def test_passing_and_taking_it_back(workshop, una):
    await una.sends("Pass")
    passed = await workshop.rows("SELECT count(*) FROM pass")
    told = una.has("You have passed. That is an answer too.")

    await una.sends("I'd like to answer after all")

    assert (passed, told) == ([(1,)], True)
    assert await workshop.rows("SELECT count(*) FROM pass") == [(0,)]


async def test_a_typed_pass_is_a_pass(workshop, una):
    await una.says("pass")

    assert await workshop.rows("SELECT count(*) FROM pass") == [(1,)]
    assert await workshop.rows(WORDS) == []


async def test_prompts_come_with_the_value_in_full_and_answers_count(workshop, una):
    await una.says("trust")
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)

    await una.says("We need more time.")

    assert una.cards == ["card-0-0", "card-0-q"]
    assert una.has("People, services and systems have a need for meaningful relationships")
    assert una.own == ["We need more time.", "trust"]
    assert "Answered: 1" in workshop.fran.panel.words


@pytest.mark.long
async def test_what_is_said_between_questions_is_a_thought(workshop, una):
    await workshop.fran.presses("Close and reveal")

    await una.says("It reminds me of something longer than a word, which is a thought.")

    rows = await workshop.rows("SELECT prompt, text FROM answer")
    assert rows == [(-2, "It reminds me of something longer than a word, which is a thought.")]


@pytest.mark.long
async def test_a_round_up_is_recognised_and_added_to(workshop, una):
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    await workshop.each_says(*(f"It takes time, {n} of us say." for n in range(6)))
    await una.says("It takes time.")
    for label in ("Round-up", "Post to the group"):
        await workshop.fran.presses(label)
    await una.opens("/p")
    shown = una.has("What we heard")

    await una.sends("This is what we said")
    await una.sends("missing-0-0", text="Nobody spoke of money.")

    assert shown
    assert await workshop.rows("SELECT count(*) FROM recognition") == [(1,)]
    assert await workshop.rows("SELECT text FROM answer WHERE added") == [
        ("Nobody spoke of money.",)
    ]
    assert any("Somebody finds something missing" in text for text in workshop.fran.sees)


async def test_what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost(workshop, una):
    long = "a very long phrase that nobody could read in a cloud from the back of a room at all"

    await una.says(long)

    assert una.answer.status_code == 422
    assert una.has("is too long for the cloud")
    assert una.page.xpath("//textarea[@name='text' and @aria-invalid]")[0].text_content() == long
    assert await workshop.rows(WORDS) == []


async def test_the_same_form_sent_twice_counts_once(workshop, una):
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    await una.opens("/p")
    form = una.page.xpath("//form[@data-form='say-0-0']")[0]
    fields = {one.get("name"): one.get("value") or "" for one in form.iter("input")}
    fields["text"] = "Only once."

    for _ in range(2):
        await una.client.post("/p/say", data=fields, headers={"Origin": str(una.client.base_url)})

    assert await workshop.rows("SELECT text FROM answer") == [("Only once.",)]


async def test_my_page_lists_and_removes_and_forgets(workshop, una):
    await una.says("trust, time")
    await una.opens("/p/mine")
    listed = una.own
    await una.sends("Remove: trust")
    left = una.own

    await una.opens("/p/forget")
    await una.sends("Yes, remove everything")
    after = (await workshop.rows(WORDS), await workshop.rows("SELECT count(*) FROM participant"))
    await una.opens("/p")

    assert [one.rpartition(": ")[2] for one in listed] == ["time", "trust"]
    assert [one.rpartition(": ")[2] for one in left] == ["time"]
    assert after == ([], [(6,)])
    assert una.has("Type the code")


async def test_leaving_with_words_or_without(workshop, una):
    await una.says("trust")
    await una.opens("/p/leave")

    await una.sends("Leave; my words may stay")
    await una.opens("/p")

    assert await workshop.rows(JOINED) == [(6,)]
    assert await workshop.rows(WORDS) == [("trust",)]
    assert una.has("You take part in this workshop no more.")


async def test_the_personal_link_leads_back_on_another_device(workshop, una):
    await una.says("trust")
    await una.opens("/p/mine")
    link = una.page.xpath("//p[@class='address']")[0].text_content()
    other = Browser(workshop)

    await other.opens(link)
    await other.sends("Go on")

    assert other.own == ["trust"]
    assert await workshop.rows(JOINED) == [(7,)]


async def test_who_is_in_distress_gets_a_warm_answer_with_support_lines(workshop, una):
    await una.says("I want to kill myself")

    assert una.has("That sounds very hard")
    assert una.has("116 123")
    assert una.has("A facilitator reads it before it is shown.")


async def test_that_somebody_was_in_distress_stands_in_no_address(workshop, una):
    await una.says("I want to kill myself")
    addresses = [str(one.url) for one in (*una.answer.history, una.answer)]
    await una.opens("/p/care")

    assert addresses == [f"{ADDRESS}/p/say", f"{ADDRESS}/p/care"]
    assert not una.has("That sounds very hard")
    assert una.has("116 123")


@pytest.mark.long
async def test_who_is_in_distress_is_answered_by_every_form(workshop, una):
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    await workshop.each_says(*(f"It takes time, {n} of us say." for n in range(6)))
    for label in ("Round-up", "Post to the group"):
        await workshop.fran.presses(label)
    await una.opens("/p")
    await una.sends("missing-0-0", text="I want to kill myself")
    added = una.text
    heard = workshop.fran.sees
    await una.says("x" * 990 + ". I want to kill myself.", "0-0")

    assert "116 123" in added
    assert not any("Somebody finds something missing" in text for text in heard)
    assert una.has("That is longer than 1000 characters.")
    assert una.has("116 123")
    assert not una.has("A facilitator reads it before it is shown.")


async def test_words_that_were_struck_say_so(workshop, una):
    await una.says("trust")
    await workshop.each_says("time", "time", "hope", "home", "care", "love")
    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("Words …")
    label = next(one for one in workshop.fran.newest.labels if "trust" in one)
    await workshop.fran.presses(label, workshop.fran.newest)

    await una.opens("/p")

    assert una.own == ["trust (taken out by the facilitators)"]
    assert una.has("You have done nothing wrong. You are welcome to say it another way.")
    await una.opens("/p/mine")
    assert una.own[0].endswith("trust (taken out by the facilitators)")


async def test_words_that_were_let_in_masked_say_how_others_read_them(workshop, una):
    await una.says("My manager Sarah Jenkins")
    await workshop.each_says("time", "time", "hope", "home", "care", "love")
    await workshop.fran.presses("To look at: 1")
    await workshop.fran.presses("Mask")

    await una.opens("/p")

    assert una.own == ["My manager Sarah Jenkins (others may read: “My manager [name]”)"]


@pytest.mark.long
async def test_the_words_so_far_are_for_who_has_answered(scene):
    await scene.opens_lobby("Own answer first, then others' words", "Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says("trust", "trust", "time", "hope", "home", "care")
    una = Browser(scene)
    await una.joins()
    await una.opens("/p/so-far/0")
    early = una.text

    await una.says("warmth")
    await una.opens("/p/so-far/0")

    assert "First your own word, or Pass." in early
    assert "trust" not in early
    assert any(una.has(word) for word in ("trust", "time", "hope", "home", "care"))
    assert una.page.xpath("//img/@src")[0].startswith("data:image/png;base64,")


async def test_nobody_in_a_browser_is_written_to_in_a_chat(workshop, una):
    await una.says("trust")
    for label in ("Close and reveal", "Show the value in full", "Next prompt", "End the workshop"):
        await workshop.fran.presses(label)
    await workshop.fran.presses("End now")

    people = set(workshop.world.people_by_id)
    sent_to = {call.params.get("chat_id") for call in workshop.world.requests}
    assert {int(chat) for chat in sent_to if chat and int(chat) > 0} <= people
    await una.opens("/p")
    assert una.has("The workshop has ended.")


async def test_the_panel_counts_who_can_be_written_to_without_those_in_browsers(workshop, una):
    await workshop.settles()

    assert "can't be written to" not in workshop.fran.panel.words
    assert "Joined: 7" in workshop.fran.panel.words
