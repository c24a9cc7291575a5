"""method.md: the numbers of people, and nothing that turns into markup."""

from dataclasses import replace

import pytest

from bot.archive import combine, published
from bot.archive.method import method_of


def lines_of(record, texts) -> list[str]:
    return method_of(record, texts).decode("utf-8").splitlines()


def test_it_says_how_many_people_took_part(record, texts):
    lines = lines_of(record, texts)

    assert lines[0] == "# Our values: workshop report"
    assert "- People who joined: 8" in lines
    assert (
        "- How people answered: Privately to the bot; the group saw no names beside words" in lines
    )
    assert "- Sessions: 1" in lines
    assert "- People needed before a cloud is shown: 5" in lines
    assert [line for line in lines if line.startswith("|")] == [
        (
            "| Value | Sent a word | Of these before any words were shown | Passed | "
            "Different words | Answers | Thoughts | Notes |"
        ),
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| 1. Trust | 6 | 5 | 1 | 4 | 2 | 0 | 2 |",
        "| 2. Time | 0 | – | 0 | 0 | 1 | 0 | 0 |",
        "| 3. Hope | Not discussed in this session. |  |  |  |  |  |  |",
    ]


def test_prompts_are_listed_once_and_left_out_where_there_are_none(record, texts):
    none = tuple(replace(value, prompts=()) for value in record.plan.values)

    with_prompts = lines_of(record, texts)
    without = lines_of(replace(record, plan=replace(record.plan, values=none)), texts)

    assert [line for line in with_prompts if line in ("- What helps?", "- What hinders?")] == [
        "- What helps?",
        "- What hinders?",
    ]
    assert len(with_prompts) - len(without) == 5


def test_signs_of_markdown_and_html_in_a_plan_mean_nothing(record, texts):
    plan = replace(record.plan, title="# <b>*Ours*</b>\n| [a](b) `c`", about="", attribution="")

    lines = lines_of(replace(record, plan=plan), texts)

    assert lines[0] == (r"# \# \<b\>\*Ours\*\</b\> \| \[a\](b) \`c\`: workshop report")
    assert lines[2] == "## How this was done"


def test_of_combined_sessions_it_says_how_each_was_done(record, other, texts):
    lines = lines_of(combine([record, other]), texts)

    privately, openly = texts("report.mode_private"), texts("report.mode_open")
    settings = [line for line in lines if line.startswith("- ")][:6]
    assert settings == [
        "- Sessions: 2",
        "- People who joined: 13 · Session 1: 8 · Session 2: 5",
        f"- How people answered: Session 1: {privately} · Session 2: {openly}",
        "- Words or phrases for each person and value: Up to 3",
        f"- When word clouds were shown: {texts('report.reveal_live')}",
        "- People needed before a cloud is shown: 6",
    ]
    assert "| 1. Trust | 10 | 8 | 3 | 5 | 4 | 0 | 3 |" in lines


def test_it_says_when_and_what_was_changed_only_where_that_is_known(record, themed, texts):
    names = ("- Held on", "- Messages", "- Quotes", "- Changes")

    def told(one) -> list[str]:
        return [line for line in lines_of(one, texts) if line.startswith(names)]

    assert told(record) == []
    assert told(themed) == [
        "- Held on: 21 November 2026",
        "- Messages that people took back or changed: 2",
        "- Quotes that a facilitator hid from round-ups: 1",
        "- Changes that a facilitator made to round-ups, hidden quotes among them: 4",
    ]


def test_the_days_of_combined_sessions_are_those_that_are_known(themed, other, texts):
    lines = lines_of(combine([themed, other]), texts)

    assert "- Held on: Session 1: 21 November 2026 · Session 2: not said" in lines


def test_themes_and_merged_words_are_explained_where_there_are_any(record, themed, texts):
    plain, full = lines_of(record, texts), lines_of(themed, texts)

    assert texts("report.how_not_merged") in plain
    assert texts("report.how_not_merged") not in full
    assert texts("report.how_merged") in full
    assert texts("report.how_themes", fewest=5) in full
    assert texts("report.how_themes", fewest=5) not in plain


def test_all_files_are_listed(record, texts, files):
    listed = [line for line in lines_of(record, texts) if line.startswith("- `")]

    names = [line.split("`")[1] for line in listed]
    assert [name for name in names if name != "clouds/"] == list(files(record))[:-1]


@pytest.mark.parametrize(
    ("answered", "said", "told"),
    [(1, "how_few_kept", "1"), (2, "how_few_kept", "2"), (3, "", "3"), (None, "how_few", "")],
)
def test_it_says_why_the_words_of_one_or_two_are_there_or_are_not(
    record, texts, answered, said, told
):
    kept = tuple(
        replace(prompt, answered=answered, answers=("So it is.",) if told else ())
        for prompt in record.values[0].prompts
    )
    one = replace(record.values[0], answered=5, prompts=kept)

    lines = lines_of(published(replace(record, values=(one,) * len(record.values))), texts)

    for key in ("how_few_kept", "how_few"):
        sentence = texts(f"report.{key}", few=3)
        assert (sentence in lines) == (key == said)
