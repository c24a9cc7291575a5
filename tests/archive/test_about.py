"""What whoever hands out a report says of it: from a file, in session.json, and when combined."""

import json
from dataclasses import asdict, replace

import pytest

from bot.__main__ import main
from bot.archive import ArchiveError, build, combine, newest, read
from bot.archive.about_file import AboutFileError, about_in, read_about
from bot.archive.packing import pack
from bot.workshop.about import NOTHING_SAID, About, ThemeSummary

SAID = About(
    organisation="Bridgeway",
    group="The evening group",
    audience="14 frontline workers",
    place="Bangor",
    dates="3 and 10 May 2026",
    introduction="Why we met.\n\nAnd with whom.",
    summary="Money came up everywhere.",
    conclusion="We go on.",
    values=("Trust needs time.", "", "Hope is work."),
    key_themes=(ThemeSummary(key="theme:money", summary="Every March."),),
)
FILE = """
organisation = "Bridgeway"
group = "The evening group"
audience = "14 frontline workers"
place = "Bangor"
dates = "3 and 10 May 2026"
introduction = '''
Why we met.

And with whom.
'''
summary = "Money came up everywhere."
conclusion = "We go on."

[values]
1 = "Trust needs time."
" hOPe" = "Hope is work."

[key_themes]
ARIAN = "Every March."
"""


@pytest.fixture
def named(themed):
    """The session, whose key theme also has a heading in Welsh."""
    first, *others = themed.candidates
    return replace(themed, candidates=(replace(first, heading_cy="Arian"), *others))


def test_a_file_says_what_a_report_is_about(named):
    assert about_in(read_about(FILE.encode()), named) == SAID
    assert about_in(read_about(FILE.encode("utf-16")), named) == SAID
    assert about_in({}, named) == NOTHING_SAID


def test_a_file_goes_before_what_was_said_before_and_leaves_the_rest(named):
    known = replace(named, about=SAID)

    about = about_in(read_about(b'place = "Cardiff"\ndates = " "\n[values]\n2 = "Slowly."'), known)

    assert about == replace(SAID, place="Cardiff", values=("", "Slowly.", ""))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("organization = 'us'", "organization is not known here; known are organisation, group,"),
        ("place = 3", "place should be a text, in quotation marks"),
        (f"place = '{'x' * 301}'", "place should have 300 characters or less"),
        (f"summary = '{'x' * 4001}'", "summary should have 4000 characters or less"),
        ("values = 'x'", "values should be a table: [values]"),
        ("[values]\n1 = 2", "values.1 should be a text"),
        ("[values]\n4 = 'x'", "there is no value '4'; there are 1 to 3; Trust; Time; Hope"),
        ("[values]\n'' = 'x'", "there is no value ''"),
        ("[key_themes]\ntime = 'x'", "there is no key theme 'time'; there are Money"),
        ("place = “x”", "line 1: write straight quotation marks"),
        ("\nplace = \n", "line 2: this is no TOML: Invalid value"),
    ],
)
def test_what_is_wrong_in_a_file_is_told(named, written, told):
    with pytest.raises(AboutFileError) as caught:
        about_in(read_about(written.encode()), named)

    assert str(caught.value).startswith(told)


def test_a_file_that_is_no_text_or_enormous_is_refused(record):
    with pytest.raises(AboutFileError, match="save it as UTF-8"):
        read_about(b"place = '\xff'")
    with pytest.raises(AboutFileError, match="longer than 200 kB"):
        read_about(b"#" * 200_001)
    with pytest.raises(AboutFileError, match="there is none in this session"):
        about_in({"key_themes": {"Money": "x"}}, record)


def test_it_comes_back_from_session_json_with_the_quotes_of_key_themes(themed, texts):
    record = replace(themed, about=SAID)

    again = read(build(record, {}, texts))

    assert again.about == SAID
    assert again.sessions[0].group == "The evening group"


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ([], "about should be an object"),
        ({"organisation": ""}, "about has no group"),
        ({"values": ["x"]}, "about.values should have 3 entries, one for each value, or none"),
        ({"key_themes": [{"key": "x"}]}, "about.key_themes.1 has no summary"),
    ],
)
def test_what_is_wrong_about_it_is_told_with_its_place(themed, files, about, told):
    session = json.loads(files(themed)["session.json"])
    entries = asdict(NOTHING_SAID) | about if about and "organisation" not in about else about
    session["about"] = entries

    with pytest.raises(ArchiveError) as caught:
        read(pack({"session.json": json.dumps(session).encode()}))

    assert str(caught.value) == f"session.json: {told}"


def test_former_archives_say_nothing_of_themselves(themed, files):
    session = json.loads(files(replace(themed, about=SAID))["session.json"]) | {"format": 4}

    again = read(pack({"session.json": json.dumps(session).encode()}))

    assert again.about == NOTHING_SAID
    assert again.sessions[0].group == ""
    assert again.values[0].spoke is None


def test_combined_sessions_have_each_fact_once_and_each_group_by_its_name(record, other):
    one = replace(record, about=SAID)
    two = replace(other, about=replace(SAID, group="Day", place="Rhyl", introduction="Ask."))

    both = combine([one, two])

    assert both == combine([two, one])
    assert both.about == About(
        organisation="Bridgeway",
        audience="14 frontline workers",
        place="Bangor; Rhyl",
        dates="3 and 10 May 2026",
        introduction="Ask.\n\nWhy we met.\n\nAnd with whom.",
    )
    assert [(one.joined, one.group) for one in both.sessions] == [
        (8, "The evening group"),
        (5, "Day"),
    ]


def test_archives_of_one_session_are_the_same_whatever_is_said_of_them(record):
    one = replace(record, id="0123456789abcdef", revision=3)

    assert newest([replace(one, about=SAID), one]) == [0]


@pytest.fixture
def combine_with(tmp_path, record, other, texts, monkeypatch):
    """Combine two sessions at the keyboard, with a file."""
    monkeypatch.chdir(tmp_path)
    for name, one in (("a.zip", record), ("b.zip", other)):
        (tmp_path / name).write_bytes(build(one, {}, texts))

    def combined(name: str, content: str) -> int:
        (tmp_path / "about.toml").write_text(content)
        return main(["combine", "a.zip", "b.zip", "out.zip", "--about", name])

    return combined


@pytest.mark.long
def test_the_file_is_named_at_the_keyboard(combine_with, tmp_path):
    assert combine_with("about.toml", 'place = "Bangor"\n[values]\n1 = "Slowly."') == 0

    about = read((tmp_path / "out.zip").read_bytes()).about
    assert about == replace(NOTHING_SAID, place="Bangor", values=("Slowly.", "", ""))


def test_a_file_that_is_wrong_is_told_at_the_keyboard(combine_with, tmp_path, capsys):
    for name in ("about.toml", "nowhere.toml"):
        assert combine_with(name, '[values]\n9 = "x"') == 1

    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("gair: about.toml: there is no value '9'; there are 1 to 3;")
    assert second == "gair: nowhere.toml can't be read: No such file or directory"
    assert not (tmp_path / "out.zip").exists()
