"""What a cast is told to say: files that can be played, and what is said of those that can't."""

import json

import pytest

from bot.rehearsal.said import MAX_BYTES, SaidError, read


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "said.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    return write


def test_texts_are_read_by_number_of_the_value(file):
    found = read(
        file({"responses": {"1": ["tŷ", "trust"], "12": []}, "answers": {"2": ["Two.\nLines."]}})
    )

    assert found.responses == {1: ("tŷ", "trust"), 12: ()}
    assert found.answers == {2: ("Two.\nLines.",)}


@pytest.mark.parametrize("content", [{}, {"responses": {}}, b"\xef\xbb\xbf{}"])
def test_nothing_has_to_be_said(file, content):
    found = read(file(content))

    assert (dict(found.responses), dict(found.answers)) == ({}, {})


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'{"responses":\n oops}', "line 2 is not JSON: expecting value"),
        (b'{"responses":\n "\xff"}', "line 2 is not UTF-8; save the file as UTF-8 text"),
        (b"[" * 100_000, "it is not JSON that can be read"),
        (b"9" * 5000, "it is not JSON that can be read"),
        (b" " * (MAX_BYTES + 1), "it is larger than 5,000,000 bytes"),
        ([], 'it should be an object: {"responses": {"1": ["word"]}, "answers": {}}'),
        ({"words": {}}, "'words' is not known; there are responses and answers"),
        (
            {"answers": ["x"]},
            'answers should be an object by value number: {"1": ["word"]}',
        ),
        ({"answers": {"13": []}}, "answers, value '13': there is no such value; they are 1 to 12"),
        ({"answers": {"01": []}}, "answers, value '01': there is no such value; they are 1 to 12"),
        ({"responses": {"1": "word"}}, "responses, value '1': it should be a list of texts"),
        ({"responses": {"1": ["a", 3]}}, "responses, value '1', number 2: it is not a text"),
        ({"responses": {"1": [" \n"]}}, "responses, value '1', number 1: it is empty"),
        (
            {"responses": {"1": ["/forget me"]}},
            "responses, value '1', number 1: Telegram would take it for a command, for its /",
        ),
        (
            {"answers": {"1": ["😀" * 2049]}},
            "answers, value '1', number 1: it is longer than a Telegram message (4,096)",
        ),
        (
            {"answers": {"1": ["a\ud83d"]}},
            "answers, value '1', number 1: it has half a character in it (a lone surrogate)",
        ),
    ],
)
def test_a_file_that_cannot_be_played_is_refused_in_one_line(file, content, line):
    with pytest.raises(SaidError) as refusal:
        read(file(content))

    assert str(refusal.value) == line


def test_only_the_first_problems_are_told(file):
    with pytest.raises(SaidError) as refusal:
        read(file({"answers": {"1": [0] * 8}}))

    assert len(refusal.value.lines) == 6
    assert refusal.value.lines[0] == "answers, value '1', number 1: it is not a text"
    assert refusal.value.lines[-1] == "and 3 more"


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SaidError) as refusal:
        read(tmp_path / "nothing.json")

    assert str(refusal.value) == "it can't be read: No such file or directory"
