"""Telegram on this machine: a Bot API on loopback, and people to play a workshop with."""
