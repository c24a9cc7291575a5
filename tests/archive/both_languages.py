"""A report's texts in Welsh, in English and in both, whatever of them is translated yet."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace

from bot.archive import build
from bot.texts import Texts, load
from bot.workshop.record import SessionRecord
from bot.workshop.wording import PlanWording, ValueWording
from tests.languages import accented

ENGLISH = load("en")
# Each sentence is another than the English one, so that none can be taken for the other.
WELSH = Texts("cy", {key: accented(said) for key, said in ENGLISH.sentences.items()})
BOTH = replace(WELSH, beside=(ENGLISH,))


def worded_in_welsh(record: SessionRecord) -> SessionRecord:
    """The record of a plan that says all that it says in Welsh as well."""
    plan = record.plan
    values = tuple(
        replace(
            value,
            wordings=(
                ValueWording(
                    language="cy",
                    title=accented(value.title),
                    statement=accented(value.statement),
                    question=accented(value.question or ""),
                    prompts=tuple(map(accented, value.prompts)),
                ),
            ),
        )
        for value in plan.values
    )
    around = PlanWording(
        language="cy",
        title=accented(plan.title),
        about=accented(plan.about),
        attribution=accented(plan.attribution),
        check_in="Sut ydych chi?",
        check_out="Beth nesaf?",
    )
    told = zip(record.values, values, strict=True)
    return replace(
        record,
        plan=replace(plan, values=values, wordings=(around,)),
        values=tuple(replace(said, value=value) for said, value in told),
    )


def archive_of(
    record: SessionRecord, texts: Texts, clouds: Mapping[int, bytes] | None = None
) -> dict[str, bytes]:
    """The archive of a record in these languages: the content of every file, by name."""
    with zipfile.ZipFile(io.BytesIO(build(record, clouds or {}, texts))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
