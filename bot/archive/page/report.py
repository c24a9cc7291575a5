"""The report: a session as a page to read on a screen, and to print on A4.

Nothing in it is loaded from elsewhere and no script runs; what people wrote is only ever text.
"""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
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
from bot.archive.counts import answered_in, before_in, held_back_in, passed_in
from bot.archive.encoding import encoded, printable
from bot.archive.particulars import explanations_of, figures_of, prompts_of, settings_of
from bot.archive.sentences import Sentences
from bot.workshop.record import SessionRecord


def report_of(record: SessionRecord, clouds: Mapping[int, bytes], texts: Sentences) -> bytes:
    """The report as HTML that is well-formed XML as well; `clouds` are PNGs by number of value."""
    chapters = chapters_of(record, clouds, texts)
    matrices = matrices_of(record, texts)
    page = _environment().get_template("report.html.jinja")
    html = page.render(
        record=record,
        chapters=chapters,
        figures=figures_of(record, chapters, texts),
        settings=settings_of(record, texts),
        prompts=prompts_of(record),
        explanations=explanations_of(record, texts),
        has_themes=has_themes(record),
        key_themes=key_themes_of(record, texts),
        candidates=candidates_of(record, texts),
        matrices=matrices,
        sign=sign_of(matrices, texts),
        legend=legend_of(record, texts),
        checks=checks_of(record, texts),
        texts=texts,
    )
    return encoded(html)


@cache
def _environment() -> Environment:
    """Everything that is filled in is escaped; a name that does not exist is an error."""
    environment = Environment(
        loader=PackageLoader(__package__, ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        answered_in=answered_in,
        before_in=before_in,
        passed_in=passed_in,
        held_back_in=held_back_in,
    )
    environment.filters["worded"] = worded
    environment.filters["data_uri"] = _data_uri
    return environment


def _printable(value: object) -> object:
    is_plain = isinstance(value, str) and not isinstance(value, Markup)
    return printable(str(value)) if is_plain else value


def _data_uri(picture: bytes) -> str:
    return f"data:image/png;base64,{b64encode(picture).decode()}"
