"""session.json: a session written down, and read again from whoever sends it."""
