"""HTML and entities: what comes out, and what Telegram would not read."""

import pytest

from bot.rehearsal.bot_api.entities import find_entities, keep_text, read_entities
from bot.rehearsal.bot_api.formatting import parse_markup
from bot.rehearsal.bot_api.refusals import ApiRefusal


def entity(kind, offset, length, **more):
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("plain &lt;b&gt; &amp; &quot;", 'plain <b> & "', []),
        ("&nbsp;&eacute;&#39;&#x41;", "&nbsp;&eacute;'A", []),
        ("<b>a</b>", "a", [entity("bold", 0, 1)]),
        ("😀<i>b</i>", "😀b", [entity("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("<B>a</b>", "a", [entity("bold", 0, 1)]),
        ("<u>a</u><s>b</s>", "ab", [entity("underline", 0, 1), entity("strikethrough", 1, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [entity("spoiler", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)]),
        (
            '<pre><code class="language-py">a</code></pre>',
            "a",
            [entity("pre", 0, 1, language="py")],
        ),
        ("<code>a</code>", "a", [entity("code", 0, 1)]),
        (
            '<a href="https://example.org/?a=1&amp;b=2">a</a>',
            "a",
            [entity("text_link", 0, 1, url="https://example.org/?a=1&b=2")],
        ),
        ('<a href="tg://user?id=7">a</a>', "a", [entity("text_mention", 0, 1, user_id=7)]),
        ('<a href="nowhere">a</a>', "a", []),
        ("<b></b>a", "a", []),
        (
            '<tg-emoji emoji-id="5">👍</tg-emoji>',
            "👍",
            [entity("custom_emoji", 0, 2, custom_emoji_id="5")],
        ),
    ],
)
def test_html_becomes_text_and_entities(markup, text, entities):
    assert parse_markup(markup, "HTML") == (text, entities)


@pytest.mark.parametrize(
    ("markup", "wrong"),
    [
        ("é<word>", 'Unsupported start tag "word" at byte offset 2'),
        ("3 < 4", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>a</b ", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            '<tg-emoji emoji-id="x">a</tg-emoji>',
            "Invalid custom emoji identifier specified at byte offset 0",
        ),
    ],
)
def test_html_that_telegram_cannot_read_is_refused(markup, wrong):
    with pytest.raises(ApiRefusal) as refused:
        parse_markup(markup, "html")

    assert refused.value.description == f"Bad Request: can't parse entities: {wrong}"


def test_other_parse_modes_are_refused():
    with pytest.raises(ApiRefusal, match="Bad Request: unsupported parse_mode"):
        parse_markup("*a*", "Wiki")


def test_markup_may_have_32768_bytes():
    assert parse_markup("a" * 32768, "")[0] == "a" * 32768
    with pytest.raises(ApiRefusal, match="Bad Request: text is too long"):
        parse_markup("é" * 16385, "")


def test_text_is_trimmed_and_entities_move_along():
    text, entities = keep_text("  ab \n", [entity("bold", 1, 3), entity("italic", 4, 2)])

    assert text == "ab"
    assert entities == [entity("bold", 0, 2)]


def test_control_characters_go_and_entities_move_along():
    text, entities = keep_text("a\r\x07😀\u202eb", [entity("bold", 3, 4)])

    assert text == "a 😀b"
    assert entities == [entity("bold", 2, 3)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [entity("bot_command", 0, 6)]),
        ("/start@gair_bot", [entity("bot_command", 0, 15)]),
        ("😀 /help", [entity("bot_command", 3, 5)]),
        ("and/or either/or", []),
        ("@gair_bot hi", [entity("mention", 0, 9)]),
        ("ana@example.org", [entity("email", 0, 15)]),
        ("see https://example.org/a.", [entity("url", 4, 21)]),
        ("#trust #1", [entity("hashtag", 0, 6)]),
        ("a word", []),
    ],
)
def test_telegram_marks_some_things_by_itself(text, found):
    assert find_entities(text) == found


def test_entities_of_a_request_are_checked():
    given = [
        entity("italic", 1, 1),
        entity("bold", 0, 2),
        entity("url", 0, 1),
        entity("code", 0, 0),
    ]

    assert read_entities(given, "ab") == [entity("bold", 0, 2), entity("italic", 1, 1)]
    assert read_entities(None, "ab") == []
    with pytest.raises(ApiRefusal, match="ENTITY_BOUNDS_INVALID"):
        read_entities([entity("bold", 1, 2)], "ab")
    with pytest.raises(ApiRefusal, match="Unsupported type specified"):
        read_entities([entity("loud", 0, 1)], "ab")
    with pytest.raises(ApiRefusal, match="expected an Object"):
        read_entities(["bold"], "ab")
    with pytest.raises(ApiRefusal, match='Field "length" must be of type Number'):
        read_entities([{"type": "bold", "offset": 0}], "ab")


def test_code_outside_a_block_has_no_language():
    markup = '<code class="language-py">a</code>'

    assert parse_markup(markup, "HTML") == ("a", [entity("code", 0, 1)])
