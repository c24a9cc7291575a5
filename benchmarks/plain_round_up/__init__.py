"""The plain round-up, as it was before themes: what `themed` is measured beside.

Words that several people used, counted by people, and a quote of each of them. Its lists of words
are those of bot.round_up.
"""

from benchmarks.plain_round_up.summing_up import RoundUp, round_up

__all__ = ["RoundUp", "round_up"]
