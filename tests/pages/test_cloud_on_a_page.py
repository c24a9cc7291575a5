"""The cloud that the group has stands on everybody's page: the same picture, and its words."""

import io

import pytest
from PIL import Image, ImageChops

from tests.pages.browsers import Browser
from tests.plans import use_small_plan


@pytest.fixture
async def una(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    browser = Browser(scene)
    await browser.joins()
    return browser


def listed(browser):
    return [one.text_content() for one in browser.page.xpath("//section[@id='cloud']//li")]


def picture_on(browser):
    return browser.page.xpath("//section[@id='cloud']//img/@src")


@pytest.mark.long
async def test_it_comes_with_the_groups_and_shows_the_same(scene, una):
    await scene.each_says("tea", "tea", "tea", "milk", "cake", "calm")
    await una.opens("/p")
    growing = una.text
    await scene.fran.presses("Close and reveal")
    await una.opens("/p")
    drawn = await una.client.get(picture_on(una)[0])
    dark = await una.client.get(picture_on(una)[0].replace("light", "dark"))

    assert "Answered: 3 and more" in growing
    assert sorted(listed(una)) == ["cake: 1", "calm: 1", "milk: 1", "tea: 3"]
    assert una.has("Answered: 6 · Passed: 0")
    assert (drawn.status_code, drawn.headers["content-type"]) == (200, "image/webp")
    ours, groups = (
        Image.open(io.BytesIO(one)).convert("RGB")
        for one in (drawn.content, scene.clouds[-1].photo)
    )
    assert ImageChops.difference(ours, groups).getbbox() is None
    assert dark.status_code == 200
    assert dark.content != drawn.content


async def test_there_is_none_before_the_group_has_one(scene, una):
    await scene.ana.says("hippopotamus")
    await una.says("a word of my own")

    assert listed(una) == []
    assert "hippopotamus" not in una.answer.text


async def test_what_is_taken_back_leaves_it(scene, una):
    await una.says("patience")
    await scene.each_says("tea", "tea", "tea", "milk", "cake", "calm")
    await scene.fran.presses("Close and reveal")
    await una.opens("/p")
    before, picture = listed(una), picture_on(una)[0]
    await una.sends("Remove: patience")
    after = await una.client.get(picture)

    assert "patience: 1" in before
    assert "patience" not in " ".join(listed(una))
    assert after.status_code == 404
    assert picture_on(una)[0] != picture


async def test_nobody_else_gets_the_picture(scene, una):
    await scene.each_says("tea", "tea", "tea", "milk", "cake", "calm")
    await scene.fran.presses("Close and reveal")
    await una.opens("/p")
    picture = picture_on(una)[0]
    vic = Browser(scene)

    for path in (picture, picture.replace("light", "../light"), "/p/cloud/x/light.webp"):
        assert (await vic.client.get(path)).status_code == 404
    assert (await una.client.get(picture.replace("light", "grey"))).status_code == 404
