"""report.docx: what report.html says of themes, of what came up across values, of all answers."""

from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from bot.archive import combine
from tests.archive.test_document import (
    opened,
    paragraphs_of,
    text_of_document,
    text_of_page,
)


def few_of(themed):
    """The themed session as if few people had answered."""
    value = themed.values[0]
    few = replace(value, prompts=(replace(value.prompts[0], answered=4), *value.prompts[1:]))
    return replace(themed, values=(few, *themed.values[1:]))


@pytest.mark.long
def test_it_says_what_the_page_says_of_themes(themed, workshop, other, texts):
    raised = tuple(replace(theme, is_shown=False) for theme in themed.values[0].themes)
    unshown = replace(themed.values[0], themes=raised)
    kinds = (
        themed,
        workshop,
        few_of(themed),
        replace(themed, candidates=()),
        replace(themed, values=(unshown, *themed.values[1:])),
        replace(combine([themed, other]), candidates=themed.candidates),
    )

    for one in kinds:
        assert text_of_document(one, texts, {}) == text_of_page(one, texts, {})


def test_themes_and_the_appendix_are_built_of_styles(themed, texts):
    document = opened(themed, texts)

    assert paragraphs_of(document, "Heading 1")[-5:] == [
        "Key themes",
        "What came up without being asked",
        "Where the values come from",
        "How this was done",
        "Appendix: the answers in full",
    ]
    assert paragraphs_of(document, "Heading 3")[4:7] == ["Money", "“time”", "Also said"]
    assert paragraphs_of(document, "Sourced Quote") == ["Money, and time.", "Time."]
    assert paragraphs_of(document, "Quote Source") == ["About value 1: Trust"] * 2
    for name in ("Quote", "Sourced Quote", "Note"):
        assert document.styles[name].paragraph_format.keep_together


def test_what_the_contents_and_the_appendix_name_is_a_link_away(themed, workshop, texts):
    for one in (themed, workshop):
        document = opened(one, texts).element
        marks = list(document.iter(qn("w:bookmarkStart")))
        names = [mark.get(qn("w:name")) for mark in marks]
        links = {link.get(qn("w:anchor")) for link in document.iter(qn("w:hyperlink"))}

        assert links == set(names)
        assert len(names) == len(set(names)) == len({mark.get(qn("w:id")) for mark in marks})
        assert {"value_1", "key_themes", "unasked", "appendix"} <= links
