"""method.md: the numbers of people, and nothing that turns into markup."""

from dataclasses import replace

from bot.archive import combine
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
    assert "- People needed before a cloud is shown: 5" in lines
    assert [line for line in lines if line.startswith("|")] == [
        "| Value | Sent a word | Passed | Different words | Answers | Notes |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        "| 1. Trust | 6 | 1 | 4 | 2 | 2 |",
        "| 2. Time | 0 | 0 | 0 | 1 | 0 |",
        "| 3. Hope | Not discussed in this session. |  |  |  |  |",
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
    assert "| 1. Trust | 10 | 3 | 5 | 4 | 3 |" in lines
