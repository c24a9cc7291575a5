"""Words, languages, stems and mutations."""

import pytest

from bot.round_up.language import language_of
from bot.round_up.stemming import stem
from bot.round_up.tokens import tokens
from bot.workshop.mutations import mutated


def words(text: str) -> list[str]:
    return [token.key for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Self-care, 24/7!", ["self", "care"]),
        ("It’s people's cyllid'n ni", ["it", "people", "cyllid", "ni"]),
        ("don't", ["don't"]),
        ("நம்பிக்கை வேண்டும்", ["நம்பிக்கை", "வேண்டும்"]),
        ("信任，时间", ["信", "任", "时", "间"]),
        ("ＨＯＭＥ 7²", ["home"]),
        ("🙂 ... 3", []),
    ],
)
def test_words_are_found_in_any_script(text: str, found: list[str]):
    assert words(text) == found


def test_tokens_are_slices():
    text = "Tŷ diogel – “safe”, 信任!"

    assert [text[token.start : token.end] for token in tokens(text)] == [
        *("Tŷ", "diogel", "safe", "信", "任")
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("There is never enough of it.", "en"),
        ("Mae angen mwy o arian arnom ni.", "cy"),
        ("Nie ma pieniędzy na to, co jest dla nas ważne.", "pl"),
        ("No hay dinero para lo que es más importante.", "es"),
        ("الثقة مهمة", "ar"),
        ("متمانە زۆر گرنگە", "ckb"),
        ("اعتماد چیز مهمی است", "fa"),
        ("Немає довіри", "uk"),
        ("Нет доверия", "ru"),
        ("እምነት", "am"),
        ("信任", "zh"),
        ("Housing", ""),
        ("No heating!", ""),
        ("", ""),
    ],
)
def test_languages_are_told_by_script_or_small_words(text: str, language: str):
    assert language_of(text, words(text)) == language


@pytest.mark.parametrize(
    "forms",
    [
        ("listen", "listens", "listened", "listening"),
        ("train", "trained", "training", "trains"),
        ("activity", "activities"),
        ("box", "boxes"),
        ("nurse", "nurses", "nursing"),
        ("stop", "stopped", "stopping"),
        ("stigmatised", "stigmatising", "stigmatisation"),
        ("house", "houses", "housing"),
        ("class", "classes"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("medical", "medication"),
        ("friend", "friendly"),
        ("information", "informative"),
        ("crisis", "cris"),
        ("bus", "bu"),
        ("thing", "the"),
        ("community", "communication"),
    ],
)
def test_other_words_have_other_stems(one: str, other: str):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("cyllid", ["gyllid", "nghyllid", "chyllid"]),
        ("pobl", ["bobl", "mhobl", "phobl"]),
        ("gwrando", ["wrando", "ngwrando"]),
        ("llais", ["lais"]),
        ("rhestr*", ["restr*"]),
        ("amser", ["hamser"]),
        ("chwarae", []),
        ("tai", ["nhai", "thai"]),
        ("", []),
    ],
)
def test_welsh_words_mutate(word: str, forms: list[str]):
    assert list(mutated(word)) == forms
