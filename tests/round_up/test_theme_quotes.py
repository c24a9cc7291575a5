"""Who is quoted in a themed round-up, and who may not be."""

import pytest

from bot.round_up import HideQuote, Said, quote_key, themed
from bot.round_up.themed import Asking, themed_and_counted
from tests.round_up.crowd import HOUSING, OTHERS, THEMES, among_others, people_quoted, said_by_each


def texts_of(quotes, answers) -> list[str]:
    return [quote.text(answers) for quote in quotes]


def test_a_theme_is_spoken_for_by_different_people():
    answers = among_others(
        "Housing is the first thing. Housing is the last thing that we talk about here.",
        "A house that is warm would change most of what we do.",
    )

    (theme,) = themed(answers, themes=THEMES).themes

    assert {quote.answer for quote in theme.quotes} == {0, 1}


@pytest.mark.parametrize(
    "again",
    ["housing comes first here", "Housing comes first, here!", "“Housing comes first here”"],
)
def test_what_two_people_said_in_the_same_words_is_quoted_once_however_it_is_typed(again):
    answers = among_others("Housing comes first here.", again)

    (theme,) = themed(answers, themes=THEMES).themes

    assert theme.people == 2
    assert len(theme.quotes) == 1


@pytest.mark.parametrize(
    ("one", "again", "quotes"),
    [
        ("Housing costs staff more than they earn.", "Housing costs satff more than tehy earn.", 1),
        ("Housing is what people wait for.", "Housing is waht people wiat for.", 1),
        ("We can find housing for everybody.", "We can't find housing for everybody.", 2),
        ("Housing like that is legal here.", "Housing like that is illegal here.", 2),
        ("Housing was the worst of it.", "Housing was the first of it.", 2),
        ("Housing costs staff.", "Housing costs satff.", 2),
    ],
)
def test_a_sentence_is_quoted_once_where_only_slips_of_the_pen_tell_two_apart(one, again, quotes):
    (theme,) = themed(among_others(one, again), themes=(HOUSING,)).themes

    assert theme.people == 2
    assert len(theme.quotes) == quotes


def test_a_sentence_of_a_quote_is_not_quoted_again_where_somebody_else_said_it_too():
    twice = "Housing keeps people apart from each other here. This makes everybody lonely."
    answers = among_others(twice, twice)

    (theme,) = themed(answers, themes=(HOUSING,)).themes

    assert theme.people == 2
    assert texts_of(theme.quotes, answers) == [twice]


def test_words_that_only_signs_of_their_vowels_tell_apart_are_not_the_same():
    answers = among_others("housing की बात", "housing के बात")

    (theme,) = themed(answers, themes=THEMES).themes

    assert len(theme.quotes) == 2


def test_a_quote_speaks_of_its_theme():
    answers = among_others(
        "I have a cat. The rent went up again in March.", "Money and rent, both."
    )

    (theme,) = themed(answers, themes=THEMES).themes

    assert sorted(texts_of(theme.quotes, answers)) == [
        "Money and rent, both.",
        "The rent went up again in March.",
    ]


def test_everybody_of_a_small_group_is_quoted():
    answers = among_others("Rent went up.", "Rent and waiting.", "We wait for months.")

    summary = themed(answers, themes=THEMES)

    assert people_quoted(summary, answers) == summary.people == 9


def test_lone_voices_in_no_theme_come_first():
    crowd = [f"Rent went up for the {n}th time this year." for n in range(4, 20)]
    answers = said_by_each(*crowd, "A piano in the hall would bring people in.")

    summary = themed(answers, themes=THEMES)

    assert texts_of(summary.also_said, answers)[0] == "A piano in the hall would bring people in."
    assert len(summary.also_said) == 6


def test_the_same_words_of_two_people_are_quoted_once():
    answers = said_by_each(*["Empathy is more important than paperwork."] * 5, *OTHERS)

    texts = texts_of(themed(answers, themes=THEMES).quotes, answers)

    assert texts.count("Empathy is more important than paperwork.") == 1


@pytest.mark.parametrize("text", ["Not sure.", "idk", "Yes please", "Housing."])
def test_hardly_anything_is_counted_and_not_quoted_alone(text: str):
    answers = among_others(text)

    summary = themed(answers, themes=THEMES)

    assert text not in texts_of(summary.also_said, answers)
    assert summary.people == 7


class TestBothSides:
    @pytest.mark.parametrize(
        "text",
        [
            "Lunches can be a great idea in theory, but are hard to pay for.",
            "Although the rooms are cold and limited, the people are good to each other.",
            "Mae'r syniad yn un da iawn, ond mae'n anodd iawn ei wneud yn ymarferol.",
            "Starting is hard, however the evenings are valuable for everybody who stays on.",
        ],
    )
    def test_one_person_names_both(self, text: str):
        crowd = [f"A piano, a parrot and lamp number {n} keep us company here." for n in range(20)]
        answers = said_by_each(*crowd, f"The rent went up in May. {text}", "Rent is what I pay.")

        summary = themed(answers, themes=THEMES)

        assert texts_of(summary.both_sides, answers) == [text]

    def test_each_person_once_and_no_more_than_two(self):
        crowd = [f"A piano, a parrot and lamp number {n} keep us company here." for n in range(20)]
        both = "Lunch is a good idea, but hard to pay for in {}. Tea is great in {}, but hard too."
        rents = [f"The rent rose in {m}. {both.format(m, m)}" for m in ("May", "June", "July")]
        answers = said_by_each(*crowd, *rents)

        summary = themed(answers, themes=THEMES)

        assert len({quote.answer for quote in summary.both_sides}) == 2
        assert len(summary.both_sides) == 2

    @pytest.mark.parametrize(
        "texts",
        [
            ("It is a great idea, really great for people.", "But it is hard, and always was."),
            ("Although not all of them have been great to us here.",),
            ("It is great but it is also good and helpful for people.",),
        ],
    )
    def test_nothing_is_made_of_one_side_or_of_two_people(self, texts: tuple[str, ...]):
        assert themed(among_others(*texts)).both_sides == ()


HELD_BACK = [
    "Dr Patel said the rent would be paid by March.",
    "I told mr jones about the rent in the spring.",
    "Nurse Kelly knows about my rent and the house.",
    "Please don't quote me: the rent is not being paid.",
    "Off the record, they put the rent up twice.",
    "Peidiwch â dyfynnu hyn: mae'r rent yn rhy ddrud.",
    "He talks of suicide since the rent went up.",
    "She was sexually abused in that house for years.",
    "I was abused by the one who had my rent.",
    "My landlord abused me over the rent.",
    "Ring 029 2055 3687 about the rent.",
    "It is the house in CF10 3NP.",
]


@pytest.mark.parametrize("text", HELD_BACK)
def test_what_is_held_back_is_neither_counted_nor_quoted(text: str):
    answers = [*among_others("The rent went up."), Said(voice=50, text=text)]
    answers.append(Said(voice=51, text="We pay too much rent."))

    summary = themed(answers, themes=THEMES)

    assert [(theme.heading, theme.people) for theme in summary.themes] == [("Housing", 2)]
    assert (summary.people, summary.held_back) == (8, (7,))
    assert 7 not in [quote.answer for quote in summary.quotes]
    assert summary.themes[0].words == ("rent",)


def test_who_asked_not_to_be_quoted_by_a_button_is_not_counted():
    answers = [*among_others("Rent went up."), Said(voice=50, text="My rent.", quotable=False)]
    answers.append(Said(voice=51, text="We pay too much rent."))

    summary = themed(answers, themes=THEMES)

    assert (summary.themes[0].people, summary.held_back) == (2, (7,))
    assert 7 not in [quote.answer for quote in summary.quotes]


@pytest.mark.parametrize(
    "text", ["I miss Wales and the sea.", "My doctor was kind to me.", "We share this among us."]
)
def test_ordinary_words_are_not_held_back(text: str):
    assert themed(among_others(text)).held_back == ()


def test_what_people_found_missing_is_listed_and_counts_for_nothing():
    added = [
        Said(voice=1, text="You left out the rent. It is the worst.", added=True),
        Said(voice=2, text="And the buses.", added=True),
        Said(voice=3, text="Ring 029 2055 3687.", added=True),
        Said(voice=4, text="Rent.", added=True, quotable=False),
    ]
    answers = [*among_others("The rent went up."), *added]

    summary = themed(answers, themes=THEMES)

    assert texts_of(summary.added, answers) == ["And the buses.", "You left out the rent."]
    assert (summary.themes, summary.people) == ((), 7)
    assert summary == themed(answers[:7], themes=THEMES) or summary.added


def test_a_long_answer_is_quoted_by_a_sentence_of_readable_length():
    long = (
        "The rent, " + ", ".join(f"reason number {n}" for n in range(60)) + ". Rent rises yearly."
    )
    answers = among_others(long, "My rent has gone up every year since I came.")

    (theme,) = themed(answers, themes=THEMES).themes

    assert all(len(text) <= 200 for text in texts_of(theme.quotes, answers))


def test_only_in_a_report_a_theme_gets_a_quote_for_those_that_are_all_hidden():
    answers = among_others(
        "There is no money for the evenings.",
        "Money decides it. Their grant money ends in March every year.",
        "We ask for money again each spring.",
    )

    def quotes(summary):
        (theme,) = summary.themes
        return [quote.text(answers) for quote in theme.quotes]

    before = quotes(themed(answers, themes=THEMES))
    hidden = [HideQuote(quote=quote_key(text)) for text in before]
    report, _ = themed_and_counted(answers, Asking(themes=THEMES, edits=hidden))

    assert len(before) == 2
    assert quotes(themed(answers, themes=THEMES, edits=hidden)) == []
    assert len(quotes(report)) == 1
    assert not any(text in before for text in quotes(report))
