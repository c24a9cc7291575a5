"""What several people say and is no theme all the same: it says something else each time."""

import pytest

from bot.plan_file import built_in
from bot.round_up import Said, ValueSaid, across, themed
from bot.round_up.lexicon import Lexicon
from tests.round_up.crowd import OTHERS, headings, said_by_each

PLAN = built_in()["heart-of-help"]
ENGLISH = {
    "room": ("We could offer a worker or a room.", "Make room for it.", "The staff room is cold."),
    "right": ("It is the right word.", "A right to silence matters.", "Turn right at the gate."),
    "table": ("Get round the table.", "A table of targets.", "They tabled it, on the table."),
    "hand": ("Hand in hand with carers.", "On the other hand it hurts.", "A hand is held out."),
    "point": ("What is the point of it?", "A starting point, maybe.", "They point at us."),
    "line": ("A line was crossed.", "The line is always engaged.", "Between every line of it."),
    "open": ("Doors stay open.", "We are open at nine.", "Open questions hurt."),
    "day": ("A good day helps.", "Day by day it grows.", "The day centre shut."),
}
WELSH = {
    "ystafell": ("Mae'r ystafell yn oer.", "Does dim ystafell i hynny.", "Ystafell aros oedd hi."),
    "ffordd": ("Mae'r ffordd yn hir.", "Dyna'r unig ffordd ymlaen.", "Ar y ffordd adref oedd hi."),
    "drws": ("Mae'r drws ar gau.", "Roedd y drws yn drwm.", "Ddaeth neb trwy'r drws."),
}
SUBJECTS = {
    "housing": ("Housing decides.", "We wait for housing.", "No housing, no rest."),
    "shame": ("Shame keeps people away.", "There is shame in it.", "Shame, every time."),
}


def crowd(texts: tuple[str, ...]) -> list[Said]:
    return said_by_each(*texts, *OTHERS)


def named(said: list[Said], *, with_list: bool) -> list[str]:
    found = themed(said, themes=PLAN.themes if with_list else ())
    return [theme.heading.casefold() for theme in (*found.themes, *found.raised)]


@pytest.mark.parametrize("with_list", [True, False])
@pytest.mark.parametrize(("word", "texts"), (ENGLISH | WELSH).items())
def test_one_everyday_word_is_no_theme(word: str, texts: tuple[str, ...], with_list: bool):
    assert [name for name in named(crowd(texts), with_list=with_list) if word in name] == []


@pytest.mark.parametrize(("word", "texts"), SUBJECTS.items())
def test_a_word_that_is_a_subject_is_one_where_there_is_no_list(word: str, texts: tuple[str, ...]):
    assert word in named(crowd(texts), with_list=False)


def test_beside_a_list_that_finds_something_no_single_word_is_a_theme():
    said = said_by_each(
        *["There is no budget for violins here.", "Violins need a budget, every year."],
        *["Violins calm people down at night.", "Our violins are broken and old."],
    )
    without = said_by_each(*(text.replace("budget", "biscuit") for text in SAID_OF_VIOLINS))

    assert named([*said, *said_by_each(*OTHERS)], with_list=True) == ["resources and funding"]
    assert "violins" in named(without, with_list=True)


SAID_OF_VIOLINS = (
    "There is no budget for violins here.",
    "Violins need a budget, every year.",
    "Violins calm people down at night.",
    "Our violins are broken and old.",
    "Parrots make people laugh.",
)


@pytest.mark.parametrize(
    "texts",
    [
        ("Everybody nods and nothing changes.", "Nothing changes unless managers do."),
        ("Nobody could argue with love.", "Nobody could argue, and yet they do."),
        ("They can't take place here.", "It can't take place at night."),
        ("Neb yn gwrando heddiw.", "Neb yn gwrando byth."),
    ],
)
def test_a_piece_of_a_sentence_with_nobody_or_nothing_is_no_theme(texts: tuple[str, ...]):
    assert named(crowd(texts), with_list=False) == []


@pytest.mark.parametrize(
    ("texts", "heading"),
    [
        (("There was no heating.", "No heating at all!"), "no heating"),
        (("Not enough homes.", "There are not enough homes here."), "not enough homes"),
        (("We have no private room.", "A talk needs more: no private room!"), "no private room"),
        (("Does dim cyllid yma.", "Dim cyllid o gwbl."), "dim cyllid"),
    ],
)
def test_what_is_missing_is_one_and_is_not_cut_short(texts: tuple[str, ...], heading: str):
    assert named(crowd(texts), with_list=False) == [heading]


@pytest.mark.parametrize(
    "text",
    [
        "What it costs staff to do this every day, and who looks after them.",
        "Mae pobl yn gwybod beth sydd ei angen arnyn nhw; rhaid i ni ofyn.",
        "اگر مترجم خوب نباشد، هیچ‌کدام از این‌ها ممکن نیست.",
    ],
)
def test_a_piece_of_one_sentence_that_several_send_is_no_theme(text: str):
    assert named(crowd((text, text, text)), with_list=False) == []


def test_welsh_we_within_a_clause_denies_nothing():
    texts = ("Rhaid i ni ofyn yn gyntaf bob tro.", "Dylen ni ofyn wedyn hefyd, a gwrando.")

    assert [name for name in named(crowd(texts), with_list=False) if "ni" in name.split()] == []


def test_across_values_no_single_word_stands_beside_themes_of_the_list():
    texts = (
        *("The meeting room is cold.", "Make room for the budget.", "A room to rest."),
        *("Our contract ends.", "A contract is a contract.", "The contract came by post."),
        *("Room for hope.", "Any room will do.", "Is there a contract or a room?"),
    )
    values = [ValueSaid(answers=said_by_each(*texts)) for _ in range(4)]

    assert [theme.heading for theme in across(values, themes=PLAN.themes)] == [
        "Resources and funding"
    ]


def test_mutations_of_a_bare_welsh_word_are_bare():
    look_up = Lexicon()

    assert [look_up(word, "cy").is_bare for word in ("drws", "ddrws", "nrws", "pont", "bont")] == [
        *(True, True, True, True, True)
    ]
    assert not look_up("cyllid", "cy").is_bare


class TestOneSentence:
    def test_stands_under_the_theme_that_it_is_about(self):
        both = "Those who are seeking sanctuary, and interpreters who are trained for this."
        said = said_by_each(
            *(both, "People who seek asylum are left waiting.", "We need training on trauma."),
            *("Training comes last, always.", "The language line costs too much.", *OTHERS),
        )
        found = themed(said, themes=PLAN.themes)

        under = [t.heading for t in found.themes if both in [q.text(said) for q in t.quotes]]
        assert under == ["Diversity and sanctuary"]

    def test_two_themes_with_the_same_sentences_are_one_and_a_name(self):
        said = said_by_each(
            *["Vacancies that stay open to balance the budget.", "A budget without vacancies."],
            *OTHERS,
        )
        found = themed(said, themes=PLAN.themes)

        assert all(theme.quotes for theme in found.themes)
        assert len(headings(found)) + len(found.raised) == 2
