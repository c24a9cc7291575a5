"""Views: nothing that people write is markup or a link; length is counted as Telegram does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rehearsal.bot_api.entities import find_entities
from bot.rehearsal.bot_api.formatting import parse_markup
from bot.texts import load
from handlers.views import buttons
from handlers.views.buttons import Pressed, Verb, button
from handlers.views.view import WORD_JOINER, View, count_units, said, say, split_list

TEXTS = load("en")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<b>care</b> & co", f"&lt;b&gt;care&lt;/{WORD_JOINER}b&gt; &amp; co"),
        ("@ana", f"@{WORD_JOINER}ana"),
        ("say /forget", f"say /{WORD_JOINER}forget"),
        ("and/or", "and/or"),
        ("#care", f"#{WORD_JOINER}care"),
        ("https://t.me/x", f"https:{WORD_JOINER}//{WORD_JOINER}t.{WORD_JOINER}me/x"),
        ("ana@mail.org", f"ana@{WORD_JOINER}mail.{WORD_JOINER}org"),
        ("2.5 days, e.g. off", f"2.5 days, e.{WORD_JOINER}g. off"),
    ],
)
def test_what_people_write_is_shown_as_they_wrote_it_and_links_to_nothing(written, shown):
    assert said(written) == shown


LINKS = ["@ana_b", "/forget", "#care", "$GBP", "https://t.me/x", "ana.b@mail.co.uk", "t.me/x", " "]


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(LINKS), max_size=6).map("".join)))
def test_any_text_in_a_sentence_is_plain_text(written):
    sentence = say(TEXTS, "receipt.word", word=written)

    shown, entities = parse_markup(sentence, "HTML")

    assert entities == []
    assert find_entities(shown) == []
    assert shown.replace(WORD_JOINER, "") == f"“{written}”".replace(WORD_JOINER, "")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("care", 4),
        ("<b>care</b>", 4),
        ("a &lt; b", 5),
        ("😀", 2),
        ("<blockquote>x</blockquote>", 1),
    ],
)
def test_length_is_counted_as_telegram_counts(text, units):
    assert count_units(text) == units


@given(st.lists(st.text(alphabet="ab😀", min_size=1, max_size=9), max_size=20), st.integers(0, 80))
def test_a_list_is_cut_between_its_parts(parts, room):
    kept, left = split_list(parts, ", ", room)

    assert kept == parts[: len(kept)]
    assert len(kept) + left == len(parts)
    assert count_units(", ".join(kept)) <= max(room, 0)


def test_views_that_look_the_same_have_the_same_digest():
    assert View("a").digest == View("a").digest
    assert View("a").digest != View("a", ((button("x", Verb.STAY),),)).digest


def test_a_button_is_read_as_it_was_written():
    written = button("Remove", Verb.REMOVE, 12, b"\xff\xfe\x00id1234", None)

    pressed = buttons.read(written.data)

    assert pressed.verb is Verb.REMOVE
    assert (pressed.number(0), pressed.key(1), pressed.prompt(2)) == (
        12,
        b"\xff\xfe\x00id1234",
        None,
    )


@pytest.mark.parametrize(
    "data",
    ["", "move", "move:1", "drop:1", "move:1:2;", "MOVE:1:2", "move:" + "x" * 70, "move:é", "m\n"],
)
def test_data_that_no_button_carries_does_nothing(data):
    pressed = buttons.read(data)

    if pressed is not None:
        with pytest.raises(ValueError):  # noqa: PT011 any
            pressed.number(1)


def test_a_key_that_is_none_is_refused():
    pressed = Pressed(Verb.REMOVE, ("1", "x"))

    with pytest.raises(ValueError):  # noqa: PT011 any
        pressed.key(1)


@pytest.mark.parametrize(
    ("labels", "width", "rows"),
    [
        (["1", "2", "3", "4"], 3, [3, 1]),
        (["Yes", "No"], 2, [2]),
        # The number at the end would be cut off if three stood beside each other.
        ([f"Symud i gwestiwn {n}" for n in (2, 3, 4)], 4, [2, 1]),
        (["Saib", "Yn ôl i'r gwerth blaenorol", "Amser …"], 2, [1, 1, 1]),
    ],
)
def test_buttons_stand_beside_each_other_where_a_phone_shows_their_labels(labels, width, rows):
    laid = buttons.in_rows([button(label, Verb.PASS) for label in labels], width)

    assert [one.label for row in laid for one in row] == labels
    assert [len(row) for row in laid] == rows
