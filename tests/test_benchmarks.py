"""The tables of the benchmarks: what they show, and when they say that a number was missed."""

from importlib import import_module

import pytest

from benchmarks.__main__ import available, main
from benchmarks.table import Row, drawn


def row(**changes):
    return Row(**{"what": "help", "measured": 0.0421, "unit": "s", "reach": 0.3, **changes})


@pytest.mark.parametrize(
    ("changes", "misses"),
    [
        ({}, False),
        ({"measured": 0.3}, False),
        ({"measured": 0.31}, True),
        ({"measured": 0.31, "at_most": False}, False),
        ({"measured": 0.29, "at_most": False}, True),
        ({"measured": float("nan")}, True),
        ({"measured": float("nan"), "at_most": False}, True),
    ],
)
def test_a_number_is_kept_or_missed(changes, misses):
    assert row(**changes).misses == misses


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (0.0421, "0.0421"),
        (0.000012345, "0.0000123"),
        (4.214, "4.21"),
        (60, "60"),
        (421.4, "421"),
        (42_140, "42,140"),
        (-3.5, "-3.5"),
        (float("inf"), "inf"),
    ],
)
def test_numbers_have_the_digits_that_count(number, shown):
    assert row(measured=number).cells[1] == f"{shown} s"


def test_a_table_has_its_columns_below_each_other():
    rows = [
        row(baseline=0.0084, note="median of 11"),
        row(what="answers", measured=1200, unit="/s", reach=2000, at_most=False),
    ]

    assert drawn("start", rows).splitlines() == [
        "start",
        "  what     measured  should be  baseline  ratio        note",
        "  help     0.0421 s      ≤ 0.3    0.0084  5.01×  ok    median of 11",
        "  answers  1,200 /s    ≥ 2,000                   MISS",
    ]


def test_benchmarks_are_found_by_their_files(capsys):
    assert main(["--list"]) == 0
    assert capsys.readouterr().out.splitlines() == available()
    assert "start" in available()


@pytest.mark.long
def test_each_benchmark_can_be_begun():
    """What it measures, mypy holds to the program; that it is one, nothing else says."""
    modules = {name: import_module(f"benchmarks.{name}") for name in available()}

    assert [
        name for name, module in modules.items() if not callable(module.__dict__.get("rows"))
    ] == []


def test_a_benchmark_that_is_not_there(capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["nothing"])

    assert "there is no nothing; there are " in capsys.readouterr().err
