"""What somebody says that a report is about."""

from bot.workshop.about import NOTHING_SAID, About, ThemeSummary, paragraphs

TIME = ThemeSummary(key="time", summary="There is too little of it.")


def test_each_value_and_key_theme_has_its_summary_or_none():
    about = About(values=("Care came first.",), key_themes=(TIME,))

    assert [about.of_value(at) for at in range(2)] == ["Care came first.", ""]
    assert about.of_key_theme("time") == "There is too little of it."
    assert about.of_key_theme("money") == ""


def test_what_is_said_now_stands_and_the_rest_stays():
    before = About(organisation="Kaleidoscope", place="Newport", key_themes=(TIME,))
    now = About(place="Cardiff")

    assert now.over(before) == About(
        organisation="Kaleidoscope", place="Cardiff", key_themes=(TIME,)
    )
    assert NOTHING_SAID.over(before) == before


def test_paragraphs_are_parted_by_empty_lines():
    assert paragraphs("One.\nStill one.\n\n\n\n  Two. \n") == ("One.\nStill one.", "Two.")
    assert paragraphs(" \n\n") == ()
