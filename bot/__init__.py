"""Gair runs live workshops in Telegram groups."""
