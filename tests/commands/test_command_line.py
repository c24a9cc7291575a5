"""The command line: what it says, to whom it says it, and how it ends."""

import json
import os
import signal
import struct
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.commands.catalogue import COMMANDS
from storage.vault import operators_key

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:" + "Ab3_-" * 7
HEAVY = ["PIL", "aiosqlite", "fontTools", "httpx", "numpy", "starlette", "telegram", "wordcloud"]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Each test stands in an empty folder, without a token."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TELEGRAM_TOKEN", raising=False)


@pytest.fixture
def gair(capsys):
    """Type a command; how it ended, and the lines that it printed and complained with."""

    def gair(*words):
        code = main(words)
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err.splitlines()

    return gair


def start(*words, **options):
    """The same as a process of its own."""
    command = options.pop("command", (sys.executable, "-m", "bot"))
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **options}
    return subprocess.Popen([*command, *words], **pipes)


def test_the_help_says_what_gair_is_and_each_command_in_a_line(gair):
    code, out, err = gair("--help")

    assert (code, err) == (0, [])
    assert out[0] == "usage: gair COMMAND [options]"
    assert out[2].startswith("Gair runs a live workshop in a Telegram group")
    listed = out[out.index("commands:") + 1 : out.index("options:") - 1]
    assert listed == [f"  {name:<12}{command.summary}" for name, command in COMMANDS.items()]
    assert [line.split()[:2] for line in out if line.startswith("  gair")] == [
        ["gair", "rehearse"],
        ["gair", "room"],
        ["gair", "run"],
    ]
    assert max(map(len, out)) <= 90


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_of_its_own(gair, command):
    code, out, err = gair(command, "--help")

    assert (code, err) == (0, [])
    assert out[0].startswith(f"usage: gair {command} ")


def test_the_version_is_that_of_the_project(gair):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert gair("--version") == (0, [f"gair {project['version']}"], [])


def test_without_a_command_there_is_help(gair):
    code, out, err = gair()

    assert (code, out) == (2, [])
    assert err[0] == "usage: gair COMMAND [options]"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["rehears"], "gair: there is no command 'rehears', did you mean rehearse"),
        (["wordcloud"], "gair: there is no command 'wordcloud', did you mean word-cloud"),
        (["xyzzy"], "gair: there is no command 'xyzzy'"),
        ([""], "gair: there is no command ''"),
        (["--people", "3"], "gair: there is no command '--people'"),
        (["check", "--confg", "x"], "gair: unrecognized arguments: --confg x"),
        (
            ["rehearse", "--people", "0"],
            "gair rehearse: argument --people: 0 is not from 1 to 1000",
        ),
        (
            ["rehearse", "--people", "-3"],
            "gair rehearse: argument --people: -3 is not from 1 to 1000",
        ),
        (
            ["rehearse", "--people", "100000"],
            "gair rehearse: argument --people: 100000 is not from 1 to 1000",
        ),
        (
            ["rehearse", "--people", "many"],
            "gair rehearse: argument --people: 'many' is not a whole number",
        ),
        (
            ["rehearse", "--seed", "1.5"],
            "gair rehearse: argument --seed: '1.5' is not a whole number",
        ),
        (
            ["rehearse", "--seed", "٣"],
            "gair rehearse: argument --seed: '٣' is not a whole number",
        ),
        (
            ["rehearse", "--seed", "9" * 5000],
            "gair rehearse: argument --seed: '99999999999999999999' is not a whole number",
        ),
        (["rehearse", "--out"], "gair rehearse: argument --out: expected one argument"),
        (
            ["archive"],
            "gair archive: the following arguments are required: SESSION, OUT.zip",
        ),
        (
            ["archive", "first", "out.zip"],
            "gair archive: argument SESSION: 'first' is not a whole number",
        ),
        (
            ["word-cloud", "words.txt"],
            "gair word-cloud: the following arguments are required: CLOUD.png",
        ),
    ],
)
def test_what_is_not_understood_is_one_line(gair, words, told):
    prog = told.partition(":")[0]

    assert gair(*words) == (2, [], [f"{told}; see {prog} --help"])


def test_a_pace_is_one_of_two(gair):
    code, out, err = gair("rehearse", "--pace", "slow")

    assert (code, out, len(err)) == (2, [], 1)
    assert err[0].startswith("gair rehearse: argument --pace: invalid choice: 'slow'")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "words.txt can't be read: No such file or directory"),
        ("", "words.txt has no words in it; write one response on each line"),
        (" \n\u200b\n\n", "words.txt has no words in it; write one response on each line"),
        (b"caf\xe9", "words.txt is not UTF-8 text; save it as UTF-8"),
        ("a" * 1_048_577, "words.txt is larger than 1 MiB; that is more than words"),
        ("trust\n" + "a" * 61, "words.txt line 2 has more than 60 characters; shorten it"),
    ],
)
def test_words_that_cannot_be_drawn(gair, tmp_path, content, told):
    if content is not None:
        text = content if isinstance(content, bytes) else content.encode()
        (tmp_path / "words.txt").write_bytes(text)

    assert gair("word-cloud", "words.txt", "cloud.png") == (1, [], [f"gair: {told}"])
    assert not (tmp_path / "cloud.png").exists()


def test_a_folder_has_no_words(gair, tmp_path):
    assert gair("word-cloud", str(tmp_path), "cloud.png") == (
        1,
        [],
        [f"gair: {tmp_path} can't be read: Is a directory"],
    )


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("cloud.jpg", "cloud.jpg should end in .png"),
        ("cloud", "cloud should end in .png"),
        ("nowhere/cloud.png", "there is no folder nowhere; make it first"),
        ("folder", "folder is a folder; name a file in it, such as folder/new.png"),
        ("folder.png", "folder.png is a folder; name a file in it, such as folder.png/new.png"),
        ("/proc/cloud.png", "/proc/cloud.png can't be written: No such file or directory"),
    ],
)
def test_a_picture_that_cannot_be_written(gair, tmp_path, target, told):
    (tmp_path / "words.txt").write_text("trust", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder.png").mkdir()

    assert gair("word-cloud", "words.txt", target) == (1, [], [f"gair: {told}"])


def test_a_word_cloud_is_drawn_and_takes_the_place_of_the_former_one(gair, tmp_path):
    (tmp_path / "words.txt").write_bytes("\ufeffTrust!\r\ntrust\n\ncariad\n".encode())
    (tmp_path / "cloud.png").write_text("former")

    ended = gair("word-cloud", "words.txt", "cloud.png")

    image = (tmp_path / "cloud.png").read_bytes()
    width, height = struct.unpack(">II", image[16:24])
    assert ended == (0, ["Wrote cloud.png. Words drawn: 2"], [])
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert width > height > 500
    assert (tmp_path / "cloud.png").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cloud.png", "words.txt"]


@pytest.mark.long
def test_a_full_disk_leaves_the_former_picture_and_nothing_else(tmp_path):
    (tmp_path / "words.txt").write_text("trust")
    (tmp_path / "cloud.png").write_text("former")
    # -B: a module that Python compiles under such a limit is cut off too, for everybody after.
    small = ["bash", "-c", 'ulimit -f 1; exec "$@"', "bash", sys.executable, "-B", "-m", "bot"]

    with start("word-cloud", "words.txt", "cloud.png", command=small) as process:
        out, err = process.communicate(timeout=60)

    assert (process.returncode, out) == (1, "")
    assert err == "gair: cloud.png can't be written: File too large\n"
    assert (tmp_path / "cloud.png").read_text() == "former"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cloud.png", "words.txt"]


def test_words_that_are_not_in_the_picture_are_listed(gair, tmp_path):
    (tmp_path / "words.txt").write_text("trust\n\U0001bffe\U0001bfff", encoding="utf-8")

    code, out, err = gair("word-cloud", "words.txt", "cloud.png")

    assert (code, len(out), err) == (0, 2, [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["archive", "1", "out.txt"], "out.txt should end in .zip"),
        (["archive", "1", "no/out.zip"], "there is no folder no; make it first"),
        (
            ["archive", "1", "out.zip", "--config", "no.toml"],
            "no.toml not found; gair init no.toml writes one to fill in",
        ),
        (
            ["run", "--config", "no.toml"],
            "no.toml not found; gair init no.toml writes one to fill in",
        ),
    ],
)
def test_files_that_are_not_there(gair, words, told):
    assert gair(*words) == (1, [], [f"gair: {told}"])


def test_an_archive_needs_a_database_but_no_token(gair, tmp_path):
    told = f"there is no database {tmp_path}/data/gair.sqlite3; name the settings with --config"

    assert gair("archive", "1", "out.zip") == (1, [], [f"gair: {told}"])


def test_a_file_that_is_no_database_is_left_alone(gair, tmp_path):
    (tmp_path / "data").mkdir()
    database = tmp_path / "data" / "gair.sqlite3"
    database.write_text("something else")
    operators_key(tmp_path / "gair.key")

    code, out, err = gair("archive", "1", "out.zip")

    assert (code, out, len(err)) == (1, [], 1)
    assert err[0].startswith(f"gair: {database}: ")
    assert database.read_text() == "something else"
    assert not (tmp_path / "out.zip").exists()


@pytest.mark.long
@pytest.mark.parametrize("log", ["lines", "json"])
def test_the_bot_does_not_start_on_a_file_that_is_no_database(tmp_path, log):
    (tmp_path / "config.toml").write_text(f'base_url = "http://127.0.0.1:9"\nlog = "{log}"\n')
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "gair.sqlite3").write_text("something else")
    operators_key(tmp_path / "gair.key")

    with start("run", env={**os.environ, "TELEGRAM_TOKEN": TOKEN}) as process:
        out, err = process.communicate(timeout=60)

    assert (process.returncode, out) == (1, "")
    last = err.splitlines()[-1]
    if log == "json":
        told = [json.loads(line) for line in err.splitlines()]
        assert told[-1]["level"] == "CRITICAL"
        last = f"gair: {told[-1]['message']}"
    assert last.startswith(f"gair: {tmp_path}/data/gair.sqlite3: ")


def test_every_mistake_in_the_settings_is_a_line(gair, tmp_path):
    (tmp_path / "config.toml").write_text("minimun = 5\nlanguage = 'xx'\n")

    code, out, err = gair("run")

    assert (code, out) == (1, [])
    assert [line.partition(" ")[0] for line in err] == ["gair:"] * 3
    assert [line.split(": ")[1] for line in err] == ["config.toml"] * 3
    assert err[0] == "gair: config.toml: minimun is not a setting; did you mean minimum?"


def test_a_plan_that_is_not_there_is_told_before_anything_starts(gair, tmp_path, monkeypatch):
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)
    (tmp_path / "config.toml").write_text("plan = 'ours'\n")

    assert gair("run") == (
        1,
        [],
        ["gair: plan ours is not there; plans are heart-of-help"],
    )
    assert not (tmp_path / "data").exists()


def test_bad_plans_are_told_by_file_and_line(gair, tmp_path, monkeypatch):
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)
    (tmp_path / "config.toml").write_text("plans_folder = '.'\n")

    code, out, err = gair("run")

    assert (code, out) == (1, [])
    assert {line.partition(": ")[2].partition(":")[0] for line in err} == {"config.toml"}


@pytest.mark.parametrize("out", ["taken", "taken/below", "/proc/rehearsal"])
def test_a_rehearsal_needs_a_folder_for_what_it_leaves(gair, tmp_path, out):
    (tmp_path / "taken").write_text("a file")

    code, printed, err = gair("rehearse", "--out", out)

    assert (code, printed, len(err)) == (1, [], 1)
    assert err[0].startswith("gair: ")
    assert out in err[0]


def test_what_is_to_be_said_must_be_there(gair, tmp_path):
    code, out, err = gair("rehearse", "--said", "nothing.json", "--out", "made")

    assert (code, out, len(err)) == (1, [], 1)
    assert err[0].startswith("gair: nothing.json")
    assert not (tmp_path / "made").exists()


def test_the_module_and_the_command_are_the_same():
    script = Path(sys.executable).with_name("gair")

    with start("--help") as module, start("--help", command=[script]) as command:
        assert module.communicate() == command.communicate()


def test_the_help_loads_nothing_that_takes_time():
    program = (
        "import sys; from bot.__main__ import main; main(['--help'])\n"
        f"sys.exit(' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert ended.stderr == "\n"


@pytest.mark.usefixtures("signals_count")
def test_ctrl_c_ends_with_a_line(tmp_path):
    words = tmp_path / "words.txt"
    os.mkfifo(words)
    # Opening a pipe to write waits until the program has opened it to read.
    with start("word-cloud", "words.txt", "cloud.png") as process, words.open("w"):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)

    assert (process.returncode, out, err) == (130, "", "gair: stopped\n")


def test_nobody_minds_when_the_reader_leaves():
    reading, writing = os.pipe()
    os.close(reading)
    buffered = {**os.environ, "PYTHONUNBUFFERED": ""}
    with start("--help", stdout=writing, env=buffered) as process:
        os.close(writing)
        _, err = process.communicate(timeout=60)

    assert (process.returncode, err) == (1, "")


def test_a_terminal_without_the_letters_shows_question_marks(tmp_path):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    with start("word-cloud", "ŵy.txt", "cloud.png", env=environment) as process:
        _, err = process.communicate(timeout=60)

    assert process.returncode == 1
    assert err == "gair: ?y.txt can't be read: No such file or directory\n"
