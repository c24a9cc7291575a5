"""What people said as they came and went, in every part of an archive; and when it is not there."""

import io
import json
import zipfile
from dataclasses import replace

import docx
import pytest

from bot.archive import build, combine, read
from bot.workshop.checks import CheckRecord

WENT = CheckRecord(
    question="What do you take with you?",
    leaving=True,
    answered=4,
    texts=("Hope", "<b>One</b> thing to try", "That I am not alone"),
)


@pytest.fixture
def went(record):
    return replace(record, checks=(WENT,))


def files_of(record, texts):
    with zipfile.ZipFile(io.BytesIO(build(record, {}, texts))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_has_a_heading_of_its_own_in_page_and_document(went, texts):
    files = files_of(went, texts)
    page = files["report.html"].decode()
    document = docx.Document(io.BytesIO(files["report.docx"]))
    written = [paragraph.text for paragraph in document.paragraphs]

    assert '<a href="#checks">As people came and went</a>' in page
    assert "People who answered: 4" in page
    assert "&lt;b&gt;One&lt;/b&gt; thing to try" in page
    assert written.index("As people went") < written.index("Hope")
    assert "<b>One</b> thing to try" in written


def test_it_comes_back_from_session_json_in_order(went, texts):
    found = read(build(went, {}, texts)).checks

    assert found == (replace(WENT, texts=tuple(sorted(WENT.texts))),)


def test_an_archive_from_before_there_was_such_a_thing_has_none(went, texts):
    session = json.loads(files_of(went, texts)["session.json"])
    del session["checks"]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("session.json", json.dumps(session))

    assert read(file.getvalue()).checks == ()


def test_of_one_or_two_people_nothing_is_told(record, texts):
    few = replace(record, checks=(replace(WENT, answered=2, texts=()),))

    page = files_of(few, texts)["report.html"].decode()

    assert read(build(few, {}, texts)).checks[0].answered is None
    assert "Fewer than 3 people answered" in page
    assert "People who answered: 2" not in page


def test_what_was_asked_alike_in_several_sessions_stands_together(went, other):
    came = CheckRecord(question="How are you here?", leaving=False, answered=3, texts=("Fine",))
    theirs = replace(other, checks=(came, replace(WENT, answered=3, texts=("Rest",))))

    assert [(c.question, c.answered, c.texts) for c in combine([went, theirs]).checks] == [
        ("How are you here?", 3, ("Fine",)),
        (WENT.question, 7, tuple(sorted((*WENT.texts, "Rest")))),
    ]
    untold = replace(theirs, checks=(replace(WENT, answered=None, texts=()),))
    assert combine([went, untold]).checks[0].answered is None


def test_without_it_the_report_says_nothing_of_it(record, texts):
    assert "As people came and went" not in files_of(record, texts)["report.html"].decode()
