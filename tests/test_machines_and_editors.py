"""Settings and plans as Word and Windows leave them, and machines that lack something."""

import asyncio
import errno
import fcntl
import os
import subprocess
import sys

import pytest

from bot.__main__ import main
from bot.config import ConfigError, load
from bot.plan_file import PlanFileError, available
from bot.texts import load as texts_in
from bot.toml_text import decoded
from storage import ballast
from storage.lock import FolderRefused, locked, try_lock

PLAN = 'title = "Tŷ"\nquestion = "What?"\n\n[[value]]\ntitle = "Care"\nstatement = "We care."\n'
# A port at which nobody answers: what is tried here is not Telegram.
SETTINGS = f'telegram_token = "12345678:{"A" * 35}"\nbase_url = "http://127.0.0.1:9"\n'


def plan_problem(tmp_path, content):
    (tmp_path / "team.toml").write_bytes(content)
    with pytest.raises(PlanFileError) as raised:
        available(tmp_path)
    return "\n".join(raised.value.told(texts_in("en")))


@pytest.mark.parametrize("quotes", ["“{}”", "„{}“", "”{}”", "«{}»", "‘{}’"])
def test_curly_quotation_marks_are_named_with_their_line(tmp_path, quotes):
    curly = PLAN.replace('"Care"', quotes.format("Care"))

    problem = plan_problem(tmp_path, curly.encode())

    assert problem == ('team.toml: line 5: write straight quotation marks, as in "text", please')
    (tmp_path / "config.toml").write_text(f"minimum = 5\nlanguage = {quotes.format('en')}\n")
    with pytest.raises(ConfigError) as raised:
        load(tmp_path / "config.toml", {}, needs_token=False)
    assert "line 2" in str(raised.value)
    assert "straight quotation marks" in str(raised.value)


def test_non_breaking_spaces_are_named(tmp_path):
    problem = plan_problem(tmp_path, PLAN.replace("title =", "title\u00a0=").encode())

    assert problem.startswith("team.toml: line 1: write ordinary spaces, please")


def test_curly_marks_inside_a_text_are_part_of_it(tmp_path):
    (tmp_path / "team.toml").write_text(PLAN.replace("We care.", "We “care”, don’t we?"))

    assert available(tmp_path)["team"].values[0].statement == "We “care”, don’t we?"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_plan_is_read_as_editors_save_it(tmp_path, encoding, end):
    (tmp_path / "team.toml").write_bytes(PLAN.replace("\n", end).encode(encoding))

    assert available(tmp_path)["team"].title == "Tŷ"
    assert decoded("\ufeffa\r\nb".encode("utf-16-be")) == "a\nb"


def test_settings_are_read_as_editors_save_them(tmp_path):
    path = tmp_path / "config.toml"
    path.write_bytes('minimum = 7\r\ncontact = "Tŷ"\r\n'.encode("utf-16"))

    assert load(path, {}, needs_token=False).contact == "Tŷ"


@pytest.mark.parametrize("folder", [r'"D:\temp\new"', r'"data\table"', r'"a\nb"'])
def test_a_folder_in_which_a_backslash_became_a_tab_is_refused(tmp_path, folder):
    path = tmp_path / "config.toml"
    path.write_text(f"data_folder = {folder}\n")

    with pytest.raises(ConfigError) as raised:
        load(path, {}, needs_token=False)

    assert "write it with /, as in" in str(raised.value)


@pytest.mark.parametrize("folder", [r'"D:\data"', r'"C:\Users\me"'])
def test_a_backslash_that_is_no_sign_is_named(tmp_path, folder):
    path = tmp_path / "config.toml"
    path.write_text(f"data_folder = {folder}\n")

    with pytest.raises(ConfigError) as raised:
        load(path, {}, needs_token=False)

    assert "line 1" in str(raised.value)
    assert "a backslash begins a special sign" in str(raised.value)


def test_a_check_names_files_that_are_taken_for_no_plan(tmp_path, capsys):
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "team.toml.txt").write_text(PLAN)
    (plans / ".hidden").write_text("")
    (plans / "other.toml").write_text(PLAN)
    (tmp_path / "config.toml").write_text(SETTINGS + 'plans_folder = "plans"\n')

    main(["check", "--config", str(tmp_path / "config.toml")])

    said = capsys.readouterr().out
    assert "team.toml.txt is not read; the names of plans end in .toml" in said
    assert ".hidden" not in said
    assert "other.toml is not read" not in said


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EIO])
def test_a_disk_without_locks_is_refused_in_one_sentence(tmp_path, monkeypatch, capsys, number):
    def refuses(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuses)

    with pytest.raises(FolderRefused, match=r"takes no locks .* local disk"), locked(tmp_path):
        pass
    (tmp_path / "config.toml").write_text(SETTINGS + 'data_folder = "data"\n')
    assert main(["check", "--config", str(tmp_path / "config.toml")]) == 1
    assert "put data_folder on a local disk" in capsys.readouterr().out
    assert not (tmp_path / "data").exists()


def test_trying_a_lock_leaves_nothing_behind_and_takes_no_folder_from_anybody(tmp_path):
    try_lock(tmp_path)
    assert list(tmp_path.iterdir()) == []

    with locked(tmp_path):
        try_lock(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


def test_room_is_kept_where_the_system_has_no_call_for_it(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "posix_fallocate")

    assert ballast.keep(tmp_path, 100_000)
    assert (tmp_path / "ballast").stat().st_size == 100_000


@pytest.mark.parametrize("command", ["run", "check", "archive 1 a.zip", "seal 1", "pack x"])
def test_on_windows_a_command_says_in_one_line_where_it_works(monkeypatch, capsys, command):
    for module in ("fcntl", "resource"):
        monkeypatch.setitem(sys.modules, module, None)

    assert main(command.split()) == 1

    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert "needs Linux or macOS; on Windows use WSL" in complaint


def test_on_windows_word_clouds_can_be_drawn(monkeypatch, tmp_path):
    for module in ("fcntl", "resource"):
        monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / "words.txt").write_text("trust\ncare\n")

    assert main(["word-cloud", str(tmp_path / "words.txt"), str(tmp_path / "cloud.png")]) == 0


LACKING = """
import asyncio, os, shutil, sys
for name in ("fcntl", "resource"):
    sys.modules[name] = None
for name in ("posix_fallocate", "pwrite", "nice"):
    delattr(os, name)
def refuses(*_):
    raise NotImplementedError
asyncio.SelectorEventLoop.add_signal_handler = refuses
from bot.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_whole_workshop_is_played_without_what_windows_lacks(tmp_path):
    played = subprocess.run(
        [sys.executable, "-c", LACKING, "rehearse", "--people", "3", "--out", str(tmp_path / "r")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert played.returncode == 0, played.stderr
    assert (tmp_path / "r" / "session.zip").exists()


@pytest.mark.parametrize("command", ["archive 99 {}/a.zip", "seal 99"])
async def test_a_session_that_is_not_there_is_answered_with_those_that_are(
    lobby, tmp_path_factory, capsys, command
):
    await lobby.restarts()
    out = tmp_path_factory.mktemp("out")
    (out / "config.toml").write_text(
        f'data_folder = "{lobby.config.data_folder}"\nkey_file = "{out / "k"}"\n'
    )
    (out / "k").write_bytes(lobby.config.key_file.read_bytes())
    (out / "k").chmod(0o600)
    await lobby._running.aclose()

    done = await asyncio.to_thread(
        main, [*command.format(out).split(), "--config", str(out / "config.toml")]
    )

    assert done == 1
    assert capsys.readouterr().err == "gair: there is no session 99; sessions here are 1\n"
