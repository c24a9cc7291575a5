"""A rehearsal in Welsh and English, and one in a language that was dropped in as one file."""

from collections import Counter

import pytest

from bot.config import Config
from bot.rehearsal.casting import spoken_by
from bot.rehearsal.play import Rehearsal, phones_shown, play
from bot.rehearsal.tempo import Tempo
from bot.texts import load
from bot.workshop.door import Door
from tests.languages import MADE_UP, drop_in, said_in

PLAN = """
title = "Two values"
title_{0} = "Dau werth"
question = "What comes to mind?"
question_{0} = "Beth ddaw i'r meddwl?"
prompts = ["What do you think?"]
prompts_{0} = ["Beth yw eich barn?"]

[[value]]
title = "Care"
title_{0} = "Gofal"
statement = "People need care."
statement_{0} = "Mae ar bobl angen gofal."
"""
NO_TIME = Tempo(joining=0, responding=0, answering=0)


def played(folder, language, people):
    (folder / "plans").mkdir()
    plan = PLAN.format(language.partition("+")[0])
    (folder / "plans" / "two.toml").write_text(plan, encoding="utf-8")
    config = Config(plan="two", plans_folder=folder / "plans")
    shown = []
    rehearsal = Rehearsal(people=people, seed=4, tempo=NO_TIME, config=config, language=language)
    code = play(rehearsal, folder, shown.append)
    transcript = (folder / "transcript.txt").read_text(encoding="utf-8")
    return code, shown, transcript.split("\n\n\n")


def chats_of(parts):
    """What stood in chats, each as one line: a transcript breaks sentences to fit the page."""
    heads = [part.partition("\n") for part in parts]
    return [" ".join(text.replace("│", " ").split()) for head, _, text in heads if " saw" in head]


def test_of_twenty_five_people_ten_want_welsh():
    assert Counter(spoken_by(25, ("cy", "en"))) == {"cy": 10, "en": 15}
    assert spoken_by(3, ("en",)) == ("en", "en", "en")


def test_the_phones_that_a_transcript_shows_are_of_people_in_the_chat_one_of_each_language():
    by_both = Rehearsal(people=25, language="cy+en", doors=frozenset(Door))
    of_all = Rehearsal(people=25, language="cy+en")
    for rehearsal in (by_both, of_all):
        shown = phones_shown(rehearsal)
        assert sorted(rehearsal.spoken[number] for number in shown) == ["cy", "en"]
        assert not rehearsal.in_browser.intersection(shown)


@pytest.mark.long
def test_both_languages_are_played(tmp_path):
    code, shown, parts = played(tmp_path, "cy+en", 7)

    assert code == 0, shown[-5:]
    assert "nothing" in parts[-1]
    group, welsh, english, _ = chats_of(parts)
    asked = load("cy+en")("speaking.ask").replace("\n", " ")
    assert set(said_in("en", welsh)) == set(said_in("en", asked))
    assert set(said_in("cy", english)) == set(said_in("cy", asked))
    assert group.index("Beth ddaw i'r meddwl?") < group.index("What comes to mind?")


@pytest.mark.long
def test_a_language_that_is_dropped_in_is_played_and_no_english_is_left(tmp_path, monkeypatch):
    (tmp_path / "texts").mkdir()
    drop_in(tmp_path / "texts", monkeypatch)
    code, shown, parts = played(tmp_path, MADE_UP, 7)

    assert code == 0, shown[-5:]
    assert "nothing" in parts[-1]
    assert {key for chat in chats_of(parts) for key in said_in("en", chat)} == set()
