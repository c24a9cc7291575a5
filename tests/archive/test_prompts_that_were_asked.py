"""The report tells of the prompts that people answered or passed on, and of no others."""

from dataclasses import replace

from bot.archive.chapters import chapters_of
from bot.workshop.record import PromptRecord


def test_a_prompt_that_nobody_was_asked_is_in_no_chapter(record, texts):
    first = record.values[0]
    untouched = PromptRecord(text="What was never asked?")
    some = [
        PromptRecord(text="Answered?", answers=("Yes, often.",), answered=3),
        PromptRecord(text="Passed?", passed=2),
        PromptRecord(text="Too few to tell?", answered=None, passed=None, held_back=None),
        PromptRecord(text="Noted?", notes=("Many nodded.",)),
        PromptRecord(text="Missed?", added=("The night shift.",)),
        PromptRecord(text="Recognised?", recognised=4),
    ]
    value = replace(first, prompts=(*some, untouched))

    (chapter, *_) = chapters_of(replace(record, values=(value, *record.values[1:])), {}, texts)

    assert [prompt.text for prompt in chapter.prompts] == [prompt.text for prompt in some]
