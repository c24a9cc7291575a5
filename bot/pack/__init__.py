"""Papers for whoever answers for people's data: drafts, from the settings and privacy.md."""

from bot.pack.papers import NAMES, OWN, languages_of, paper

__all__ = ["NAMES", "OWN", "languages_of", "paper"]
