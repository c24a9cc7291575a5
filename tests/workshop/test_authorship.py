"""The mark that links a person to what they said."""

from itertools import combinations

from bot.workshop.authorship import (
    MARK_BYTES,
    LinkKey,
    adder,
    at_work,
    author,
    checked,
    mark,
    message,
    recogniser,
    taken_out,
)

KEY = LinkKey(bytes(32))
OTHER = LinkKey(bytes([1]) * 32)


def test_the_same_key_finds_the_words_again():
    assert author(KEY, 5000000001, 2, None) == author(KEY, 5000000001, 2, None)
    assert len(author(KEY, 5000000001, 2, None)) == MARK_BYTES


def test_marks_of_other_people_questions_and_keys_are_unrelated():
    marks = [
        author(KEY, 7, 1, None),
        author(KEY, 8, 1, None),
        author(KEY, 7, 2, None),
        author(KEY, 7, 1, 0),
        author(KEY, 7, 1, 1),
        author(OTHER, 7, 1, None),
        message(KEY, 7, 1),
        message(KEY, 71, 1),
        mark(KEY, "author", 71, 1),
        mark(KEY, "author", 7, 11),
    ]

    assert all(one != other for one, other in combinations(marks, 2))


def test_a_mark_says_nothing_about_the_number_in_it():
    assert b"5000000001" not in author(KEY, 5000000001, 0, 0)
    assert (5000000001).to_bytes(8, "big") not in author(KEY, 5000000001, 0, 0)


def test_nothing_links_what_one_person_did_in_different_places():
    marks = [
        at_work(KEY, 7, 1),
        at_work(KEY, 7, 2),
        author(KEY, 7, 1, None),
        adder(KEY, 7, 1, None),
        recogniser(KEY, 7, 1, None),
        recogniser(KEY, 7, None, None),
        taken_out(KEY, 7),
        checked(KEY, 7, leaving=False),
        checked(KEY, 7, leaving=True),
    ]

    assert len(set(marks)) == len(marks)
