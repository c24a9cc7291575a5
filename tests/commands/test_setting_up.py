"""From nothing to a bot that runs: a settings file is written, and what `gair run` would refuse is
found before it starts."""

import tomllib

import pytest

from bot.__main__ import main
from bot.commands.init import example
from storage.database import Database
from storage.vault import Vault, operators_key
from tests.obeying import permissions_hold
from tests.storage.seed import NOW, add_session

TOKEN = "123456789:" + "Ab3_-" * 7


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Each test stands in an empty folder, with a token in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)
    return tmp_path


@pytest.fixture
def gair(capsys):
    """Type a command; how it ended, and all that was read."""

    def gair(*words):
        code = main(words)
        printed = capsys.readouterr()
        return code, (printed.out + printed.err).splitlines()

    return gair


@pytest.fixture
def problems(gair, elsewhere, capsys):
    """Check an installation; the problems that are named, each the kind and what is said."""
    (elsewhere / "config.toml").write_text('base_url = "http://127.0.0.1:9"\n')

    def problems(*lines):
        with (elsewhere / "config.toml").open("a") as file:
            file.writelines(f"{line}\n" for line in lines)
        _, told = gair("check")
        return [line[9:] for line in told if line.startswith("problem")]

    return problems


@pytest.fixture
async def living(elsewhere):
    """A database with a live session, and its keys."""
    path = elsewhere / "data" / "gair.sqlite3"
    vault = Vault(path.parent / "keys", operators_key(elsewhere / "gair.key"))
    async with await Database.open(path, vault, lambda: NOW) as database:
        await database.transaction(add_session)
    return path


def test_settings_are_written_once_and_for_their_owner_alone(gair, elsewhere):
    code, told = gair("init")

    written = elsewhere / "config.toml"
    assert (code, told[-1]) == (0, "  gair check")
    assert written.read_bytes() == example()
    assert written.stat().st_mode & 0o777 == 0o600
    assert tomllib.loads(written.read_text())["minimum"] == 5

    written.write_text("minimum = 4\n")
    assert gair("init") == (
        1,
        ["gair: config.toml is there already; edit that one, or name another file"],
    )
    assert written.read_text() == "minimum = 4\n"


def test_they_can_be_printed_where_no_file_can_be_written(gair):
    code, told = gair("init", "-")

    assert (code, told) == (0, example().decode().splitlines())


def test_another_file_is_written_where_one_names_it(gair, elsewhere):
    assert gair("init", "ours.toml")[1][-1] == "  gair check --config ours.toml"
    assert (elsewhere / "ours.toml").exists()
    assert gair("init", "nowhere/ours.toml") == (
        1,
        ["gair: there is no folder nowhere; make it first"],
    )


def test_an_installation_whose_key_fits_has_no_problem(problems, living):
    assert problems() == []


def test_a_key_that_is_gone(problems, living, elsewhere):
    (elsewhere / "gair.key").unlink()

    (told,) = problems()
    assert told.startswith(f"key_file: {elsewhere}/gair.key is missing; put it back: without it")
    assert not (elsewhere / "gair.key").exists()


def test_a_key_of_another_installation(problems, living, elsewhere):
    (elsewhere / "gair.key").write_bytes(b"x" * 32)

    (told,) = problems()
    assert told.startswith(f"database: {living}: ")
    assert told.endswith("put the key file that belongs to it back")


def test_keys_of_a_session_that_are_gone(problems, living):
    for key in (living.parent / "keys").iterdir():
        key.unlink()

    (told,) = problems()
    assert told.endswith("the keys of session 1 are missing; put the folder of keys back")


def test_a_key_that_others_may_read(problems, living, elsewhere):
    (elsewhere / "gair.key").chmod(0o644)

    key = elsewhere / "gair.key"
    assert problems() == [f"key_file: {key} can be read by others; run: chmod 600 {key}"]


def test_a_key_that_is_none(problems, elsewhere):
    key = elsewhere / "gair.key"
    key.write_bytes(b"short")
    key.chmod(0o600)
    assert problems() == [
        f"key_file: {key} is no key of Gair; put the right file back, or name another"
    ]

    key.unlink()
    key.mkdir(mode=0o700)
    (told,) = problems()
    assert told.startswith(f"key_file: {key} can't be read (Is a directory); name the file with")


def test_a_folder_that_may_not_be_written_into(problems, elsewhere):
    closed = elsewhere / "closed"
    closed.mkdir(mode=0o500)

    with permissions_hold():
        told = problems('data_folder = "closed/data"')

    (line,) = told
    assert line.startswith(f"data_folder: nothing can be written into {closed}; make it the bot's")


def test_a_folder_below_a_file(problems, elsewhere):
    (elsewhere / "taken").write_text("a file")

    told = problems('data_folder = "taken/data"')

    assert [line.partition(": ")[0] for line in told] == ["data_folder"]


def test_what_could_not_be_tried_is_not_called_in_order(gair, problems):
    problems()

    code, told = gair("check")

    assert code == 0
    assert told[-1] == "Nothing wrong was found. Not tried: 1; see above."
    assert [line for line in told if line.startswith("untried  token: could not reach Telegram")]


@pytest.mark.parametrize("port", ["8444", "99999"])
def test_a_port_that_telegram_does_not_call(problems, port):
    (told,) = problems(f'webhook_url = "https://gair.example.org:{port}/telegram"')
    assert told.startswith("config.toml: webhook_url should have no port, or 443, 80, 88 or 8443")
