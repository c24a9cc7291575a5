"""How the running bot is: told to whoever watches over it, without a secret or anybody's words."""

import asyncio
import io
import json
import logging
import os
import shutil
from dataclasses import replace

import pytest

from bot import logs
from bot.commands.asking_running import NO_BACKUP, running_findings
from bot.health import Health, from_json
from bot.operating import _write_health
from bot.rehearsal.bot_api import Fault
from handlers.signs import Signs
from handlers.vitals import health_of
from storage import kept_backups
from storage.kept_backups import KeptBackup
from tests.pages.browsers import Browser

WELL = Health(
    at=1000.0,
    telegram_answered=3.0,
    last_update=40.0,
    longest_wait=0.0,
    free_mib=9000,
    last_backup=None,
)


def kinds(findings):
    return [(one.kind, one.line) for one in findings if one.is_problem]


async def test_it_is_written_down_and_read_again(workshop):
    await workshop.ana.says("trust")
    writing = asyncio.create_task(_write_health(workshop.gair))
    await workshop.world.until(workshop.config.health_file.exists)
    writing.cancel()

    found = list(running_findings(workshop.config, now=workshop.clock() + 10))

    assert kinds(found) == []
    assert [one.line.partition(":")[0] for one in found][:4] == [
        "Telegram answered",
        "last update",
        "longest wait to be sent",
        "disk",
    ]
    written = workshop.config.health_file.read_text()
    assert "trust" not in written
    assert str(workshop.ana.id) not in written
    assert str(abs(workshop.group.id)) not in written


async def test_a_bot_that_hangs_or_is_gone_is_a_problem(workshop):
    assert kinds(running_findings(workshop.config)) == [
        (
            "problem",
            f"no bot runs with {workshop.config.data_folder}; start it with gair run",
        )
    ]
    workshop.config.health_file.write_text(WELL.as_json())

    (told,) = running_findings(workshop.config, now=WELL.at + 300)

    assert told.is_problem
    assert told.line == "the bot has said nothing for 300 s: it does not run, or hangs"


async def test_why_it_can_say_nothing_is_told_where_that_is_known(workshop, monkeypatch):
    workshop.config.health_file.write_text(WELL.as_json())
    assert kinds(running_findings(workshop.config, now=WELL.at - 300)) == [
        ("problem", "this machine's clock was set back by 300 s; ask again in a minute")
    ]

    usage = shutil.disk_usage(workshop.config.data_folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=0))
    ((_, told),) = kinds(running_findings(workshop.config, now=WELL.at + 300))
    assert (
        told == f"the disk of {workshop.config.data_folder} is full; make room on it, and ask again"
    )


async def test_telegram_that_calls_is_not_said_to_be_silent(workshop):
    workshop.config.health_file.write_text(replace(WELL, telegram_answered=None).as_json())

    found = list(running_findings(workshop.config, now=WELL.at))

    assert kinds(found) == []
    assert found[0].line == "Telegram answered: it is not asked, it calls"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, ["ok       last copy within the data folder: never", f"note     {NO_BACKUP}"]),
        (
            {"last_backup": 60.0, "oldest_backup": 7.0},
            [
                "ok       last copy within the data folder: 60 s ago",
                "ok       backup: brought up to date 7 s ago",
            ],
        ),
        (
            {"missing_backups": 1},
            [
                "problem  backups that should be kept up to date are not there: 1",
                "ok       last copy within the data folder: never",
            ],
        ),
    ],
)
async def test_a_copy_that_would_be_lost_with_the_data_is_no_backup(workshop, changed, told):
    workshop.config.health_file.write_text(replace(WELL, **changed).as_json())

    found = [str(one) for one in running_findings(workshop.config, now=WELL.at)]

    assert [line for line in found if "backup" in line or "copy" in line] == told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"telegram_answered": 400.0}, "Telegram has not answered for 400 s"),
        ({"longest_wait": 200.0}, "messages wait for 200 s to be sent"),
        ({"free_mib": 3}, "the disk has only 3 MiB left"),
        ({"missing_backups": 1}, "backups that should be kept up to date are not there: 1"),
        ({"oldest_backup": 4 * 3600.0}, "a backup was not brought up to date for 4 h"),
        ({"clock_ahead": 3600.0}, "this machine's clock differs from Telegram's by 3600 s"),
        ({"clock_ahead": -30.0}, "this machine's clock differs from Telegram's by -30 s"),
    ],
)
def test_what_should_worry_somebody(changed, told):
    (problem,) = replace(WELL, **changed).problems()

    assert problem.startswith(told)
    assert WELL.problems() == []


def test_what_is_written_is_what_is_read():
    assert from_json(WELL.as_json()) == WELL
    wrong = WELL.as_json().replace('"at": 1000.0', '"at": "then"')
    for other in ("", "[]", "{}", '{"at": 1}', wrong):
        with pytest.raises(ValueError):  # noqa: PT011 json's or ours
            from_json(other)


async def test_telegram_that_is_away_shows(workshop):
    look = health_of(workshop.gair.services)
    with workshop.world.faults.lasting(Fault.bad_gateway(), ["getUpdates"]):
        workshop.world.updates.wake()
        await asyncio.sleep(1)
        workshop.clock.passes(500)

        assert look().problems()[0].startswith("Telegram has not answered for 500 s")

    await workshop.ana.says("trust")
    assert look().problems() == []


async def test_a_backup_that_is_not_there_shows(workshop, tmp_path):
    folder = workshop.config.data_folder
    kept_backups.note(folder, KeptBackup(path=str(tmp_path / "away" / "kept.gair")))

    look = health_of(workshop.gair.services)
    assert (look().missing_backups, look().oldest_backup) == (1, None)

    (tmp_path / "away").mkdir()
    (tmp_path / "away" / "kept.gair").touch()
    os.utime(tmp_path / "away" / "kept.gair", times=(workshop.clock() - 20_000,) * 2)
    assert (look().missing_backups, round(look().oldest_backup)) == (0, 20_000)
    assert look().problems() == ["a backup was not brought up to date for 6 h; see the log"]


def test_only_updates_that_were_waited_for_tell_the_time():
    signs = Signs()
    old, new = ({"update_id": n, "message": {"date": date}} for n, date in ((1, 10), (2, 995)))

    signs.answered(1000.0, [old], waited=0.0)
    assert (signs.updated_at, signs.clock_ahead) == (1000.0, None)

    signs.answered(1000.0, [new, {"update_id": 3, "message": None}, "nothing"], waited=8.0)
    assert signs.clock_ahead == 5.0


async def test_the_address_for_machines(workshop):
    browser = Browser(workshop)
    answer = await browser.client.get("/healthz")

    told = answer.json()
    assert (answer.status_code, told["status"], told["problems"]) == (200, "ok", [])
    assert "set-cookie" not in answer.headers

    workshop.clock.passes(500)
    answer = await browser.client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (503, "trouble")


def test_a_log_for_programs_has_an_object_on_each_line(request, caplog):
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.OneObject(["a secret that is long"]))
    log = logging.getLogger("handlers.moves")
    log.addHandler(handler)
    request.addfinalizer(lambda: log.removeHandler(handler))
    caplog.set_level(logging.INFO)
    log.info("session %s moved: a secret that is long", 3)
    try:
        raise ValueError("somebody's words")
    except ValueError:
        log.exception("it failed")

    first, second = (json.loads(line) for line in stream.getvalue().splitlines())
    assert list(first) == ["time", "level", "logger", "message"]
    assert first["message"] == "session 3 moved: <token>"
    assert (first["level"], first["logger"], first["time"][10]) == ("INFO", "handlers.moves", "T")
    assert second["message"].startswith("it failed | ")
    assert "somebody's words" not in second["message"]
