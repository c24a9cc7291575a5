"""What counts as passing in words."""

import pytest

from bot.workshop.typed_pass import is_one


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "pass",
            "Pass!",
            "PASS.",
            "“pass”",
            "I pass",
            "i’ll pass",
            "n/a",
            "N/A",
            "N / A",
            "(n/a)",
        ),
        *("n.a.", "na", "none", "None.", "nil", "nill", "nothing", "Nothing to say", "no comment"),
        *("No Comment.", "skip", "-", "--", "—", " - ", ".", "...", "…", "- - -", "/"),
        *("Pass 🙂", "n/a 🤷🏽", "no thanks", "pass on this one", "none at all", "I’d rather pass"),
        *(
            "dim diolch",
            "Rwy’n pasio",
            "ddim yn berthnasol",
            "dim byd i’w ddweud",
            "amh.",
            "hepgor",
        ),
        *("dim", "Dim.", "dim byd", "Dim byd!", "pasio", "Pasio", "dim i’w ddweud", "dim sylw"),
    ],
)
def test_nothing_to_say_is_a_pass(typed):
    assert is_one(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "passion",
            "compassion",
            "passing the buck",
            "no",
            "yes",
            "No.",
            "not sure",
            "don't know",
        ),
        *("nothing changes", "none of us", "trust, n/a", "n/a\ntrust", "dim gobaith", "hope", "?"),
        *(
            "🙂",
            "🙂 trust",
            "dim digon o amser",
            "no thanks given",
            "pass the parcel",
            "heb obaith",
        ),
        *("", ":-)", "-_-", "^^", "a - b", "bypass", "(" * 4000, "pass" * 1000),
    ],
)
def test_a_word_is_not(typed):
    assert not is_one(typed)
