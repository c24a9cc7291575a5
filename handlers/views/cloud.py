"""What the group reads of a cloud: the words under the picture, and all of them on demand."""

import hashlib
from collections.abc import Sequence
from functools import partial

from bot.facilitation.clouds import Cloud
from bot.texts import Texts
from bot.workshop.word_count import WordCount
from handlers.views.buttons import Verb, button
from handlers.views.places import heading
from handlers.views.spoken import around, in_each, label, question_in
from handlers.views.view import (
    MAX_CAPTION,
    MAX_TEXT,
    View,
    count_units,
    paragraphs,
    said,
    say,
    split_list,
)

GAP = 2  # UTF-16 units between two paragraphs
MOST_PAGES = 3


def cloud(texts: Texts, shown: Cloud, left_out: Sequence[str] = ()) -> View:
    """The caption of a cloud: the question, who took part, and every word with its people.

    Where a closed one had to cut words, a button asks for all of them.
    """
    text, not_listed = _captioned(texts, shown, _head(texts, shown), left_out)
    asking = button(label(texts, "all_words.button"), Verb.ALL_WORDS, shown.session.id, shown.value)
    is_cut = bool(not_listed) and not shown.is_open
    return View(text, ((asking,),) if is_cut else ())


def _head(texts: Texts, shown: Cloud) -> str:
    """Which value it is, the question, and who took part. In several languages the question, which
    stands in a post of its own, leaves its room to people's words if these need it."""
    state = "cloud.growing" if shown.is_open else "cloud.closed"
    value = heading(texts, shown.session, shown.value)
    asked = in_each(texts, partial(_question, shown))
    numbers = texts(state, answered=shown.people, passed=shown.passed)
    head = paragraphs(value, asked, numbers)
    return head if count_units(head) <= MAX_CAPTION // 2 else paragraphs(value, numbers)


def _question(shown: Cloud, one: Texts) -> str:
    question = question_in(one, shown.session, shown.value)
    return say(one, "cloud.question", question=question)


def _captioned(texts: Texts, shown: Cloud, head: str, left_out: Sequence[str]) -> tuple[str, int]:
    """A caption with as many words as fit below its head, and how many don't."""
    room = MAX_CAPTION - count_units(head) - GAP
    extra, unlisted = _only_listed(texts, left_out, room // 3)
    words, uncounted = _words(texts, shown.words, room - count_units(extra) - GAP)
    return paragraphs(head, words, extra), unlisted + uncounted


def so_far(texts: Texts, shown: Cloud, left_out: Sequence[str] = ()) -> View:
    """The caption of the words that who has answered may see before a value closes."""
    head = paragraphs(
        heading(texts, shown.session, shown.value),
        texts("so_far.caption", answered=shown.people, passed=shown.passed),
    )
    return View(_captioned(texts, shown, head, left_out)[0])


def content(texts: Texts, shown: Cloud) -> bytes:
    """What tells what is shown of a cloud from what was: its caption, and every word that the
    caption has no room for."""
    words = [(word.word, word.people) for word in shown.words]
    return hashlib.sha256(cloud(texts, shown).digest + repr(words).encode()).digest()[:16]


def all_words(texts: Texts, shown: Cloud) -> tuple[View, ...]:
    """Every word of a cloud with its people, in as few messages as hold them.

    Of more words than MOST_PAGES messages hold, the last one says how many are left.
    """
    head = paragraphs(heading(texts, shown.session, shown.value), texts("all_words.how"))
    several, once = _by_people(texts, shown.words)
    pages: list[str] = []
    while (several or once) and len(pages) < MOST_PAGES:
        top = "" if pages else head
        room = MAX_TEXT - count_units(paragraphs(top, _more(texts, len(shown.words)))) - GAP
        text, several, once = _fill(texts, several, once, room)
        pages.append(paragraphs(top, text))
    pages[-1] += _more(texts, len(several) + len(once))
    return tuple(View(page) for page in pages)


def rare_first(texts: Texts, shown: Cloud) -> View:
    """The caption of the rare-first view."""
    return View(paragraphs(heading(texts, shown.session, shown.value), texts("rare_first.caption")))


def _words(texts: Texts, words: Sequence[WordCount], room: int) -> tuple[str, int]:
    """Words with counts in falling order, then those said once, cut at a word to fit the room; and
    how many are cut off."""
    several, once = _by_people(texts, words)
    text, *left = _fill(texts, several, once, room - count_units(_more(texts, len(words))))
    cut_off = sum(map(len, left))
    return text + _more(texts, cut_off), cut_off


def _by_people(texts: Texts, words: Sequence[WordCount]) -> tuple[list[str], list[str]]:
    """Words that several people said, with how many, and those that one said."""
    several = [
        say(texts.each[0], "cloud.word", word=word.word, people=word.people)
        for word in words
        if word.people > 1
    ]
    return several, [said(word.word) for word in words if word.people == 1]


def _fill(
    texts: Texts, several: list[str], once: list[str], room: int
) -> tuple[str, list[str], list[str]]:
    """As many words as fit into a room of UTF-16 units, and those of both kinds that don't."""
    kept, _ = split_list(several, ", ", room)
    text, several = ", ".join(kept), several[len(kept) :]
    if several:
        return text, several, once
    room -= count_units(paragraphs(text, around(texts, "cloud.once", "words", ""))) + GAP
    kept, _ = split_list(once, ", ", room)
    if kept:
        text = paragraphs(text, around(texts, "cloud.once", "words", ", ".join(kept)))
    return text, several, once[len(kept) :]


def _only_listed(texts: Texts, words: Sequence[str], room: int) -> tuple[str, int]:
    """Words that the picture has no room for, and how many there is no room for here either."""
    frame = around(texts, "cloud.only_listed", "words", "") + _more(texts, len(words))
    kept, left = split_list([said(word) for word in words], ", ", room - count_units(frame))
    if not kept:
        return "", left
    return around(texts, "cloud.only_listed", "words", ", ".join(kept)) + _more(texts, left), left


def _more(texts: Texts, left: int) -> str:
    return f" {texts('cloud.more', count=left)}" if left else ""
