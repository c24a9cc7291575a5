"""A form that is sent twice, because its answer was lost, says what is wanted, and counts once."""

import pytest

from tests.pages.browsers import ADDRESS, Browser

FROM_HERE = {"Origin": ADDRESS}
RESPONSES = "SELECT text FROM response ORDER BY text"
ADDED = "SELECT text FROM answer WHERE added"


@pytest.fixture
async def una(workshop):
    browser = Browser(workshop)
    await browser.joins()
    return browser


@pytest.fixture
async def heard(workshop, una):
    """The round-up of the first prompt stands on her page."""
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    await workshop.each_says(*(f"It takes time, {n} of us say." for n in range(6)))
    for label in ("Round-up", "Post to the group"):
        await workshop.fran.presses(label)
    await una.opens("/p")
    return una


def filled(browser, form, **more):
    found = browser.form(form)
    fields = {one.get("name"): one.get("value") or "" for one in found.iter("input")}
    return found.get("action"), fields | more


async def sends_all(browser, form, *texts):
    address, fields = filled(browser, form)
    for text in texts:
        fields["text"] = text
        answer = await browser.client.post(address, data=fields, headers=FROM_HERE)
        assert answer.status_code == 200, answer.text
    return answer


async def test_words(workshop, una):
    await sends_all(una, "say-0-q", "trust", "trust", "trust, warmth")

    assert await workshop.rows(RESPONSES) == [("trust",), ("warmth",)]


@pytest.mark.long
async def test_other_words_in_the_place_of_words(workshop, una):
    await una.says("trsut")
    (form,) = una.page.xpath("//form[@action='/p/change']/@data-form")

    await sends_all(una, form, "trust", "trust", "great trust")

    assert await workshop.rows(RESPONSES) == [("great trust",)]


@pytest.mark.long
async def test_an_answer_whose_words_change(workshop, heard):
    await heard.says("It takes time.", "0-0")
    (form,) = heard.page.xpath("//form[@action='/p/change']/@data-form")

    await sends_all(heard, form, "It takes long.", "It takes long.", "It takes very long.")

    rows = await workshop.rows("SELECT text FROM answer WHERE text LIKE 'It takes%long.'")
    assert rows == [("It takes very long.",)]


async def test_what_is_missing(workshop, heard):
    await sends_all(heard, "missing-0-0", "Money.", "Money.", "Money, and rest.")

    assert await workshop.rows(ADDED) == [("Money, and rest.",)]


async def test_that_nothing_is_missing_is_not_added(workshop, heard):
    await heard.sends("missing-0-0", text="nothing")

    assert heard.has("That is fine: nothing was added.")
    assert await workshop.rows(ADDED) == []


@pytest.mark.long
async def test_recognising_and_taking_it_back(workshop, heard):
    count = "SELECT count(*) FROM recognition"
    address, fields = filled(heard, "recognise-0-0")
    for _ in range(2):
        await heard.client.post(address, data=fields, headers=FROM_HERE)
    recognised = await workshop.rows(count)
    await heard.opens("/p")
    address, fields = filled(heard, "recognise-0-0")
    for _ in range(2):
        await heard.client.post(address, data=fields, headers=FROM_HERE)

    assert (recognised, await workshop.rows(count)) == ([(1,)], [(0,)])


async def test_passing_and_taking_it_back(workshop, una):
    count = "SELECT count(*) FROM pass"
    counted = []
    for _ in range(2):
        address, fields = filled(una, "pass-0-q")
        for _ in range(2):
            await una.client.post(address, data=fields, headers=FROM_HERE)
        counted += await workshop.rows(count)
        await una.opens("/p")

    assert counted == [(1,), (0,)]
