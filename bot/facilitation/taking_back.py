"""What follows when words change or go: whoever changes words says it here, and does nothing else.

The places where words show, and how each follows:

- cloud, [Rare words first], lists of all words: those of a value that is over are marked here, and
  kept up by `handlers.on_screen.live_views`; that of the value that is asked is always looked at;
- words that somebody was shown before a value closed: marked here, kept up by
  `handlers.on_screen.words_so_far`;
- closing post, panel: made from the words themselves whenever the session is looked at;
- round-ups in the group, drafts in facilitators' chats, and words and texts that these choose from
  or read: marked here, kept up there;
- the card of whose words they are: marked here, kept up by `handlers.on_screen.cards`;
- notices of what was added to a round-up: told anew;
- notices to whose words were taken out: told anew, and taken away when none of these are left;
- archives that were handed out: whoever has one hears that it is out of date, not by what;
- the message that the words came in: it brings them in no more, whatever Telegram says of it, and
  has no reaction any more that says that it is kept.

A round-up that waits to be posted, and an archive made later, are made from what is there then.
"""

from collections.abc import Collection

from bot.facilitation import notices, reactions, telling_of_strikes
from bot.workshop.card import Question
from storage import cards, due_clouds, out_of_date, passes, records, snapshots, withdrawn
from storage.announcements import Announcement, Kind, add
from storage.answers import Answer
from storage.database import Transaction
from storage.notes import Note
from storage.responses import Response
from storage.shown_messages import Kind as Shown
from storage.shown_messages import ShownMessage

Words = Response | Answer


def came(tx: Transaction, session_id: int, person: int, value: int) -> None:
    """Somebody said something to a value, or passed: only their card shows it."""
    cards.mark_stale(tx, session_id, person, value)


def added(tx: Transaction, words: Answer) -> None:
    """Somebody found something missing in a round-up: facilitators are shown it."""
    notices.tell(tx, words)
    _call_back_archives(tx, words.session_id)


def changed(tx: Transaction, person: int | None, *words: Words) -> None:
    """Words of a person's, to one value, say something else, count elsewhere, or are not shown any
    more, or again. Late ones are in archives only. None: of somebody who is forgotten."""
    session_id, value = words[0].session_id, words[0].value
    if person is not None:
        cards.mark_stale(tx, session_id, person, value)
        for one in words:
            telling_of_strikes.keep_true(tx, session_id, person, one)
    if any(isinstance(one, Answer) or not one.late for one in words):
        _mark_round_ups(tx, session_id, value)
    _mark_lists(tx, session_id, value, [one for one in words if isinstance(one, Response)])
    if any(isinstance(one, Answer) for one in words):
        out_of_date.mark_texts(tx, session_id, value)
    for one in words:
        if isinstance(one, Answer) and one.added:
            notices.tell_of_change(tx, one)
    _call_back_archives(tx, session_id)


def gone(tx: Transaction, person: int, words: Words) -> None:
    """Words of a person's are there no more; an edit of their message does not bring them back."""
    withdrawn.add(tx, words.session_id, words.message)
    reactions.take_away(tx, words.session_id, person)
    changed(tx, person, words)


def pass_gone(
    tx: Transaction, session_id: int, person: int, value: int, prompt: int | None
) -> None:
    """Somebody has not passed on a question after all; `prompt` None is the gut question."""
    cards.mark_stale(tx, session_id, person, value)
    if prompt is None:
        left = passes.count(tx, session_id, value, None)
        if left < snapshots.passed(tx, session_id, value):
            snapshots.put_passed(tx, session_id, value, left)
            due_clouds.mark(tx, session_id, value)
    _call_back_archives(tx, session_id)


def note_changed(tx: Transaction, note: Note) -> None:
    """A note says something else, or is not to leave, or may again: notes are in archives, and
    in lists that facilitators read, and review."""
    out_of_date.mark_texts(tx, note.session_id, note.value)
    out_of_date.mark_reviews(tx, note.session_id, note.value)
    _call_back_archives(tx, note.session_id)


def note_gone(tx: Transaction, note: Note) -> None:
    """A note is there no more; an edit of its message does not bring it back."""
    withdrawn.add(tx, note.session_id, note.message)
    note_changed(tx, note)


def decided(tx: Transaction, words: Words | Note) -> None:
    """Somebody decided whether words that were held back, or taken out, leave: the card of whose
    they are says so, too."""
    session_id, value = words.session_id, words.value
    if isinstance(words, Note):
        _call_back_archives(tx, session_id)
        return
    prompt = words.prompt if isinstance(words, Answer) else None
    cards.mark_question_stale(tx, session_id, Question(value=value, prompt=prompt))
    counted_otherwise(tx, session_id, value)


def counted_otherwise(tx: Transaction, session_id: int, value: int) -> None:
    """Words of a value were put together, or taken apart."""
    _mark_gut_words(tx, session_id, value)
    _call_back_archives(tx, session_id)


def round_up_undone(tx: Transaction, session_id: int, value: int) -> None:
    """A round-up is not made now after all: no draft of its value stands with buttons that do
    nothing."""
    out_of_date.mark_drafts(tx, session_id, value)


def forgotten(tx: Transaction, session_id: int) -> None:
    """A person is forgotten, who may have said nothing: archives also count who joined."""
    _call_back_archives(tx, session_id)


def check_changed(tx: Transaction, session_id: int) -> None:
    """What somebody said as they came or went, and is kept, was added, changed or taken back."""
    _call_back_archives(tx, session_id)


def at_work_changed(tx: Transaction, session_id: int, person: int, value: int) -> None:
    """Somebody said whether a value is so where they work, or takes it back."""
    cards.mark_stale(tx, session_id, person, value)
    _call_back_archives(tx, session_id)


def overtaken(tx: Transaction, shown: ShownMessage) -> None:
    """A round-up came to stand in the group, or a draft or words to choose from with a facilitator,
    after something in it had changed or gone: it is brought up to date, or taken away, at once."""
    mark = {
        Shown.ROUND_UP: out_of_date.mark_round_ups,
        Shown.DRAFT: out_of_date.mark_drafts,
        Shown.CHOICES: out_of_date.mark_choices,
        Shown.REVIEW: out_of_date.mark_reviews,
        Shown.TEXTS: out_of_date.mark_texts,
    }
    mark[shown.kind](tx, shown.session_id, shown.value)


def _mark_lists(
    tx: Transaction, session_id: int, value: int, gut_words: Collection[Response]
) -> None:
    """What facilitators choose from, and review; and where gut words stand that came in time."""
    if any(not word.late for word in gut_words):
        _mark_gut_words(tx, session_id, value)
    elif gut_words:
        out_of_date.mark_choices(tx, session_id, value)
    else:
        out_of_date.mark_reviews(tx, session_id, value)


def _mark_gut_words(tx: Transaction, session_id: int, value: int) -> None:
    due_clouds.mark(tx, session_id, value)
    out_of_date.mark_choices(tx, session_id, value)
    out_of_date.mark_words_so_far(tx, session_id, value)


def _mark_round_ups(tx: Transaction, session_id: int, value: int) -> None:
    out_of_date.mark_round_ups(tx, session_id, value)
    out_of_date.mark_drafts(tx, session_id, value)


def _call_back_archives(tx: Transaction, session_id: int) -> None:
    """Once for each archive: who has told its holders need not again, until they take another."""
    for person in records.archives_outdated(tx, session_id):
        add(tx, Announcement(session_id=session_id, person_id=person, kind=Kind.OUTDATED))
