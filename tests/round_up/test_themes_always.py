"""What holds for themed round-ups of anything that people may write."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plan_file import built_in
from bot.round_up import (
    AddTheme,
    DropTheme,
    HideQuote,
    LineKind,
    MergeThemes,
    MoveQuote,
    RenameTheme,
    Said,
    SplitTheme,
    Undo,
    fitted,
    quote_key,
    themed,
)
from bot.round_up.held_back import is_held_back
from tests.round_up.crowd import THEMES
from tests.some_of import some_of

MIXED = """housing Housing rent wait waiting money not never but However This safe; – amser ddim
cyllid gyllid نعم 信任 Cardiff. money! why? e.g. @ana 07700900123 self-harm 🙂 great hard, lived
experience Dr Jones"""
WORDS = st.sampled_from([*MIXED.split(), "\n"])
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200)
SAID = st.builds(
    Said, voice=st.integers(0, 9), text=TEXTS, added=st.sampled_from([False] * 5 + [True])
)
ANSWERS = st.lists(SAID, max_size=20)
KEYS = st.sampled_from(["theme:housing", "theme:money", "word:cardiff", "own:x", "own:y", "word:?"])
QUOTES = st.sampled_from([quote_key(text) for text in ("Cardiff.", "money!", "why?", "housing")])
HEADINGS = st.sampled_from(["x", "y", "Y"])
EDITS = st.lists(
    st.builds(RenameTheme, theme=KEYS, heading=HEADINGS)
    | st.builds(MergeThemes, themes=st.tuples(KEYS, KEYS), heading=HEADINGS)
    | st.builds(SplitTheme, theme=KEYS, heading=HEADINGS, keywords=st.just(("rent", "cardiff")))
    | st.builds(MoveQuote, quote=QUOTES, origin=KEYS, to=KEYS)
    | st.builds(HideQuote, quote=QUOTES)
    | st.builds(AddTheme, heading=HEADINGS, keywords=st.just(("money", "why")))
    | st.builds(DropTheme, theme=KEYS)
    | st.builds(Undo),
    max_size=5,
)


@given(ANSWERS, EDITS)
def test_every_line_is_a_slice_of_an_answer_that_may_be_quoted(answers, edits):
    summary = themed(answers, themes=THEMES, edits=edits)

    matches = [match for theme in summary.themes for match in theme.matches]
    for quote in (*summary.quotes, *matches):
        assert 0 <= quote.start < quote.end <= len(answers[quote.answer].text)
    for quote in summary.quotes:
        assert len(quote.text(answers)) <= 200
        assert not is_held_back(answers[quote.answer].text)


@given(ANSWERS, EDITS)
def test_people_are_counted_by_their_answers(answers, edits):
    summary = themed(answers, themes=THEMES, edits=edits)

    for theme in (*summary.themes, *summary.raised):
        assert theme.people == len({answers[number].voice for number in theme.answers}) > 0
        assert {match.answer for match in theme.matches} == set(theme.answers)
        assert not any(answers[number].added for number in theme.answers)
    assert len({theme.key for theme in (*summary.themes, *summary.raised)}) == len(
        (*summary.themes, *summary.raised)
    )


@given(ANSWERS, EDITS, st.randoms(use_true_random=False))
def test_neither_order_nor_the_numbers_of_voices_change_anything(answers, edits, mixed):
    numbers = mixed.sample(range(1000), 10)
    shuffled = [
        Said(voice=numbers[said.voice], text=said.text, added=said.added) for said in answers
    ]
    mixed.shuffle(shuffled)

    def seen(summary, said):
        themes = [
            (t.key, t.heading, t.words, t.people, [q.text(said) for q in t.quotes])
            for t in (*summary.themes, *summary.raised)
        ]
        quotes = (summary.also_said, summary.both_sides, summary.added)
        return themes, [[quote.text(said) for quote in part] for part in quotes]

    before = themed(answers, themes=THEMES, edits=edits)
    after = themed(shuffled, themes=THEMES, edits=edits)

    assert seen(after, shuffled) == seen(before, answers)


@pytest.mark.parametrize("people", some_of([1, 3, 5, 9, 10, 50, 300], 4))
def test_everybody_is_quoted_or_counted_as_left_to_the_record(people: int):
    mixed = random.Random(people)
    words = re.findall(
        r"\S+", "rent house wait money bus piano garden kettle 🙂 why lamp spoon river hill 信任"
    )
    answers = [
        Said(voice=n, text=" ".join(mixed.choices(words, k=mixed.randint(3, 90))) + ".")
        for n in range(people)
    ]
    summary = themed(answers, themes=THEMES)

    def units(shown) -> int:
        texts = [line.quote.text(answers) if line.quote else line.part for line in shown.lines]
        return len("\n".join(texts).encode("utf-16-le")) // 2 + 60 * len(texts)

    shown = fitted(summary, answers, lambda shown: units(shown) <= 3900)

    assert units(shown) <= 3900
    quoted = {answers[line.quote.answer].voice for line in shown.lines if line.quote}
    assert len(quoted) + shown.unquoted == people
    assert all(line.theme for line in shown.lines if line.part is LineKind.THEME)


def test_the_built_in_plan_has_themes_whose_keywords_say_what_their_heading_says():
    themes = built_in()["heart-of-help"].themes
    texts = {
        "It is fundamental to investigate coping strategies, and patients trains to manage.": [],
        "A targeted approach for individuals in this sector prevents it, with threats.": [],
        "The alarming cultural factors take agency, and partners access transparency.": [
            "Trust and honesty"
        ],
        "Under-resourced teams.": ["Resources and funding"],
        "Funding bodies and commissioners.": ["Commissioners and funders"],
        "Mae angen mwy o gyllid ac amser, ac mae'r rhestrau aros yn hir.": [
            *("Resources and funding", "Waiting")
        ],
        "Nobody listened to us, so there was no trust left.": ["Trust and honesty", "Being heard"],
    }

    for text, expected in texts.items():
        answers = [Said(voice=n, text=text) for n in range(4)]
        found = themed(answers, themes=themes).raised
        assert sorted(t.heading for t in found if t.source == "list") == sorted(expected)


@pytest.mark.long
def test_every_theme_of_the_built_in_plan_is_found_by_each_of_its_keywords():
    for theme in built_in()["heart-of-help"].themes:
        assert theme.heading_cy
        for keyword in theme.keywords:
            answers = [Said(voice=n, text=f"It is {keyword.replace('*', '')}.") for n in range(3)]
            found = [t.heading for t in themed(answers, themes=(theme,)).raised]
            assert found == [theme.heading], keyword
