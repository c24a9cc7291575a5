"""/archives: in which language an archive is, for whoever takes it away."""

import io
import zipfile

import pytest

from bot.texts import choices, load
from handlers.views import archives as views
from handlers.views.archives import ArchiveChoice
from handlers.views.buttons import MAX_DATA, Verb, read
from tests.chat.test_archives_view import archived
from tests.chat.test_calling_off import archives

BOTH, WELSH, ENGLISH = "Cymraeg · English", "Cymraeg", "English"


def pressed(view, label):
    """What a press on that button says."""
    (found,) = (one for row in view.buttons for one in row if one.label.strip("☐☑○● ") == label)
    assert len(found.data) <= MAX_DATA
    return read(found.data)


def chosen(view):
    return [one.label[2:] for row in view.buttons for one in row if one.label[0] == "●"]


def listed(choice):
    return views.archives(load("en"), [archived(7, "Ours")], choice)


@pytest.mark.parametrize("language", choices())
def test_what_is_chosen_is_carried_by_every_button(language):
    for says_day in (True, False):
        choice = ArchiveChoice(says_day=says_day, language=language)
        view = listed(choice)
        day, number = pressed(view, "Say on which day it was"), pressed(view, "7 · Ours")

        assert views.choice_in(day.arguments) == ArchiveChoice(
            says_day=not says_day, language=language
        )
        assert number.arguments[0] == "7"
        assert views.choice_in(number.arguments[1:]) == choice


def test_welsh_stands_before_english_and_one_is_marked():
    first = listed(ArchiveChoice())
    labels = [one.label[2:] for row in first.buttons for one in row][2:6]

    assert labels == ["As it was held", BOTH, WELSH, ENGLISH]
    assert chosen(first) == ["As it was held"]
    again = listed(views.choice_in(pressed(first, WELSH).arguments))
    assert chosen(again) == [WELSH]
    assert pressed(again, BOTH).verb is Verb.IN_LANGUAGE


@pytest.mark.parametrize("arguments", [(), ("1",), ("1", "qq"), ("1", "")])
def test_buttons_of_before_and_of_a_language_that_is_gone_mean_as_it_was_held(arguments):
    assert views.choice_in(arguments) == ArchiveChoice(says_day=bool(arguments))


@pytest.mark.long
async def test_a_facilitator_takes_away_a_report_in_both(workshop):
    fran = workshop.fran
    await workshop.each_says("trust", "care", "hope", "love", "time")
    await fran.presses("Close and reveal")
    await fran.says("/archives")
    await fran.presses(f"○ {BOTH}")
    await fran.presses("1 · Focus group")

    with zipfile.ZipFile(io.BytesIO(archives(fran)[-1].document[1])) as archive:
        page = archive.read("report.html").decode()
    assert '<html lang="cy">' in page
    assert f'lang="cy">{load("cy")("report.gut")}</span>' in page
    assert f'lang="en">{load("en")("report.gut")}</span>' in page
