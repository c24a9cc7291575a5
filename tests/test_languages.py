"""Languages are files: one that is dropped in can be chosen, and several can be spoken together."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot import texts
from bot.texts import (
    Texts,
    choices,
    languages,
    load,
    load_each_known,
    load_known,
    named,
    of_all,
    spoken_in,
)
from handlers.views.spoken import one_after_another
from tests.languages import MADE_UP, drop_in

ROOT = Path(__file__).parent.parent
CY = Texts("cy", {"a.b": "Wedi ymuno: {count}", "c": "Ie", "d": "Gair"})
EN = Texts("en", {"a.b": "Joined: {count}", "c": "Yes", "d": "Gair"})
BOTH = Texts(CY.language, CY.sentences, beside=(EN,))


def test_a_language_is_a_file(tmp_path, monkeypatch):
    before = languages()
    drop_in(tmp_path, monkeypatch)

    assert languages() == (*before, MADE_UP)
    assert choices()[-1] == f"{MADE_UP}+en"
    assert load(MADE_UP)("join.already").rstrip("~") == "Yóú áré íñ álréády."


def test_what_a_language_lacks_is_said_in_english(tmp_path, monkeypatch):
    (tmp_path / "en.toml").write_text('a.b = "Yes"\na.c = "No"\n')
    (tmp_path / "zz.toml").write_text('a.b = "Zes"\n')
    monkeypatch.setattr(texts, "FOLDER", tmp_path)

    assert (load("zz")("a.b"), load("zz")("a.c")) == ("Zes", "No")


def test_a_language_that_is_not_there():
    with pytest.raises(KeyError, match="qq"):
        load("qq")
    with pytest.raises(KeyError, match="qq"):
        load("cy+qq")
    assert load_known("qq").language == "en"


def test_two_languages_are_spoken_in_their_order():
    assert spoken_in("cy+en") == ("cy", "en")
    assert [one.language for one in load("cy+en").each] == ["cy", "en"]
    assert BOTH("a.b", count=3) == "Wedi ymuno · Joined: 3"


def test_what_is_the_same_in_both_is_said_once():
    assert BOTH("d") == "Gair"


def test_long_sentences_stand_below_each_other():
    long = Texts("cy", {"a": "w" * 50}, beside=(Texts("en", {"a": "e" * 50}),))

    assert long("a") == f"{'w' * 50}\n{'e' * 50}"


def test_languages_share_what_room_there_is():
    assert [one.room(1024) for one in BOTH.each] == [512, 512]
    assert [one.room(1024) for one in EN.each] == [1024]


def test_an_archive_of_two_languages_is_read_in_the_first():
    assert load_known("cy+en").language == "cy"
    assert load_known("cy+en").beside == ()


def test_a_report_is_in_all_languages_that_are_there():
    assert [one.language for one in load_each_known("cy+qq+en").each] == ["cy", "en"]
    assert [one.language for one in load_each_known("qq").each] == ["en"]


def test_what_is_said_of_several_sessions_is_said_in_the_languages_of_all():
    assert of_all(["en", "cy"]) == of_all(["cy+en", "cy"]) == of_all(["cy", "en"]) == "cy+en"
    assert of_all(["cy", "cy"]) == "cy"


def test_languages_are_called_by_their_own_names():
    assert [named(choice) for choice in ("cy", "en", "cy+en")] == [
        "Cymraeg",
        "English",
        "Cymraeg · English",
    ]


def test_whoever_shows_what_a_plan_says_asks_for_it_in_a_language():
    """Counting prompts, or whether there is a question, is another matter: that has no language."""
    of_a_plan = re.compile(
        r"session\.(?:value|plan(?:\.values\[[^\]]*\])?)"
        r"\.(?:title|statement|about|for_whom|attribution|care\b|content_note\b(?!:)"
        r"|question\b(?! is)|prompts\b(?![:)]))"
    )
    files = sorted((ROOT / "handlers").rglob("*.py"))
    found = [
        (path.name, line.strip())
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()
        if of_a_plan.search(line)
    ]

    assert len(files) > 100
    assert found == []


def test_whoever_asks_for_what_a_plan_says_asks_in_one_language():
    """Sentences of several languages would all have what the first one says."""
    asking = re.compile(r"(?<!def )\b(?:plan|value|question|prompt)_in\((?!one\b)[a-z_.]+")
    found = [
        (path.name, line.strip())
        for path in sorted((ROOT / "handlers").rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if asking.search(line)
    ]

    assert found == []
    assert asking.search("title = plan_in(texts, plan).title")


def test_what_both_begin_with_stands_there_once():
    marked = {"cy": "{text} · wedi'i dynnu allan", "en": "{text} · taken out"}
    listed = {"cy": "1. “{text}”, pobl: {count}", "en": "1. “{text}”, people: {count}"}

    def both(said):
        cy, en = (Texts(one, {"a": sentence}) for one, sentence in said.items())
        return replace(cy, beside=(en,))

    assert both(marked)("a", text="I am tired") == "I am tired · wedi'i dynnu allan · taken out"
    assert both(listed)("a", text="tea", count=2) == "1. “tea”, pobl · people: 2"


def test_sentences_that_belong_together_stand_together_in_each_language():
    said = {"a": "Un.", "b": "Dau."}, {"a": "One.", "b": "Two."}
    cy, en = (Texts(one, words) for one, words in zip(("cy", "en"), said, strict=True))

    assert one_after_another(replace(cy, beside=(en,)), "a", "b") == "Un. Dau.\nOne. Two."
