"""`gair check`: it finds what is wrong, says so in a line each, and changes nothing."""

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from bot.__main__ import main
from bot.commands.asking_telegram import try_token
from bot.commands.check import ASKED_FOR, NOBODY_LET_IN
from bot.commands.finding import ok, problem, untried
from bot.config import Config
from storage.database import Database
from storage.vault import operators_key
from tests.vaults import a_vault

SECRET = "Ab3_-" * 7
TOKEN = f"123456789:{SECRET}"
REFUSED = {"ok": False, "error_code": 401, "description": "Unauthorized"}
NOBODY = "http://127.0.0.1:9"
WELSH_IS_A_DRAFT = (
    "texts: cy is a draft: nobody who speaks it has put their name and a day into the head of the"
    " file; docs/translating.md says how it is read"
)
NOT_REACHED = "token: could not reach Telegram ({}); token not tried"


def me(**changes):
    """What Telegram answers when it is asked whose token this is."""
    bot = {"id": 123456789, "is_bot": True, "first_name": "Gair", "username": "gair_bot"}
    return {"ok": True, "result": {**bot, "can_join_groups": True, **changes}}


@pytest.fixture
def telegram():
    """Start a server that gives one answer to everything; its address."""
    servers = []

    def serve(status, body):
        server = HTTPServer(("127.0.0.1", 0), _answering(status, body))
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def _answering(status, body):
    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.path != f"/bot{TOKEN}/getMe":
                return
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body if isinstance(body, bytes) else json.dumps(body).encode())

        def log_message(self, *_):
            """Keep the tests' output quiet."""

    return Answer


@pytest.fixture
def check(tmp_path, monkeypatch, capsys):
    """Check an installation whose config.toml has these lines; exit code and lines by kind.

    Whatever is found, nothing on disk has changed and the token was not shown.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)

    def check(config="", address=NOBODY):
        file = tmp_path / "config.toml"
        file.write_text(f'base_url = "{address}"\n{config}')
        before = everything_in(tmp_path)

        code = main(["check"])

        assert everything_in(tmp_path) == before
        printed = capsys.readouterr()
        assert printed.err == ""
        assert SECRET not in printed.out
        *lines, last = printed.out.splitlines()
        found = {"ok": [], "note": [], "untried": [], "problem": []}
        for line in lines:
            found[line[:9].strip()].append(line[9:])
        number, untried = len(found["problem"]), len(found["untried"])
        in_order = f"Nothing wrong was found. Not tried: {untried}; see above."
        in_order = in_order if untried else "Everything is in order."
        assert last == (f"Problems: {number}" if number else in_order)
        return code, found

    return check


def everything_in(folder):
    """Every file below a folder, with what is in it and when it was changed."""
    return {
        path: (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else None)
        for path in folder.rglob("*")
    }


@pytest.mark.long
def test_an_installation_that_is_in_order(check, telegram, tmp_path):
    code, found = check(address=telegram(200, me()))

    assert found == {
        "ok": [
            "settings: config.toml",
            "texts: en, cy",
            "plan heart-of-help: A Heart of Help (values: 12)",
            "word cloud: fonts and scripts",
            "token: @gair_bot",
        ],
        "note": [
            WELSH_IS_A_DRAFT,
            NOBODY_LET_IN,
            *ASKED_FOR.values(),
            f"database: {tmp_path}/data/gair.sqlite3 is not there yet; the first run makes it",
        ],
        "untried": [],
        "problem": [],
    }
    assert code == 0


def test_who_is_let_in_is_counted_and_who_is_responsible_is_asked_for(check):
    _, found = check('allowed = [-100123, 5]\norganisers = [5, 6]\ncontact = "Jo, 029"')

    assert "allowed: groups 1, people 2" in found["ok"]
    assert found["note"][:2] == [WELSH_IS_A_DRAFT, ASKED_FOR["controller"]]
    assert ASKED_FOR["contact"] not in found["note"]
    assert NOBODY_LET_IN not in found["note"]


def test_a_bot_that_is_in_its_groups_need_not_join_more(check, telegram):
    _, found = check("allowed = [-100123]", telegram(200, me(can_join_groups=False)))

    assert found["ok"][-1] == "token: @gair_bot; nobody can add it to further groups"
    assert found["problem"] == []


def test_topics_in_private_chats_should_be_off(check, telegram):
    address = telegram(200, me(has_topics_enabled=True))

    code, found = check(address=address)

    assert code == 1
    assert found["problem"][-1].startswith("token: @gair_bot has topics in private chats; people")
    assert found["problem"][-1].endswith("switch threaded mode off at @BotFather")


def test_without_a_network_everything_else_is_checked(check):
    code, found = check()

    assert found["untried"][-1] == NOT_REACHED.format("NetworkError")
    assert (code, found["problem"]) == (0, [])


def test_a_token_that_telegram_refuses(check, telegram):
    address = telegram(401, REFUSED)

    code, found = check(address=address)

    assert found["problem"] == [f"token: refused by {address}; copy it again from @BotFather"]
    assert code == 1


@pytest.mark.parametrize(
    ("status", "body", "finding"),
    [
        (
            200,
            me(can_join_groups=False),
            problem("token: @gair_bot may not join groups; send @BotFather /setjoingroups"),
        ),
        (502, b"<html>Bad Gateway</html>", untried(NOT_REACHED.format("NetworkError"))),
        (200, b"<html>Log in to the network</html>", untried(NOT_REACHED.format("TelegramError"))),
        (200, {"ok": True, "result": True}, untried(NOT_REACHED.format("TypeError"))),
        (200, {"status": "up"}, untried(NOT_REACHED.format("KeyError"))),
        (200, me(), ok("token: @gair_bot")),
    ],
)
def test_what_telegram_may_answer(telegram, status, body, finding):
    config = Config(telegram_token=TOKEN, base_url=telegram(status, body))

    assert try_token(config) == finding


def test_no_answer_is_not_waited_for():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        found = try_token(Config(telegram_token=TOKEN, base_url=address), seconds=0.2)

    assert found == untried(NOT_REACHED.format("TimeoutError"))


def test_settings_that_are_wrong_do_not_hide_the_rest(check):
    code, found = check("minimum = 1\nplan = 'a b'")

    assert found["problem"] == [
        "config.toml: plan should be one short name without spaces",
        "config.toml: minimum should be a whole number from 3 to 50, is 1",
    ]
    assert [line.partition(":")[0] for line in found["ok"]] == [
        "texts",
        "plan heart-of-help",
        "word cloud",
    ]
    assert code == 1


def test_settings_are_not_needed_when_the_token_is_in_the_environment(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TELEGRAM_TOKEN", raising=False)

    code = main(["check"])

    out = capsys.readouterr().out.splitlines()
    assert code == 1
    assert out[0].startswith("problem  settings: telegram_token is missing; get one from @Bot")


def test_warnings_about_settings_are_notes(check, tmp_path):
    (tmp_path / "config.toml").touch(mode=0o644)

    _, found = check(f'telegram_token = "{TOKEN}"')

    assert found["note"][0] == (
        "config.toml: others on this machine can read the token; chmod 600 config.toml"
    )


def test_a_plan_that_is_not_there(check):
    code, found = check("plan = 'ours'")

    assert found["problem"] == ["plan ours is not there; plans are heart-of-help"]
    assert code == 1


def test_what_a_plan_lacks_in_its_other_language_is_listed(check, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "ours.toml").write_text(
        'title = "Ours"\ntitle_cy = "Ein rhai ni"\n[[value]]\ntitle = "Tea"\n'
        'statement = "There is tea."\nstatement_cy = "Mae te yma."\n',
        encoding="utf-8",
    )
    _, found = check("plans_folder = 'own'")

    assert "plan ours: not there, so shown in en: value 1: title_cy" in found["note"]
    assert not any("heart-of-help: not there" in line for line in found["note"])


def test_what_several_values_lack_is_listed_once(check, tmp_path):
    (tmp_path / "own").mkdir()
    values = [f'[[value]]\ntitle = "{t}"\nstatement = "There is {t}."\n' for t in ("Tea", "Time")]
    (tmp_path / "own" / "ours.toml").write_text(
        'title = "Ours"\nabout = "A"\nabout_cy = "A"\nquestion = "What?"\n' + "".join(values),
        encoding="utf-8",
    )
    _, found = check("plans_folder = 'own'")

    lacks = "title_cy; values 1, 2: title_cy; values 1, 2: statement_cy; values 1, 2: question_cy"
    assert f"plan ours: not there, so shown in en: {lacks}" in found["note"]


def test_own_plans_are_checked_line_by_line(check, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "bad.toml").write_text("title = 5\n")

    code, found = check("plans_folder = 'own'")

    assert {line.partition(": ")[0] for line in found["problem"]} == {"plans"}
    assert {line.split(": ")[1] for line in found["problem"]} == {"bad.toml"}
    assert code == 1


async def _make_database(path):
    async with await Database.open(path, a_vault(path), lambda: 0.0):
        pass


@pytest.fixture
async def database(tmp_path):
    """A database as the bot leaves it."""
    path = tmp_path / "data" / "gair.sqlite3"
    key = tmp_path / "gair.key"
    key.write_bytes(b"o" * 32)
    key.chmod(0o600)
    await _make_database(path)
    return path


def test_a_database_that_is_in_order(database, check):
    code, found = check()

    assert found["ok"][-1] == f"database: {database}"
    assert (code, found["problem"]) == (0, [])


def test_a_database_that_is_none(check, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "gair.sqlite3").write_bytes(b"something else " * 400)
    operators_key(tmp_path / "gair.key")

    code, found = check()

    assert [line.partition(": ")[0] for line in found["problem"]] == ["database"]
    assert code == 1


def test_a_database_that_is_damaged(database, check):
    content = bytearray(database.read_bytes())
    content[5000:9000] = b"\xff" * 4000
    database.write_bytes(content)

    code, found = check()

    assert [line.partition(": ")[0] for line in found["problem"]] == ["database"]
    assert code == 1


def test_it_says_what_the_setting_for_members_needs(check):
    _, found = check("members_only = true")

    assert found["note"][0] == (
        "members_only: the bot has to be an admin of each group, to see who is a member; "
        "where it is not, nobody can join"
    )


def test_plans_are_looked_at_beside_settings_that_are_wrong(check, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "bad.toml").write_text("title = 5\n")

    code, found = check("minimum = 1\nplans_folder = 'own'\nplan = 'ours'")

    settings, plans = "config.toml: minimum should be a whole number", "plans: bad.toml: "
    assert [line.startswith(settings) for line in found["problem"]][:1] == [True]
    assert [line.startswith(plans) for line in found["problem"]][1:] != []
    assert all(line.startswith(plans) for line in found["problem"][1:])
    assert code == 1


def test_a_plan_that_is_not_there_is_said_beside_them_too(check, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "note.txt").write_text("Our plan")

    _, found = check("minimum = 1\nplans_folder = 'own'\nplan = 'ours'")

    assert found["problem"][1:] == ["plan ours is not there; plans are heart-of-help"]
    assert [line for line in found["note"] if line.startswith("plans: note.txt is not read")]


@pytest.mark.parametrize("folder", ["nowhere", "bad\\u0000name", "config.toml"])
def test_a_folder_of_plans_that_is_none_hides_nothing(check, folder):
    code, found = check(f'minimum = 1\nplans_folder = "{folder}"')

    assert len(found["problem"]) == 2
    assert [line.partition(":")[0] for line in found["ok"]][:2] == ["texts", "plan heart-of-help"]
    assert code == 1
