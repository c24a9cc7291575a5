"""`gair check` finds all that `gair run` refuses to start with, and says the same of it."""

import asyncio
import os
import shutil
import socket
import threading

import pytest

from bot import operating
from bot.__main__ import main
from bot.commands.settings import load_settings
from bot.serving import PortTaken, listen, serve
from handlers.wire.webhook import webhook
from storage.database import Database, DatabaseRefused
from storage.lock import FolderRefused
from storage.vault import KeyRefused, Vault, operators_key
from tests.obeying import permissions_hold
from tests.some_of import some_of
from tests.storage.seed import NOW, add_session

TOKEN = "123456789:" + "Ab3_-" * 7
REFUSALS = (DatabaseRefused, FolderRefused, KeyRefused, PortTaken)
NOBODY = 65534


@pytest.fixture
async def house(tmp_path, monkeypatch):
    """A folder with settings, a key, and data with a live session and a backup that is kept."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)
    (tmp_path / "config.toml").write_text('base_url = "http://127.0.0.1:9"\n')
    path = tmp_path / "data" / "gair.sqlite3"
    vault = Vault(path.parent / "keys", operators_key(tmp_path / "gair.key"))
    async with await Database.open(path, vault, lambda: NOW) as database:
        await database.transaction(add_session)
    path.parent.chmod(0o700)
    (tmp_path / "safe").mkdir()
    assert main(["backup", "safe/all.gair"]) == 0
    (path.parent / "lock").touch(mode=0o600)
    return tmp_path


@pytest.fixture
def checked(house, capsys):
    """What `gair check` names as a problem, each without the setting that it is about."""

    def checked():
        capsys.readouterr()
        main(["check"])
        told = capsys.readouterr().out.splitlines()
        return [line[9:].partition(": ")[2] for line in told if line.startswith("problem")]

    return checked


def refusal():
    """What `gair run` says, which begins with these settings and ends at once."""
    with pytest.raises(REFUSALS) as refused:
        operating.run(load_settings(None, needs_token=True))
    return str(refused.value)


def closed(name):
    return lambda house: (house / name).chmod(0)


def only_readable(name):
    return lambda house: (house / name).chmod(0o400)


def damaged_note(house):
    (note,) = (house / "data" / "elsewhere").glob("*.json")
    note.write_text("")


def key_that_is_a_folder(house):
    (house / "gair.key").unlink()
    (house / "gair.key").mkdir(mode=0o755)


SPOILED = {
    "a database that may not be read": closed("data/gair.sqlite3"),
    "a database that may not be written": only_readable("data/gair.sqlite3"),
    "keys that may not be read": closed("data/keys/1.data"),
    "a folder of keys that may not be looked into": closed("data/keys"),
    "notes of backups that may not be looked into": closed("data/elsewhere"),
    "a note of a backup that is damaged": damaged_note,
    "a key that may not be read": closed("gair.key"),
    "a key that is a folder": key_that_is_a_folder,
}


@pytest.mark.parametrize("spoil", some_of(SPOILED.values(), 4), ids=SPOILED)
def test_what_run_refuses_check_has_said(house, checked, spoil):
    spoil(house)

    with permissions_hold():
        (told,) = checked()
        assert told == refusal()


def test_a_lock_of_somebody_else(house, checked):
    (house / "data" / "lock").chmod(0)

    with permissions_hold():
        (told,) = checked()
        assert refusal().startswith(f"nothing can be written into {house}/data (Permission denied)")
    assert told.startswith(f"{house}/data/lock can't be read and written")


def test_a_key_whose_folder_is_closed(house, checked):
    shutil.rmtree(house / "data")
    (house / "gair.key").unlink()
    (house / "closed").mkdir(mode=0o500)
    with (house / "config.toml").open("a") as file:
        file.write('key_file = "closed/gair.key"\n')

    with permissions_hold():
        assert checked() == [f"nothing can be written into {house}/closed; name another key_file"]
        assert refusal().startswith(f"{house}/closed/gair.key can't be read (Permission denied)")


def test_a_key_that_leads_nowhere(house, checked):
    shutil.rmtree(house / "data")
    (house / "gair.key").unlink()
    (house / "gair.key").symlink_to(house / "nowhere" / "gair.key")

    assert checked() == [f"{house}/gair.key leads to a file that is not there; put it back"]
    assert refusal().startswith(f"{house}/gair.key can't be read")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
@pytest.mark.parametrize(
    "words", [["seal", "1"], ["backup", "safe/all.gair"], ["restore", "safe/all.gair"]]
)
def test_root_leaves_nothing_in_a_folder_of_somebody_else(house, checked, capsys, words):
    os.chown(house / "data", NOBODY, NOBODY)
    before = sorted(house.rglob("*"))

    (told,) = checked()
    assert told == refusal()
    assert told.startswith(f"{house}/data belongs to ")
    assert "runuser -u " in told
    assert main(words) == 1
    assert capsys.readouterr().err == f"gair: {told}\n"
    assert sorted(house.rglob("*")) == before


def webhook_at(house, port):
    with (house / "config.toml").open("a") as file:
        file.write('webhook_url = "https://bot.example.org/telegram"\n')
        file.write(f"webhook_port = {port}\n")


def test_a_port_for_the_webhook_that_something_else_has(house, checked):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        webhook_at(house, port)

        def hang_up():
            taken.accept()[0].close()

        threading.Thread(target=hang_up, daemon=True).start()

        (told,) = checked()
        with pytest.raises(PortTaken) as refused:
            operating.run(load_settings(None, needs_token=True), by_webhook=True)

    assert told == str(refused.value)
    assert checked() == []


def test_a_port_for_the_webhook_that_the_bot_itself_has(house, checked):
    async def receive(_):
        return True

    listening = listen("webhook_port", 0)
    webhook_at(house, listening.getsockname()[1])
    loop = asyncio.new_event_loop()
    answering = loop.create_task(serve(webhook(receive, "secret"), listening))
    thread = threading.Thread(target=lambda: loop.run_until_complete(asyncio.wait([answering])))
    thread.start()

    told = checked()
    loop.call_soon_threadsafe(answering.cancel)
    thread.join()
    loop.close()

    assert told == []


def test_a_disk_without_room(house, checked, monkeypatch, capsys):
    """No disk is filled for this: what the system says of one is."""
    usage = shutil.disk_usage(house)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=20 * 2**20))
    assert checked() == []
    main(["check"])
    assert "note     data_folder: the disk has only 20 MiB left" in capsys.readouterr().out

    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))

    assert checked() == [
        f"the disk of {house}/data is full; make room on it, then start again",
    ]


def test_what_the_system_refuses_anywhere_else_is_one_sentence(house, capsys):
    (house / "closed").mkdir(mode=0)

    with permissions_hold():
        assert main(["archive", "1", "one.zip", "--config", "closed/config.toml"]) == 1

    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("gair: closed/config.toml")
