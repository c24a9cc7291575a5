"""An archive as a whole: which files, always the same bytes, nothing of who or when."""

import io
import random
import zipfile
from dataclasses import replace

import pytest

from bot.archive import build
from bot.archive.order import shuffled as in_no_order
from bot.workshop.record import SessionRecord, ValueRecord


def shuffled(record: SessionRecord, seed: int) -> SessionRecord:
    """The same record as if everybody had been heard in another order."""
    mixed = random.Random(seed)

    def mix(texts):
        return tuple(mixed.sample(list(texts), len(texts)))

    return replace(
        record,
        values=tuple(
            replace(
                value,
                words=mix(value.words),
                late=mix(value.late),
                notes=mix(value.notes),
                prompts=tuple(
                    replace(
                        prompt,
                        answers=mix(prompt.answers),
                        notes=mix(prompt.notes),
                        added=mix(prompt.added),
                    )
                    for prompt in value.prompts
                ),
                merged=mix([replace(one, others=mix(one.others)) for one in value.merged]),
                themes=mix(value.themes),
                also_said=mix(value.also_said),
                both_sides=mix(value.both_sides),
                added=mix(value.added),
            )
            for value in record.values
        ),
        candidates=mix(record.candidates),
    )


def test_two_builds_are_equal_to_the_byte(record, cloud, texts):
    assert build(record, {1: cloud}, texts) == build(record, {1: cloud}, texts)


@pytest.mark.long
def test_the_order_in_which_things_were_said_leaves_no_trace(record, cloud, texts):
    value = record.values[0]
    late = (*value.late, "Honesty", "honesty", "éclair", "Zest")
    long = replace(record, values=(replace(value, late=late, notes=late), *record.values[1:]))

    builds = {build(shuffled(long, seed), {1: cloud}, texts) for seed in range(10)}

    assert builds == {build(long, {1: cloud}, texts)}


@pytest.mark.long
def test_the_order_of_themes_and_of_what_is_beside_them_leaves_no_trace(workshop, themed, texts):
    value = themed.values[0]
    more = ("Zest", "éclair", "Carers.", "carers.")
    fuller = replace(value, also_said=more, both_sides=more, added=more)
    long = replace(themed, values=(fuller, *themed.values[1:]))

    for one in (workshop, long):
        assert {build(shuffled(one, seed), {}, texts) for seed in range(4)} == {
            build(one, {}, texts)
        }


def test_the_order_of_answers_is_not_the_alphabet_s_and_always_the_same():
    said = [f"I think {number}" for number in range(20)]

    assert in_no_order(said) == in_no_order(reversed(said))
    assert list(in_no_order(said)) != sorted(said)
    assert sorted(in_no_order([*said, "a\ud800"])) == sorted([*said, "a\ud800"])


def test_the_files_are_always_in_the_same_order(record, cloud, files):
    full = replace(record, values=(record.values[0],) * 3)

    found = files(full, {3: cloud, 1: cloud})

    assert list(found) == [
        "report.html",
        "answers.html",
        "report.docx",
        "words.csv",
        "merges.csv",
        "themes.csv",
        "answers.csv",
        "archive.xlsx",
        "clouds/01.png",
        "clouds/03.png",
        "session.json",
        "schema.json",
        "method.md",
    ]
    assert found["clouds/01.png"] == cloud


def test_no_moment_and_no_machine_are_in_the_zip(record, cloud, texts):
    with zipfile.ZipFile(io.BytesIO(build(record, {1: cloud}, texts))) as archive:
        members = archive.infolist()

    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {(member.create_system, member.external_attr >> 16) for member in members} == {
        (3, 0o100644)
    }
    assert {(member.comment, member.extra) for member in members} == {(b"", b"")}


def test_a_cloud_of_too_few_people_or_of_no_value_is_left_out(record, cloud, files):
    few = replace(record.values[0], answered=4)

    found = files(replace(record, values=(few, *record.values[1:])), {1: cloud, 2: cloud, 9: cloud})

    assert [name for name in found if name.startswith("clouds/")] == []
    assert b"data:image" not in found["report.html"]
    assert b"it needs words of 5 people" in found["report.html"]


def test_a_minimum_below_the_floor_counts_as_the_floor(record, cloud, files):
    two = replace(record.values[0], answered=2)

    found = files(replace(record, minimum=1, values=(two, *record.values[1:])), {1: cloud})

    assert "clouds/01.png" not in found
    assert b"it needs words of 3 people" in found["report.html"]


def test_a_session_in_which_nobody_said_anything_has_a_whole_archive(record, files):
    values = tuple(ValueRecord(value=value) for value in record.plan.values)

    found = files(replace(record, joined=0, values=values))

    assert found["words.csv"] == b"\xef\xbb\xbfvalue,word,people\r\n"
    assert found["merges.csv"] == b"\xef\xbb\xbfvalue,word,other,by\r\n"
    assert found["themes.csv"] == (b"\xef\xbb\xbfvalue,role,theme,source,people,words,quotes\r\n")
    assert found["answers.csv"] == b"\xef\xbb\xbfvalue,prompt,kind,text\r\n"
    assert found["method.md"].count(b"Not discussed in this session.") == 3
    assert found["report.html"].count(b"Not discussed in this session.") == 6
