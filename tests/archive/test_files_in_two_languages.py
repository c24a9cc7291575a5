"""Tables, the workbook, the method and session.json, whatever the language of the report is."""

import csv
import io
import re
import zipfile
from dataclasses import replace

import pytest

from bot.archive import build, combine, read
from bot.texts import languages, load
from bot.workshop.word_count import WordCount
from tests.archive.both_languages import BOTH, ENGLISH, WELSH, archive_of, worded_in_welsh
from tests.languages import MADE_UP, accented, drop_in


@pytest.fixture
def told(themed):
    """A workshop of a plan in both languages."""
    return worded_in_welsh(themed)


def test_tables_have_their_headings_in_the_language_of_the_report(told):
    for texts, expected in (
        (ENGLISH, ["value", "word", "people"]),
        (WELSH, [WELSH(f"table.{name}") for name in ("value", "word", "people")]),
        (
            BOTH,
            [f"{WELSH(k)} / {ENGLISH(k)}" for k in ("table.value", "table.word", "table.people")],
        ),
    ):
        table = archive_of(told, texts)["words.csv"].decode("utf-8-sig")
        assert next(csv.reader(io.StringIO(table, newline=""))) == expected


def test_what_stands_for_a_kind_in_a_table_is_in_that_language_too(told):
    def kinds(texts):
        table = archive_of(told, texts)["answers.csv"].decode("utf-8-sig")
        return {row[2] for row in list(csv.reader(io.StringIO(table, newline="")))[1:]}

    assert kinds(ENGLISH) == {"answer", "note", "added", "thought"}
    assert kinds(WELSH) == {WELSH(f"table.kind_{kind}") for kind in kinds(ENGLISH)}


def test_the_workbook_names_its_sheets_in_both(told):
    workbook = archive_of(told, BOTH)["archive.xlsx"]
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        listed = parts.read("xl/workbook.xml").decode()
    first = f'name="{WELSH("table.sheet_words")} · {ENGLISH("table.sheet_words")}"'

    assert first in listed


def test_a_cloud_is_described_in_both_and_its_words_stand_there_once(told, cloud):
    with zipfile.ZipFile(io.BytesIO(build(told, {1: cloud}, BOTH))) as archive:
        page = next(archive.read(name) for name in archive.namelist() if "report.html" in name)
    words = ", ".join(f"{one.word} ({one.people})" for one in told.values[0].words)

    (alt,) = re.findall(r'<img [^>]*alt="([^"]*)"', page.decode())
    assert alt == f"{WELSH('report.cloud_alt')} / {ENGLISH('report.cloud_alt')} {words}"


def test_the_method_says_each_paragraph_in_both(told):
    method = archive_of(told, BOTH)["method.md"].decode()

    paragraphs = method.split("\n\n")
    at = paragraphs.index(WELSH("report.how_notes"))
    assert paragraphs[at + 1] == ENGLISH("report.how_notes")
    assert f"## {WELSH('report.method')} / {ENGLISH('report.method')}" in paragraphs


def test_words_are_in_the_alphabet_of_the_language(told):
    said = ("chwarae", "cyd", "ddoe", "dydd", "llaw", "lwc", "ngwaith", "gwaith", "theulu", "tyfu")
    words = tuple(WordCount(word=word, people=1) for word in said)
    values = (replace(told.values[0], words=words, answered=10), *told.values[1:])
    record = replace(told, values=values, joined=10)

    def listed(texts):
        table = archive_of(record, texts)["words.csv"].decode("utf-8-sig")
        return [row[1] for row in list(csv.reader(io.StringIO(table, newline="")))[1:]]

    in_welsh = ["cyd", "chwarae", "dydd", "ddoe", "gwaith", "ngwaith", "lwc", "llaw", "tyfu"]
    assert listed(WELSH) == listed(BOTH) == [*in_welsh, "theulu"]
    assert listed(ENGLISH) == sorted(said)


def test_for_programs_it_is_the_same_in_every_language(told):
    files = [archive_of(told, texts) for texts in (WELSH, ENGLISH, BOTH)]

    assert len({archive["session.json"] for archive in files}) == 1
    assert len({archive["schema.json"] for archive in files}) == 1


def test_what_a_plan_says_in_welsh_is_kept_in_an_archive(told):
    found = read(build(told, {}, ENGLISH))

    assert found.plan.wordings == told.plan.wordings
    assert found.values[0].value.wordings == told.values[0].value.wordings


@pytest.mark.parametrize("first", [True, False])
def test_archives_of_before_a_plan_was_translated_go_together_with_those_after(told, other, first):
    records = [other, told] if first else [told, other]
    english = replace(other, plan=replace(told.plan, wordings=(), values=other.plan.values))
    records = [english if one is other else one for one in records]

    assert combine(records).plan.wordings == told.plan.wordings


@pytest.mark.parametrize("language", languages())
def test_the_method_names_the_columns_as_they_are_headed(told, language):
    texts = load(language)
    members = archive_of(told, texts)

    for name in ("words", "merges", "themes", "answers"):
        head = members[f"{name}.csv"].decode("utf-8-sig").splitlines()[0].split(",")
        about = re.split(r"[\W]+", texts(f"report.file_{name}"))
        assert set(head) <= set(about)
        assert not any(" " in column for column in head)


@pytest.mark.parametrize("language", languages())
def test_the_method_names_what_can_stand_in_a_column(language):
    texts = load(language)
    named = {
        "merges": ("by_rule", "by_facilitator"),
        "themes": ("role_shown", "role_raised", "role_key", "role_candidate"),
        "answers": ("kind_answer", "kind_thought", "kind_note", "kind_added"),
    }

    for name, keys in named.items():
        about = re.split(r"[\W]+", texts(f"report.file_{name}"))
        assert {texts(f"table.{key}") for key in keys} <= set(about)


@pytest.mark.parametrize(("is_draft", "named"), [(True, 1), (False, 0)])
def test_a_language_that_nobody_has_read_is_called_a_draft(told, is_draft, named):
    both = replace(BOTH, is_draft=is_draft)

    method = archive_of(told, both)["method.md"].decode()

    name = WELSH("language.name")
    assert method.count(ENGLISH("report.how_draft", languages=name)) == named
    assert method.count(WELSH("report.how_draft", languages=name)) == named


def test_a_language_that_is_dropped_in_has_reports_as_all_others(told, tmp_path, monkeypatch):
    drop_in(tmp_path, monkeypatch)
    both = load(f"{MADE_UP}+en")

    members = archive_of(told, both)

    page = members["report.html"].decode()
    assert f'<html lang="{MADE_UP}">' in page
    assert f'lang="{MADE_UP}">{accented(ENGLISH("report.gut"))}</span>' in page
    assert f'lang="en">{ENGLISH("report.gut")}</span>' in page
    assert accented(ENGLISH("table.word")) in members["words.csv"].decode()
    assert accented(ENGLISH("report.how_notes")) in members["method.md"].decode()
