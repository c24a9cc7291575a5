"""What a report leaves out of a chapter, or only names, so that every line says something."""

from dataclasses import replace

from bot.workshop.theme_record import ThemeRecord
from bot.workshop.theme_source import ThemeSource
from bot.workshop.word_count import MergedBy, MergedWords
from tests.archive.test_document import opened
from tests.archive.test_report import page_of, text_of
from tests.archive.test_report_themes import part_of, rooted


def test_what_was_raised_is_told_as_far_as_a_line_bears_it(themed, texts):
    value = themed.values[0]
    raised = ThemeRecord(key="k", heading="h", people=2, is_shown=False)
    many = [replace(raised, key=f"k{n}", heading=f"h{n}") for n in range(10)]
    single = replace(raised, key="alone", heading="alone", people=1)
    long = replace(value, themes=(*value.themes[:1], *many, single))

    text = text_of(page_of(replace(themed, values=(long, *themed.values[1:])), texts))

    assert "Also raised: h0 (2) · h1 (2)" in text
    assert "h7 (2) · more in themes.csv: 2 Also said" in text


def test_a_heading_of_which_no_quote_is_left_is_raised_and_not_told(themed, texts):
    value = themed.values[0]
    hidden = replace(value.themes[0], quotes=())

    root = rooted(
        replace(
            themed,
            values=(replace(value, themes=(hidden, *value.themes[1:])), *themed.values[1:]),
        ),
        texts,
    )

    chapter = part_of(root, "value-1")
    headings = [heading.text for heading in chapter.iter("h4")]
    text = " ".join(" ".join(chapter.itertext()).split())
    assert "Money" not in headings
    assert "“time”" in headings
    assert "Also raised: Money (3) · Being heard (2) Also said" in text


def test_peoples_own_words_are_raised_where_nothing_better_is(themed, texts):
    value = themed.values[0]
    words = [
        ThemeRecord(
            key=heading,
            heading=heading,
            source=ThemeSource.WORDS,
            people=people,
            is_shown=False,
        )
        for heading, people in (("clay", 4), ("clay mug", 3), ("mug shop", 2))
    ]

    def page(*themes: ThemeRecord) -> str:
        values = (replace(value, themes=themes), *themed.values[1:])
        return text_of(page_of(replace(themed, values=values), texts))

    assert "Also raised: “clay mug” (3) · Being heard (2) Also said" in page(*value.themes, *words)
    assert "Raised by several people: “clay” (4) · “clay mug” (3) · “mug shop” (2)" in page(*words)


def test_words_that_differ_in_hyphens_alone_are_not_listed_as_counted_as_one(themed, texts):
    value = themed.values[0]
    merged = (
        MergedWords(word="being human", others=("Being-human", "beinghuman"), by=MergedBy.RULE),
        MergedWords(word="self care", others=("self-care", "selfless care"), by=MergedBy.RULE),
    )

    def page(*merged: MergedWords) -> str:
        values = (replace(value, merged=merged), *themed.values[1:])
        return text_of(page_of(replace(themed, values=values), texts))

    assert "Counted as one word self care: also selfless care (by a rule) Said" in page(*merged)
    assert "Counted as one word" not in page(merged[0])


def test_words_that_came_late_stand_once_each_with_how_many_people_sent_them(record, texts):
    late = ("Honesty", "honesty", "patience", "صبر", "صبر")
    value = replace(record.values[0], late=late)
    late_record = replace(record, values=(value, *record.values[1:]))
    said = "Said after the question had closed; not in the cloud"
    told = "Honesty (2) · patience · \u2068صبر\u2069 (2)"

    assert f"{said} {told}" in text_of(page_of(late_record, texts))
    paragraphs = [one.text.replace("\u200e", "") for one in opened(late_record, texts).paragraphs]
    assert paragraphs[paragraphs.index(said) + 1] == told
