"""Text into bytes that every reader takes, whatever the text."""

import re

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def encoded(text: str) -> bytes:
    """UTF-8; half of a pair of surrogates, which is no character, becomes a replacement sign."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def printable(text: str) -> str:
    """The text with a replacement sign for every character that XML and HTML don't allow."""
    return _NOT_IN_XML.sub("\ufffd", text)
