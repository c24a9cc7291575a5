"""Where words of an answer stand that were shown, without the words."""

Passage = tuple[str, int, int, str]
"""The key of an answer in hexadecimal digits, where a slice of it begins and ends, and the digest
of what stands there."""
