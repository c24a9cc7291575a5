"""What came up without being asked, across the values of a session."""

from bot.round_up import (
    DropTheme,
    HideQuote,
    KeyTheme,
    MergeThemes,
    RenameTheme,
    Said,
    Undo,
    ValueSaid,
    across,
    quote_key,
    read_value,
)
from tests.round_up.crowd import THEMES, said_by_each


def value(*texts: str, asked: str = "") -> ValueSaid:
    return ValueSaid(answers=said_by_each(*texts, "Yes.", "No.", "Hm."), asked=(asked,))


VALUES = (
    value("The rent went up again this spring.", "There is no money for the evenings."),
    value("A house would help most of all.", "Money decides it, every year."),
    value("Homes? We wait for housing.", "Rent is due.", "Funding ends."),
)


def found(*values: ValueSaid, **options) -> list[tuple[str, tuple[int, ...]]]:
    themes = across(values, themes=THEMES, **options)
    return [(theme.heading, theme.people_by_value) for theme in themes]


def test_people_are_counted_in_each_value_and_the_spread_is_told():
    themes = across(VALUES, themes=THEMES)

    assert found(*VALUES)[:2] == [("Housing", (1, 1, 2)), ("Money", (1, 1, 1))]
    assert (themes[0].people, themes[0].spread) == (4, 3)
    assert themes[0].words == ("rent", "house", "housing")


def test_what_a_value_asked_for_is_not_counted_in_it():
    asked = value("Homes? We wait for housing.", "A house is due.", asked="Housing for all")
    others = (*VALUES[:2], value("Rent!"))

    assert found(*others, asked)[0] == ("Housing", (1, 1, 1, 0))


def test_it_has_to_come_up_in_three_values_or_in_all_of_fewer():
    assert found(VALUES[0], VALUES[1], value(), value()) == []
    assert found(VALUES[0], VALUES[2]) == [("Housing", (1, 2))]


def test_values_that_hardly_anybody_answered_are_left_out():
    two = ValueSaid(answers=[Said(voice=n, text="Rent and money.") for n in range(2)])

    assert found(*VALUES, two) == [(heading, (*counts, 0)) for heading, counts in found(*VALUES)]
    assert found() == []
    assert found(two) == []


def test_the_same_number_in_two_values_is_not_taken_for_the_same_person():
    values = [value("Rent is high."), value("Rent is high."), value("Rent is high.")]

    assert found(*values) == [("Housing", (1, 1, 1))]


def test_quotes_are_slices_of_the_values_answers_by_different_people():
    themes = across(VALUES, themes=THEMES)

    quotes = [theme.quote for theme in themes if theme.quote]
    texts = [quote.quote.text(VALUES[quote.value].answers) for quote in quotes]
    assert len(texts) == len(set(texts)) == len(themes)
    for theme, text in zip(themes, texts, strict=True):
        assert any(word in text.casefold() for word in theme.words)


def test_edits_are_done_again():
    edits = (
        MergeThemes(themes=("theme:housing", "theme:money"), heading="Living"),
        RenameTheme(theme="own:living", heading="A life"),
    )

    assert found(*VALUES, edits=edits)[0] == ("A life", (2, 2, 3))
    assert ("Money", (1, 1, 1)) not in found(*VALUES, edits=(DropTheme(theme="theme:money"),))


def key_themes(*edits) -> list[str]:
    return [t.heading for t in across(VALUES, themes=THEMES, edits=edits) if t.is_key]


def test_key_themes_are_named_by_a_person_and_a_second_time_takes_it_back():
    housing, money = KeyTheme(theme="theme:housing"), KeyTheme(theme="theme:money")

    assert key_themes() == []
    assert key_themes(housing) == ["Housing"]
    assert key_themes(housing, money, housing) == ["Money"]
    assert key_themes(housing, Undo()) == []
    assert key_themes(KeyTheme(theme="theme:boats")) == []


def test_a_theme_stays_a_key_theme_under_another_name_and_merged_with_another():
    key = KeyTheme(theme="theme:money")
    rename = RenameTheme(theme="theme:money", heading="Cash")
    merge = MergeThemes(themes=("theme:housing", "theme:money"), heading="Housing")

    assert key_themes(key, rename) == ["Cash"]
    assert key_themes(key, merge) == ["Housing"]
    assert key_themes(merge) == []
    assert key_themes(key, merge, KeyTheme(theme="own:housing")) == []


def test_a_hidden_quote_is_not_shown():
    before = across(VALUES, themes=THEMES)[0]
    text = before.quote.quote.text(VALUES[before.quote.value].answers)

    after = across(VALUES, themes=THEMES, edits=(HideQuote(quote=quote_key(text)),))[0]

    assert (after.heading, after.people, after.quote) == (before.heading, before.people, None)


def test_values_that_were_read_apart_come_to_the_same():
    values = (*VALUES, ValueSaid(answers=[Said(voice=n, text="Rent.") for n in range(2)]))
    readings = [read_value(one, themes=THEMES) for one in values]

    assert across(values, themes=THEMES, readings=readings) == across(values, themes=THEMES)
    assert across(values, themes=THEMES) != ()


def test_peoples_own_words_come_up_as_well():
    values = [
        value("Fresh air, please.", "More fresh air."),
        value("Fresh air!"),
        value("fresh air"),
    ]

    assert found(*values) == [("fresh air", (2, 1, 1))]
