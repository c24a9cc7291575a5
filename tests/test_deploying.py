"""What is in deploy/ and docs/running.md is so: the commands, settings and lines that it names."""

import inspect
import os
import re
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest

from bot.__main__ import _parser
from bot.commands.catalogue import COMMANDS
from bot.config import READERS, Config
from bot.pages import guarding, site
from bot.setting import WEBHOOK_PATH
from handlers.wire.trouble import Cause

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
RUNNING = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
UNIT = (DEPLOY / "gair.service").read_text(encoding="utf-8")
MOST_EXPOSED = 3.0
ANALYZE = shutil.which("systemd-analyze")


def test_every_command_that_is_named_is_understood():
    named = re.findall(r"(?:`|-u gair -- |exec gair )gair ([a-z-]+)((?: [^`\n|:]*)?)", RUNNING)

    assert len(named) > 10
    for command, words in named:
        assert command in COMMANDS, command
        options = re.findall(r"--[a-z-]+", words)
        known = _parser()._subparsers._group_actions[0].choices[command]._option_string_actions
        assert [option for option in options if option not in known] == []


def test_every_file_that_is_named_is_there():
    named = set(re.findall(r"`?(deploy/[\w.]+)", RUNNING))

    assert len(named) >= 5
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("cause", [cause for cause in Cause if cause is not Cause.DISK])
def test_every_trouble_of_the_log_is_explained(cause):
    explained = re.findall(r"^\| `(?:no updates for now: |… )?([^`]+)`", RUNNING, re.MULTILINE)

    assert any(line in cause for line in explained)


@pytest.mark.skipif(ANALYZE is None, reason="there is no systemd-analyze here")
def test_the_service_is_hardened():
    unit = str(DEPLOY / "gair.service")
    looked = subprocess.run(
        [ANALYZE, "security", "--offline=true", unit],
        capture_output=True,
        text=True,
        check=True,
    )
    exposed = re.search(r"exposure level for gair.service: ([0-9.]+)", looked.stdout)

    assert float(exposed[1]) <= MOST_EXPOSED
    verified = subprocess.run(
        [ANALYZE, "verify", unit], capture_output=True, text=True, check=False
    )
    # The program is not installed where tests run.
    told = [line for line in verified.stderr.splitlines() if "is not executable" not in line]
    assert [line for line in told if "gair.service" in line] == []


def test_the_service_waits_as_long_as_the_program_needs():
    settings = dict(re.findall(r"^(\w+)=(.+)$", UNIT, re.MULTILINE))

    assert settings["Type"] == "notify"
    # Within a minute people are answered again; a start takes seconds.
    assert int(settings["WatchdogSec"]) + int(settings["RestartSec"]) <= 50
    assert int(settings["TimeoutStopSec"]) >= 20
    assert settings["StateDirectory"].split() == ["gair", "gair-key", "gair-backups"]


@pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf"])
def test_proxies_pass_on_to_where_the_program_listens(name):
    text = (DEPLOY / name).read_text(encoding="utf-8")

    assert set(re.findall(r"127\.0\.0\.1:(\d+)", text)) == {
        str(Config().web_port),
        str(Config().webhook_port),
    }
    assert WEBHOOK_PATH in text
    assert "access_log /" not in text


def test_whoever_is_begun_anew_leaves_nobody_without_a_network():
    """Who shares a service's network loses it when that service ends: so that one never does."""
    pages = (DEPLOY / "compose.pages.yaml").read_text("utf-8")

    services = dict(re.findall(r"^  (\w+):\n((?:    .*\n)+)", pages, re.MULTILINE))
    shares = [name for name, what in services.items() if "network_mode:" in what]
    assert shares == ["gair", "caddy"]
    assert re.findall(r'network_mode: "service:(\w+)"', pages) == ["loopback", "loopback"]
    assert 'entrypoint: ["sleep", "infinity"]' in services["loopback"]


def test_the_image_is_built_from_nothing_that_is_secret():
    first, *named = [
        line
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]

    assert first == "*"
    let_in = {name.removeprefix("!") for name in named if name.startswith("!")}
    assert [name for name in let_in if not (ROOT / name).exists()] == []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert {*wheel["packages"], *wheel["force-include"], project["project"]["readme"]} <= let_in
    assert [
        name for name in ("config.toml", "data", "key", "gair.key", ".env") if name in let_in
    ] == []


def test_the_image_and_the_files_for_it_agree():
    image, compose = ((DEPLOY / name).read_text("utf-8") for name in ("Dockerfile", "compose.yaml"))

    assert re.search(r"useradd --uid (\d+)", image)[1] in RUNNING
    assert re.findall(r"^USER (\w+)$", image, re.MULTILINE) == ["gair"]
    assert "ports:" not in compose
    assert re.findall(r"^    read_only: (\w+)$", compose, re.MULTILINE) == ["true"]


def test_settings_that_the_installation_writes_are_settings(tmp_path):
    written = re.findall(r"\^(\w+) = ", (DEPLOY / "install").read_text(encoding="utf-8"))

    assert written == ["data_folder", "key_file"]
    assert set(written) <= set(READERS)


def test_the_installation_is_a_script_that_can_be_run():
    assert os.access(DEPLOY / "install", os.X_OK)
    subprocess.run([shutil.which("bash"), "-n", DEPLOY / "install"], check=True)


def test_an_installation_without_anything_to_install_says_so(tmp_path):
    shutil.copytree(DEPLOY, tmp_path / "deploy")

    ended = subprocess.run(
        [tmp_path / "deploy" / "install"],
        env={**os.environ, "PREFIX": str(tmp_path / "root")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert ended.stdout.startswith("There is neither a checkout nor a wheel here")
    assert not (tmp_path / "root").exists()


def built(folder, content):
    """A wheel of the program that holds no more than this, and needs nothing."""
    wheel = folder / "gair-1.0.0-py3-none-any.whl"
    about = {"METADATA": "Metadata-Version: 2.1\nName: gair\nVersion: 1.0.0\n", "RECORD": ""}
    about["WHEEL"] = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr("bot/__init__.py", content)
        for name, text in about.items():
            packed.writestr(f"gair-1.0.0.dist-info/{name}", text)


@pytest.mark.long
def test_a_newer_wheel_is_installed_also_where_it_has_the_number_of_the_one_before(tmp_path):
    shutil.copytree(DEPLOY, tmp_path / "deploy")
    root = tmp_path / "root"
    settings = root / "etc/gair/config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("mine = true\n")

    for content in ("VERSION = 'older'\n", "VERSION = 'newer'\n"):
        built(tmp_path, content)
        subprocess.run(
            [tmp_path / "deploy" / "install"],
            env={**os.environ, "PREFIX": str(root)},
            capture_output=True,
            check=True,
        )
        (installed,) = (root / "opt/gair").glob("lib/python*/site-packages/bot/__init__.py")
        assert installed.read_text() == content

    assert settings.read_text() == "mine = true\n"


@pytest.mark.parametrize("name", ["install", "Dockerfile", "../docs/running.md"])
def test_what_draws_from_right_to_left_comes_along(name):
    """Pillow has all but that, and draws Arabic wrong without a word."""
    assert "libfribidi0" in (DEPLOY / name).read_text(encoding="utf-8")


def test_the_address_for_monitors_is_there():
    assert '"/healthz"' in inspect.getsource(site)
    assert "/healthz" in RUNNING


def test_proxies_write_down_neither_who_asks_nor_what_for():
    caddy = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    everywhere, *sites = re.split(r"^(?=\S+ \{$)", caddy, flags=re.MULTILINE)
    nginx = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    pages = nginx.split("server {")[1]

    assert len(sites) == 2
    # Who closes a page is an error to the one, and who asks while the bot starts to the other.
    assert "exclude http.log.error http.handlers.reverse_proxy" in everywhere
    assert [site for site in sites if "log" in site] == []
    assert re.findall(r"^ *(access_log|error_log) (.+);$", pages, re.MULTILINE) == [
        ("access_log", "off"),
        ("error_log", "/dev/null emerg"),
    ]


def test_what_people_write_stands_in_no_file_of_a_proxy():
    nginx = (DEPLOY / "nginx.conf").read_text(encoding="utf-8").split("server {")[1]
    sizes = dict(re.findall(r"^ *(client_\w+) (\d+)k;$", nginx, re.MULTILINE))

    assert sizes["client_body_buffer_size"] == sizes["client_max_body_size"]
    assert int(sizes["client_max_body_size"]) * 1024 >= guarding.MOST_BYTES
    assert "proxy_buffering off;" in nginx
