"""comparison.html: groups side by side, to read on a screen and to print on A4.

Nothing in it is loaded from elsewhere and no script runs; what people wrote is only ever text.
"""

from functools import cache

from jinja2 import Environment

from bot.archive.compared.front import groups_told
from bot.archive.compared.told import Pictures
from bot.archive.page.rendering import environment_of, lettered
from bot.archive.sentences import Sentences
from bot.workshop.comparison import Comparison


def page_of(comparison: Comparison, clouds: Pictures, texts: Sentences) -> bytes:
    """The page as HTML that is well-formed XML as well."""
    template = _environment().get_template("comparison.html.jinja")
    html = template.render(
        comparison=comparison,
        told=groups_told(comparison, clouds, texts),
        texts=texts,
    )
    return lettered(html)


@cache
def _environment() -> Environment:
    return environment_of(__package__, "bot.archive.page")
