"""The Welsh sentences beside the English: all are there, whole, and in Welsh."""

import re
from functools import cache

import pytest

from bot.plan_file import built_in
from bot.texts import REFERENCE, languages, written_in
from bot.workshop.worded import lacking, worded
from handlers.views.buttons import LETTERS_IN_A_ROW
from tests.test_plain_sentences import MOST_WORDS, PARTICIPANTS, sentences
from tests.test_plain_sentences import words as count_words

TRANSLATIONS = [language for language in languages() if language != REFERENCE]
PLACEHOLDER = re.compile(r"\{(\w+)\}")
# What Telegram, a program or a person follows to the letter: the same in every language.
FOLLOWED = re.compile(
    r"</?\w[^>]*>|(?<!\w)/[a-z]+\b|\b\d[\d,]*\b|\n|@|\*|[⚠✓✕↩✅⏸▶◀↑⏳•]|\w+\.(?:csv|html)"
)
# What is no word of either language: filled in, markup, commands, names of files.
NO_WORDS = re.compile(r"\{\w+\}|<[^>]*>|(?<!\w)/[a-z]+|\b[\w.-]+\.(?:toml|html|csv|json|uk)\b")
WORD = re.compile(r"[^\W\d_]+")
# Spelled the same in both languages, or names.
SAME = frozenset(
    WORD.findall(
        "a all am at bot cell data does general go help i is landlord panel person ran tap than "
        "bangor docx gair ico javascript json libreoffice schema shout call start "
        "telegram toml word csv pdf rtf utf kb macros"
    )
)
# Words of a format, which are the same in every language, stand in these sentences.
OF_A_FORMAT = frozenset(
    (
        *("setup.let_in", "group.renumbered", "error.too_many_to_combine"),
        *("error.too_many_to_compare", "report.file_words", "report.file_merges"),
        *("plan_wrong.no_equals", "plan_wrong.not_a_value", "plan_wrong.not_understood"),
        *("plan_wrong.no_value_table", "plan_wrong.not_true_or_false", "plan_wrong.name"),
        *("slip.backslash", "slip.true_written", "slip.false_written", "slip.unquoted"),
        *("report.file_themes", "report.file_answers"),
    )
)
# What softens, hardens or nasalises the word behind it, or is itself another before its vowel.
MUTATES = (
    "a|ac|i|o|am|ar|at|dan|dros|drwy|trwy|gan|heb|hyd|wrth|yn|yng|ym|ei|eu|fy|dy|ein|eich|y|yr|â|ag|"
    "gyda|gydag|neu|pan|na|nac|nag|ni|mor|rhy|dau|dwy|tri|chwe|un|pa|dyma|dyna"
)
BEHIND = re.compile(
    rf"(?:(?<!\w)(?:{MUTATES})|['’](?:r|i|n|w|u|ch))\s+[“(]*{PLACEHOLDER.pattern}", re.IGNORECASE
)
# Filled in with digits, which stay as they are.
NUMBERS = frozenset(
    WORD.findall(
        "all answered count days few fewest first limit minimum minutes most number of passed "
        "high least low "
        "people planned seconds size times to values done joined retention sealing sessions spread"
    )
)


@cache
def said(language):
    return written_in(language)


def words(sentence):
    return set(WORD.findall(NO_WORDS.sub(" ", sentence).lower()))


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_tags_commands_and_numbers_stay_as_they_are(language):
    other = said(language)

    differing = [
        key
        for key, english in said(REFERENCE).items()
        if sorted(FOLLOWED.findall(english)) != sorted(FOLLOWED.findall(other[key]))
    ]

    assert differing == []


def test_no_english_is_left_in_welsh():
    english = set().union(*map(words, said(REFERENCE).values())) - SAME

    left = {
        (key, word)
        for key, sentence in said("cy").items()
        if key not in OF_A_FORMAT
        for word in words(sentence) & english
    }

    assert left == set()


def test_only_what_has_no_words_is_the_same_in_both():
    welsh = said("cy")

    same = [
        key
        for key, english in said(REFERENCE).items()
        if english == welsh[key] and words(english) - SAME
    ]

    assert same == []


def test_nothing_that_is_filled_in_would_have_to_mutate():
    mutating = [
        (key, found[0])
        for key, sentence in said("cy").items()
        for found in BEHIND.finditer(re.sub(r"<[^>]*>", "", sentence))
        if found[1] not in NUMBERS
    ]

    assert mutating == []


def test_what_participants_read_has_at_most_fifteen_words_in_welsh_too():
    welsh = said("cy")

    long = [
        (key, sentence)
        for key in PARTICIPANTS
        for sentence in sentences(welsh[key])
        if count_words(sentence) > MOST_WORDS
    ]

    assert long == []


def test_a_button_is_called_what_stands_on_it():
    welsh = said("cy").values()
    quoted = {name for one in welsh for name in re.findall(r"“([A-ZÂÊÎÔÛŴŶ][^”{:]*)”", one)}

    assert {name for name in quoted if not any(name in one for one in _labels())} == set()
    assert "Gair tawel" in quoted


def test_no_label_is_much_longer_than_a_phone_shows():
    welsh = said("cy")
    labels = {
        key: sentence
        for key, sentence in welsh.items()
        if "button" in key or key.startswith(("move.", "mode.", "reveal.")) or key == "panel.few"
    }

    assert len(labels) > 100
    assert {key: label for key, label in labels.items() if len(label) > LETTERS_IN_A_ROW} == {}


def _labels():
    """What stands on buttons, at the heads of lists, and on the pages."""
    return [one for one in said("cy").values() if len(one) <= 60 and "“" not in one]


def test_a_heart_of_help_is_whole_in_welsh():
    plan = built_in()["heart-of-help"]
    welsh = worded(plan, "cy")

    assert list(lacking(plan, "cy")) == []
    assert welsh.values[4].title == "Dylid rhannu pŵer"
    assert "drafft" in welsh.attribution
    for value, english in zip(welsh.values, plan.values, strict=True):
        said_in_welsh = (value.title, value.statement, value.question or "", *value.prompts)
        assert not set().union(*map(words, said_in_welsh)) & {"the", "and", "of", "people", "to"}
        assert len(value.prompts) == len(english.prompts)
