"""What people type in Welsh is understood, too: passing, distress, and not to be quoted."""

import pytest

from bot.noticing.distress import needs_a_person
from bot.round_up.held_back import is_held_back
from bot.workshop.typed_pass import is_one


@pytest.mark.parametrize(
    "typed",
    [
        *("pasio", "Pasio.", "pasio plis", "Dw i’n pasio", "Rwy'n pasio", "basia i", "dim ymateb"),
        *("Dim byd i'w ddweud", "dim iw ychwanegu", "ddim yn berthnasol", "D/B", "Dim byd o gwbl!"),
    ],
)
def test_passing_in_words(typed):
    assert is_one(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "dim gobaith",
            "dim digon o amser",
            "pasio'r baich",
            "ie",
            "ddim yn siŵr",
            "gwagle",
        ),
        *("dim byd yn newid", "pas", "neidio i'r dŵr", "dim ateb hawdd"),
    ],
)
def test_a_word_is_no_pass(typed):
    assert not is_one(typed)


@pytest.mark.parametrize(
    "text",
    [
        *("Rwy'n dymuno marw", "dw i am ladd fy hun", "Rydw i'n teimlo'n hunanladdol"),
        *("Ni allaf fynd ymlaen", "Does dim pwynt i mi fyw", "Dwi ddim eisiau bod yma mwyach"),
        *("Sa i'n moyn byw rhagor", "Helpa fi plis", "Byddai'n well i bawb hebof i"),
        *("Hoffwn i beidio â deffro", "Dw i eisiau diflannu", "Does gen i ddim rheswm i fyw"),
        *("Dw i wedi cael digon o fyw", "gadewch i mi farw", "Mae e'n bygwth fy lladd i"),
        *("Dw i eisiau i'r cyfan ddod i ben", "Fi moyn marw", "Byddai pawb yn well hebdda i"),
    ],
)
def test_somebody_in_distress_is_noticed(text):
    assert needs_a_person(text)
    assert is_held_back(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Roedd cleient eisiau marw", "Pobl sydd wedi meddwl am hunanladdiad", "Lladd amser"),
        *(
            "Rwy'n helpu pobl sydd eisiau marw",
            "Does dim pwynt i'r ffurflen",
            "Helpwch bobl i ddewis",
        ),
        *(
            "Mae'n well hebddo",
            "Dwi eisiau i'r cyfarfod orffen",
            "Dwi eisiau diflannu i'r mynyddoedd",
        ),
        *("Pan oeddwn i'n ifanc roeddwn i eisiau marw", "Mae'r system yn niweidio pobl"),
    ],
)
def test_idioms_the_work_and_others_are_no_distress(text):
    assert not needs_a_person(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Mae'r tîm wedi blino, ond peidiwch â'm dyfynnu", "Rhyngoch chi a mi, does dim arian"),
        *(
            "Dyw'r rheolwr ddim yn gwrando. Cadwch hyn yn breifat",
            "Peidiwch â phostio hyn: mae'n flêr",
        ),
    ],
)
def test_who_asks_not_to_be_quoted_is_not(text):
    assert is_held_back(text)
