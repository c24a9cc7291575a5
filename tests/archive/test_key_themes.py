"""What came up across values: a matrix that fits on paper, in numbers that mean the same."""

from dataclasses import replace

import pytest

from bot.archive.across import candidates_of, key_themes_of, matrices_of
from bot.workshop.plan import Value
from bot.workshop.record import PromptRecord, ValueRecord
from tests.archive.test_report import page_of, text_of
from tests.archive.test_report_themes import rooted


@pytest.mark.parametrize(("values", "parts"), [(1, [1]), (12, [12]), (13, [7, 6]), (40, [10] * 4)])
def test_a_matrix_is_as_wide_as_paper_is(themed, texts, values: int, parts: list[int]):
    value = ValueRecord(value=Value(title="v", statement="s"), prompts=(PromptRecord(text="?"),))
    candidate = replace(themed.candidates[0], people_by_value=(1,) * values, value=0)
    plan = replace(themed.plan, values=(value.value,) * values)
    long = replace(themed, plan=plan, values=(value,) * values, candidates=(candidate,))

    tables = [
        found for found in rooted(long, texts).iter("table") if found.get("class") == "matrix"
    ]

    heads = [[th.findtext("a") or th.text for th in table.iter("th")][1:-1] for table in tables]
    numbers = [[head for head in one if head != "Values"] for one in heads]
    assert [len(one) for one in numbers] == parts
    assert [head for one in numbers for head in one] == [str(n + 1) for n in range(values)]
    assert ["Values" in one for one in heads] == [False] * (len(parts) - 1) + [True]


def test_themes_without_candidates_say_so(themed, texts):
    text = text_of(page_of(replace(themed, candidates=()), texts))

    assert text.count("Nothing came up in so many values that it could be told here.") == 1
    assert "The values by their numbers" not in text


def test_cells_are_as_strong_as_they_have_people_in_any_row(workshop, texts):
    (matrix,) = matrices_of(workshop, texts)

    cells = [cell for _, row, _ in matrix.rows for cell in row]
    most = max(int(cell.text) for cell in cells if cell.text != "·")
    assert {cell.strength for cell in cells if cell.text == str(most)} == {4}
    assert {cell.strength for cell in cells if cell.text == "·"} == {0}
    assert len({(cell.text, cell.strength) for cell in cells}) == len({c.text for c in cells})


def test_only_a_person_names_a_key_theme_and_its_quote_stands_once(themed, texts):
    unnamed = replace(themed, candidates=[replace(c, is_key=False) for c in themed.candidates])

    assert [one.heading for one in key_themes_of(themed, texts)] == ["Money"]
    assert [one.heading for one in candidates_of(themed, texts)] == ["“time”"]
    assert key_themes_of(unnamed, texts) == []
    assert [one.heading for one in candidates_of(unnamed, texts)] == ["Money", "“time”"]
