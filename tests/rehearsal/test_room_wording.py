"""Texts on the page: pieces that are put in as text, whatever somebody writes."""

import json

import pytest

from bot.rehearsal.bot_api.formatting import parse_markup
from bot.rehearsal.room.wording import pieces, target

BOT = "gair_bot"


def read(html):
    """The pieces of a text that the bot has sent with markup."""
    text, entities = parse_markup(html, "HTML")
    return pieces(text, entities, BOT)


def plain(found):
    return "".join(each if isinstance(each, str) else plain(each["of"]) for each in found)


def test_a_text_without_entities_is_one_piece():
    assert pieces("Hello <b>you</b> & me", [], BOT) == ["Hello <b>you</b> & me"]
    assert pieces("", [], BOT) == []


def test_what_is_formatted_stands_in_its_place():
    assert read("a <b>bold</b> and <i>thin</i> word") == [
        "a ",
        {"is": "bold", "of": ["bold"]},
        " and ",
        {"is": "italic", "of": ["thin"]},
        " word",
    ]


def test_formats_in_one_another_stay_so():
    assert read("<blockquote expandable>x <b>y <i>z</i></b></blockquote>") == [
        {
            "is": "expandable_blockquote",
            "of": ["x ", {"is": "bold", "of": ["y ", {"is": "italic", "of": ["z"]}]}],
        }
    ]


def test_offsets_count_units_of_which_an_emoji_has_two():
    entities = [{"type": "bold", "offset": 3, "length": 2}]

    assert pieces("🌱 ŵŷ 🌱", entities, BOT) == ["🌱 ", {"is": "bold", "of": ["ŵŷ"]}, " 🌱"]


def test_formats_that_cross_each_other_lose_no_letter():
    text = "abcdefgh"
    entities = [
        {"type": "bold", "offset": 0, "length": 5},
        {"type": "italic", "offset": 3, "length": 4},
    ]

    found = pieces(text, entities, BOT)

    assert plain(found) == text
    assert found == [
        {"is": "bold", "of": ["abc", {"is": "italic", "of": ["de"]}]},
        {"is": "italic", "of": ["fg"]},
        "h",
    ]


@pytest.mark.parametrize(
    ("url", "leads_to"),
    [
        ("https://t.me/gair_bot?start=abc_1", {"start": "abc_1"}),
        ("https://t.me/Gair_Bot", {"start": ""}),
        ("https://ico.org.uk/x?y=1", {"url": "https://ico.org.uk/x?y=1"}),
        ("ico.org.uk", {"url": "https://ico.org.uk"}),
        ("https://t.me/other_bot?start=abc", {"url": "https://t.me/other_bot?start=abc"}),
        ("javascript:alert(1)", None),
        ("JavaScript://alert(1)", None),
        ("data:text/html,<script>", None),
        ("tg://user?id=1", None),
        ("http://[", None),
        ("https://", None),
        ("", None),
    ],
)
def test_links_lead_to_the_bot_or_into_the_web_and_nowhere_else(url, leads_to):
    assert target(url, BOT) == leads_to


def test_a_link_to_nowhere_is_text():
    entities = [{"type": "text_link", "offset": 0, "length": 4, "url": "javascript:alert(1)"}]

    assert pieces("here", entities, BOT) == ["here"]


def test_a_link_names_where_it_leads():
    assert read('<a href="https://t.me/gair_bot?start=x">in</a>') == [
        {"is": "link", "of": ["in"], "to": {"start": "x"}}
    ]


@pytest.mark.parametrize("lone", ["\ud83c", "a\udf31b"])
def test_half_an_emoji_can_be_shown(lone):
    found = pieces(lone, [{"type": "bold", "offset": 0, "length": 1}], BOT)

    assert json.dumps(found).isascii()
    plain(found).encode()
