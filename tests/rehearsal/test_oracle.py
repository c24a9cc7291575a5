"""The oracle itself: it passes what is right and names what is not."""

import json

from tests.oracle import TELLING, check_answer, check_request, check_update, check_world
from tests.shapes import shape

USER = {"id": 5, "is_bot": False, "first_name": "Ana"}
CHAT = {"id": 5, "type": "private", "first_name": "Ana"}
MESSAGE = {"message_id": 1, "date": 1_770_000_000, "chat": CHAT, "from": USER, "text": "hello"}


def test_a_right_update_passes():
    assert check_update({"update_id": 7, "message": MESSAGE}) == []


def test_an_unknown_key_is_named():
    wrong = check_update({"update_id": 7, "message": {**MESSAGE, "mood": "good"}})

    assert wrong == ["unknown key .message.mood"]


def test_a_missing_key_is_named():
    message = {key: value for key, value in MESSAGE.items() if key != "date"}

    (wrong,) = check_update({"update_id": 7, "message": message})

    assert "message.date" in wrong


def test_a_text_for_a_number_is_named():
    wrong = check_update({"update_id": 7, "message": {**MESSAGE, "message_id": "1"}})

    assert wrong == [".message.message_id is '1', of the wrong type"]


def test_answers_are_judged_by_their_method():
    assert check_answer("sendMessage", MESSAGE) == []
    assert check_answer("getUpdates", [{"update_id": 7, "message": MESSAGE}]) == []
    assert check_answer("deleteMessage", True) == []
    assert check_answer("sendMessage", True) != []
    assert check_answer("getChatAdministrators", [{"status": "creator", "user": USER}]) != []


def test_requests_are_judged_by_their_method():
    keyboard = '{"inline_keyboard": [[{"text": "Join", "callback_data": "join"}]]}'

    assert check_request("sendMessage", {"chat_id": "5", "text": "x"}) == []
    assert check_request("sendmessage", {"chat_id": 5, "text": "[", "reply_markup": keyboard}) == []
    assert check_request("sendPhoto", {"chat_id": "5"}, ["photo"]) == []
    assert check_request("sendMessage", {"chat_id": "5", "text": "x", "loud": "yes"}) == [
        "sendMessage: unknown key .loud"
    ]
    assert check_request("sendFax", {}) == ["sendFax: there is no such method"]
    assert check_request("sendPhoto", {"chat_id": "5"}) != []


def test_what_may_be_judged_otherwise_has_another_shape():
    rights = [MESSAGE, {**MESSAGE, "entities": [{"type": "bold", "offset": 0, "length": 5}]}]
    wrongs = [
        {**MESSAGE, "message_id": "1"},
        {**MESSAGE, "message_id": 1.5},
        {**MESSAGE, "date": 10**20},
        {**MESSAGE, "chat": {**CHAT, "type": None}},
        {**MESSAGE, "from": {**USER, "is_bot": 7}},
        {**MESSAGE, "mood": "good"},
        {key: value for key, value in MESSAGE.items() if key != "date"},
        {**MESSAGE, "text": None, "entities": [{"type": "bold", "offset": "0", "length": 5}]},
    ]

    assert all(check_answer("sendMessage", right) == [] for right in rights)
    assert all(check_answer("sendMessage", wrong) != [] for wrong in wrongs)
    assert not {shape(wrong, TELLING) for wrong in wrongs} & {shape(r, TELLING) for r in rights}


def test_texts_that_stand_for_other_things_have_another_shape():
    rights, wrongs = ["5", "-100200"], ["five", "true", "5.5", "", "5x", "2030-01-01"]
    given = {"chat_id": "5", "action": "typing"}

    assert all(
        check_request("sendChatAction", {**given, "message_thread_id": right}) == []
        for right in rights
    )
    assert all(
        check_request("sendChatAction", {**given, "message_thread_id": wrong}) != []
        for wrong in wrongs
    )
    assert not {shape(w, TELLING) for w in wrongs} & {shape(right, TELLING) for right in rights}


def test_a_status_is_one_of_a_few():
    left = {"user": USER, "status": "left"}

    assert check_answer("getChatMember", left) == []
    assert check_answer("getChatMember", {**left, "status": "asleep"}) != []
    assert shape(left, TELLING) != shape({**left, "status": "asleep"}, TELLING)


def test_what_was_right_once_lets_nothing_else_pass(world, ana):
    ana.starts()
    ana.says("hello")
    assert check_world(world) == []

    update = json.loads(world.updates.history[-1])
    update["message"]["text"] = 5
    world.updates.history.append(json.dumps(update))

    assert check_world(world) != []
    world.updates.history.pop()
