"""Which texts likely name somebody, by kinds; how many in all: benchmarks/names.py."""

import pytest

from benchmarks import names as benchmark
from bot.noticing.masking import without_names
from bot.noticing.names import has_name, names_in
from bot.round_up.held_back import is_held_back


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sarah Jenkins", "#"),
        ("sarah", "#"),
        ("SARAH JENKINS", "#"),
        ("Sarah's kindness", "#'s kindness"),
        ("Sarah’s kindness", "#’s kindness"),
        ("My manager Sarah Jenkins bullies people", "My manager # bullies people"),
        ("my colleague xanthe said no", "my colleague # said no"),
        ("my manager rob shouts", "my manager # shouts"),
        ("client John D. waited", "client #. waited"),
        ("client J waited", "client # waited"),
        ("My boss, Zorb, shouts", "My boss, #, shouts"),
        ("D. Okoro and J Smith decide", "# and # decide"),
        ("J.K. Rowling", "#"),
        ("I told Xyra about it", "I told # about it"),
        ("I spoke to Xyra", "I spoke to #"),
        ("a man called Jordan", "a man called #"),
        ("her name is Xyra", "her name is #"),
        ("When Bartholomeus said no", "When # said no"),
        ("Mrs Zorb reads our notes", "# reads our notes"),
        ("mrs zorb reads our notes", "# reads our notes"),
        ("Dr. Zorb has no time", "# has no time"),
        ("Dr zorb says", "Dr zorb says"),
        ("Ludwig van der Berg", "#"),
        ("Xaver van der Meer leads", "Xaver van der Meer leads"),
        ("They let Xaver van der Meer lead", "They let # lead"),
        ("Tomos ap Rhys", "#"),
        ("Maria de Souza", "#"),
        ("Mary-Ann and jean-luc", "# and #"),
        ("Siân a Llŷr", "# a #"),
        ("Dywedodd Angharad fod angen amser", "Dywedodd # fod angen amser"),
        ("Ein rheolwr Xyr ddim yn gwrando", "Ein rheolwr # ddim yn gwrando"),
        ("Mark", "#"),
        ("Mark and I disagreed", "# and I disagreed"),
        ("Rob, Sue", "#, #"),
        ("I saw Rose crying", "I saw # crying"),
        ("Rose told me", "# told me"),
        ("Grace Okafor lost her son", "# lost her son"),
        ("Jordan Evans", "#"),
        ("I saw Jordan yesterday", "I saw # yesterday"),
        ("Tarquin Jones", "#"),
        ("Jones", "#"),
        ("Ask Kowalski", "Ask #"),
        ("Ask O'Neill", "Ask #"),
        ("ryan t was evicted", "# was evicted"),
        ("Ana,Bea/Cai", "#,#/#"),
    ],
)
def test_who_is_named_is_found_and_nothing_else_is_masked(text, left):
    assert without_names(text, "#") == left
    assert has_name(text) == (left != text)


@pytest.mark.parametrize(
    "text",
    [
        *("Grace", "Hope", "Joy and Faith", "Hope, Grace, Faith", "With Hope and Grace"),
        *("Cardiff", "Newport hostel", "Merthyr Tydfil", "In Barry", "Tŷ Gwyn", "Caerdydd"),
        *("The Wallich", "Heart of Help", "NHS", "Social Services said no", "God", "I am I"),
        *("On Monday in May", "Mis Mai", "Ddydd Llun", "April showers", "English and Welsh"),
        *("Will they listen?", "Mark my words", "Rob a man of his dignity", "Pat on the back"),
        *("will", "mark", "rose", "The grant", "The Grant was refused", "a Will to live"),
        *("my manager will help", "my client may need time", "my boss never listens"),
        *("Client Voice", "Team Leader", "Doctor, please wait", "Miss the old days"),
        *("St David's Day", "St Mary's Hospital", "Prince William", "Dean Street hostel"),
        *("Clare's Law", "Parkinson's", "Marie Curie nurses", "Carl Rogers", "Adam"),
        *("Plan B. We need it", "hepatitis C. People wait", "U.K. Government", "client A"),
        *("Rio de Janeiro", "Rose-tinted glasses", "I'd lost hope", "They're kind"),
        *("Beth yw cariad?", "Dan bwysau", "ar ben ei hun", "tîm ni", "Nos da"),
        *("MS Teams", "The Hope And Grace Of Every Mark", "", "…", "中文", "🙂"),
    ],
)
def test_what_only_looks_like_a_name_is_none(text):
    assert names_in(text) == ()


def test_a_likely_name_is_held_back_however_it_is_hidden():
    assert is_held_back("My manager Sarah Jenkins is kind")
    assert is_held_back("Sa\u200brah Jenkins")
    assert is_held_back("Ｓａｒａｈ")
    assert not is_held_back("My manager is kind")


def test_half_of_the_list_that_no_rule_was_made_by():
    found, wrong, masked = benchmark.rows()

    assert [row.what for row in (found, wrong, masked) if row.misses] == []
    assert found.baseline is not None
    assert found.measured > found.baseline
