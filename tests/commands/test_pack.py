"""`gair pack`: papers that say what is so, by the running settings and the privacy page."""

import re
import tomllib
from pathlib import Path

import docx
import pytest

from bot.__main__ import main
from bot.config import Config
from bot.pack import NAMES, papers, privacy_page

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:" + "Ab3_-" * 7
PRIVACY = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
SETTINGS = """
controller = "Platfform | the charity"
contact = "Jo Evans, 029 2000 0000"
complaints = "the ICO, ico.org.uk"
signposting = "Ring Jo."
minimum = 7
sealing_days = 11
retention_days = 23
idle_days = 9
allowed = [-100123, 4455667788]
web_url = "https://gair.example.org"
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The papers of an installation with these settings: their texts by name."""
    folder = tmp_path_factory.mktemp("papers")
    settings = folder.with_suffix(".toml")
    settings.write_text(f'{SETTINGS}telegram_token = "{TOKEN}"\n')
    assert main(["pack", str(folder), "--config", str(settings)]) == 0
    return {path.stem: text_of(path) for path in sorted(folder.iterdir())}


def text_of(path):
    document = docx.Document(path)
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        lines += [" | ".join(cell.text for cell in row.cells) for row in table.rows]
    return "\n".join(lines)


def first_cells(text):
    """What stands in the first column of the first table in a text, without markup."""
    rows = re.findall(r"^\| ([^|]+?) \|", text, re.MULTILINE)[1:]
    return [re.sub(r"\*\*|`", "", row).split(",")[0] for row in rows]


def test_each_paper_is_written_and_says_who_is_responsible(written):
    assert sorted(written) == sorted(NAMES)
    for name, text in written.items():
        assert "Jo Evans, 029 2000 0000" in text, name
        if name != "for-your-it":
            assert "Platfform / the charity" in text, name


def test_what_somebody_has_filled_in_is_left_alone(tmp_path, capsys):
    settings, papers = tmp_path / "config.toml", tmp_path / "papers"
    settings.write_text(SETTINGS)
    papers.mkdir()
    (papers / "impact-assessment.docx").write_bytes(b"filled in")

    assert main(["pack", str(papers), "--config", str(settings)]) == 1

    assert "impact-assessment.docx is there already" in capsys.readouterr().err
    assert [path.name for path in papers.iterdir()] == ["impact-assessment.docx"]
    assert (papers / "impact-assessment.docx").read_bytes() == b"filled in"


def test_every_table_and_column_is_in_the_assessment(written):
    assessment = written["impact-assessment"]

    for mark in ("tables", "columns"):
        part = PRIVACY.split(f"<!-- {mark} -->")[1].split(f"<!-- /{mark} -->")[0]
        names = re.findall(r"^\| `([\w.]+)` \|", part, re.MULTILINE)
        assert len(names) > 20
        assert [name for name in names if f"\n{name} | " not in assessment] == []


@pytest.mark.parametrize("name", ["information-sheet", "impact-assessment", "record-of-processing"])
def test_every_stage_and_every_recipient_is_named(written, name):
    text = written[name]
    stages = PRIVACY.split("## A workshop from beginning to end")[1].split("\n## ")[0]
    seers = PRIVACY.split("## Who can see it")[1].split("\n## ")[0]

    named = [*first_cells(stages), *first_cells(seers)]
    assert len(named) > 12
    assert [one for one in named if one not in text] == []


def test_deadlines_are_those_of_the_settings(written):
    for name in ("information-sheet", "impact-assessment", "record-of-processing"):
        assert "sealed, 11 days after the end" in written[name]
        assert "deleted, 23 days after the end" in written[name]
        assert "7 days" not in written[name]
        assert "30 days" not in written[name]
    assert "for 11 days after the end" in written["consent"]
    assert "9 days" in written["for-your-it"]
    assert "once 7 people have answered" in written["information-sheet"]
    assert "Ring Jo." in written["information-sheet"]


def test_where_it_can_be_reached_is_said_only_where_it_can(written):
    assert "https://gair.example.org/healthz" in written["for-your-it"]

    without = {name: papers.filled_in(name, Config()) for name in NAMES}

    assert "No port is open" in without["for-your-it"]
    assert not [name for name, text in without.items() if "https://gair" in text]


def test_what_nobody_has_said_is_left_to_fill_in():
    sheet = papers.filled_in("information-sheet", Config())

    assert "[who is responsible]" in sheet
    assert "Samaritans: 116 123" in sheet


def test_no_secret_of_the_settings_is_in_any_paper(written):
    assert [name for name, text in written.items() if TOKEN[10:] in text] == []
    assert "-100123" in written["impact-assessment"]
    assert [name for name, text in written.items() if "4455667788" in text] == []


def test_participants_read_short_sentences():
    """The sheet's own sentences; what the privacy page says is in its own words."""
    text = papers.filled_in("information-sheet", Config())
    own = text.split("## Until when")[0] + text.split("## If something")[1]
    said = re.sub(r"\[[^]]*\]|^[#-]+ ", "", own, flags=re.MULTILINE)
    sentences = [one for line in said.splitlines() for one in re.split(r"(?<=[.?:]) ", line)]

    assert len(sentences) > 40
    assert [one for one in sentences if len(one.split()) > 15] == []


@pytest.fixture(scope="module")
def in_welsh(tmp_path_factory):
    """The papers of the same installation in both languages, as documents by their names."""
    folder = tmp_path_factory.mktemp("papurau")
    settings = folder.with_suffix(".toml")
    settings.write_text(f'{SETTINGS}telegram_token = "{TOKEN}"\n')
    assert main(["pack", str(folder), "--config", str(settings), "--language", "both"]) == 0
    return {path.stem: path for path in sorted(folder.iterdir())}


def test_in_both_languages_there_is_a_file_for_each(in_welsh):
    welsh = {name for name in NAMES if "cy" in papers.languages_of(name)}

    assert {"information-sheet", "consent", "record-of-processing"} <= welsh
    assert in_welsh.keys() == {*NAMES, *(f"{name}-cy" for name in welsh)}


@pytest.mark.parametrize("name", [n for n in NAMES if "cy" in papers.languages_of(n)])
def test_a_paper_in_welsh_says_what_the_english_one_says(in_welsh, name):
    """The same settings, as many headings, points and lines of tables, and nothing in English."""
    english, welsh = (docx.Document(in_welsh[one]) for one in (name, f"{name}-cy"))

    def shape(document):
        lines = [len(table.rows) for table in document.tables]
        return [paragraph.style.name for paragraph in document.paragraphs], lines

    def settings_in(document):
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        text += "\n".join(cell.text for table in document.tables for cell in table._cells)
        known = ("Platfform / the charity", "Jo Evans", "11", "23", "Ring Jo.", "gair.example.org")
        return [one for one in known if one in text]

    assert shape(english) == shape(welsh)
    assert settings_in(english) == settings_in(welsh)
    said = [{paragraph.text for paragraph in one.paragraphs} for one in (english, welsh)]
    assert said[0] & said[1] <= {"", "Ring Jo."}


def test_word_checks_each_paper_in_its_language(in_welsh):
    for name, path in in_welsh.items():
        spoken = docx.Document(path).core_properties.language
        assert spoken == ("cy-GB" if name.endswith("-cy") else "en-GB")


def test_the_welsh_tables_are_of_the_english_ones_as_they_are_now():
    """If not: see what has changed in docs/privacy.md, change the Welsh, and write the digest."""
    page = (ROOT / "bot" / "pack" / "templates" / "cy" / "privacy.md").read_text(encoding="utf-8")

    assert f"<!-- digest: {privacy_page.digest()} -->" in page
    assert len(privacy_page.stages(Config(), "cy")) == len(privacy_page.stages(Config()))
    assert len(privacy_page.recipients("cy")) == len(privacy_page.recipients())


def test_blanks_are_the_same_in_each_language():
    folders = [papers.TEMPLATES, *(one for one in papers.TEMPLATES.iterdir() if one.is_dir())]
    blanks = [tomllib.loads(one.joinpath("blanks.toml").read_text("utf-8")) for one in folders]

    assert all(one.keys() == blanks[0].keys() for one in blanks)
    assert all(text[0] + text[-1] == "[]" for one in blanks for text in one.values())
