"""What is no number, no port or no secret is refused as Telegram refuses it, and not by a crash."""

import pytest


@pytest.mark.parametrize("given", ['["x"]', "[null]", "[true]", "[[1]]"])
async def test_what_is_no_id_of_a_message(world, api, group, given):
    refused = await api.refusal("deleteMessages", chat_id=group.id, message_ids=given)

    assert refused == (400, "Bad Request: invalid message identifier specified")
    world.requests.clear()


async def test_commands_for_a_chat_that_is_none(api):
    refused = await api.refusal(
        "setMyCommands",
        commands='[{"command": "a", "description": "b"}]',
        scope='{"type": "chat", "chat_id": "x"}',
    )

    assert refused == (400, "Bad Request: chat not found")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            {"url": "https://gair.example.org:8444/telegram"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        (
            {"url": "https://gair.example.org/telegram", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_webhooks_that_telegram_does_not_take(api, asked, told):
    assert await api.refusal("setWebhook", **asked) == (400, f"Bad Request: {told}")
