"""Words in Arabic and Hebrew: on every page they turn nothing around them."""

import pytest

from tests.pages.browsers import Browser

WORDS = ("سلام", "שָׁלוֹם")
ALONE = "ancestor-or-self::*[self::bdi or self::textarea or @dir='auto']"


@pytest.fixture
async def una(workshop):
    browser = Browser(workshop)
    await browser.joins()
    await browser.says("\n".join(WORDS))
    return browser


def beside_others(browser, word):
    """What stands beside a word in the same direction; and how often the word is on the page."""
    found = browser.page.xpath(f"//body//text()[contains(., '{word}')]/..")
    turned = [one.text_content() for one in found if not one.xpath(ALONE)]
    return turned, len(found)


@pytest.mark.parametrize("word", WORDS)
async def test_ones_own_words(una, word):
    for path in ("/p", "/p/mine"):
        await una.opens(path)
        turned, count = beside_others(una, word)
        assert turned == []
        assert count >= 1


async def test_words_of_others_in_the_cloud_and_in_round_ups(workshop, una):
    await workshop.each_says(*(f"{word}، {n}" for n, word in enumerate(WORDS * 3)))
    await workshop.fran.presses("Close and reveal")
    await una.opens("/p")
    cloud = {word: beside_others(una, word) for word in WORDS}
    for label in ("Show the value in full", "Next prompt"):
        await workshop.fran.presses(label)
    await workshop.each_says(*(f"نحتاج إلى وقت للاستماع {n}" for n in range(6)))
    for label in ("Round-up", "Post to the group"):
        await workshop.fran.presses(label)
    await una.opens("/p")
    turned, count = beside_others(una, "نحتاج إلى وقت")

    assert {word: turned for word, (turned, _) in cloud.items() if turned} == {}
    assert all(count >= 2 for _, count in cloud.values())
    assert (turned, count >= 1) == ([], True)


async def test_what_is_typed_stands_as_it_is_read(una):
    await una.opens("/p")
    fields = una.page.xpath("//textarea")

    assert fields
    assert [one.get("name") for one in fields if one.get("dir") != "auto"] == []
