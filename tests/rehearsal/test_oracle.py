"""The oracle itself: it passes what is right and names what is not."""

from tests.oracle import check_answer, check_request, check_update

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
