"""Pages in the language of whoever reads them, a switch on each, and both on the shared screen."""

import json
import re
from dataclasses import replace

import pytest
from starlette.datastructures import Headers
from starlette.requests import Request

from bot.facilitation import shared_screen
from bot.pages.in_each_language import in_each
from bot.pages.screen_content import Doors, content
from bot.pages.speaking import guessed, way_back
from bot.texts import load, load_each_known
from bot.workshop.worded import worded
from storage import pages, sessions
from tests.pages.browsers import Browser, code_of

ENGLISH, WELSH = load("en"), load("cy")


async def held_in(scene, language):
    """The workshop of a scene is held in another language, or in several."""

    def hold(tx):
        (session_id,) = sessions.all_ids(tx)
        held = replace(sessions.get(tx, session_id), language=language)
        sessions.save(tx, held)
        return held

    return await scene.gair.services.means.database.transaction(hold)


def language_of(browser):
    return browser.page.get("lang")


def english_on(browser):
    """Whole sentences of English on a page, of those that differ in Welsh."""
    lines = {line.strip() for line in browser.page.itertext()}
    said = {
        key: sentence
        for key, sentence in ENGLISH.sentences.items()
        if sentence != WELSH.sentences[key] and "{" not in sentence and key != "language.name"
    }
    return sorted(key for key, sentence in said.items() if sentence in lines)


@pytest.fixture
async def both(workshop):
    await held_in(workshop, "cy+en")
    return workshop


async def test_whoever_comes_is_asked_in_both_which_one(both):
    una = Browser(both)
    await una.opens(f"/j/{await code_of(both)}")

    assert [one.get("lang") for one in una.page.iter("section")] == ["cy", "en"]
    assert una.has(WELSH("page.which_language"))
    assert una.has(ENGLISH("page.which_language"))
    assert not una.has("I agree, let me in")


async def test_what_they_choose_is_what_they_read_and_are_spoken_to_in(both):
    una = Browser(both)
    await una.opens(f"/j/{await code_of(both)}?language=cy")
    first = english_on(una)
    await una.sends(WELSH("join.agree_button"))

    assert first == english_on(una) == []
    assert language_of(una) == "cy"
    assert una.has(worded((await held_in(both, "cy+en")).plan, "cy").values[0].question)
    kept = "SELECT language, chosen FROM spoken_to"
    assert ("cy", 1) in await both.rows(kept)


async def test_nobody_comes_in_without_having_been_asked(both):
    una = Browser(both)
    address = f"/j/{await code_of(both)}"
    before = await both.rows("SELECT count(*) FROM participant")

    await una.takes(await una.client.post(address, headers={"Origin": "http://127.0.0.1:8081"}))

    assert una.has(WELSH("page.which_language"))
    assert await both.rows("SELECT count(*) FROM participant") == before


@pytest.mark.parametrize("path", ["/p", "/p/mine", "/p/agreed", "/p/care", "/p/leave", "/p/quiet"])
async def test_every_page_has_a_switch_that_leads_back_to_it(both, path):
    una = Browser(both)
    await una.opens(f"/j/{await code_of(both)}?language=cy")
    await una.sends(WELSH("join.agree_button"))
    await una.opens(path)
    in_welsh = language_of(una), english_on(una)

    await una.sends("English")

    assert in_welsh == ("cy", [])
    assert language_of(una) == "en"
    assert una.answer.url.path == path
    assert ("en", 1) in await both.rows("SELECT language, chosen FROM spoken_to")


async def test_who_is_not_in_yet_has_the_switch_in_the_address_alone(workshop):
    una = Browser(workshop)
    await una.opens(f"/j/{await code_of(workshop)}")
    first = language_of(una)

    await una.sends("Cymraeg")

    assert (first, language_of(una), english_on(una)) == ("en", "cy", [])
    assert await workshop.rows("SELECT count(*) FROM spoken_to WHERE chosen") == [(0,)]
    await una.sends(WELSH("join.agree_button"))
    assert (language_of(una), english_on(una)) == ("cy", [])


async def test_a_workshop_in_welsh_is_read_in_welsh_by_who_has_said_nothing(workshop):
    await held_in(workshop, "cy")
    una = Browser(workshop)

    await una.opens(f"/j/{await code_of(workshop)}")

    assert (language_of(una), english_on(una)) == ("cy", [])


async def test_a_language_that_is_not_there_is_refused(workshop):
    una = Browser(workshop)
    await una.joins()

    for language in ("qq", "cy+en", ""):
        fields = {"language": language, "to": "/p"}
        origin = {"Origin": "http://127.0.0.1:8081"}
        answer = await una.client.post("/language", data=fields, headers=origin)
        assert answer.status_code == 400

    assert await workshop.rows("SELECT count(*) FROM spoken_to WHERE chosen") == [(0,)]


@pytest.mark.parametrize(
    "asked", ["//evil.example", "https://evil.example", "/\\evil", "/p?x=1", "/p/../x", "", "p"]
)
def test_a_form_leads_back_to_our_pages_alone(asked):
    assert way_back(asked) == "/"


@pytest.mark.parametrize("asked", ["/", "/p", "/p/so-far/3", "/p/mine", "/j/ABCD-EFGH", "/p/quiet"])
def test_and_to_each_of_them(asked):
    assert way_back(asked) == asked


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("cy-GB,cy;q=0.9,en;q=0.8", "cy"),
        ("de,en-GB;q=0.7", "en"),
        ("de", ""),
        ("", ""),
        (",;=" * 100, ""),
    ],
)
def test_what_a_browser_is_set_to_is_a_guess(header, language):
    headers = Headers({"accept-language": header}).raw
    assert guessed(Request({"type": "http", "headers": headers})) == language


DOORS = Doors(address="https://gair.example", chat_link=lambda token: f"t.me/{token}", bot_name="g")


async def screen_in(scene, language):
    await held_in(scene, language)
    work = scene.gair.services.means.database.transaction
    state = await work(lambda tx: shared_screen.of_session(tx, 1))
    return content(load_each_known(language), DOORS, state)


async def test_the_screen_says_all_in_both_welsh_first(workshop):
    both, welsh, english = [await screen_in(workshop, one) for one in ("cy+en", "cy", "en")]

    assert both.keys() == welsh.keys() == english.keys()
    assert both["title"] == [
        {"lang": "cy", "text": welsh["title"]},
        {"lang": "en", "text": english["title"]},
    ]
    assert both["key"] == english["key"]
    assert both["heading"] == [
        {"lang": "cy", "text": welsh["heading"]},
        {"lang": "en", "text": english["heading"]},
    ]


async def test_words_and_their_places_stand_there_once(workshop):
    await workshop.each_says("trust", "care", "hope", "love", "time")
    await workshop.fran.presses("Close and reveal")

    both, english = [await screen_in(workshop, one) for one in ("cy+en", "en")]

    assert both["cloud"]["words"] == english["cloud"]["words"]
    assert both["cloud"]["list"] == english["cloud"]["list"]
    languages = [one["lang"] for one in both["cloud"]["caption"]]
    assert languages == ["cy", "en"]


def test_what_is_the_same_in_both_or_borrowed_from_one_is_there_once():
    assert in_each({"cy": {"a": "x", "b": []}, "en": {"a": "x", "b": []}}) == {"a": "x", "b": []}
    assert in_each({"cy": "Trust [en]", "en": "Trust"}) == "Trust [en]"
    assert in_each({"cy": ["a", "c"], "en": ["a", "d"]}) == [
        "a",
        [{"lang": "cy", "text": "c"}, {"lang": "en", "text": "d"}],
    ]


async def test_the_page_of_the_screen_begins_with_it(workshop):
    await held_in(workshop, "cy+en")
    work, secret = workshop.gair.services.means.database.transaction, "s" * 43
    await work(lambda tx: pages.set_screen(tx, 1, secret))
    una = Browser(workshop)
    await una.opens(f"/s/{secret}")

    state = json.loads(una.page.find("body").get("data-state"))
    assert state["title"][0]["lang"] == "cy"
    assert re.search("[a-z]", una.page.xpath("//*[@id='link']")[0].get("data-over"))


async def test_each_page_has_the_groups_cloud_in_its_own_language(both):
    una = Browser(both)
    await una.opens(f"/j/{await code_of(both)}?language=cy")
    await una.sends(WELSH("join.agree_button"))
    await both.each_says("trust", "care", "hope", "love", "time")
    await both.fran.presses("Close and reveal")

    for switch, own, other in (("English", ENGLISH, WELSH), ("Cymraeg", WELSH, ENGLISH)):
        await una.sends(switch)
        assert una.has(own("page.cloud"))
        assert not una.has(other("page.cloud"))
