"""One workshop, two doors: what chats and pages say of one another."""

import pytest
from PIL import Image

from handlers.views.group import join_link
from tests.pages.browsers import ADDRESS, Browser, code_of
from tests.players import NUMBERED

CLOSE, OPEN = "Close the way in by browser", "Open the way in by browser"


@pytest.fixture
async def doors(scene):
    """The lobby of a workshop that people can come into by a browser, too."""
    await scene.restarts(web_url=ADDRESS, web_port=0)
    await scene.opens_lobby()
    return scene


def lobby_of(scene):
    return [post for post in scene.group.from_bot() if "Tap to join" in post.words][-1].words


async def test_the_first_post_leads_to_both_and_counts_them_apart(doors):
    code = await code_of(doors)
    await doors.ana.joins()
    await Browser(doors).joins()

    assert f"Without Telegram: {ADDRESS}/j/{code[:4]}-{code[4:]}" in lobby_of(doors)
    assert "Joined: 2\nIn a browser: 1" in lobby_of(doors)
    assert "Joined: 2\nIn a browser: 1" in doors.fran.panel.words


async def test_the_page_has_a_link_into_the_chat(doors):
    una = Browser(doors)
    await una.opens(f"/j/{await code_of(doors)}")
    ((token,),) = await doors.rows("SELECT token FROM session")

    links = una.page.xpath("//a[text()='Open Telegram']/@href")

    assert links == [join_link("gair_bot", token)]


async def test_without_pages_nothing_of_them_is_said(lobby):
    await lobby.fran.presses("People …", lobby.fran.panel)

    assert "Without Telegram" not in lobby.posts[-1]
    assert "In a browser" not in lobby.fran.panel.words
    assert CLOSE not in lobby.fran.newest.labels
    assert "Close joining" in lobby.fran.newest.labels


async def test_a_facilitator_closes_the_way_in_by_browser_and_opens_it_again(doors):
    una, vic = Browser(doors), Browser(doors)
    await una.joins()
    await doors.fran.presses("People …", doors.fran.panel)
    await doors.fran.presses(CLOSE)
    said = lobby_of(doors)

    await vic.opens(f"/j/{await code_of(doors)}")
    refused = vic.text
    await una.opens("/p")
    await doors.ana.joins()
    await doors.fran.presses(OPEN)
    await vic.joins()

    assert "Without Telegram" not in said
    assert "Nobody new comes in by a browser just now." in refused
    assert "I agree, let me in" not in refused
    assert una.has("You are in.")
    assert "Joined: 3\nIn a browser: 2" in lobby_of(doors)


async def test_who_has_closed_joining_lets_nobody_in_by_either_door(doors):
    await doors.fran.presses("People …", doors.fran.panel)
    await doors.fran.presses("Close joining")
    una = Browser(doors)

    await una.opens(f"/j/{await code_of(doors)}")
    await una.sends("I agree, let me in")

    assert una.has("Joining is closed just now")
    assert await doors.rows("SELECT * FROM participant") == []


async def test_who_joins_another_workshop_leaves_the_first(doors):
    una = Browser(doors)
    await una.joins()
    first = await code_of(doors)
    await doors.fran.presses("End the workshop")
    await doors.fran.presses("End now")
    await doors.opens_lobby()

    await una.joins()

    assert first != await code_of(doors)
    assert await doors.rows("SELECT session_id FROM participant WHERE attending") == [(2,)]


@pytest.mark.long
async def test_somebody_in_a_browser_is_taken_out_as_anybody_else(doors):
    await doors.all_join()
    una = Browser(doors)
    await una.joins()
    await doors.fran.presses("Begin with the first value")
    await una.says("something unkind")
    await doors.each_says("time", "time", "hope", "home", "care", "love")
    await doors.fran.presses("Close and reveal")
    await doors.fran.presses("People …", doors.fran.panel)
    await doors.fran.presses("Take somebody out …")
    words = NUMBERED.findall(doors.fran.newest.words)
    number = words.index("“something unkind”, people: 1") + 1
    await doors.fran.presses(str(number), doors.fran.newest)
    await doors.fran.presses(doors.fran.newest.labels[0], doors.fran.newest)

    await una.opens("/p")

    assert "something unkind" not in una.text
    assert await doors.rows("SELECT text FROM response WHERE text = 'something unkind'") == []


async def test_the_picture_of_the_first_post_leads_to_the_page(doors, tmp_path):
    post = [one for one in doors.group.from_bot() if one.photo][-1]
    picture = tmp_path / "qr.png"
    picture.write_bytes(post.photo.content if hasattr(post.photo, "content") else post.photo)

    assert Image.open(picture).size[0] > 300
