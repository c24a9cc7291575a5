"""What people said as they came and went, in report.docx."""

from collections.abc import Iterator

from bot.archive.checks import checks_of
from bot.archive.document.front import section
from bot.archive.document.wordprocessing import Element, paragraph, said
from bot.archive.sentences import Sentences
from bot.workshop.record import SessionRecord


def checks_section_of(record: SessionRecord, texts: Sentences) -> Iterator[Element]:
    """Nothing, where nothing of it is kept."""
    checks = checks_of(record, texts)
    if checks:
        yield section("checks", texts)
    for check in checks:
        yield paragraph("Heading2", check.heading)
        yield said("Normal", check.question, texts)
        yield paragraph("Caption", check.people)
        yield from (said("Quote", text, texts) for text in check.texts)
