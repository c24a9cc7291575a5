"""report.docx: what report.html says, in Word's own styles, whatever people wrote."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from bot.archive import combine
from bot.archive.document.document import document_of
from bot.archive.order import in_order
from bot.archive.page.report import report_of
from bot.archive.publishing import published
from bot.workshop.about import About, ThemeSummary


def opened(record, texts, clouds=None):
    return docx.Document(io.BytesIO(document_of(in_order(published(record)), clouds or {}, texts)))


def texts_of(found) -> str:
    """All text of an element with its line breaks, without the marks that only keep directions."""
    written = {qn("w:t"): None, qn("w:br"): "\n", qn("w:tab"): "\t"}
    parts = (
        part.text if written[part.tag] is None else written[part.tag]
        for part in found.iter(*written)
    )
    return "".join(part or "" for part in parts).replace("\u200e", "")


def paragraphs_of(document, *styles: str) -> list[str]:
    return [
        texts_of(paragraph._p)
        for paragraph in document.paragraphs
        if paragraph.style.name in styles
    ]


def bare(text: str) -> str:
    return "".join(text.split())


def text_of_page(record, texts, clouds) -> str:
    """What the page says outside its contents, whose entries are numbered by the browser, and but
    for where the answers are: they are in the document itself."""
    body = ET.fromstring(report_of(in_order(published(record)), clouds, texts)).find("body")  # noqa: S314
    main = body.find("main")
    main.remove(main.find("nav"))
    return bare("".join(body.itertext())).replace(bare(texts("report.to_answers")), "")


def text_of_document(record, texts, clouds) -> str:
    """What the document says, without its contents and the appendix, which is a page of its own."""
    body = opened(record, texts, clouds).element.body
    parts = list(body)
    apart = [at for at, part in enumerate(parts) if texts_of(part) == texts("report.appendix")]
    for part in parts[apart[-1] :] if apart else ():
        body.remove(part)
    for paragraph in list(body.iter(qn("w:p"))):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style.get(qn("w:val")) in ("TOCHeading", "toc1"):
            body.remove(paragraph)
    header = bare(texts("report.word") + texts("report.people"))
    return re.sub(r"(Value\d+):", r"\1", bare(texts_of(body))).replace(header * 2, header)


@pytest.mark.parametrize("kind", ["one", "combined", "silent", "bare"])
def test_it_says_what_the_page_says_in_the_same_order(record, other, texts, cloud, kind: str):
    silent = replace(record.values[0], words=(), notes=(), prompts=())
    values = tuple(replace(value, prompts=()) for value in record.plan.values)
    plan = replace(record.plan, about="", attribution="", values=values)
    records = {
        "one": record,
        "combined": combine([record, other]),
        "silent": replace(record, values=(silent, *record.values[1:])),
        "bare": replace(record, plan=plan),
    }

    written = text_of_document(records[kind], texts, {1: cloud})

    assert written == text_of_page(records[kind], texts, {1: cloud})


def test_it_is_built_of_styles_that_can_be_changed(record, texts, cloud):
    document = opened(record, texts, {1: cloud})

    assert paragraphs_of(document, "Title") == ["Our values"]
    assert paragraphs_of(document, "Heading 1") == [
        "At a glance",
        "Value 1: Trust",
        "Value 2: Time",
        "Value 3: Hope",
        "Where the values come from",
        "How this was done",
    ]
    assert paragraphs_of(document, "Heading 2") == [
        "Gut responses",
        "What was said",
        "What was said",
        "How many people took part, and how much was said",
    ]
    assert paragraphs_of(document, "Heading 3")[3:] == [
        "What helps?",
        "What hinders?",
        "What helps?",
    ]
    assert paragraphs_of(document, "Quote") == ["Being listened to.", "Time.", "Funding"]
    assert paragraphs_of(document, "Note") == ["Somebody laughed.", "We come back to this."]
    assert paragraphs_of(document, "List Bullet") == ["What helps?", "What hinders?"]
    assert paragraphs_of(document, "Taking Part") == [
        "Sent a word: 6 · Passed: 1",
        "Answered: 0 · Passed: 5",
    ]
    assert paragraphs_of(document, "Caption")[:2] == [
        "Each value: what most people said first, and its first theme",
        "Answered: 2 · Passed: 3",
    ]


def test_every_style_that_is_used_is_there(themed, texts, cloud):
    document = opened(themed, texts, {1: cloud})

    used = {style.get(qn("w:val")) for style in document.element.iter(qn("w:pStyle"))}
    known = {style.style_id for style in document.styles}
    assert used - known == set()


def test_tables_repeat_their_header_and_say_what_they_are(record, texts):
    tables = opened(record, texts).tables

    titles = [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in tables]
    headers = [len(list(table._tbl.iter(qn("w:tblHeader")))) for table in tables]
    assert list(zip(titles, headers, strict=True)) == [
        ("Workshop report", 0),
        ("Each value: what most people said first, and its first theme", 1),
        ("Said by two or more people", 1),
        ("How this was done", 0),
        ("How many people took part, and how much was said", 1),
    ]


def test_rows_are_as_wide_as_their_table(record, workshop, texts):
    for table in (*opened(record, texts).tables, *opened(workshop, texts).tables):
        columns = len(table._tbl.tblGrid)
        for row in table._tbl.tr_lst:
            assert sum(cell.grid_span for cell in row.tc_lst) == columns


def test_a_picture_is_told_to_those_who_do_not_see_it(record, texts, cloud):
    (picture,) = opened(record, texts, {1: cloud}).inline_shapes

    assert picture._inline.docPr.get("descr") == (
        "Word cloud. Words, with the number of people who said each: "
        "care (4), safe (2), a cup of tea (1), warmth (1)"
    )
    assert picture.width > picture.height


def test_it_is_for_a4_and_only_contents_and_appendix_begin_on_a_new_page(record, themed, texts):
    appendix = "Appendix: the answers in full"
    for one, expected in ((record, ["Contents"]), (themed, ["Contents", appendix])):
        document = opened(one, texts)

        (section,) = document.sections
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        assert expected == [
            texts_of(paragraph._p)
            for paragraph in document.paragraphs
            if paragraph.paragraph_format.page_break_before
        ]


def test_the_contents_follow_what_stands_first_where_that_takes_more_than_a_page(record, texts):
    long = replace(record, about=About(introduction="What we did, and with whom. " * 200))
    document = opened(long, texts)

    contents = [p for p in document.paragraphs if p.style.name in ("TOC Heading", "toc 1")]
    assert contents[0].text == "Contents"
    assert not contents[0].paragraph_format.page_break_before
    assert all(one.paragraph_format.keep_with_next for one in contents[1:-1])


def test_the_contents_lead_to_headings_and_say_on_which_page_they_are(record, texts):
    document = opened(record, texts)

    places = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    entries = [p._p for p in document.paragraphs if p.style.name == "toc 1"]
    links = [entry.find(qn("w:hyperlink")).get(qn("w:anchor")) for entry in entries]
    fields = [entry.find(f".//{qn('w:instrText')}").text.split() for entry in entries]
    values = ["value_1", "value_2", "value_3"]
    assert links == ["at_a_glance", *values, "source", "method"]
    assert set(links) == places
    assert fields == [["PAGEREF", place, "\\h"] for place in links]
    assert document.settings.element.find(qn("w:updateFields")).get(qn("w:val")) == "true"


def test_what_somebody_has_to_write_has_a_style_of_its_own(themed, texts):
    value = "One.\n\nTwo."
    about = About(
        values=("", value, ""), key_themes=(ThemeSummary(key="theme:money", summary="M"),)
    )

    assert paragraphs_of(opened(themed, texts), "Summary") == ["", "", "", "", ""]
    filled = opened(replace(themed, about=about), texts)
    assert paragraphs_of(filled, "Summary") == ["", "", "One.", "Two.", "", "M"]


def test_it_is_in_the_language_of_its_texts(record, texts):
    document = opened(record, texts)

    languages = {found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert document.core_properties.language == "en-GB"


def test_nobody_s_name_no_date_and_no_machine_are_in_it(record, texts, cloud):
    file = document_of(record, {1: cloud}, texts)

    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        members = archive.infolist()
        properties = ET.fromstring(archive.read("docProps/core.xml"))  # noqa: S314
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert [(entry.tag.partition("}")[2], entry.text) for entry in properties] == [
        ("title", "Our values: workshop report"),
        ("language", "en-GB"),
    ]
    assert members[0].filename == "[Content_Types].xml"
    assert not [m.filename for m in members if "thumbnail" in m.filename or "custom" in m.filename]
    assert document_of(record, {1: cloud}, texts) == file


def test_a_cloud_keeps_its_pixels(record, texts):
    file = io.BytesIO()
    Image.effect_noise((40, 30), 90).save(file, "PNG")

    document = opened(record, texts, {1: file.getvalue()})

    assert [part.blob for part in document.part.package.image_parts] == [file.getvalue()]
