"""Words that may need a person: somebody says of oneself, and of now, that they want to die, can't
go on, hurt themselves or are being hurt (distress_phrases.txt).

Whole messages are judged, sentence by sentence, and by who is meant: "a client wanted to kill
himself", "suicide prevention training", "dying to know" and what is years ago are none. Measured in
benchmarks/distress.py.
"""

import re
from collections.abc import Sequence
from functools import cache, reduce

from bot.noticing.lists import lines, words_that_are
from bot.noticing.plain_words import sentences_of

# Somebody else has said it: who is named before one of these, or behind one.
REPORTING = re.compile(
    r"(?:said|says|say|saying|told|tells|tell|telling|texted|wrote|writes|shouted|screamed|admitted"
    r"|whispered|heard|hear|dweud|dywedodd|meddai)(?: \w+)?"
)
REPORTED_AFTER = re.compile(r"\b(?:said|says|joked|told us|told me|tells us|they say)\b")
LONG_AGO = re.compile(
    r"\b(?:years?|decades?) (?:ago|back)\b|\blong ago\b|\bback then\b|\bin the past\b|\bused to\b"
    r"|\bwhen i was (?!in bed|walking|driving|alone|at work|told)\w+"
    r"|\bas an? (?:\w+ )?(?:child|kid|teenager|teen|boy|girl|adult|youngster)\b"
    r"|\b(?:in|since|from|until) (?:19|20)\d\d\b|\bgrowing up\b|\bin recovery\b"
    r"|\bin my (?:teens|twenties|thirties|forties|youth|childhood|past)\b"
    r"|\bonce (?:wanted|tried|thought|felt)\b"
    r"|\b(?:at|by) (?:school|university|uni|college|the age|age)\b"
    r"|\bflynyddoedd yn ôl\b|\bpan oeddwn\b|\bpan on i\b|\bers talwm\b|\bslawer dydd\b"
)
NOT_OVER = re.compile(r"\b(?:still|again|o hyd|eto)\b")


def needs_a_person(text: str) -> bool:
    """Whether somebody says in a message that they themselves are in distress now."""
    return any(map(_says_so, sentences_of(text)))


def _says_so(sentence: str) -> bool:
    if LONG_AGO.search(sentence) is not None and NOT_OVER.search(sentence) is None:
        return False
    behind, whole = _phrases("oneself"), _phrases("whole")
    return any(
        _means_oneself(sentence[: found.start()].split()) and not _is_reported(sentence, found)
        for found in behind.finditer(sentence)
    ) or any(not _is_reported(sentence, found) for found in whole.finditer(sentence))


def _means_oneself(before: Sequence[str]) -> bool:
    """Whether what follows these words is said of oneself: "not" is none that may stand between."""
    left = list(before)
    while left and left[-1] in _words("between"):
        left.pop()
    if not left:
        return True
    if left[-1] == ",":
        return _is_nearest(left)
    if left[-1] in _words("joining"):
        return _is_nearest(left[:-1])
    return left[-1] in _words("oneself")


def _is_nearest(before: Sequence[str]) -> bool:
    """Whether the last one who was mentioned is oneself, or nobody was."""
    for word in reversed(before):
        if word in _words("oneself") or word in _words("other"):
            return word in _words("oneself")
    return True


def _is_reported(sentence: str, found: re.Match[str]) -> bool:
    """Whether somebody else has said it."""
    before = sentence[: found.start()]
    for report in REPORTING.finditer(before):
        said_by = before[: report.start()].split()[-3:]
        if not _words("reporter") & set(said_by):
            return True
    return REPORTED_AFTER.search(sentence, found.end()) is not None


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    """All phrases of a kind; each of their spaces may be a pause."""
    found = (line.split(": ", 1) for line in lines("distress_phrases"))
    parts: dict[str, str] = {}
    phrases: list[str] = []
    for what, phrase in found:
        whole = reduce(lambda text, name: text.replace(name, parts[name]), parts, phrase)
        if what.startswith("part "):
            parts[what.removeprefix("part ")] = whole
        elif what == kind:
            phrases.append(f"(?:{whole})")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(phrases)})(?![\w-])".replace(" ", "(?: | , )"))


def _words(what: str) -> frozenset[str]:
    return words_that_are(what, "distress_words")
