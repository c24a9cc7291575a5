"""What belongs together stays on one page of a document, and nothing of a picture is cut off."""

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Twips
from PIL import Image

from bot.archive.document.wordprocessing import table
from tests.archive.groups import NAMES, groups
from tests.archive.test_comparison import files_of, side_by_side
from tests.archive.test_document import opened, texts_of

OF_WORD = Twips(108)


def is_kept(paragraph) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def kept_rows(made) -> list[bool]:
    """Of each row whether it stays with the next."""
    return [all(map(is_kept, row.iter(qn("w:p")))) for row in made.iter(qn("w:tr"))]


def kept_before(document, said: str) -> list[bool]:
    """Whether a paragraph and the one before it stay with what follows."""
    paragraphs = list(document.element.body.iterchildren(qn("w:p")))
    at = max(at for at, one in enumerate(paragraphs) if texts_of(one) == said)
    return [is_kept(one) for one in paragraphs[at - 1 : at + 1]]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (1, [True, False]),
        (9, [True] * 9 + [False]),
        (12, [True, True] + [False] * 9 + [True, False]),
    ],
)
def test_no_row_of_a_table_stands_alone_beside_what_is_on_another_page(rows, kept):
    made = table("Counts", (60, 20), [("care", "2")] * rows, ("Word", "People"))

    assert kept_rows(made) == kept


def test_last_lines_of_a_value_stay_with_what_they_end(themed, texts):
    document = opened(themed, texts)

    of_value = "People who said that they recognise the round-up of this value: 5"
    of_prompt = "People who said that they recognise the round-up of “What helps?”: 4"
    assert kept_before(document, of_value) == [True, True]
    assert kept_before(document, of_prompt) == [True, False]


def test_what_is_said_of_a_list_stays_with_it(themed, texts):
    document = opened(themed, texts)

    key_themes = "People who ran the workshop named these, from what came up without being asked."
    assert kept_before(document, key_themes)[1]
    prompts = (
        "The plan has these prompts for the discussion. Each value lists those that people "
        "answered or passed on:"
    )
    assert kept_before(document, prompts)[1]
    listed = [one for one in document.paragraphs if one.style.name == "List Bullet"]
    assert [(one.text, is_kept(one._p)) for one in listed[-2:]] == [
        ("What helps?", True),
        ("What hinders?", False),
    ]


def test_values_without_answers_are_not_chained_to_the_next_value(record, texts):
    prompts = [replace(one, answers=(), answered=0) for one in record.values[0].prompts]
    silent = replace(record.values[0], prompts=tuple(prompts), notes=())
    document = opened(replace(record, values=(silent, *record.values[1:])), texts)

    styles = {
        paragraph.style.name
        for paragraph in document.paragraphs
        if paragraph.text.startswith("Answered: 0")
    }
    assert styles == {"Taking Part"}


def test_nothing_before_the_appendix_leads_into_it(themed, texts):
    body = list(opened(themed, texts).element.body)
    at = max(n for n, part in enumerate(body) if texts_of(part) == texts("report.appendix"))

    before, after = body[:at], body[at:]
    links = {link.get(qn("w:anchor")) for part in before for link in part.iter(qn("w:hyperlink"))}
    marks = {mark.get(qn("w:name")) for part in after for mark in part.iter(qn("w:bookmarkStart"))}
    assert links & marks == {"appendix"}  # the line of the contents
    assert not any("appendix" in texts_of(part).casefold() for part in before[:-1] if is_text(part))


def is_text(part) -> bool:
    """Whether it is no line of the contents."""
    style = part.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style is None or style.get(qn("w:val")) != "toc1"


def test_pictures_of_groups_fit_into_their_cells():
    file = io.BytesIO()
    Image.new("P", (4, 3)).save(file, "PNG")
    clouds = {(1, number): file.getvalue() for number in range(1, len(NAMES) + 1)}
    files = files_of(side_by_side(*groups()), clouds)

    found = []
    for one in docx.Document(io.BytesIO(files["comparison.docx"])).tables:
        margins = margins_of(one)
        for cell in one._cells:
            for inline in cell._tc.iter(qn("wp:inline")):
                sides = [inline.get(side) for side in ("distL", "distR", "distT", "distB")]
                found.append((inline.extent.cx + sum(margins) <= cell.width, sides))
    assert found == [(True, ["0"] * 4)] * len(NAMES)


def margins_of(found):
    """Those beside what is in a cell: where a table says nothing, as Word has them."""
    margins = found._tbl.tblPr.find(qn("w:tblCellMar"))
    return [OF_WORD] * 2 if margins is None else [Twips(int(s.get(qn("w:w")))) for s in margins]
