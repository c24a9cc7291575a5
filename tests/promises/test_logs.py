"""What is logged: one line for each event, readable, and never a token."""

import io
import logging
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from _pytest.logging import LogCaptureHandler

from bot import logs

HALF = "AAEhBP0av28uQhY1Z"
SECRET = f"{HALF}{HALF[::-1]}_"
TOKEN = f"123456789:{SECRET}"


@pytest.fixture
def log(monkeypatch):
    """Logging set up as `gair run` does it, and put back afterwards. Returns what was written."""
    root = logging.getLogger()
    levels = {name: logging.getLogger(name).level for name in logs.QUIET}
    handlers, level = root.handlers[:], root.level
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    stream = io.StringIO()

    logs.set_up(stream)

    yield lambda: stream.getvalue().splitlines()
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, former in levels.items():
        logging.getLogger(name).setLevel(former)


def said(line):
    """A line without its time."""
    return line[len("2026-01-01 00:00:00Z ") :]


def test_a_line_says_when_how_bad_where_and_what(log):
    logging.getLogger("handlers.moves").info("session %s moved", 3)

    (line,) = log()
    assert said(line) == "INFO handlers.moves: session 3 moved"
    assert line[4] + line[7] + line[10] + line[13] + line[19] == "-- :Z"


@pytest.mark.parametrize(
    "written",
    [
        "{token}",
        "POST https://api.telegram.org/bot{token}/getMe 200",
        "/file/bot{token}/photo.jpg",
        "bot123456789%3A{secret}/getMe",
        "bot123456789%3a{secret}/getMe",
        "Bot[token={token}]",
        "x{token}y",
    ],
)
def test_a_token_is_left_out_wherever_it_stands(log, written):
    logging.getLogger("x").warning(written.format(token=TOKEN, secret=SECRET))
    logging.getLogger("x").warning("%s", written.format(token=TOKEN, secret=SECRET))

    assert len(log()) == 2
    assert [SECRET in line for line in log()] == [False, False]
    assert [HALF in line for line in log()] == [False, False]
    assert ["<token>" in line for line in log()] == [True, True]


def test_a_token_is_left_out_of_tracebacks_and_of_what_caused_them(log):
    try:
        try:
            raise ValueError(f"the token {TOKEN} was rejected")
        except ValueError as error:
            raise RuntimeError(f"bot{TOKEN} is not ready") from error
    except RuntimeError:
        logging.getLogger("x").exception("failed")

    (line,) = log()
    assert HALF not in line
    assert line.endswith(" | RuntimeError")
    assert " | ValueError | " in line


def test_a_secret_that_looks_like_nothing_is_left_out_when_it_is_named(log):
    stream = io.StringIO()
    logs.set_up(stream, secrets=["7:short-but-secret", ""])

    logging.getLogger("x").warning("7:short-but-secret and short-but-secret, 7")

    assert said(stream.getvalue()) == "WARNING x: <token> and <token>, 7\n"


def test_nobody_can_write_a_line_of_their_own(log):
    logging.getLogger("x").warning("a\n2026-01-01 CRITICAL b\r\x1b[2J\u2028c")

    assert [said(line) for line in log()] == [
        "WARNING x: a | 2026-01-01 CRITICAL b\\x0d\\x1b[2J\\x2028c"
    ]


def test_a_line_that_cannot_be_written_does_not_show_what_was_in_it():
    record = logging.makeLogRecord({"name": "x", "msg": "%d people", "args": (TOKEN,)})

    assert logs.OneLine().format(record) == "ERROR x: a line could not be written (TypeError)"


def test_half_a_letter_is_written_as_its_code(log, monkeypatch):
    # What the tests themselves capture of it could not be sent from process to process.
    ours = [h for h in logging.getLogger().handlers if not isinstance(h, LogCaptureHandler)]
    monkeypatch.setattr(logging.getLogger(), "handlers", ours)

    logging.getLogger("x").warning("\ud83d")

    assert [said(line) for line in log()] == ["WARNING x: \\xd83d"]


def test_a_flood_is_cut_and_what_is_left_out_is_counted(log):
    logging.getLogger("x").warning("a" * 1_000_000)

    (line,) = log()
    assert len(line) < logs.LONGEST_LINE + 50
    assert line.endswith("a … 992032 characters left out")


def test_what_others_chat_about_is_not_written_even_when_everything_is(log):
    logs.set_up(io.StringIO(), level=logging.DEBUG)

    assert [logging.getLogger(f"{name}.any").isEnabledFor(logging.INFO) for name in logs.QUIET] == [
        False
    ] * len(logs.QUIET)
    assert logging.getLogger("handlers").isEnabledFor(logging.DEBUG)


@pytest.mark.parametrize("name", logs.QUIET)
def test_others_lines_stand_without_what_people_wrote(log, name):
    logging.getLogger(name).error("Update %s of %s failed", "my secret", {"id": 7})
    logging.getLogger(name).error(
        "Exception in callback tell('my secret') at x\nhandle: <my secret>"
    )
    logging.getLogger(name).error("a future: <Task result='my secret'>")

    assert [said(line) for line in log()] == [
        f"ERROR {name}: Update %s of %s failed",
        f"ERROR {name}: Exception in callback tell…",
        f"ERROR {name}: a future: …",
    ]


def test_an_error_is_shown_by_kind_and_place_and_not_by_its_words(log):
    def fail():
        try:
            Path("/nowhere/at/all/of my secret").read_bytes()
        except OSError as error:
            raise ExceptionGroup("my secret", [KeyError("my secret")]) from error

    try:
        fail()
    except ExceptionGroup:
        logging.getLogger("handlers.x").exception("failed")

    (line,) = log()
    assert "secret" not in line
    parts = [part for part in said(line).split(" | ") if ".py:" not in part]
    assert parts == [
        *("ERROR handlers.x: failed", "FileNotFoundError: No such file or directory"),
        *("ExceptionGroup", "KeyError"),
    ]
    assert f"{__file__}:" in line


def test_a_record_that_was_formatted_elsewhere_is_formatted_anew():
    try:
        raise ValueError("my secret")
    except ValueError:
        record = logging.makeLogRecord({"name": "x", "msg": "failed", "exc_info": sys.exc_info()})
    logging.Formatter().format(record)

    assert "my secret" in record.exc_text
    assert "my secret" not in logs.OneLine().format(record)


def test_what_an_object_raised_while_it_was_thrown_away_is_logged_too(log):
    class Fragile:
        def __del__(self):
            raise ValueError("my secret")

    sys.unraisablehook = logs._log_unraisable
    Fragile()

    (line,) = log()
    assert said(line).startswith("ERROR gair: An error was passed over | ")
    assert line.endswith(" | ValueError")


def test_setting_up_twice_does_not_write_twice(log):
    logs.set_up(stream := io.StringIO())

    logging.getLogger("x").warning("once")

    assert log() == []
    assert len(stream.getvalue().splitlines()) == 1


def test_an_error_that_nobody_caught_is_one_line_too():
    program = (
        "import sys, threading; from bot import logs; logs.set_up(sys.stderr)\n"
        f"def fail(): raise ValueError('bot{TOKEN}')\n"
        "thread = threading.Thread(target=fail); thread.start(); thread.join()\n"
        "fail()"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    lines = [said(line) for line in ended.stderr.splitlines()]
    assert ended.returncode == 1
    assert [line.partition(": ")[0] for line in lines] == ["ERROR gair", "CRITICAL gair"]
    assert [line.rpartition(" | ")[2] for line in lines] == ["ValueError"] * 2
    assert HALF not in ended.stderr


@pytest.mark.long
def test_the_bot_leaves_no_core_dump(tmp_path):
    settings = tmp_path / "config.toml"
    settings.write_text(f'telegram_token = "{TOKEN}"\n')
    settings.chmod(0o600)
    program = (
        "import resource, sys; from bot import operating; from bot.__main__ import main\n"
        "limit = lambda *_, **__: print(resource.getrlimit(resource.RLIMIT_CORE)) or 0\n"
        "operating.run = limit\n"
        f"sys.exit(main(['run', '--config', {str(settings)!r}]))"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert (ended.stdout, ended.returncode) == ("(0, 0)\n", 0)
