"""A sentence on a page names only what a page has, and what is typed there is never a command."""

import re

import pytest

from bot.facilitation import browsing
from bot.texts import load
from bot.workshop.errors import CommandTyped
from tests.pages.browsers import ADDRESS, Browser, code_of
from tests.players import NUMBERED

FROM_HERE = {"Origin": ADDRESS}
OF_CHATS = re.compile(r"(?:^|\s)/[a-z]+|\b[Tt]ap\b|\bmessage|\b[Rr]eply\b|\bpanel\b")
# Nobody on a page meets these: they lead, prepare, have not joined, or write in a chat.
NEVER_ON_PAGES = {
    *("already_moved", "not_a_facilitator", "several_led", "not_in_group", "not_a_member"),
    *("cant_see_admins", "last_facilitator", "not_let_in", "no_session", "not_agreed"),
    *(
        "only_leads",
        "another_is_open",
        "only_text",
        "too_few_to_combine",
        "plans_differ",
        "groups_unnamed",
    ),
    *("session_gone", "plans_for_leaders", "too_many_plans", "asked_already", "wrong_code"),
    *("which_quiet_word", "not_told_apart", "reply_not_told_apart", "file_unread"),
    *("before_the_question", "has_left_open", "not_joined_anywhere", "takes_part_in_none"),
}
COMMANDS = ("/mydata", "/forget", " /leave ", "/QUIET", "/mydata@gair_bot", "/anything")


@pytest.fixture
async def una(workshop):
    browser = Browser(workshop)
    await browser.joins()
    return browser


def test_sentences_of_pages_are_of_pages_and_have_their_counterparts():
    texts = load("en").sentences
    on_page = {key for key in texts if key.startswith(("page_error.", "page_pass."))}

    assert len(on_page) > 10
    assert {key.removeprefix("page_") for key in on_page} <= set(texts)
    assert [key for key in on_page if OF_CHATS.search(texts[key])] == []
    assert [k for k in texts if k.startswith("page.") and OF_CHATS.search(texts[k])] == []


def test_each_error_that_speaks_of_chats_is_said_otherwise_or_never_on_pages():
    texts = load("en").sentences
    of_chats = {
        key.removeprefix("error.")
        for key, sentence in texts.items()
        if key.startswith("error.") and OF_CHATS.search(sentence)
    }

    assert {one for one in of_chats if f"page_error.{one}" not in texts} <= NEVER_ON_PAGES


@pytest.mark.parametrize("typed", COMMANDS)
async def test_what_is_a_command_in_chats_is_never_kept(workshop, una, typed):
    await una.says(typed)

    assert una.answer.status_code == 422
    assert una.has("The links below do what it does.")
    assert await workshop.rows("SELECT text FROM response") == []


async def test_the_code_of_a_workshop_is_kept_by_no_form(workshop, una):
    code = await code_of(workshop)
    await una.says("trust")
    for text in (code, f"come in: {code[:4]}-{code[4:]}"):
        await una.changes("trust", text)
        assert una.answer.status_code == 422
        await una.says(text)
        assert una.answer.status_code == 422
        assert una.has("The code of a workshop is in that")

    assert await workshop.rows("SELECT text FROM response") == [("trust",)]


async def test_nor_in_the_place_of_words_nor_as_what_is_missing(workshop, una):
    await una.says("trust")
    await una.changes("trust", "/forget")
    changed = una.answer.status_code
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    await workshop.each_says(*(f"It takes time, {n} of us say." for n in range(6)))
    for label in ("Round-up", "Post to the group"):
        await workshop.fran.presses(label)
    await una.opens("/p")
    await una.sends("missing-0-0", text="/mydata")

    assert (changed, una.answer.status_code) == (422, 422)
    assert await workshop.rows("SELECT text FROM response WHERE text = 'trust'") == [("trust",)]
    assert await workshop.rows("SELECT text FROM answer WHERE added") == []


@pytest.mark.parametrize("word", ["/", "and/or", "/ hope", "hope /mydata", "7/10", "/1"])
def test_what_only_has_a_stroke_is_a_word(word):
    browsing.check_is_meant(word)


def test_the_word_alone_is_the_command():
    with pytest.raises(CommandTyped):
        browsing.check_is_meant("/help\n")


async def test_who_passed_by_a_word_reads_how_to_say_it(workshop, una):
    await una.says("nothing")

    assert una.has("Then press “Keep it as a word”.")
    await una.says("nothing changes")
    assert await workshop.rows("SELECT text FROM response") == [("nothing changes",)]


async def test_there_is_no_failure_in_coming_early_for_the_words_so_far(scene):
    await scene.opens_lobby("Own answer first, then others' words", "Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    una = Browser(scene)
    await una.joins()
    await una.says("warmth")
    await una.opens("/p/so-far/0")

    assert una.has("Not yet")
    assert not una.has("That did not work")


async def test_who_was_taken_out_reads_so_on_their_page(workshop, una):
    await una.says("something unkind")
    await workshop.each_says("time", "time", "hope", "home", "care", "love")
    await workshop.fran.presses("Close and reveal")
    await workshop.fran.presses("People …", workshop.fran.panel)
    await workshop.fran.presses("Take somebody out …")
    words = NUMBERED.findall(workshop.fran.newest.words)
    number = words.index("“something unkind”, people: 1") + 1
    form = una.form("say-0-q")
    fields = {one.get("name"): one.get("value") or "" for one in form.iter("input")}
    await workshop.fran.presses(str(number), workshop.fran.newest)
    await workshop.fran.presses(workshop.fran.newest.labels[0], workshop.fran.newest)

    part = await una.client.get("/p", headers={"X-Part": "1"})
    await una.takes(
        await una.client.post("/p/say", data=fields | {"text": "typed"}, headers=FROM_HERE)
    )
    sent = una.text
    await una.opens("/p")
    stranger = Browser(workshop)
    await stranger.opens("/p")

    assert part.status_code == 410
    assert "The facilitators have taken you out" in part.text
    assert "The facilitators have taken you out" in sent
    assert una.has("The facilitators have taken you out")
    assert not stranger.has("taken you out")


async def test_what_was_typed_for_a_quiet_word_that_is_over_begins_another(workshop, una):
    await una.opens("/p/quiet")
    await una.sends("A quiet word")
    window = una.page
    await workshop.fran.presses("End the quiet word")
    una.page = window
    await una.sends("quiet-say", text="something long and hard")
    refused, typed = una.answer.status_code, una.page.xpath("string(//textarea)")
    before = len(workshop.fran.sees)
    form = una.form("quiet-say")
    fields = {one.get("name"): one.get("value") or "" for one in form.iter("input")}
    (address,) = form.xpath(".//button/@formaction")
    await una.takes(
        await una.client.post(address, data=fields | {"text": typed}, headers=FROM_HERE)
    )

    assert (refused, typed) == (422, "something long and hard")
    assert any("something long and hard" in text for text in workshop.fran.sees[before:])
    assert una.has("something long and hard")
    assert una.page.xpath("string(//textarea)") == ""


async def test_sent_too_fast_what_was_typed_stands_there_still(workshop, una):
    form = una.form("say-0-q")
    fields = {one.get("name"): one.get("value") or "" for one in form.iter("input")}
    for number in range(45):
        answer = await una.client.post(
            "/p/say", data=fields | {"text": f"word {number}"}, headers=FROM_HERE
        )

    assert answer.status_code == 429
    assert "word 44" in answer.text
