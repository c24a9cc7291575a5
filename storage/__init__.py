"""What the bot remembers. All SQL is in this package, and nothing else is."""
