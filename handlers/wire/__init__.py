"""The way to Telegram: calls and their pace, ids that come back, refusals, updates as they come."""
