"""A plan that somebody writes down in Welsh, with the labels that the bot itself names in Welsh."""

import html
import re

import pytest

from bot.plan_file.labels import LABELS, WELSH_LABELS, key_of
from bot.plan_file.numbered import USUAL_IN
from bot.plan_file.sent import read_sent
from bot.texts import load
from bot.workshop.worded import worded

WRITTEN = """Ein gwerthoedd
Ar gyfer: Pawb yn y tîm
Rheolau sylfaenol:
- Peidiwch ag enwi cleientiaid.
Wrth gloi: Sut wyt ti'n gadael?

Gwerth 1. Gwrando
Mae angen i rywun wrando ar bobl.
Cwestiwn: Beth sy'n dod i'ch meddwl?
Cwestiynau trafod:
- Beth sy'n helpu?
- Beth sy'n rhwystro?
Munudau: 8
Sensitif: ydy
Nodyn am y cynnwys: Gall fod yn drwm.

2. Amser
Trafodaeth
- Faint o amser sydd?
"""


def sent(text):
    return read_sent(text.encode(), "cynllun.txt")


def test_each_label_is_read_and_the_plan_is_in_welsh():
    plan = sent(WRITTEN)

    first, second = plan.values
    assert (plan.title, plan.for_whom, plan.language) == ("Ein gwerthoedd", "Pawb yn y tîm", "cy")
    assert plan.care.ground_rules == ("Peidiwch ag enwi cleientiaid.",)
    assert plan.care.check_out is not None
    assert (first.title, first.statement) == ("Gwrando", "Mae angen i rywun wrando ar bobl.")
    assert first.question == "Beth sy'n dod i'ch meddwl?"
    assert first.prompts == ("Beth sy'n helpu?", "Beth sy'n rhwystro?")
    assert (first.minutes, first.sensitive, first.content_note) == (8, True, "Gall fod yn drwm.")
    assert second.prompts == ("Faint o amser sydd?",)


def test_who_reads_it_in_welsh_sees_no_mark_and_who_reads_it_in_english_does():
    plan = sent(WRITTEN)

    assert worded(plan, "cy") == plan
    assert worded(plan, "en").values[1].title == "Amser [cy]"


def test_the_usual_question_is_asked_in_the_language_of_the_plan():
    assert sent("1. Gofal\nMunudau: 8\n2. Amser").values[1].question == USUAL_IN["cy"]
    assert sent("1. Care\nMinutes: 8\n2. Time").language == "en"


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_example_that_the_bot_gives_is_read_and_so_are_the_labels_that_it_names(language):
    example = load(language)("plan.example")
    plan = sent(html.unescape(re.findall(r"<pre>(.*?)</pre>", example, re.DOTALL)[0]))
    named = re.findall(r"“([^”]+):”", example)

    assert plan.language == language
    assert (len(plan.values), len(plan.values[0].prompts), plan.values[0].minutes) == (2, 2, 8)
    assert [label for label in named if key_of(label) is None] == []
    assert len(named) == 5


def test_no_label_means_one_thing_in_english_and_another_in_welsh():
    assert LABELS.keys() & WELSH_LABELS.keys() == set()
    assert set(WELSH_LABELS.values()) == set(LABELS.values())


@pytest.mark.parametrize(
    ("said", "is_sensitive"),
    [("ydy", True), ("Ydi", True), ("ie", True), ("na", False), ("nac ydy", False)],
)
def test_yes_and_no_are_understood(said, is_sensitive):
    assert sent(f"1. Gofal\nSensitif: {said}\n2. Amser").values[0].sensitive is is_sensitive


def test_a_value_without_a_question():
    first, second = sent("Cwestiwn: Beth?\n1. Gofal\nCwestiwn: dim byd\n2. Amser").values

    assert (first.question, second.question) == (None, "Beth?")
