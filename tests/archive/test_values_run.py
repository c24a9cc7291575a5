"""Reports tell of the values that were run, in that order; what was not run is only named."""

from dataclasses import replace

import pytest

from bot.archive import combine, read
from bot.archive.building import build
from bot.archive.chapters import chapters_of
from bot.archive.errors import ArchiveError
from bot.archive.method import method_of
from bot.archive.run import values_not_run, values_told
from bot.archive.session_file.reading import record_of
from bot.archive.session_file.writing import session_file_of

NOT_RUN = "Values of the plan that were not run, and are not told of here"


def numbers(record, texts):
    return [chapter.number for chapter in chapters_of(record, {}, texts)]


def test_where_it_is_not_known_all_values_are_told_in_the_order_of_the_plan(record, texts):
    assert record.run == ()
    assert numbers(record, texts) == [1, 2, 3]
    assert NOT_RUN not in method_of(record, texts).decode()


def test_they_are_told_in_the_order_in_which_they_were_run(record, texts):
    run = replace(record, run=(1, 0))

    assert numbers(run, texts) == [2, 1]
    told = method_of(run, texts).decode()
    assert told.index("| 2. Time") < told.index("| 1. Trust")
    assert f"{NOT_RUN}: 3 Hope" in told
    assert "Not discussed in this session." not in told


def test_one_to_which_something_was_said_is_told_all_the_same(record, texts):
    run = replace(record, run=(1,))

    assert (values_told(run), values_not_run(run)) == ([1, 0], [2])


def test_the_file_keeps_them_and_one_without_is_read_too(record, texts):
    run = replace(record, run=(1, 0))

    assert record_of(session_file_of(run)).run == (1, 0)
    former = session_file_of(run).replace(b',\n  "run": [\n    1,\n    0\n  ]', b"")
    assert record_of(former).run == ()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [(b"0,\n    0", "each value once"), (b"0,\n    9", "run"), (b'0,\n    "a"', "run")],
)
def test_what_can_not_be_is_refused(record, wrong, told):
    damaged = session_file_of(replace(record, run=(0, 1))).replace(b"0,\n    1", wrong)

    with pytest.raises(ArchiveError, match=told):
        record_of(damaged)


def test_combined_they_are_those_of_any_session(record, texts):
    several = [replace(record, run=run, id=f"{n}" * 24) for n, run in enumerate([(1, 0), (0,)])]

    assert combine(several, force=False).run == (0, 1)
    same = [replace(one, run=(1, 0)) for one in several]
    assert combine(same, force=False).run == (1, 0)
    assert combine([several[0], replace(several[1], run=())], force=False).run == ()


def test_a_whole_archive_has_no_chapter_of_what_was_not_run(record, texts):
    archive = build(replace(record, run=(1, 0)), {}, texts)

    assert read(archive).run == (1, 0)
