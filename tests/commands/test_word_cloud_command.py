"""`gair word-cloud`: what lines of a file come to, and the frames of a growing cloud."""

import pytest

from bot.__main__ import main


@pytest.fixture
def draws(tmp_path, monkeypatch, capsys):
    """Runs the command on these words in a new folder; what it says, line by line."""
    monkeypatch.chdir(tmp_path)

    def draw(text, *options):
        (tmp_path / "words.txt").write_text(text, encoding="utf-8")
        assert main(["word-cloud", "words.txt", "cloud.png", *options]) == 0
        return capsys.readouterr().out.splitlines()

    return draw


def test_a_person_may_say_several_things_on_a_line(draws):
    assert draws("trust, hope; cariad\nTrust\n") == ["Wrote cloud.png. Words drawn: 3"]


def test_the_frames_of_a_growing_cloud(draws, tmp_path):
    told = draws("\n".join(["trust", "hope", "love"] * 4), "--frames", "frames")

    assert told == ["Wrote the frames to frames: 3", "Wrote cloud.png. Words drawn: 3"]
    names = sorted(path.name for path in (tmp_path / "frames").iterdir())
    assert names == ["001.png", "002.png", "003.png"]


@pytest.mark.long
def test_of_many_responses_there_are_no_more_frames_than_anybody_looks_at(draws):
    told = draws("\n".join(["trust", "hope"] * 301), "--frames", "frames")

    assert told[0] == "Wrote the frames to frames: 55"


def test_many_words_that_are_not_in_the_picture_are_counted(draws):
    missing = [chr(0x1B000 + number) * 2 for number in range(23)]

    told = draws("\n".join(["trust", *missing]))

    assert told[0] == "Wrote cloud.png. Words drawn: 1"
    assert told[1].startswith("Not in the picture: ")
    assert told[1].endswith(" and 3 more")
    assert told[1].count(", ") == 19
