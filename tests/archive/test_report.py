"""The report: what is in it, in which order, and that nobody's words are ever markup."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive.order import in_order
from bot.archive.page.report import report_of
from bot.archive.publishing import published
from bot.workshop.plan import Plan, Value
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord
from bot.workshop.session import Mode, Reveal
from bot.workshop.word_count import WordCount

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onload="alert(1)',
    "' style='x",
    "<!-- ",
    "]]>",
    "&lt;b&gt; &amp;",
    "{{ record }} {% include 'x' %} {title} %s",
    "javascript:alert(1)",
    "\x00\x01\x0b\x1b[31m\x7f",
    "\ufffe\uffff\ud800",
    "\u202eevil\u202d",
    "e" + "\u0301" * 80,
    "🏴󠁧󠁢󠁷󠁬󠁳󠁿 🧑🏿‍🤝‍🧑🏻 ❤️",
    "الثقة مهمة",
    "two\nlines",
    "x" * 1000,
]


class Elements(HTMLParser):
    """Which elements and attributes a page has, as a browser would see them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        # Which language a text is in, and whether it is short, is told of it.
        told = {("class", "whole")} | {(name, said) for name, said in attrs if name == "lang"}
        self.attributes.update(name for name, said in attrs if (name, said) not in told)


def full_of(text: str) -> SessionRecord:
    """A record that has the same text in every place that people can fill."""
    value = Value(title=text, statement=text, question=text, prompts=(text,))
    said = ValueRecord(
        value=value,
        words=(WordCount(word=text, people=2), WordCount(word=text, people=1)),
        late=(text,),
        answered=6,
        passed=1,
        prompts=(PromptRecord(text=text, answers=(text,), notes=(text,), answered=1),),
        notes=(text,),
    )
    plan = Plan(name="p", title=text, about=text, attribution=text, values=(value,))
    return SessionRecord(
        plan=plan,
        mode=Mode.OPEN,
        reveal=Reveal.AT_CLOSE,
        minimum=5,
        language="en",
        joined=7,
        values=(said,),
    )


def page_of(record, texts, clouds=None) -> str:
    return report_of(in_order(published(record)), clouds or {}, texts).decode("utf-8")


def text_of(page: str) -> str:
    """What a reader reads, without the style sheet."""
    root = ET.fromstring(page)  # noqa: S314
    return " ".join(" ".join(root.find("body").itertext()).split())


def test_the_page_reads_in_the_order_of_a_printed_report(record, texts, cloud):
    text = text_of(page_of(record, texts, {1: cloud}))

    parts = [
        "Our values",
        "What we stand for.",
        "People who joined 8",
        "At a glance",
        "Value Sent a word Said by most First theme",
        "1 Trust 6 care (4), safe (2)",
        "3 Hope –",
        "Contents",
        "Value 1 Trust People need trust.",
        "Gut responses Question: First words?",
        "Sent a word: 6 · Passed: 1",
        "Said by two or more people Word or phrase People care 4 safe 2",
        "Said once a cup of tea · warmth",
        "Said after the question had closed; not in the cloud honesty · patience",
        "What was said What helps? Answered: 2 · Passed: 3 Being listened to. Time.",
        "Facilitator's notes of what was said aloud Somebody laughed.",
        "What hinders? Answered: 0 · Passed: 5",
        "Facilitator's notes of what was said aloud We come back to this.",
        "Value 2 Time People need time. What was said",
        "Value 3 Hope People need hope. Not discussed in this session.",
        "Where the values come from By all of us.",
        "How this was done",
        "People who joined 8",
        "How many people took part, and how much was said",
    ]
    missing = []
    for part in parts:
        before, found, text = text.partition(part)
        missing += [] if found else [part]
        text = text if found else before
    assert missing == []


def test_a_value_that_was_reached_is_not_called_undiscussed(record, texts):
    text = text_of(page_of(record, texts))

    assert text.count("Not discussed in this session.") == 2  # in the overview and at its value
    assert "Value 3 Hope People need hope. Not discussed in this session." in text


def test_pictures_are_inside_and_their_words_can_be_read_aloud(record, texts, cloud):
    page = page_of(record, texts, {1: cloud})

    (picture,) = ET.fromstring(page).iter("img")  # noqa: S314
    assert picture.attrib == {
        "src": f"data:image/png;base64,{b64encode(cloud).decode()}",
        "alt": "Word cloud. Words, with the number of people who said each: "
        "care (4), safe (2), a cup of tea (1), warmth (1)",
    }


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"answered": 4}, "it needs words of 5 people"),
        ({"words": (), "answered": 0}, "nobody sent a word"),
        ({"words": (), "answered": None}, "it needs words of 5 people"),
        ({}, "No picture could be made of these words."),
    ],
)
def test_a_missing_picture_is_explained(record, texts, change, reason: str):
    value = replace(record.values[0], **change)

    text = text_of(page_of(replace(record, values=(value, *record.values[1:])), texts))

    assert text.count(reason) == 1


def test_headings_follow_each_other_without_a_gap(record, texts, cloud):
    page = page_of(record, texts, {1: cloud})

    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_says_what_its_rows_and_columns_are(record, texts):
    root = ET.fromstring(page_of(record, texts))  # noqa: S314

    tables = list(root.iter("table"))
    assert len(tables) == 4
    assert all(th.get("scope") in ("row", "col") for table in tables for th in table.iter("th"))
    assert all(row.find("th") is not None for table in tables for row in table.iter("tr"))


def test_links_lead_to_places_in_the_page_and_nothing_is_loaded(record, texts, cloud):
    page = page_of(record, texts, {1: cloud})

    root = ET.fromstring(page)  # noqa: S314
    identifiers = {element.get("id") for element in root.iter()}
    links = [link.get("href") for link in root.iter("a") if link.get("href") != "answers.html"]
    assert all(link.startswith("#") and link[1:] in identifiers for link in links)
    assert "http://" not in page
    assert "https://" not in page
    assert "url(" not in page
    assert not {"script", "link", "iframe", "object"} & set(Elements(page).tags)
    assert "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'" in page
    assert root.get("lang") == "en"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_element_and_no_attribute_comes_from_what_people_wrote(text: str, texts, cloud):
    harmless = Elements(page_of(full_of("word"), texts, {1: cloud}))

    found = Elements(page_of(full_of(text), texts, {1: cloud}))

    assert found.tags == harmless.tags
    assert found.attributes == harmless.attributes


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_is_shown_as_they_wrote_it(text: str, texts):
    root = ET.fromstring(page_of(full_of(text), texts))  # noqa: S314

    (answer,) = root.iter("blockquote")
    shown = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    assert answer.text == shown
    assert answer.get("dir") == "auto"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(max_size=100))
def test_any_text_leaves_the_page_well_formed(texts, text: str):
    root = ET.fromstring(page_of(full_of(text), texts))  # noqa: S314

    assert len(list(root.iter("blockquote"))) == 1
