"""The round-up: drafted for the facilitator, who takes quotes out and posts it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.facilitation import showing, voices
from bot.facilitation.facilitating import facilitated
from bot.facilitation.moves import Press
from bot.round_up import RoundUp, Said, may_post, round_up
from bot.workshop.errors import DraftChanged, NothingToRoundUp, NotNow
from bot.workshop.session import Session, Stage
from storage import announcements, answers, round_ups, sessions, shown_messages
from storage.announcements import Announcement, Kind
from storage.answers import Answer
from storage.database import Transaction
from storage.round_ups import Approved
from storage.shown_messages import ShownMessage

NOTHING = Approved(words=(), quotes=())


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftQuote:
    """A verbatim quote; `key` is 32 hexadecimal digits that stand for its text. It is what stands
    from `start` to `end` in the answer whose key is `answer`."""

    text: str
    key: str
    answer: bytes = b""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A round-up before it is posted; `prompt` None is that of the whole value. `hidden` is how
    many quotes the facilitator has taken out; `version` changes with anything that would show."""

    session: Session
    value: int
    prompt: int | None
    summary: RoundUp
    quotes: tuple[DraftQuote, ...]
    hidden: int

    @property
    def may_be_posted(self) -> bool:
        """Whether enough people have said something."""
        return may_post(self.summary.people)

    @property
    def version(self) -> str:
        """Eight characters: two drafts that show the same have the same."""
        shown = (self.summary.common, self.summary.once, [quote.key for quote in self.quotes])
        return _key(repr(shown))[:8]


def draft(tx: Transaction, session: Session, value: int, prompt: int | None) -> Draft:
    """What the answers to a prompt, or all words and answers of a value, come to."""
    prompts = range(len(session.plan.values[value].prompts)) if prompt is None else [prompt]
    found = [a for number in prompts for a in answers.of_prompt(tx, session.id, value, number)]
    said = _anonymous(tx, session, value, found)
    words = showing.shown_counts(tx, session, value) if prompt is None else ()
    summary = round_up(said, words=words, asked=_asked(session, value))
    if prompt is None:
        summary = replace(summary, people=showing.people_of_value(tx, session, value))
    hidden = round_ups.hidden_quotes(tx, session.id, value, prompt)
    quotes = [_quote(found[quote.answer], quote.start, quote.end) for quote in summary.quotes]
    return Draft(
        session=session,
        value=value,
        prompt=prompt,
        summary=summary,
        quotes=tuple(quote for quote in quotes if bytes.fromhex(quote.key) not in hidden),
        hidden=sum(bytes.fromhex(quote.key) in hidden for quote in quotes),
    )


def posted(tx: Transaction, session: Session, value: int, prompt: int | None) -> Draft:
    """The round-up with those words and quotes that were seen in the draft when it was posted, and
    that nobody has changed or taken back since: nothing else is ever shown."""
    now = draft(tx, session, value, prompt)
    seen = round_ups.approved(tx, session.id, value, prompt) or NOTHING
    summary = replace(
        now.summary,
        common=tuple(word for word in now.summary.common if _key(word.word) in seen.words),
        once=tuple(word for word in now.summary.once if _key(word) in seen.words),
    )
    return replace(now, summary=summary, quotes=tuple(_quotes_left(tx, seen)))


def is_whole(tx: Transaction, shown: ShownMessage) -> bool:
    """Whether nothing was taken back of what a post was to quote, since it was approved."""
    seen = round_ups.approved(tx, shown.session_id, shown.value, shown.prompt) or NOTHING
    return len(list(_quotes_left(tx, seen))) == len(seen.quotes)


def outdated(tx: Transaction, session_id: int) -> list[tuple[ShownMessage, Draft]]:
    """Posts in the group that may quote what was taken back, each with what may still stand."""
    session = sessions.get(tx, session_id)
    return [
        (shown, posted(tx, session, shown.value, shown.prompt))
        for shown in shown_messages.outdated_round_ups(tx, session_id)
    ]


def see_draft(tx: Transaction, press: Press, prompt: int | None) -> Draft:
    """The draft of what the session is at, for a facilitator."""
    session = _rounding_up(tx, press)
    if prompt is not None and prompt not in range(len(session.value.prompts)):
        raise NotNow
    return draft(tx, session, session.position.value, prompt)


def hide_quote(tx: Transaction, press: Press, prompt: int | None, key: str) -> Draft:
    """Take a quote, by the beginning of its key, out of the round-up that is drafted."""
    session = _rounding_up(tx, press)
    value = session.position.value
    for quote in draft(tx, session, value, prompt).quotes:
        if quote.key.startswith(key):
            round_ups.hide_quote(tx, session.id, value, prompt, bytes.fromhex(quote.key))
    return draft(tx, session, value, prompt)


def show_quotes_again(tx: Transaction, press: Press, prompt: int | None) -> Draft:
    """Put back what was taken out."""
    session = _rounding_up(tx, press)
    round_ups.show_quotes_again(tx, session.id, session.position.value, prompt)
    return draft(tx, session, session.position.value, prompt)


def post(tx: Transaction, press: Press, prompt: int | None, version: str) -> Session:
    """Post the round-up to the group as the facilitator saw it. The step rises, so that it can't
    be posted twice, and there is no undo; DraftChanged if what it shows has changed since."""
    session = _rounding_up(tx, press)
    value = session.position.value
    seen = draft(tx, session, value, prompt)
    if not seen.may_be_posted:
        raise NothingToRoundUp
    if seen.version != version:
        raise DraftChanged
    round_ups.approve(tx, session.id, value, prompt, _shown(seen))
    after = replace(session, step=session.step + 1)
    sessions.save(tx, after)
    sessions.forget_moves(tx, session.id)
    announcement = Announcement(
        session_id=session.id, kind=Kind.ROUND_UP, value=value, prompt=prompt, step=after.step
    )
    announcements.add(tx, announcement)
    return after


def _rounding_up(tx: Transaction, press: Press) -> Session:
    session = facilitated(tx, press.session_id, press.person)
    session.check_step(press.step)
    if session.stage is not Stage.ROUNDING_UP or session.paused:
        raise NotNow
    return session


def _anonymous(tx: Transaction, session: Session, value: int, said: Sequence[Answer]) -> list[Said]:
    marks = [answer.author for answer in said]
    numbers = voices.numbered(marks, voices.of_value(tx, session, value))
    return [Said(voice=numbers[answer.author], text=answer.text) for answer in said]


def _shown(seen: Draft) -> Approved:
    """Every word and quote of a draft, without a text."""
    words = [*(word.word for word in seen.summary.common), *seen.summary.once]
    return Approved(
        words=tuple(map(_key, words)),
        quotes=tuple((q.answer.hex(), q.start, q.end, q.key) for q in seen.quotes),
    )


def _quotes_left(tx: Transaction, seen: Approved) -> Iterator[DraftQuote]:
    """The quotes whose answer is there and still says it."""
    for answer_id, start, end, key in seen.quotes:
        answer = answers.find(tx, bytes.fromhex(answer_id))
        if answer is not None and _key(answer.text[start:end]) == key:
            yield _quote(answer, start, end)


def _quote(answer: Answer, start: int, end: int) -> DraftQuote:
    text = answer.text[start:end]
    return DraftQuote(text=text, key=_key(text), answer=answer.id, start=start, end=end)


def _asked(session: Session, number: int) -> list[str]:
    value = session.plan.values[number]
    return [value.title, value.statement, value.question or "", *value.prompts]


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
