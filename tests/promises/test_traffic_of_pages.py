"""Whatever people and facilitators do: who reads all that comes to a page learns what was shown."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.facilitation import persons_page
from bot.workshop.session import Reveal
from storage.database import Transaction
from tests import observer
from tests.observer import HIGHEST, Setting
from tests.page_observer import read_all

schedules = st.lists(st.integers(0, HIGHEST), min_size=20, max_size=60)
CLOSE = 17
ANSWERS = [20 * who for who in range(10)]


@pytest.fixture(scope="module")
def tx(tmp_path_factory) -> Iterator[Transaction]:
    with observer.on_disk(tmp_path_factory.mktemp("read")) as tx:
        yield tx


@pytest.mark.long
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(schedules, st.sampled_from(Reveal), st.sampled_from([0, 1]))
def test_nothing_comes_to_a_page_that_was_not_shown(tx, schedule, reveal, accomplices):
    seen = read_all(tx, schedule, Setting(accomplices=accomplices, reveal=reveal))

    assert (seen.leaked, seen.strange, seen.told_here, seen.early) == ([], [], [], [])


@pytest.mark.parametrize("reveal", [Reveal.LIVE, Reveal.AT_CLOSE])
def test_pages_are_read_and_words_of_others_stand_on_them(tx, reveal):
    seen = read_all(tx, [*ANSWERS, CLOSE, *ANSWERS], Setting(accomplices=0, reveal=reveal))

    assert seen.read > 3
    assert seen.met > 0


def test_news_of_each_answer_would_be_found(tx, monkeypatch):
    plain = persons_page.stamp_of

    def counting(tx, session_id):
        stamp = plain(tx, session_id)
        said = tx.rows("SELECT count(*) FROM response WHERE session_id = ?", session_id)
        return replace(stamp, shown=f"{stamp.shown}{said}")

    monkeypatch.setattr(persons_page, "stamp_of", counting)
    seen = read_all(tx, [*ANSWERS, CLOSE], Setting(accomplices=0))

    assert "news of what is not to be known" in seen.leaked
