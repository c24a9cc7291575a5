"""What a panel counts: who takes part, who has answered, and what is still to come."""

from bot.facilitation.panels import Panel
from bot.texts import Texts
from bot.workshop.reveal import PEOPLE_PER_STEP
from bot.workshop.session import Mode, Stage
from handlers.views.panel_hints import waits_for_nobody
from handlers.views.view import paragraphs


def numbers(texts: Texts, shown: Panel) -> str:
    """The lines of a panel that count; "" before there is anything to count."""
    session = shown.session
    if session.stage is Stage.PREPARING or waits_for_nobody(session):
        return ""
    if shown.session.stage in (Stage.LOBBY, Stage.ENDED):
        asked = "panel.checked_in" if shown.session.is_live else "panel.checked_out"
        checked = texts(asked, count=shown.checked) if shown.checked else ""
        joined = texts("panel.joined", joined=shown.joined)
        return "\n".join(
            filter(None, (joined, *_counts(texts, in_browser=shown.in_browser), checked))
        )
    counted = texts(
        "panel.numbers", joined=shown.joined, answered=shown.answered, passed=shown.passed
    )
    silent = texts("panel.silent") if shown.is_silent else ""
    # Of who replies in the group nobody knows whether they have pressed Start.
    is_private = shown.session.mode is Mode.PRIVATE
    counts = _counts(
        texts,
        in_browser=shown.in_browser,
        to_answer=shown.to_answer,
        **{"unreachable" if is_private else "not_written_to": shown.unreachable},
    )
    notes = _counts(texts, notes=shown.notes)
    few = shown.session.stage is Stage.REVEALED and not shown.has_cloud
    too_few = _too_few(texts, shown) if few else ""
    is_seen = shown.session.stage is Stage.REVEALED and shown.has_cloud
    more = texts("panel.more_words", fewest=PEOPLE_PER_STEP) if is_seen else ""
    more = more if shown.has_more_words else ""
    lines = (counted, *counts, silent, *notes)
    return paragraphs("\n".join(filter(None, lines)), too_few, more)


def _counts(texts: Texts, **counts: int) -> list[str]:
    """A line for each count that is not 0."""
    return [texts(f"panel.{name}", count=count) for name, count in counts.items() if count]


def _too_few(texts: Texts, shown: Panel) -> str:
    """Why the group sees no cloud: so few have answered, or words wait to be let in."""
    if shown.words_waiting:
        return texts("panel.too_few_let_in", count=shown.words_waiting)
    return texts("panel.too_few", minimum=shown.session.minimum)
