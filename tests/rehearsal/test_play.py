"""A short workshop, played as `gair rehearse` plays a long one: over HTTP, and all is real."""

import csv
import gc
import io
import json
import zipfile
from collections import Counter
from dataclasses import replace

import pytest

from bot.config import Config
from bot.plan_file import built_in
from bot.rehearsal.bot_api import ApiPace
from bot.rehearsal.lines import load
from bot.rehearsal.play import Rehearsal, estimate, play
from bot.rehearsal.said import GivenWords
from bot.rehearsal.tempo import TEMPOS, Tempo

PLAN = """
title = "Two values"
about = "For a rehearsal."
attribution = "Nobody."
question = "What comes to mind?"
prompts = ["What do you think?", "What is in the way?"]
check_in = "How are you here?"
check_out = "What do you take with you?"

[[value]]
title = "Care"
statement = "People need care."

[[value]]
title = "Time"
statement = "People need time."
content_note = "This is about too little of it."
"""
WORDS = ("Trust", "tŷ", "self care", "trust.", "self-care", "hope, love", "trust", "🌱", "ŵyn")
ANSWERS = ("Start small.", "=SUM(A1)", "Two\nlines.", "Time — and “quiet”.", "Start small.")
SAID = GivenWords(responses={1: WORDS}, answers={1: ANSWERS, 2: ("One more.",)})
NO_TIME = Tempo(joining=0, responding=0, answering=0)


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    (folder / "two.toml").write_text(PLAN, encoding="utf-8")
    return Config(plan="two", plans_folder=folder)


def played(rehearsal, folder):
    shown = []
    with pytest.MonkeyPatch.context() as patch:
        # To look through all that the suite has imported takes half a second, and it is to stay.
        for name in ("collect", "freeze", "unfreeze"):
            patch.setattr(gc, name, lambda: 0)
        code = play(rehearsal, folder, shown.append)
    return code, shown, folder


@pytest.fixture(scope="module")
def recital(config, tmp_path_factory):
    rehearsal = Rehearsal(people=4, said=SAID, tempo=NO_TIME, config=config)
    return played(rehearsal, tmp_path_factory.mktemp("recital"))


@pytest.fixture(scope="module")
def improvisation(config, tmp_path_factory):
    rehearsal = Rehearsal(people=8, seed=4, tempo=NO_TIME, config=config)
    return played(rehearsal, tmp_path_factory.mktemp("improvisation"))


def table(folder, name):
    with zipfile.ZipFile(folder / "session.zip") as archive:
        text = archive.read(name).decode("utf-8-sig")
    return [tuple(row) for row in csv.reader(io.StringIO(text))][1:]


def test_words_csv_holds_what_was_said_and_how_many_people_said_it(recital):
    assert table(recital[2], "words.csv") == [
        ("1", "trust", "3"),
        ("1", "self care", "2"),
        ("1", "🌱", "1"),
        ("1", "hope", "1"),
        ("1", "love", "1"),
        ("1", "tŷ", "1"),
        ("1", "ŵyn", "1"),
    ]


def test_answers_csv_holds_every_answer(recital):
    assert Counter(table(recital[2], "answers.csv")) == Counter(
        [
            ("1", "1", "answer", "Start small."),
            ("1", "2", "answer", "'=SUM(A1)"),
            ("1", "1", "answer", "Two\nlines."),
            ("1", "2", "answer", "Time — and “quiet”."),
            ("1", "1", "answer", "Start small."),
            ("2", "1", "answer", "One more."),
        ]
    )


def test_the_group_is_shown_as_it_happens_and_where_to_look_at_the_end(recital):
    code, shown, folder = recital

    assert code == 0
    assert [line for line in shown if "1 of 2 · Care" in line][:1] == ["  │ 1 of 2 · Care"]
    assert [line for line in shown if line.startswith("Done in ")] != []
    assert f"  {folder / 'session.zip'}" in shown
    assert f"  {folder / 'transcript.txt'}" in shown


@pytest.mark.long
def test_the_transcript_shows_the_receipts_of_the_participant(improvisation):
    text = (improvisation[2] / "transcript.txt").read_text(encoding="utf-8")

    seen = text.rpartition("2. What one participant saw")[2].partition("3. What the")[0]
    assert seen.count("Gair puts ✍ to it") > 1


def test_the_transcript_shows_the_group_a_participant_and_the_facilitator(recital):
    text = (recital[2] / "transcript.txt").read_text(encoding="utf-8")

    assert text.startswith("A rehearsal of Two values\n=========================\n")
    assert "\n  │ You said: “Trust”" in text
    assert "presses [Close and reveal] and sees: Closed\n" in text
    assert "\n5. What the bot complained of\n-----------------------------\n\nnothing\n" in text


@pytest.mark.long
def test_the_transcript_shows_how_a_word_is_taken_out_and_put_back(improvisation):
    _, shown, folder = improvisation
    text = (folder / "transcript.txt").read_text(encoding="utf-8")

    lead = text.rpartition("3. What the facilitator saw")[2].partition("4. What")[0]
    assert any("takes a word out of the cloud, sees it go" in line for line in shown)
    assert "and sees: Taken out. Whoever said it is told." in lead
    assert "and sees: Put back." in lead


@pytest.mark.long
def test_a_cast_that_says_its_own_gets_through_as_well(improvisation):
    code, shown, folder = improvisation

    assert (code, [line for line in shown if "went wrong" in line]) == (0, [])
    assert table(folder, "words.csv") != []
    assert {kind for _, _, kind, _ in table(folder, "answers.csv")} == {"answer", "note", "added"}


@pytest.mark.long
def test_a_quiet_word_is_had_and_leaves_nothing_in_archive_or_group(improvisation):
    text = (improvisation[2] / "transcript.txt").read_text(encoding="utf-8")
    panel = text.rpartition("3. What the facilitator saw")[2]
    asked, _ = load().quiet

    assert "asks for a quiet word" in panel
    assert asked[:40] in panel
    assert asked[:40] not in text.partition("2. What one participant saw")[0]
    assert not any(asked[:40] in row[3] for row in table(improvisation[2], "answers.csv"))
    assert [line for line in improvisation[1] if "quiet words 1" in line] != []
    assert [line for line in improvisation[1] if "rather not said" in line] != []


@pytest.mark.long
def test_what_goes_wrong_is_told_in_one_line(config, tmp_path):
    (tmp_path / "session.zip").mkdir()
    rehearsal = Rehearsal(people=1, tempo=NO_TIME, config=config)

    code, shown, _ = played(rehearsal, tmp_path)

    assert code == 1
    assert shown[-1].startswith("The rehearsal stopped: IsADirectoryError: ")


@pytest.mark.long
def test_whoever_waits_for_a_slow_machine_in_vain_reads_what_to_do(config, tmp_path):
    rehearsal = Rehearsal(people=1, tempo=replace(NO_TIME, patience=0), config=config)

    code, shown, _ = played(rehearsal, tmp_path)

    assert code == 1
    assert shown[-1] == (
        "The rehearsal stopped: the bot did not get so far in time; "
        "close what keeps this machine busy, or take fewer --people"
    )


def contents(folder):
    """Every file of an archive, but for the id that tells one session from another."""
    with zipfile.ZipFile(folder / "session.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    session = json.loads(files["session.json"])
    for one in session["sessions"]:
        assert one.pop("id")
    return files | {"session.json": session}


@pytest.mark.long
def test_the_same_seed_leaves_the_same_archive(improvisation, config, tmp_path):
    again = Rehearsal(people=8, seed=4, tempo=NO_TIME, config=config)

    played(again, tmp_path)

    archives = [contents(folder) for folder in (improvisation[2], tmp_path)]
    assert archives[0] == archives[1]


def test_whoever_rehearses_at_telegrams_pace_is_told_how_long_it_takes():
    plan = built_in()["heart-of-help"]
    rehearsal = Rehearsal(pace=ApiPace.TELEGRAM, tempo=TEMPOS[ApiPace.TELEGRAM])

    # Twice it was 20 minutes: what is sent waits until people have answered.
    assert 18 <= estimate(plan, rehearsal) / 60 <= 22
