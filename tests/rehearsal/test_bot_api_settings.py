"""What a bot sets about itself."""

import pytest

COMMANDS = [{"command": "workshop", "description": "Open a workshop"}]


async def test_commands_belong_to_a_scope_and_a_language(api, group):
    scope = {"type": "chat", "chat_id": group.id}

    await api.result("setMyCommands", commands=COMMANDS, scope=scope, language_code="cy")

    assert await api.result("getMyCommands", scope=scope, language_code="cy") == COMMANDS
    assert await api.result("getMyCommands", scope=scope) == []
    assert await api.result("getMyCommands") == []
    await api.result("deleteMyCommands", scope=scope, language_code="cy")
    assert await api.result("getMyCommands", scope=scope, language_code="cy") == []


@pytest.mark.parametrize(
    ("commands", "description"),
    [
        ([{"command": "Work Shop", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "a", "description": "x" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        (COMMANDS * 101, "BOT_COMMANDS_TOO_MUCH"),
        (["workshop"], "can't parse BotCommand: expected an Object"),
        ([{"command": "a"}], "can't parse BotCommand: Can't find field \"description\""),
        ({}, "can't parse commands JSON object"),
    ],
)
async def test_commands_that_telegram_does_not_take(api, commands, description):
    refused = await api.refusal("setMyCommands", commands=commands)

    assert refused == (400, f"Bad Request: {description}")
    api.world.requests.clear()


@pytest.mark.parametrize(
    ("scope", "description"),
    [
        ({"type": "everywhere"}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"type": "chat"}, "can't parse BotCommandScope: Empty chat_id specified"),
        ({"type": "chat", "chat_id": 5}, "chat not found"),
    ],
)
async def test_scopes_that_do_not_exist(api, scope, description):
    refused = await api.refusal("setMyCommands", commands=COMMANDS, scope=scope)

    assert refused == (400, f"Bad Request: {description}")
    api.world.requests.clear()


async def test_menu_buttons_of_a_chat_and_of_all(api, ana):
    before = await api.result("getChatMenuButton", chat_id=ana.id)
    await api.result("setChatMenuButton", menu_button={"type": "commands"})
    general = await api.result("getChatMenuButton", chat_id=ana.id)
    await api.result("setChatMenuButton", chat_id=ana.id, menu_button={"type": "default"})
    own = await api.result("getChatMenuButton", chat_id=ana.id)

    assert [button["type"] for button in (before, general, own)] == [
        "default",
        "commands",
        "default",
    ]
    assert (await api.refusal("setChatMenuButton", chat_id=5))[1] == "Bad Request: chat not found"


async def test_names_and_descriptions(api):
    await api.result("setMyName", name="Gair y gweithdy", language_code="cy")
    await api.result("setMyDescription", description="Runs workshops")
    await api.result("setMyShortDescription", short_description="Workshops")

    assert await api.result("getMyName", language_code="cy") == {"name": "Gair y gweithdy"}
    assert await api.result("getMyName") == {"name": "Gair"}
    assert await api.result("getMyDescription") == {"description": "Runs workshops"}
    assert await api.result("getMyShortDescription") == {"short_description": "Workshops"}
    assert (await api.refusal("setMyDescription", description="x" * 513))[0] == 400
