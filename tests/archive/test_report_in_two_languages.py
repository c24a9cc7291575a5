"""A report in Welsh and English: each sentence in both, Welsh first, and people's words once."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn

from bot.workshop.checks import CheckRecord
from bot.workshop.word_count import WordCount
from tests.archive.both_languages import BOTH, ENGLISH, WELSH, archive_of, worded_in_welsh

CHECKS = (
    CheckRecord(question="How are you?", leaving=False, answered=3, texts=("Fine", "Glad")),
    CheckRecord(question="What now?", leaving=True, answered=2, texts=()),
)
LOOKS = ("side-by-side", "one-below-the-other")
OURS = re.compile("[\x01-\x04]")


@pytest.fixture
def told(themed):
    """A workshop of a plan in both languages, with something of everything."""
    return worded_in_welsh(replace(themed, checks=CHECKS, day="2026-11-21"))


def alone(page, language):
    """What a page in several languages says in one of them; each is marked with its own."""
    body = ET.fromstring(page).find("body")  # noqa: S314 our own
    for parent in list(body.iter()):
        for child in list(parent):
            is_between = child.get("class") == "between-languages"
            is_other = child.get("class") in LOOKS and child.get("lang") != language
            if is_between or is_other:
                parent.remove(child)
    return "".join("".join(body.itertext()).split())


def said_in(page):
    return "".join("".join(ET.fromstring(page).find("body").itertext()).split())  # noqa: S314


@pytest.mark.parametrize("page", ["report.html", "answers.html"])
def test_each_language_says_what_a_report_in_it_alone_would(told, cloud, page):
    both = archive_of(told, BOTH, {1: cloud})[page]
    of_each = {texts.language: archive_of(told, texts, {1: cloud})[page] for texts in BOTH.each}

    assert both.startswith(b'<!DOCTYPE html>\n<html lang="cy">')
    for language, page_alone in of_each.items():
        assert alone(both, language) == said_in(page_alone)
    assert said_in(of_each["cy"]) != said_in(of_each["en"])


def test_welsh_stands_first_and_each_is_marked(told):
    page = archive_of(told, BOTH)["report.html"].decode()
    heading = WELSH("report.gut"), ENGLISH("report.gut")

    assert (
        f'<h3><span class="side-by-side" lang="cy">{heading[0]}</span>'
        '<span class="between-languages"> / </span>'
        f'<span class="side-by-side" lang="en">{heading[1]}</span></h3>'
    ) in page
    languages = re.findall(
        r'<span class="(?:side-by-side|one-below-the-other)" lang="(\w+)">', page
    )
    assert languages[::2] == ["cy"] * (len(languages) // 2)
    assert languages[1::2] == ["en"] * (len(languages) // 2)


def test_long_sentences_stand_below_each_other_and_short_ones_beside(told):
    page = archive_of(told, BOTH)["report.html"].decode()

    assert (
        f'<span class="one-below-the-other" lang="en">{ENGLISH("report.how_notes")}</span>' in page
    )
    assert f'<span class="side-by-side" lang="en">{ENGLISH("report.passed")}</span>' in page


def test_what_people_said_is_there_once(told):
    both, english = (archive_of(told, texts) for texts in (BOTH, ENGLISH))

    for name in ("report.html", "answers.html"):
        quotes = [archive[name].count(b"<blockquote") for archive in (both, english)]
        assert quotes[0] == quotes[1] > 0
    for name in ("words.csv", "merges.csv", "themes.csv", "answers.csv"):
        assert both[name].count(b"\r\n") == english[name].count(b"\r\n") > 1


def test_no_sign_of_ours_is_left_in_any_file(told, cloud):
    members = archive_of(told, BOTH, {1: cloud})

    for name, content in members.items():
        if name.endswith((".docx", ".xlsx")):
            with zipfile.ZipFile(io.BytesIO(content)) as inner:
                texts = [
                    inner.read(each).decode("utf-8", "replace")
                    for each in inner.namelist()
                    if each.endswith(".xml")
                ]
        else:
            texts = [] if name.endswith(".png") else [content.decode()]
        assert not any(map(OURS.search, texts)), name


def test_the_document_tells_word_which_language_to_check(told, cloud):
    opened = docx.Document(io.BytesIO(archive_of(told, BOTH, {1: cloud})["report.docx"]))
    styles = opened.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    runs = list(opened.element.body.iter(qn("w:r")))
    spoken = {}
    for run in runs:
        mark = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
        if mark is not None:
            language = mark.get(qn("w:val"))
            spoken.setdefault(language, []).append("".join(t.text for t in run.iter(qn("w:t"))))

    assert opened.core_properties.language == "cy-GB"
    assert styles.get(qn("w:val")) == "cy-GB"
    assert ENGLISH("report.how_notes") in spoken["en-GB"]
    assert WELSH("report.how_notes") in spoken["cy-GB"]
    assert not any(said.rstrip().endswith("~") for said in spoken["en-GB"])


def bare_document(document, other):
    """The text of a document without what is marked as the other language."""
    body = docx.Document(io.BytesIO(document)).element.body
    kept = []
    for run in body.iter(qn("w:r")):
        mark = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
        if mark is not None and mark.get(qn("w:val")) == other:
            continue
        text = "".join(part.text or "" for part in run.iter(qn("w:t")))
        kept.append("" if text == " / " else text)
    return "".join("".join(kept).split())


def test_the_document_says_in_each_language_what_one_in_it_alone_would(told, cloud):
    both, welsh = (archive_of(told, t, {1: cloud})["report.docx"] for t in (BOTH, WELSH))

    assert bare_document(both, other="en-GB") == bare_document(welsh, other="en-GB")


def test_one_space_stands_before_what_another_language_says(told, cloud):
    document = docx.Document(io.BytesIO(archive_of(told, BOTH, {1: cloud})["report.docx"]))
    lines = [one.text for one in document.paragraphs]

    assert [line for line in lines if "  " in line] == []
    labels = WELSH("report.question"), ENGLISH("report.question")
    assert any(line.startswith(" / ".join(labels) + " ") for line in lines)


def test_a_plan_says_in_each_language_what_it_says_in_it(told):
    page = archive_of(told, BOTH)["report.html"].decode()
    welsh, english = told.plan.values[0].wordings[0], told.plan.values[0]

    for one in ("title", "statement", "question"):
        assert f'lang="cy">{getattr(welsh, one)}</span>' in page
        assert f'lang="en">{getattr(english, one)}</span>' in page
    assert f'lang="cy">{welsh.prompts[0]}</span>' in page
    assert 'lang="cy">Sut ydych chi?</span>' in page
    assert 'lang="cy">Beth nesaf?</span>' in page


def test_what_a_plan_lacks_is_shown_once_with_a_mark(told):
    first = told.values[0]
    wording = replace(first.value.wordings[0], title="", question="")
    value = replace(first.value, wordings=(wording,))
    values = (replace(first, value=value), *told.values[1:])
    lacking = replace(
        told,
        plan=replace(told.plan, values=(value, *told.plan.values[1:])),
        values=values,
        checks=(replace(CHECKS[0], question="And you?"),),
    )

    both, welsh = (archive_of(lacking, t)["report.html"].decode() for t in (BOTH, WELSH))

    for page in (both, welsh):
        assert re.search(r"<bdi[^>]*>Trust \[en\]</bdi></h2>", page)
        assert re.search(r"<bdi[^>]*>First words\? \[en\]</bdi>", page)
        assert wording.statement in page
    assert "Trust [en]" not in archive_of(lacking, ENGLISH)["report.html"].decode()


def test_days_are_written_as_each_language_does(told):
    page = archive_of(told, BOTH)["report.html"].decode()

    assert 'lang="cy">21 Tachwedd 2026</span>' in page
    assert 'lang="en">21 November 2026</span>' in page


@pytest.mark.parametrize(
    "text", ["\x01cy\x02<b>a</b>\x03en\x02b\x04", "\x01\x02\x03\x04", "\x01xx\x02\x04"]
)
def test_whoever_writes_our_signs_writes_no_markup(record, text):
    words = (WordCount(word=text, people=2), *record.values[0].words[1:])
    hostile = replace(record, values=(replace(record.values[0], words=words), *record.values[1:]))

    page = archive_of(hostile, BOTH)["report.html"]

    assert not list(ET.fromstring(page).iter("b"))  # noqa: S314 our own
    assert not OURS.search(page.decode())
