"""The labels of a plan that people write down, such as “Prompts:”, and what they stand for."""

import re
from difflib import get_close_matches
from functools import lru_cache

LABELS = {
    "title": "title",
    "about": "about",
    "source": "attribution",
    "attribution": "attribution",
    "statement": "statement",
    "question": "question",
    "prompt": "prompts",
    "prompts": "prompts",
    "questions": "prompts",
    "discussion": "prompts",
    "questions to discuss": "prompts",
    "minutes": "minutes",
    "sensitive": "sensitive",
    "content note": "content_note",
    "for whom": "for_whom",
    "ground rule": "ground_rules",
    "ground rules": "ground_rules",
    "check in": "check_in",
    "checkin": "check_in",
    "check in question": "check_in",
    "check out": "check_out",
    "checkout": "check_out",
    "check out question": "check_out",
    "support": "support",
    "responses per person": "responses_per_person",
    "answers per person": "answers_per_person",
}
# The same as the bot says them in Welsh: whoever writes one of these writes a plan in Welsh.
WELSH_LABELS = {
    "teitl": "title",
    "am y cynllun": "about",
    "ffynhonnell": "attribution",
    "datganiad": "statement",
    "cwestiwn": "question",
    "cwestiynau": "prompts",
    "cwestiwn trafod": "prompts",
    "cwestiynau trafod": "prompts",
    "trafodaeth": "prompts",
    "munudau": "minutes",
    "sensitif": "sensitive",
    "nodyn am y cynnwys": "content_note",
    "ar gyfer": "for_whom",
    "ar gyfer pwy": "for_whom",
    "rheol sylfaenol": "ground_rules",
    "rheolau sylfaenol": "ground_rules",
    "wrth ddechrau": "check_in",
    "cwestiwn wrth ddechrau": "check_in",
    "wrth gloi": "check_out",
    "cwestiwn wrth gloi": "check_out",
    "cymorth": "support",
    "ymatebion y person": "responses_per_person",
    "atebion y person": "answers_per_person",
}
WELSH = "cy"
EVERY_LABEL = LABELS | WELSH_LABELS
OF_THE_PLAN = frozenset(
    {
        *("title", "about", "attribution", "question", "prompts", "minutes", "for_whom"),
        *("ground_rules", "check_in", "check_out", "support"),
        *("responses_per_person", "answers_per_person"),
    }
)
OF_A_VALUE = frozenset({"statement", "question", "prompts", "minutes", "sensitive", "content_note"})
YES = frozenset({"yes", "true", "ydy", "ydi", "ydyw", "ie", "gwir"})
LISTS = ("prompts", "ground_rules")
NUMBERS = ("minutes", "responses_per_person", "answers_per_person")
# What comes after such a text, or after an empty line, is about the plan or the value again.
SHORT = ("for_whom", "check_in", "check_out", "content_note")
ALIKE = 0.8
# As people say that there is none of it.
NONE = frozenset({"none", "no", "nil", "n/a", "na", "-", "–", "—", "dim", "dim un", "dim byd"})


def key_of(label: str) -> str | None:
    """What a label stands for; None: it is none."""
    return EVERY_LABEL.get(_plain(label))


def language_of(label: str) -> str | None:
    """The language that a plan with such a label is written in; None: it tells nothing."""
    return WELSH if _plain(label) in WELSH_LABELS else None


def list_of(line: str) -> str | None:
    """The list that a line begins that is nothing but its label, the colon forgotten; or None."""
    key = key_of(line)
    return key if key in LISTS else None


def says_none(text: str) -> bool:
    """Whether what stands behind a label says that there is none of it."""
    return text.strip().rstrip(".").casefold() in NONE


def _plain(label: str) -> str:
    return " ".join(re.sub("[‐‑–-]", " ", label.lower()).split())


@lru_cache(maxsize=1000)
def alike(label: str) -> str | None:
    """The label that somebody may have meant. Comparing costs more than all else here."""
    return next(iter(get_close_matches(_plain(label), EVERY_LABEL, n=1, cutoff=ALIKE)), None)
