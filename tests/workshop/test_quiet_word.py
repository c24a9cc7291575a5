"""Which quiet word a message is for, and what is known of it."""

import pytest

from bot.workshop.door import person_of
from bot.workshop.not_passed_on import WhichQuietWord
from bot.workshop.quiet_word import PAST_MESSAGES, SECONDS_UNTIL_OVER, QuietWords

ANA, BEA, CAI, FRAN = range(1, 5)


@pytest.fixture
def words():
    return QuietWords()


def begin(words, person, standby=FRAN, session=7):
    return words.begin(session, person, standby, person.to_bytes(8), 0.0)


def test_what_both_write_is_for_the_other(words):
    word = begin(words, ANA)

    assert words.meant((ANA, 10), None) is word
    assert words.meant((FRAN, 11), None) is word
    assert (word.other(ANA), word.other(FRAN)) == (FRAN, ANA)
    assert words.meant((BEA, 12), None) is None


def test_of_several_a_reply_says_which(words):
    first, second = begin(words, ANA), begin(words, BEA)
    words.came_as(first, (ANA, 1), [51])
    words.came_as(first, (FRAN, 51), ())
    words.came_as(second, (FRAN, 52), ())

    assert words.meant((FRAN, 60), 51) is first
    assert words.meant((FRAN, 60), 52) is second
    with pytest.raises(WhichQuietWord):
        words.meant((FRAN, 60), 99)
    with pytest.raises(WhichQuietWord):
        words.meant((FRAN, 60), None)
    assert words.copies((ANA, 1)) == (first, (51,))


def test_letters_are_there_once_there_are_two_and_are_used_again(words):
    first = begin(words, ANA)
    assert not first.is_lettered
    second = begin(words, BEA)
    assert [(w.letter, w.is_lettered) for w in (first, second)] == [("A", True), ("B", True)]

    words.end(first)
    words.end(second)

    third = begin(words, CAI)
    assert (third.letter, third.is_lettered) == ("A", False)


def test_more_than_letters_can_tell_apart(words):
    for person in range(100, 126):
        begin(words, person)

    assert begin(words, ANA).letter == "?"


def test_who_waits_and_who_was_told(words):
    word = begin(words, ANA)
    assert word.waits
    word.was_told = True

    words.heard(word, FRAN, 5.0)
    assert (word.waits, word.was_told) == (False, False)
    words.heard(word, ANA, 9.0)
    assert (word.waits, word.last_at) == (True, 9.0)


def test_it_is_left_when_nobody_has_written_for_long(words):
    word = begin(words, ANA)

    assert not words.is_left(word, SECONDS_UNTIL_OVER)
    assert words.is_left(word, SECONDS_UNTIL_OVER + 1)


def test_only_the_two_have_its_key(words):
    word = begin(words, ANA)

    assert words.by_key(word.key, ANA) is words.by_key(word.key, FRAN) is word
    assert words.by_key(word.key, BEA) is None
    assert words.by_key(b"other", ANA) is None
    assert words.asked_by(ANA) is word
    assert words.asked_by(FRAN) is None


def test_the_words_of_one_session_with_one_standby(words):
    word, _, _ = begin(words, ANA), begin(words, BEA, session=8), begin(words, CAI, standby=9)

    assert words.with_standby(7, FRAN) == [word]


def test_after_the_end_it_is_only_known_what_was_no_answer(words):
    word = begin(words, ANA)
    other = begin(words, BEA)
    words.never_an_answer((ANA, 1))
    words.came_as(word, (ANA, 1), [51])
    words.came_as(other, (BEA, 2), [52])

    words.end(word)

    assert not words.goes_on(word)
    assert words.goes_on(other)
    assert words.copies((ANA, 1)) is None
    assert words.copies((BEA, 2)) == (other, (52,))
    assert words.was_one((ANA, 1))
    assert not words.was_one((ANA, 2))


def test_of_very_old_messages_nothing_is_known(words):
    for number in range(PAST_MESSAGES + 1):
        words.never_an_answer((ANA, number))

    assert not words.was_one((ANA, 0))
    assert words.was_one((ANA, PAST_MESSAGES))


def test_what_was_written_before_the_end_could_be_read_is_late(words):
    word = begin(words, ANA)
    words.never_an_answer((ANA, 1))
    words.came_as(word, (ANA, 1), [51])
    assert not words.is_late((ANA, 2), 1)

    words.end(word)
    assert words.is_late((ANA, 3), None)
    words.told_of_end(word, ANA, 5)

    assert words.is_late((ANA, 4), None)
    assert not words.is_late((ANA, 6), None)
    assert not words.is_late((BEA, 4), None)
    assert words.is_late((ANA, 7), 1)
    assert words.is_late((ANA, 8), 5)
    assert words.is_late((FRAN, 60), None)


def test_of_two_that_are_over_both_have_to_be_told(words):
    first, second = begin(words, ANA), begin(words, BEA)
    words.end(first)
    words.end(second)

    words.told_of_end(first, FRAN, 60)
    assert words.is_late((FRAN, 61), None)
    words.told_of_end(second, FRAN, 62)

    assert words.is_late((FRAN, 61), None)
    assert not words.is_late((FRAN, 63), None)


def test_who_may_not_know_of_the_end_does_once_told_or_asking_anew(words):
    word = begin(words, ANA)
    words.end(word)
    words.told_of_end(word, ANA, None)
    words.told_of_end(word, FRAN, None)
    words.missed_the_end(BEA)

    assert all(words.is_late((one, 9), None) for one in (ANA, FRAN, BEA))
    begin(words, ANA)
    words.heard_of_end(FRAN, 10)
    words.heard_of_end(CAI, 10)

    assert not words.is_late((ANA, 9), None)
    assert words.is_late((FRAN, 9), None)
    assert not words.is_late((FRAN, 11), None)
    assert not words.is_late((CAI, 9), None)


def test_a_reply_to_one_that_is_over_is_for_nobody_but_the_same_two(words):
    first = begin(words, ANA)
    words.came_as(first, (ANA, 1), ())
    words.came_as(first, (FRAN, 51), ())
    words.end(first)
    words.came_as(first, (FRAN, 52), ())
    again = begin(words, ANA)

    assert words.meant((FRAN, 60), 51) is None
    assert words.meant((FRAN, 60), 52) is None
    assert words.meant((ANA, 9), 1) is again
    words.end(again)
    begin(words, ANA, standby=BEA)
    assert words.meant((ANA, 10), 1) is None


def test_those_by_a_link_are_counted_while_they_go_on(words):
    begin(words, ANA)
    by_link, elsewhere = begin(words, BEA), begin(words, CAI, session=8)
    by_link.token, elsewhere.token = "b" * 22, "c" * 22

    assert words.by_link(7, 0.0) == 1
    assert words.by_link(7, SECONDS_UNTIL_OVER) == 1
    assert words.by_link(7, SECONDS_UNTIL_OVER + 1) == 0
    words.end(by_link)
    assert words.by_link(7, 0.0) == 0


def test_those_by_a_browser_are_counted_while_they_go_on(words):
    una, ula = person_of(b"una"), person_of(b"ula")
    begin(words, ANA)
    by_browser = begin(words, una)
    begin(words, ula, session=8)

    assert words.by_browser(7, 0.0) == 1
    assert words.by_browser(7, SECONDS_UNTIL_OVER) == 1
    assert words.by_browser(7, SECONDS_UNTIL_OVER + 1) == 0
    words.end(by_browser)
    assert words.by_browser(7, 0.0) == 0
