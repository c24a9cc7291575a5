"""A round-up without themes: people's own words, for when themes can't be worked out."""

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.round_up.choosing import limits
from bot.round_up.edits import Edit, HideQuote, in_force
from bot.round_up.heard import ThemedRoundUp, quote_key
from bot.round_up.said import Quote, Said, may_post
from bot.round_up.slices import is_cut, merit, slices
from bot.round_up.speaking import MOST_SLICES
from bot.round_up.themed import added_quotes, held_back

WORST = -8.0

Ranked = tuple[float, str, Quote]


def plain(answers: Sequence[Said], edits: Sequence[Edit] = ()) -> ThemedRoundUp:
    """One quote of each person, those that read best first, up to as many as are said beside
    themes. Each answer is looked at once: it takes no longer however people write. Of the edits,
    hidden quotes stay hidden. Under three people nothing is quoted."""
    said = [(n, one) for n, one in enumerate(answers) if one.is_counted]
    people = len({one.voice for _, one in said})
    summary = ThemedRoundUp(people=people, held_back=held_back(answers))
    if not may_post(people):
        return summary
    hidden = {edit.quote for edit in in_force(edits) if isinstance(edit, HideQuote)}
    best: dict[int, Ranked] = {}
    for number, one in said:
        for ranked in _ranked(number, one.text, hidden):
            known = best.get(one.voice)
            best[one.voice] = ranked if known is None else min(known, ranked, key=_order)
    chosen = sorted(best.values(), key=_order)[: limits(people).also_said]
    return ThemedRoundUp(
        people=people,
        also_said=tuple(quote for _, _, quote in chosen),
        added=added_quotes(answers),
        held_back=summary.held_back,
    )


def _ranked(number: int, text: str, hidden: set[str]) -> Iterator[Ranked]:
    for start, end in islice(slices(text), MOST_SLICES):
        quote = text[start:end]
        points = merit(quote, is_cut=is_cut(text, end))
        if points > WORST and quote_key(quote) not in hidden:
            yield points, quote, Quote(answer=number, start=start, end=end)


def _order(ranked: Ranked) -> tuple[float, str]:
    """Equals fall by what was said, never by who or when."""
    return -ranked[0], ranked[1]
