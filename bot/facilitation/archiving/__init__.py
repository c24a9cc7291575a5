"""After the end: what is left of a session, or of several, and who may have it."""
