"""The report: a session as a page to read on a screen, and to print on A4.

Nothing in it is loaded from elsewhere and no script runs; what people wrote is only ever text.
"""

from collections.abc import Mapping, Sequence
from functools import cache, partial

from jinja2 import Environment
from markupsafe import Markup

from bot.archive.across import (
    candidates_of,
    has_themes,
    key_themes_of,
    legend_of,
    matrices_of,
    sign_of,
)
from bot.archive.chapters import chapters_of, worded
from bot.archive.checks import checks_of
from bot.archive.compared.told import GroupsTold
from bot.archive.counts import answered_in, at_work_in, before_in, held_back_in, passed_in
from bot.archive.first_page import first_page_of
from bot.archive.languages import other_language
from bot.archive.lettering import EmbeddedFont
from bot.archive.page.rendering import environment_of, lettered
from bot.archive.particulars import (
    explanations_of,
    figures_of,
    last_together,
    prompts_of,
    settings_of,
)
from bot.archive.sentences import Sentences
from bot.workshop.about import paragraphs
from bot.workshop.record import SessionRecord

Places = list[tuple[str, str]]


def report_of(
    record: SessionRecord,
    clouds: Mapping[int, bytes],
    texts: Sentences,
    fonts: Sequence[EmbeddedFont] | None = None,
    beside: GroupsTold | None = None,
) -> bytes:
    """The report as HTML that is well-formed XML as well; `clouds` are PNGs by number of value,
    `fonts` those that all its texts need, if that is known; `beside` are groups side by side."""
    chapters = chapters_of(record, clouds, texts)
    matrices = matrices_of(record, texts)
    explanations = explanations_of(record, texts)
    key_themes, checks = key_themes_of(record, texts), checks_of(record, texts)
    return _rendered(
        "report.html.jinja",
        texts,
        fonts,
        record=record,
        chapters=chapters,
        first=first_page_of(record, chapters, texts),
        places=_places_of(record, bool(key_themes), bool(checks), beside is not None),
        has_answers=any(chapter.answers for chapter in chapters),
        figures=figures_of(record, chapters, texts),
        settings=settings_of(record, texts),
        prompts=prompts_of(record),
        explanations=explanations,
        last=last_together(explanations),
        has_themes=has_themes(record),
        key_themes=key_themes,
        candidates=candidates_of(record, texts),
        matrices=matrices,
        sign=sign_of(matrices, texts),
        legend=legend_of(record, texts),
        beside=beside,
        checks=checks,
        conclusion=paragraphs(record.about.conclusion),
    )


def _places_of(
    record: SessionRecord, has_key_themes: bool, has_checks: bool, has_sides: bool
) -> Places:
    """What of the report can be gone to beside its chapters: what it is called, and its anchor."""
    there = {
        "key_themes": has_key_themes,
        "unasked": has_themes(record),
        "side_by_side": has_sides,
        "checks": has_checks,
        "conclusion": bool(paragraphs(record.about.conclusion)),
        "source": bool(record.plan.attribution),
        "method": True,
    }
    return [(name, name.replace("_", "-")) for name, is_there in there.items() if is_there]


def answers_page_of(
    record: SessionRecord, texts: Sentences, fonts: Sequence[EmbeddedFont] | None = None
) -> bytes | None:
    """All answers to prompts in full, as a page of its own; None where there are none."""
    chapters = chapters_of(record, {}, texts)
    if not any(chapter.answers for chapter in chapters):
        return None
    return _rendered("answers.html.jinja", texts, fonts, record=record, chapters=chapters)


def _rendered(
    template: str, texts: Sentences, fonts: Sequence[EmbeddedFont] | None, **told: object
) -> bytes:
    page = _environment().get_template(template)
    tongue = partial(_tongue, own=texts.language)
    html = page.render(
        **told,
        texts=texts,
        tongue=tongue,
        speaks=lambda text: Markup('dir="auto"') + tongue(text),
    )
    return lettered(html, fonts)


def _tongue(text: str, own: str) -> Markup:
    """The attribute that says which language a text is in, if it is not the page's."""
    language = other_language(text, own)
    return Markup(' lang="{}"').format(language) if language else Markup()


@cache
def _environment() -> Environment:
    environment = environment_of(__package__, "bot.archive.compared")
    environment.globals.update(
        answered_in=answered_in,
        before_in=before_in,
        passed_in=passed_in,
        at_work_in=at_work_in,
        held_back_in=held_back_in,
    )
    environment.filters["worded"] = worded
    return environment
