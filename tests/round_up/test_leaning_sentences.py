"""A sentence that can't stand alone is not quoted where another one serves."""

import pytest

from bot.round_up import Quote, Said, themed
from bot.round_up.leaning import leans
from tests.round_up.crowd import OTHERS, THEMES, said_by_each

LEANING = [
    *("As such, housing can be lost.", "This can be demotivating for housing staff."),
    *("A difficult one.", "One that housing staff know.", "Same for us in housing."),
    *("I agree, housing is short.", "Yes, but housing is short too.", "Exactly, housing is short."),
    *("As she said, housing matters.", "Not always, in housing.", "It depends on housing."),
    *("If this happens, housing is lost.", "When they leave, housing is lost."),
    *("Doing so takes housing.", "In this way housing is lost.", "All of this needs housing."),
    *("Once that is lost, housing goes too.", "Although it helps, housing is short."),
    *("Both need housing.", "The second point is about housing.", "Still, housing is short."),
    *("Mae hyn yn anodd iawn i bawb.", "Cytuno gyda hyn, mae tai yn brin.", "Un anodd."),
    *("Os yw hynny'n digwydd, mae tai yn brin.", "Fel y dywedwyd, mae tai yn brin."),
]
STANDING = [
    *("It takes time to build trust.", "It is hard to ask for help.", "It's vital that we listen."),
    *("It helps when somebody listens.", "It doesn't always feel safe to speak."),
    *("Those who wait know best.", "Those seeking sanctuary wait.", "Others' stories give hope."),
    *("Because money is short, we wait.", "If people are housed, they heal."),
    *("Both staff and clients need time.", "The same worker every week helps."),
    *("Most people wait for years.", "What people need is time.", "As a manager I see it daily."),
    *("What it costs staff to do this daily.", "How it feels to be judged, nobody asks."),
    *("One barrier is the list.", "When it comes to housing, we wait.", "No money, no rest."),
    *("Os yw pobl yn aros, maen nhw'n colli gobaith.", "Mae angen mwy o dai ar bobl."),
]


@pytest.mark.parametrize("sentence", LEANING)
def test_it_leans_on_what_somebody_said_before(sentence: str):
    assert leans(sentence)


@pytest.mark.parametrize("sentence", STANDING)
def test_it_stands_alone(sentence: str):
    assert not leans(sentence)


@pytest.mark.parametrize("sentence", [one for one in LEANING if "housing" in one.casefold()])
def test_where_another_sentence_serves_that_is_the_quote(sentence: str):
    other = "Nobody keeps a job for long without housing and a door to close."
    said = said_by_each(sentence, other, *OTHERS)
    found = themed(said, themes=THEMES)

    assert [theme.heading for theme in found.themes] == ["Housing"]
    assert found.themes[0].quotes[0].text(said) == other


def test_whoever_says_nothing_else_is_quoted_all_the_same():
    said = said_by_each("This can be hard for housing staff.", *OTHERS[:4])

    found = themed(said, themes=THEMES)

    assert "This can be hard for housing staff." in [q.text(said) for q in found.quotes]


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        ("Money is short.", "Money is short."),
        ("Money is", "Money is […]"),
        ("is short.", "[…] is short."),
        ("housing matters", "[…] housing matters […]"),
        ("Tai sy'n bwysig!", "Tai sy'n bwysig!"),
    ],
)
def test_a_quote_shows_where_its_sentence_begins_before_it_or_goes_on_behind(
    piece: str, shown: str
):
    text = "Money is short. We know; housing matters – and rest. Tai sy'n bwysig!"
    quote = Quote(answer=0, start=text.index(piece), end=text.index(piece) + len(piece))

    assert quote.marked([Said(voice=1, text=text)]) == shown
