"""What a comparison says on its page, and in its document: with what is told, and nothing else."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import docx
import pytest

from bot.archive.compared.building import build_comparison
from bot.record import theming
from bot.record.combining import gather
from bot.record.comparing import Grouped, compared, in_one_order, name_of
from bot.texts import load
from bot.workshop.at_work import AtWorkRecord
from bot.workshop.theme_record import CandidateRecord
from tests.archive.groups import group, groups


def side_by_side(*records, force=False):
    given = [Grouped(name=name_of(one), record=one) for one in records]
    ordered = in_one_order(given, "Group", force=force)
    gathered = gather([one.record for one in ordered], are_distinct=True, force=force)
    return compared(ordered, gathered, theming.with_themes(gathered.record, gathered.materials))


def files_of(comparison, clouds=()):
    with zipfile.ZipFile(
        io.BytesIO(build_comparison(comparison, dict(clouds), load("en")))
    ) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts_of(page):
    """Every text of the page, and the lines of its tables, cell by cell."""
    tree = ET.fromstring(page)  # noqa: S314 our own
    rows = [
        tuple(" ".join("".join(cell.itertext()).split()) for cell in row) for row in tree.iter("tr")
    ]
    return " ".join("".join(tree.itertext()).split()), rows


def lines_of(document):
    """The paragraphs of a document, and the lines of its tables."""
    opened = docx.Document(io.BytesIO(document))
    rows = [tuple(cell.text for cell in row.cells) for table in opened.tables for row in table.rows]
    return [paragraph.text for paragraph in opened.paragraphs], rows


@pytest.fixture(scope="module")
def written():
    return files_of(side_by_side(*groups()))


def test_numbers_stand_beside_how_many_answered(written):
    for _, rows in (texts_of(written["comparison.html"]), lines_of(written["comparison.docx"])):
        assert ("trust", "9 of 12", "10 of 14", "6 of 9") in rows
        assert ("safety", "6 of 12", "–", "–") in rows
        assert ("honesty", "4 of 12", "6 of 14", "0 of 9") in rows
        assert ("the yard", "0 of 12", "0 of 14", "3 of 9") in rows


def test_what_has_no_number_by_group_is_told_of_all_together(written):
    page, _ = texts_of(written["comparison.html"])
    paragraphs, _ = lines_of(written["comparison.docx"])
    bare = "listening (14) · warmth (9) · patience (4)"

    assert bare in page
    assert bare in paragraphs


def test_single_voices_stand_in_one_list_without_a_group(written):
    common = "a cup of tea · a dog · a smile · rain · silence"

    assert common in texts_of(written["comparison.html"])[0]
    assert common in lines_of(written["comparison.docx"])[0]


def test_no_number_of_one_or_two_people_stands_anywhere(written):
    page, _ = texts_of(written["comparison.html"])
    paragraphs, rows = lines_of(written["comparison.docx"])
    everything = " ".join((page, *paragraphs, *(" ".join(row) for row in rows)))
    table = written["comparison.csv"].decode("utf-8-sig").splitlines()[1:]

    for few in ("1 of 12", "2 of 12", "1 of 14", "2 of 14", "1 of 9", "2 of 9"):
        assert few not in everything
    assert {line.split(",")[-2] for line in table} & {"1", "2"} == set()


def test_more_in_one_group_is_said_only_beyond_chance(written):
    page, rows = texts_of(written["comparison.html"])

    assert page.count("than chance often makes it") == 1
    assert any("a key more in Housing than chance often makes it" in row[0] for row in rows)


def test_it_says_how_each_group_was_asked_and_what_chance_does(written):
    page, rows = texts_of(written["comparison.html"])

    assert ("Housing", "13", "1", "privately to the bot", "while people answered", "5") in rows
    assert ("Prison", "10", "1", "privately to the bot", "after closing", "5") in rows
    assert "Of these 38 people, if chance alone had made groups of these sizes" in page
    assert "about one in 10 words that 3 people said" in page


def test_groups_are_quoted_where_their_numbers_are_told(written):
    page, _ = texts_of(written["comparison.html"])

    assert "MoneyHousing Money runs out every March here, Housing 0." in page
    assert "RulesPrison The rules come before the person, Prison 0." in page
    assert "Nursing 1" not in page.partition("RulesPrison")[2]


def test_a_side_with_too_few_says_so_and_no_number_stands_beside_it():
    files = files_of(side_by_side(group(0, second=6), group(1, second=4), group(2, second=7)))
    page, rows = texts_of(files["comparison.html"])

    assert "Sent a word: Housing 6 · Nursing: too few answered · Prison 7" in page
    assert "No numbers by group are told here" in page
    assert not any(row[0] == "late" for row in rows)


def test_with_nobody_to_compare_it_says_so():
    page, _ = texts_of(files_of(side_by_side(group(0, second=6), group(1)))["comparison.html"])

    assert "there is nothing to put side by side" in page


def test_what_people_wrote_is_text_and_nothing_else():
    names = [
        replace(one, about=replace(one.about, group=f"<b>{n} & =co"))
        for n, one in enumerate(groups())
    ]
    files = files_of(side_by_side(*names))

    assert "<b>0 & =co" in texts_of(files["comparison.html"])[0]
    assert b"<b>0" not in files["comparison.html"]
    assert b",'<b>0 & =co," in files["comparison.csv"]


def test_of_plans_that_differ_it_says_how():
    record = group(1)
    plan = replace(record.plan, for_whom="Nurses")
    page, _ = texts_of(
        files_of(side_by_side(group(0), replace(record, plan=plan), force=True))["comparison.html"]
    )

    assert "In 1 of 2 sessions the plan was for others: Nurses" in page


def test_clouds_are_beside_each_other_with_their_words_for_who_does_not_see(cloud):
    clouds = {(1, 1): cloud, (1, 2): cloud, (1, 3): cloud}
    files = files_of(side_by_side(*groups()), clouds)

    assert [name for name in files if name.startswith("clouds/")] == [
        f"clouds/01-{n}.png" for n in (1, 2, 3)
    ]
    assert files["comparison.html"].count(b"<img") == 3
    assert b'alt="Word cloud of Prison. Words, with the number' in files["comparison.html"]
    assert b"Grey words were said in every group" in files["comparison.html"]
    assert len(docx.Document(io.BytesIO(files["comparison.docx"])).inline_shapes) == 3


def test_whether_it_is_so_where_people_work_stands_group_by_group():
    told = [
        AtWorkRecord(answered=11, already=5, partly=3, not_yet=3, passed=1),
        AtWorkRecord(answered=12, already=9, partly=2, not_yet=1, passed=0),
        AtWorkRecord(answered=4, already=4, passed=2),
    ]
    records = [
        replace(one, values=(replace(one.values[0], at_work=said), one.values[1]))
        for one, said in zip(groups(), told, strict=True)
    ]
    files = files_of(side_by_side(*records))

    for _, rows in (texts_of(files["comparison.html"]), lines_of(files["comparison.docx"])):
        assert ("Housing", "5 of 11", "3 of 11", "3 of 11", "1") in rows
        assert ("Nursing", "9 of 12", "–", "–", "0") in rows
    assert ("Prison", "Too few people said so to tell.") in texts_of(files["comparison.html"])[1]
    assert "at_work,already,,,,Nursing,9,12" in files["comparison.csv"].decode("utf-8-sig")
    asked = [AtWorkRecord(), None, None]
    records = [
        replace(one, values=(replace(one.values[0], at_work=said), one.values[1]))
        for one, said in zip(groups(), asked, strict=True)
    ]
    rows = texts_of(files_of(side_by_side(*records))["comparison.html"])[1]
    assert ("Housing", "Nobody said.") in rows
    assert ("Nursing", "Not asked.") in rows


def named(*headings, key="theme"):
    """Key themes of a group, as facilitators named them."""
    return tuple(
        CandidateRecord(
            key=f"{key}:{heading.casefold()}", heading=heading, people_by_value=(3, 0), is_key=True
        )
        for heading in headings
    )


def test_it_says_which_groups_named_a_key_theme_and_no_number_of_it():
    files = files_of(
        side_by_side(
            group(0, candidates=named("Money", "Rules")),
            group(1, candidates=named("money", key="own")),
            group(2),
        )
    )

    for _, rows in (texts_of(files["comparison.html"]), lines_of(files["comparison.docx"])):
        at = rows.index(("Key theme", "Housing", "Nursing", "Prison"))
        assert sorted(rows[at + 1 : at + 3], key=lambda row: row[0].casefold()) == [
            ("Money", "Named", "Named", "–"),
            ("Rules", "Named", "–", "–"),
        ]


def test_where_no_key_theme_was_named_it_says_so(written):
    told = "No key themes were named in these groups, so they are not compared."

    assert told in texts_of(written["comparison.html"])[0]
    assert told in lines_of(written["comparison.docx"])[0]
