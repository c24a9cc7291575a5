"""What was said, rounded up: themes or words of most people, lone voices, and verbatim quotes.

Made by rule and never invented: every line is a heading of the plan's list, a word that people used
or an exact slice of an answer. Pure and deterministic: the order of the answers changes nothing, so
it gives nothing away. `themed` looks for themes, and does a facilitator's edits again; `plain` is
without themes; `across` sees what came up without being asked in several values. Method and what it
was measured against: TextRank, LSA, MMR and others all chose worse than counting people and quoting
each of them once before anybody twice.
"""

from bot.round_up.across import QuoteOfValue, ThemeAcross, ValueSaid, across, read_value
from bot.round_up.edits import (
    AddTheme,
    DropTheme,
    Edit,
    HideQuote,
    KeyTheme,
    MergeThemes,
    MoveQuote,
    RenameTheme,
    SplitTheme,
    Undo,
    carried_over,
)
from bot.round_up.heard import ThemedRoundUp, ThemeHeard, quote_key
from bot.round_up.lines import FittedLines, Line, LineKind, fitted
from bot.round_up.plain import plain
from bot.round_up.said import (
    Quote,
    Said,
    may_post,
)
from bot.round_up.themed import themed

__all__ = [
    "AddTheme",
    "DropTheme",
    "Edit",
    "FittedLines",
    "HideQuote",
    "KeyTheme",
    "Line",
    "LineKind",
    "MergeThemes",
    "MoveQuote",
    "Quote",
    "QuoteOfValue",
    "RenameTheme",
    "Said",
    "SplitTheme",
    "ThemeAcross",
    "ThemeHeard",
    "ThemedRoundUp",
    "Undo",
    "ValueSaid",
    "across",
    "carried_over",
    "fitted",
    "may_post",
    "plain",
    "quote_key",
    "read_value",
    "themed",
]
