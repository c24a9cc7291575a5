"""Plans from files: those of a folder, and the one that comes with the program."""

from pathlib import Path

import pytest

from bot.plan_file import MAX_BYTES, PlanFileError, available, built_in, load, read
from bot.texts import load as texts_in

PLAN = """
title = "Our values"
[[value]]
title = "Listening"
statement = "People need to be heard."
"""


class TestFiles:
    def test_the_name_is_that_of_the_file_and_windows_files_are_fine(self, tmp_path: Path):
        path = tmp_path / "our-values.toml"
        path.write_bytes(b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode())

        plan = load(path)

        assert plan == read(PLAN, "our-values")

    def test_a_missing_file_a_folder_and_a_wrong_encoding_are_told_apart(self, tmp_path: Path):
        latin = tmp_path / "latin.toml"
        latin.write_bytes('title = "a"\nabout = "café"\n'.encode("latin-1"))
        huge = tmp_path / "huge.toml"
        huge.write_bytes(b"\xff" * (MAX_BYTES * 2))

        told = {}
        for path in (tmp_path / "none.toml", tmp_path, latin, huge):
            with pytest.raises(PlanFileError) as caught:
                load(path)
            told[path.name] = caught.value.told(texts_in("en"))

        assert told == {
            "none.toml": (f"{tmp_path / 'none.toml'} cannot be read: No such file or directory",),
            tmp_path.name: (f"{tmp_path} cannot be read: Is a directory",),
            "latin.toml": ("line 2: not UTF-8 text; save the file as UTF-8",),
            "huge.toml": ("line 1: the file is longer than 200 kB",),
        }

    def test_available_are_the_built_in_plans_and_those_of_a_folder(self, tmp_path: Path):
        (tmp_path / "ours.toml").write_text(PLAN, encoding="utf-8")
        (tmp_path / "notes.txt").write_text("no plan", encoding="utf-8")

        plans = available(tmp_path)

        assert plans == built_in() | {"ours": read(PLAN, "ours")}
        assert available(None) == built_in()

    def test_the_problems_of_all_files_of_a_folder_are_told_with_the_name(self, tmp_path: Path):
        (tmp_path / "b.toml").write_text("title = ", encoding="utf-8")
        (tmp_path / "a.toml").write_text(PLAN.replace('title = "Our values"', ""), encoding="utf-8")

        with pytest.raises(PlanFileError) as caught:
            available(tmp_path)

        assert caught.value.told(texts_in("en")) == (
            "a.toml: line 1: title is missing",
            f"b.toml: line 1: {texts_in('en')('plan_wrong.not_a_value')}",
        )

    def test_a_folder_that_is_not_there_is_told(self, tmp_path: Path):
        with pytest.raises(PlanFileError) as caught:
            available(tmp_path / "plans")

        assert caught.value.told(texts_in("en")) == (f"there is no folder {tmp_path / 'plans'}",)


class TestAHeartOfHelp:
    def test_it_has_twelve_values_asked_alike(self):
        plan = built_in()["heart-of-help"]

        assert plan.name == "heart-of-help"
        assert plan.title == "A Heart of Help"
        assert [value.title for value in plan.values] == [
            "Connection, love and care should be central",
            "Safety, stability and freedom to choose is needed",
            "Overwhelm can come from many directions",
            "Peer support is highly valued",
            "Power should be shared",
            "Storytelling can be healing",
            "Systemic challenges can get in the way",
            "Time is needed to heal and recover",
            "Training should build reflective capacity",
            "Trauma-informed practice needs to be layered",
            "Trauma should be understood in different contexts",
            "Wider determinants of mental health should be a foundation",
        ]
        assert {value.question for value in plan.values} == {
            "What words and/or phrases does this make you think of?"
        }
        assert {value.prompts for value in plan.values} == {
            (
                "What do you think of this relational value?",
                "How easy or difficult will it be to achieve practically?",
                "What kind of barriers might exist to make this harder?",
                "What else might need consideration?",
            )
        }

    def test_statements_are_whole_and_their_source_is_named(self):
        plan = built_in()["heart-of-help"]

        assert all(
            value.statement.startswith("People, services and systems ")
            and value.statement.endswith(".")
            and "\n" not in value.statement
            and "  " not in value.statement
            for value in plan.values
        )
        assert plan.values[4].statement == (
            "People, services and systems have a need for power to be shared, not hoarded, "
            "and to be involved equally."
        )
        for source in ("Platfform", "Traumatic Stress Wales", "ACE Hub Wales", "Cymorth Cymru"):
            assert source in plan.attribution

    def test_values_that_touch_people_most_are_sensitive(self):
        plan = built_in()["heart-of-help"]

        sensitive = [number for number, value in enumerate(plan.values, 1) if value.sensitive]

        assert sensitive == [6, 7, 11]
