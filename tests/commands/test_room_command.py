"""`gair room`: what it says before it opens, that it opens a browser, and how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from bot.__main__ import main
from bot.commands.room import read_plan
from bot.commands.terminal import CannotDo

PLAN = 'title = "Ours"\nquestion = "What?"\n\n[[value]]\ntitle = "Care"\nstatement = "We care."\n'
BROKEN = 'title = ""\ncolour = "red"\n\n[[value]]\ntitle = "Care"\nminutes = 0\n'


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def gair(capsys):
    def gair(*words):
        code = main(words)
        return code, capsys.readouterr().err.splitlines()

    return gair


def test_everything_that_is_wrong_with_a_plan_is_named_as_gair_check_names_it(
    gair, tmp_path, capsys
):
    (tmp_path / "plans").mkdir()
    for folder in (tmp_path, tmp_path / "plans"):
        (folder / "ours.toml").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "config.toml").write_text('plans_folder = "plans"\n', encoding="utf-8")

    code, said = gair("room", "--plan", "ours.toml")
    main(["check"])
    checked = re.findall(r"plans: ours\.toml: .*", capsys.readouterr().out)

    assert code == 1
    assert len(said) > 2
    assert [line.removeprefix("gair: ") for line in said] == checked


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("away.toml", None, "plans: away.toml: away.toml cannot be read"),
        ("away.docx", None, "plans: away.docx cannot be read"),
        ("notes.txt", b"Nothing with a number", "plans: notes.txt: There is no numbered value"),
        ("plan.pdf", b"%PDF-1.4", "plans: plan.pdf: That is a PDF"),
    ],
)
def test_what_is_no_plan_is_refused_in_a_sentence(gair, tmp_path, name, content, says):
    if content is not None:
        (tmp_path / name).write_bytes(content)

    code, said = gair("room", "--plan", name)

    assert code == 1
    assert said[0].startswith(f"gair: {says}")


def test_plans_may_be_plain_text_too(tmp_path):
    (tmp_path / "ours.txt").write_text("1. Care\nWe care.\n\n2. Time\n", encoding="utf-8")
    (tmp_path / "ours.toml").write_text(PLAN, encoding="utf-8")

    assert [v.title for v in read_plan(tmp_path / "ours.txt").values] == ["Care", "Time"]
    assert [v.title for v in read_plan(tmp_path / "ours.toml").values] == ["Care"]
    with pytest.raises(CannotDo):
        read_plan(tmp_path)


def test_a_port_that_somebody_has_is_named(gair):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        code, said = gair("room", "--port", str(port))

    assert code == 1
    sentence = (
        f"gair: port {port} can't be listened at (Address already in use); "
        "name another one with --port, or none"
    )
    assert said == [sentence]


@pytest.fixture
def process(tmp_path):
    """`gair room` as a process of its own, with a browser that writes down what it is to open."""
    (tmp_path / "ours.toml").write_text(PLAN, encoding="utf-8")
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n', encoding="utf-8")
    browser.chmod(0o755)
    command = (sys.executable, "-m", "bot", "room", "--people", "3", "--plan", "ours.toml")
    started = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "BROWSER": str(browser)},
    )
    yield started
    started.kill()
    started.wait()


def told_address(process):
    for line in process.stdout:
        if found := re.search(r"The room is open: (http://127\.0\.0\.1:\d+/[\w-]{20,}/)$", line):
            return found[1]
    raise AssertionError(process.stderr.read())


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_its_address_opens_it_and_ends_in_good_order(process, tmp_path, number):
    address = told_address(process)

    with urllib.request.urlopen(address) as page:  # noqa: S310 our own
        assert b"Ours" in page.read()
    for _ in range(100):
        if (tmp_path / "opened").exists() and (tmp_path / "opened").read_text():
            break
        time.sleep(0.1)
    assert (tmp_path / "opened").read_text().strip() == address
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(address.rsplit("/", 2)[0] + "/" + "x" * 24 + "/")  # noqa: S310 our own

    process.send_signal(number)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, err) == (0, "")
    assert out.splitlines()[-1] == "The room is closed."
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address)  # noqa: S310 our own
