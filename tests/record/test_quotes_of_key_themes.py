"""A key theme is told by several people, each about another value."""

import pytest

from bot.record.materials import Materials, ValueMaterial
from bot.record.theming import candidates_of
from bot.round_up import HideQuote, KeyTheme, Said, quote_key
from bot.workshop.plan import Theme
from bot.workshop.theme_record import QuoteRecord

MONEY = Theme(heading="Money", keywords=("money", "funding"))
OTHERS = ("The bus stops at five.", "I cook with people.", "A door that is open says more.")


def said(value: int) -> tuple[Said, ...]:
    texts = (
        f"There is never enough money for room {value}.",
        f"Funding of house {value} ends every March.",
        *OTHERS,
    )
    return tuple(Said(voice=voice, text=text) for voice, text in enumerate(texts))


def materials(*edits, values: int = 7) -> Materials:
    return Materials(
        values=tuple(
            ValueMaterial(said=said(number), asked=(), edits=()) for number in range(values)
        ),
        themes=(MONEY,),
        edits=edits,
    )


def money(*edits, values: int = 7):
    found = {one.heading: one for one in candidates_of(materials(*edits, values=values))}
    return found["Money"]


@pytest.fixture
def key() -> str:
    return money().key


def test_a_key_theme_has_up_to_five_quotes_each_from_another_value(key):
    quotes = money(KeyTheme(theme=key)).quotes

    assert len(quotes) == 5
    assert len({one.value for one in quotes}) == 5
    for one in quotes:
        texts = [answer.text for answer in said(one.value)]
        assert any(one.quote in text for text in texts[:2])


def test_of_few_values_it_has_as_many_as_those(key):
    assert len(money(KeyTheme(theme=key), values=3).quotes) == 3


def test_another_candidate_has_one(key):
    one = money()

    assert one.quotes == (QuoteRecord(value=one.value, quote=one.quote),)
    assert money(KeyTheme(theme=key), KeyTheme(theme=key)).quotes == one.quotes


def test_a_hidden_quote_is_none_of_them(key):
    gone = money(KeyTheme(theme=key)).quotes[2].quote

    quotes = money(KeyTheme(theme=key), HideQuote(quote=quote_key(gone))).quotes

    assert gone not in [one.quote for one in quotes]
    assert len({one.value for one in quotes}) == len(quotes) >= 4
