"""The envelope, the addresses and the ways in which parameters may come."""

import io
import json

import pytest
from PIL import Image

from bot.rehearsal.bot_api import Impossible, World


def picture(width=1280, height=900, kind="PNG"):
    written = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(written, kind)
    return written.getvalue()


async def test_get_me_says_who_the_bot_is(api):
    me = await api.result("getMe")

    assert (me["id"], me["username"], me["is_bot"]) == (1, "gair_bot", True)
    assert me["can_read_all_group_messages"] is False


async def test_method_names_are_taken_in_any_case(api):
    assert await api.result("GETME") == await api.result("getMe")


async def test_a_wrong_token_is_unauthorized(api):
    answer = await api.client.post("/bot2:OTHER/getMe")

    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_unknown_method_is_not_found(world, api):
    assert await api.refusal("sendFax") == (404, "Not Found: method not found")

    world.requests.clear()


async def test_an_unknown_address_is_not_found(api):
    answer = await api.client.get("/elsewhere")

    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_parameters_come_in_the_address_in_a_form_in_json_or_in_parts(api, ana):
    ana.starts()
    path = f"/bot{api.world.token}/sendMessage"
    wanted = {"chat_id": str(ana.id), "text": "a & b"}

    await api.client.get(path, params=wanted)
    await api.client.post(path, data=wanted)
    await api.client.post(path, json={"chat_id": ana.id, "text": "a & b"})
    await api.client.post(path, data=wanted, files={"nothing": ("x.txt", b"x")})

    assert [message.text for message in ana.private.from_bot()] == ["a & b"] * 4


async def test_a_file_may_be_attached_under_its_own_name(api, ana):
    ana.starts()
    media = {"type": "photo", "media": "attach://cloud", "caption": "Words"}
    sent = await api.result("sendPhoto", {"photo": ("a.png", picture(90, 60))}, chat_id=str(ana.id))

    await api.result(
        "editMessageMedia",
        {"cloud": ("b.png", picture())},
        chat_id=str(ana.id),
        message_id=str(sent["message_id"]),
        media=media,
    )

    assert ana.private.last.photo == picture()
    assert ana.private.last.caption == "Words"
    assert ana.private.last.edits == 1


async def test_broken_json_is_refused(world, api, ana):
    ana.starts()

    refused = await api.refusal("sendMessage", chat_id=ana.id, text="x", reply_markup="{")

    assert refused == (400, "Bad Request: can't parse reply keyboard markup JSON object")
    world.requests.clear()


async def test_text_that_is_no_unicode_is_refused(api, ana):
    ana.starts()
    body = json.dumps({"chat_id": ana.id, "text": "\ud800"})

    answer = await api.client.post(
        f"/bot{api.world.token}/sendMessage",
        content=body,
        headers={"content-type": "application/json"},
    )

    assert answer.json()["description"] == "Bad Request: strings must be encoded in UTF-8"
    api.world.requests.clear()


def test_the_first_update_id_is_no_round_number_and_differs_between_bots():
    first, second = (World(token=token) for token in ("1:A", "2:B"))

    assert first.updates.next_id > 10**8
    assert first.updates.next_id != second.updates.next_id


def test_people_cannot_do_what_no_app_lets_them_do(world, ana, fran, group):
    stranger = world.add_person("Sam")
    ana.blocks_bot()

    with pytest.raises(Impossible):
        ana.says("hello")
    with pytest.raises(Impossible):
        stranger.says("hello", chat=group)
    with pytest.raises(Impossible):
        ana.says("hello", chat=group, anonymous=True)
    with pytest.raises(Impossible):
        fran.starts("not base64url!")
    with pytest.raises(Impossible):
        fran.says("   ")
