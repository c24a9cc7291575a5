"""Where people find support."""

import html

from bot.texts import Texts
from bot.workshop.plan import Plan
from handlers.views.spoken import in_each, plan_in


def support(texts: Texts, plan: Plan | None, signposting: str) -> str:
    """The lines of a plan, if there is one, else those of the settings (`signposting`), else what
    is there for everybody in the UK and in Wales."""
    return own_lines(texts, plan, signposting) or texts("care.support")


def own_lines(texts: Texts, plan: Plan | None, signposting: str) -> str:
    """The lines of a plan, else those of the settings, or "" for none."""
    # The organisers' own words: an address in them may be tapped.
    own = in_each(texts, lambda one: plan_in(one, plan).care.support) if plan is not None else ""
    lines = own or signposting
    return html.escape(lines, quote=False)
