"""What a facilitator changes in a themed round-up."""

import json

import pytest

from bot.round_up import (
    AddTheme,
    DropTheme,
    HideQuote,
    KeyTheme,
    MergeThemes,
    MoveQuote,
    RenameTheme,
    Said,
    SplitTheme,
    Undo,
    carried_over,
    quote_key,
    themed,
)
from bot.round_up.edits import as_dict, from_dict
from bot.workshop.plan import Theme
from bot.workshop.theme_source import ThemeSource
from tests.round_up.crowd import THEMES, among_others, headings, keys, said_by_each

ANSWERS = among_others(
    "Housing costs too much in this town.",
    "A house is what they ask for first.",
    "The rent went up again in the spring.",
    "Funding ends every March and we start again. Their house is cold.",
    "There is no money for the evenings.",
    "We wait for months and hear nothing.",
)
HOUSING, MONEY = "theme:housing", "theme:money"


def shown(*edits, answers=ANSWERS):
    return themed(answers, themes=THEMES, edits=edits)


def quotes_under(heading: str, *edits) -> list[str]:
    (theme,) = (theme for theme in shown(*edits).themes if theme.heading == heading)
    return [quote.text(ANSWERS) for quote in theme.quotes]


def test_without_edits():
    assert headings(shown()) == [("Housing", 4), ("Money", 2)]
    assert keys(shown()) == {"Housing": HOUSING, "Money": MONEY}


def test_a_theme_is_renamed():
    summary = shown(RenameTheme(theme=HOUSING, heading="A home"))

    assert headings(summary) == [("A home", 4), ("Money", 2)]
    assert (summary.themes[0].source, summary.themes[0].heading_cy) == (ThemeSource.FACILITATOR, "")
    assert keys(summary)["A home"] == HOUSING


def test_merged_themes_count_nobody_twice():
    summary = shown(MergeThemes(themes=(HOUSING, MONEY), heading="Living"))

    assert headings(summary) == [("Living", 5)]
    assert keys(summary) == {"Living": "own:living"}


def test_a_merged_theme_can_be_merged_and_renamed_again():
    edits = (
        MergeThemes(themes=(HOUSING, MONEY), heading="Living"),
        MergeThemes(themes=("own:living", "theme:waiting"), heading="All of it"),
        RenameTheme(theme="own:all of it", heading="Everything"),
    )

    assert headings(shown(*edits)) == [("Everything", 6)]


def test_merging_lifts_what_too_few_spoke_of_alone():
    answers = among_others("Rent!", "We wait.")
    edit = MergeThemes(themes=(HOUSING, "theme:waiting"), heading="Waiting for a home")

    assert headings(themed(answers, themes=THEMES)) == []
    assert headings(shown(edit, answers=answers)) == [("Waiting for a home", 2)]


def test_a_theme_is_split_by_words():
    summary = shown(SplitTheme(theme=HOUSING, heading="Rent", keywords=("rent", "costs")))

    assert headings(summary) == [("Housing", 2), ("Money", 2), ("Rent", 2)]


def test_a_split_that_matches_nothing_changes_nothing():
    assert shown(SplitTheme(theme=HOUSING, heading="Boats", keywords=("boat",))) == shown()


def test_a_theme_is_added_by_its_words_and_needs_two_people():
    bikes = AddTheme(heading="Getting about", keywords=("bicycle*", "town"))
    parrots = AddTheme(heading="Parrots", keywords=("parrot",))

    summary = shown(bikes, parrots)

    assert headings(summary) == [("Housing", 4), ("Money", 2), ("Getting about", 2)]
    assert summary.themes[2].source is ThemeSource.FACILITATOR


def test_a_theme_is_dropped_and_its_people_are_heard_elsewhere():
    answers = ANSWERS[:6]

    summary = shown(DropTheme(theme=MONEY), answers=answers)

    assert headings(summary) == [("Housing", 4)]
    assert "There is no money for the evenings." in [q.text(answers) for q in summary.also_said]


def test_a_quote_is_moved_with_its_person():
    text = "There is no money for the evenings."
    edit = MoveQuote(quote=quote_key(text), origin=MONEY, to=HOUSING)

    summary = shown(edit)

    assert headings(summary) == [("Housing", 5), ("Money", 1)]
    assert quotes_under("Housing", edit)[0] == text


def test_a_lone_voice_is_moved_to_a_theme():
    text = "Violins were the only thing that calmed him down."
    edit = MoveQuote(quote=quote_key(text), origin="", to=MONEY)

    assert headings(shown(edit)) == [("Housing", 4), ("Money", 3)]
    assert quotes_under("Money", edit)[0] == text


def test_a_hidden_quote_is_shown_nowhere_and_nothing_takes_its_place():
    before = shown()
    text = before.themes[0].quotes[0].text(ANSWERS)

    after = shown(HideQuote(quote=quote_key(text)))

    assert text in [quote.text(ANSWERS) for quote in before.quotes]
    assert [quote for quote in before.quotes if quote.text(ANSWERS) != text] == list(after.quotes)
    assert headings(after) == headings(before)


def test_a_hidden_quote_stays_hidden_as_part_of_another():
    first, second = "The rent went up.", "This is why people leave the town in the end."
    answers = among_others(f"{first} {second}", "Rent!")
    whole = HideQuote(quote=quote_key(f"{first} {second}"))

    texts = [quote.text(answers) for quote in shown(whole, answers=answers).quotes]

    assert f"{first} {second}" in [quote.text(answers) for quote in shown(answers=answers).quotes]
    assert not any(first in text or second in text for text in texts)


def test_undo_takes_back_the_last_edit_that_stands():
    rename = RenameTheme(theme=HOUSING, heading="A home")
    drop = DropTheme(theme=MONEY)

    assert shown(rename, drop, Undo()) == shown(rename)
    assert shown(rename, drop, Undo(), Undo()) == shown()
    assert shown(Undo()) == shown()


@pytest.mark.parametrize(
    "edit",
    [
        RenameTheme(theme="theme:boats", heading="x"),
        SplitTheme(theme="theme:boats", heading="x", keywords=("rent",)),
        MergeThemes(themes=("theme:boats",), heading="x"),
        MoveQuote(quote="0" * 32, origin=HOUSING, to=MONEY),
        MoveQuote(quote=quote_key(ANSWERS[0].text), origin=HOUSING, to="theme:boats"),
        HideQuote(quote="0" * 32),
        DropTheme(theme="theme:boats"),
    ],
)
def test_what_is_not_there_any_more_is_passed_over(edit):
    assert shown(edit) == shown()


def test_names_and_what_nobody_should_see_carry_over_to_the_next_prompt():
    rename = RenameTheme(theme=HOUSING, heading="A home")
    merge = MergeThemes(themes=(MONEY, "theme:waiting"), heading="Being kept waiting")
    hide = HideQuote(quote="0" * 32)
    add = AddTheme(heading="Getting about", keywords=("bicycle*",))
    here = (DropTheme(theme=MONEY), SplitTheme(theme=HOUSING, heading="x", keywords=("y",)))

    edits = carried_over([rename, *here, merge, hide, add, rename, Undo()])

    assert edits == (rename, merge, hide, add)
    answers = among_others("Rent and money.", "Money and a house.")
    assert headings(themed(answers, themes=THEMES, edits=edits)) == [
        ("A home", 2),
        ("Being kept waiting", 2),
    ]


def test_edits_survive_json():
    edits = [
        RenameTheme(theme="a", heading="b"),
        MergeThemes(themes=("a", "b"), heading="c"),
        SplitTheme(theme="a", heading="b", keywords=("c",)),
        MoveQuote(quote="a", origin="", to="c"),
        HideQuote(quote="a"),
        AddTheme(heading="a", keywords=("b", "c")),
        DropTheme(theme="a"),
        KeyTheme(theme="a"),
        Undo(),
    ]

    assert [from_dict(json.loads(json.dumps(as_dict(edit)))) for edit in edits] == edits


def test_an_answer_that_is_gone_is_gone_from_edited_themes():
    edits = (MergeThemes(themes=(HOUSING, MONEY), heading="Living"),)
    fewer = [said for said in ANSWERS if "spring" not in said.text]

    assert headings(shown(*edits, answers=fewer)) == [("Living", 4)]


def test_in_a_small_group_what_is_added_is_raised_and_not_counted():
    answers = said_by_each("My bike is broken.", "Bikes are slow.", "Nothing.")
    edit = AddTheme(heading="Getting about", keywords=("bike",))

    summary = themed(answers, edits=(edit,))

    assert summary.themes == ()
    assert [theme.heading for theme in summary.raised] == ["Getting about"]


def test_what_a_held_back_answer_says_is_not_moved_into_sight():
    text = "Ring me on 07700 900123 about the money."
    answers = [*ANSWERS, Said(voice=99, text=text)]
    edit = MoveQuote(quote=quote_key(text), origin=MONEY, to=HOUSING)

    summary = shown(edit, answers=answers)

    assert headings(summary) == [("Housing", 4), ("Money", 2)]
    assert text not in [quote.text(answers) for quote in summary.quotes]


def test_merged_themes_keep_the_welsh_heading_of_the_one_that_names_them():
    themes = (*THEMES, Theme(heading="Bus", heading_cy="Bws", keywords=("bus", "rent")))
    merge = MergeThemes(themes=("theme:bus", HOUSING), heading="Bus")

    summary = themed(ANSWERS, themes=themes, edits=(merge,))

    assert ("Bus", "Bws") in [(theme.heading, theme.heading_cy) for theme in summary.themes]
