"""By which door somebody takes part, and what stands for whoever has no account."""

import pytest

from bot.workshop.door import SECRET_BYTES, Door, door_of, person_of, told_of_browsers

MOST_OF_TELEGRAM = (1 << 52) - 1
MOST_OF_SQLITE = (1 << 63) - 1


def secret(number):
    return number.to_bytes(SECRET_BYTES)


def test_an_account_takes_part_in_its_chat():
    assert door_of(1) is Door.CHAT
    assert door_of(MOST_OF_TELEGRAM) is Door.CHAT


def test_a_secret_takes_part_in_a_browser_and_fits_a_column():
    people = [person_of(secret(number)) for number in range(500)]

    assert {door_of(person) for person in people} == {Door.BROWSER}
    assert max(people) <= MOST_OF_SQLITE


def test_a_secret_stands_for_the_same_person_and_no_two_for_one():
    people = {person_of(secret(number)) for number in range(500)}

    assert len(people) == 500
    assert person_of(secret(7)) == person_of(secret(7))


@pytest.mark.parametrize(
    ("by_browser", "told"), [(0, 0), (1, None), (4, None), (5, 5), (7, 7), (8, None), (12, 12)]
)
def test_how_many_came_by_a_browser_is_told_where_nobody_can_work_out_more(by_browser, told):
    assert told_of_browsers(by_browser, joined=12, minimum=5) == told
