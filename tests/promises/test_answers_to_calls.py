"""Of a message that was sent or changed it counts where it stands: whatever else Telegram says of
it, as of buttons that nobody knows yet, is in nobody's way."""

import json


async def test_what_cant_be_read_of_a_message_that_was_sent_is_in_nobodys_way(workshop, caplog):
    make, changed = workshop.around.request, []

    def request():
        inner = make()
        ask = inner.do_request

        async def do_request(url, *arguments, **named):
            status, body = await ask(url, *arguments, **named)
            told = json.loads(body)
            if url.endswith(("sendMessage", "editMessageText")) and told["ok"]:
                changed.append(url)
                told["result"] |= {"entities": 5, "reply_markup": {"inline_keyboard": 5}}
            return status, json.dumps(told).encode()

        inner.do_request = do_request
        return inner

    await workshop.restarts(around={"request": request})
    await workshop.ana.says("trust")
    await workshop.fran.presses("Close and reveal")

    assert [one.message for one in caplog.records if one.levelname == "ERROR"] == []
    assert workshop.ana.own == ["trust"]
    assert workshop.fran.panel_buttons[0] != "Close and reveal"
    assert {url.rsplit("/", 1)[1] for url in changed} == {"sendMessage", "editMessageText"}
