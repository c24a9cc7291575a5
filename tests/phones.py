"""People with two workshops on their phones, and what each message should be filed under.

A schedule is a list of numbers that say who does what: facilitators move on, undo, take breaks;
people join, leave, write, reply, edit and change words while cards come late. All of it through the
deeds of the program, over SQLite. What stands on a phone is kept here, beside the program: a
message belongs to the card that it replies to, or to the newest card of the workshop that its
author takes part in, or it is a thought about that card's value. In one that they have left nothing
is kept, nor changed.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.facilitation import cards, changing, hearing, joining, moves, my_data, setting_up
from bot.facilitation.asking_to_lead import Applicant
from bot.facilitation.moves import Press
from bot.facilitation.setting_up import Defaults
from bot.workshop.card import Question, asked
from bot.workshop.errors import WorkshopError
from bot.workshop.plan import Plan, Value
from bot.workshop.scope import THOUGHT
from bot.workshop.session import Move
from bot.workshop.utterance import Utterance
from storage import sessions
from storage.database import Transaction
from storage.place import Place

FRAN = 1
PEOPLE = range(100, 104)
HIGHEST = 20 * len(PEOPLE) * 60 - 1
"""The highest number that says what is done, by whom, and with what."""
GROUPS = tuple(Place(chat_id=-1000000000100 - n, title=f"Group {n}") for n in range(2))
PLAN = Plan(
    name="p",
    title="P",
    about="",
    attribution="",
    values=tuple(
        Value(title=title, statement="s", question=question, prompts=prompts)
        for title, question, prompts in (
            ("One", "q", ("a", "b")),
            ("Two", None, ("a", "b", "c")),
            ("Three", "q", ()),
            ("Four", "q", ("a",)),
        )
    ),
    responses_per_person=10,
    answers_per_person=100,
)
LONG = " and so on" * 9
KEPT = (
    "SELECT session_id, value, -1, opened(session_id, text) FROM response UNION ALL"
    " SELECT session_id, value, prompt, opened(session_id, text) FROM answer"
)
GUT, ANY = -1, None
At = tuple[int, int, int | None]
"""A session, a value, and a prompt of it: GUT the gut question, ANY one of all prompts together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfiled:
    """A text that is not where it belongs: `at` None, nowhere, though it should have been kept."""

    text: str
    belongs: tuple[At, ...]
    at: At | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingCard:
    """A card on a phone."""

    message_id: int
    session_id: int
    question: Question

    @property
    def at(self) -> At:
        """What a reply to it answers."""
        prompt = ANY if self.question.together else self.question.prompt
        return self.session_id, self.question.value, GUT if self.question.is_gut else prompt


@dataclass(slots=True)
class Phone:
    """What stands in somebody's chat with the bot, and which workshop they take part in by now.
    `sent`: where the words of each message of theirs are. `changes`: what their next message
    replaces, if nothing newer is asked before."""

    attends: int | None = None
    cards: dict[tuple[int, Question], StandingCard] = field(default_factory=dict)
    sent: dict[int, At] = field(default_factory=dict)
    changes: "Change | None" = None

    def newest(self, before: int) -> StandingCard | None:
        """The newest card of the workshop that they take part in, above a message."""
        found = [
            card
            for card in self.cards.values()
            if card.session_id == self.attends and card.message_id < before
        ]
        return max(found, key=lambda card: card.message_id, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """That somebody has pressed [Change] under a text, while `under` was the newest question."""

    text: str
    at: At
    under: StandingCard | None


def play(tx: Transaction, schedule: Sequence[int]) -> "Phones":
    """Play a schedule; what was filed, and what was misfiled."""
    phones = Phones(tx=tx)
    tx.write("SAVEPOINT schedule")
    try:
        phones.begin()
        for number in schedule:
            phones.does(number)
    finally:
        tx.write("ROLLBACK TO schedule")
        tx.write("RELEASE schedule")
    return phones


def schedules(seeds: Iterable[int]) -> Iterator[list[int]]:
    """Schedules of 20 to 70 deeds, another for each seed."""
    for rng in map(random.Random, seeds):
        yield [rng.randint(0, HIGHEST) for _ in range(rng.randint(20, 70))]


@dataclass(slots=True)
class Phones:
    """Everybody's deeds, and what each message should come to."""

    tx: Transaction
    tokens: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    now: float = 1_790_000_000.0
    message_id: int = 0
    of: dict[int, Phone] = field(default_factory=lambda: defaultdict(Phone))
    filed: int = 0
    misfiled: list[Misfiled] = field(default_factory=list)

    def begin(self) -> None:
        """Two lobbies open, people join the first, and both begin."""
        for place in GROUPS:
            opened = setting_up.open_workshop(
                self.tx, place, Applicant(person=FRAN), Defaults(plan=PLAN), self.now
            )
            self.tokens.append(opened.token)
            self.numbers.append(opened.session.id)
            self.moves(opened.session.id, Move.OPEN)
        for person in PEOPLE:
            self.joins(person, 0)
        for number in self.numbers:
            self.moves(number, Move.BEGIN)
        for person in PEOPLE:
            self.gets_cards(person)

    def does(self, number: int) -> None:
        """One deed, chosen by a number: half of them are messages. What the program refuses with a
        sentence has changed nothing."""
        self.now += 1
        what, who, which = number % 20, PEOPLE[number // 20 % len(PEOPLE)], number // 80
        if what < 10:
            (self.says, self.replies, self.edits, self.begins_to_change, self.says)[what % 5](
                who, which
            )
            return
        self.tx.write("SAVEPOINT deed")
        try:
            self.does_beside(what, who, which)
        except WorkshopError:
            self.tx.write("ROLLBACK TO deed")
        finally:
            self.tx.write("RELEASE deed")

    def does_beside(self, what: int, who: int, which: int) -> None:
        """Moves, cards that arrive, and who comes and goes."""
        if what < 15:
            self.leads(self.numbers[which % 3 % 2], which // 3)
        elif what < 18:
            self.gets_cards(who)
        elif what == 18:
            self.joins(who, which % 2)
        elif which % 4 == 0:
            self.leaves(who)
        else:
            self.gets_cards(who)

    def leads(self, session_id: int, which: int) -> None:
        """Make a move that is possible now, seldom the end, or take the last one back."""
        possible = list(sessions.get(self.tx, session_id).possible_moves)
        ends = which % 19 == 0
        chosen = [move for move in possible if ends or move is not Move.END]
        if which % 4 == 0 or not chosen:
            moves.undo(self.tx, self._press(session_id), self.now)
        else:
            self.moves(session_id, chosen[which // 4 % len(chosen)])

    def moves(self, session_id: int, move: Move) -> None:
        """Make a move."""
        moves.make(self.tx, self._press(session_id), move, self.now)

    def joins(self, who: int, which: int) -> None:
        """Take part in one of the two, and no more in the other."""
        joining.join(self.tx, self.tokens[which], who)
        self.of[who].attends = self.numbers[which]
        self.of[who].changes = None

    def leaves(self, who: int) -> None:
        """Take part no more; what was said stays."""
        attends = self.of[who].attends
        if attends is not None:
            joining.leave(self.tx, attends, who, keep_words=True)
            self.of[who].attends = self.of[who].changes = None

    def gets_cards(self, who: int) -> None:
        """What is owed to a phone arrives: new cards below everything, others where they are."""
        for number in self.numbers:
            for question in cards.owed(self.tx, number).get(who, []):
                wanted = cards.wanted(self.tx, number, who, question)
                if wanted is None:
                    continue
                stands = wanted.message_id
                if wanted.is_due or stands is None:
                    self.message_id += 1
                    stands = self.message_id
                    self.of[who].cards[number, question] = StandingCard(
                        message_id=stands, session_id=number, question=question
                    )
                cards.record(self.tx, wanted, stands, b"")

    def says(self, who: int, which: int) -> None:
        """Write something, short or long."""
        phone = self.of[who]
        said = self._writes(who, which)
        card = phone.newest(said.message_id)
        if phone.changes is not None and self._still_changes(phone.changes, card):
            self._hears(said, (phone.changes.at,))
        elif card is not None:
            self._hears(said, (card.at, (card.session_id, card.question.value, THOUGHT)))
        else:
            self._hears(said, self._without_a_card(phone))

    def replies(self, who: int, which: int) -> None:
        """Reply to one of the cards that stand there. To one of a workshop that they have left,
        nothing is said."""
        phone = self.of[who]
        if not phone.cards:
            return
        card = list(phone.cards.values())[which // 2 % len(phone.cards)]
        said = self._writes(who, which, reply_to=card.message_id)
        is_late_gut = card.question.is_gut
        thought = (card.session_id, card.question.value, THOUGHT)
        belongs = (card.at, thought) if is_late_gut else (card.at,)
        self._hears(said, belongs if card.session_id == phone.attends else ())

    def edits(self, who: int, which: int) -> None:
        """Edit a message whose words are kept: they stay under what they were said to, and as they
        were in a workshop that they have left."""
        phone = self.of[who]
        if not phone.sent:
            return
        message_id = list(phone.sent)[which // 2 % len(phone.sent)]
        said = self._writes(who, which, message_id=message_id)
        at = phone.sent[message_id]
        self._hears(said, (at,) if at[0] == phone.attends else (), again=True)

    def begins_to_change(self, who: int, which: int) -> None:
        """Press [Change] under words of the workshop that they take part in."""
        phone = self.of[who]
        if phone.attends is None:
            return
        session = sessions.get(self.tx, phone.attends)
        mine = my_data.in_session(self.tx, session, who)
        if mine and session.is_live:
            words = mine[which % len(mine)]
            changing.begin(self.tx, session.id, who, words.id)
            prompt = GUT if words.prompt is None else words.prompt
            at, newest = (session.id, words.value, prompt), phone.newest(self.message_id + 1)
            phone.changes = Change(text=words.text, at=at, under=newest)

    def _still_changes(self, change: Change, newest: StandingCard | None) -> bool:
        """Whether the words are still there, and no other question is the newest since: the same
        one may have come again, further down."""
        was, now = (card and (card.session_id, card.question) for card in (change.under, newest))
        return was == now and any(row[3] == change.text for row in self.tx.rows(KEPT))

    def _hears(self, said: Utterance, belongs: tuple[At, ...], *, again: bool = False) -> None:
        """Have a message heard, and see where it is."""
        hear = hearing.rehear if again else hearing.hear
        phone, is_kept = self.of[said.person], True
        self.tx.write("SAVEPOINT deed")
        try:
            hear(self.tx, said)
        except WorkshopError:
            is_kept = False
            self.tx.write("ROLLBACK TO deed")
        finally:
            self.tx.write("RELEASE deed")
        if is_kept and not again:
            phone.changes = None
        at = next((row[:3] for row in self.tx.rows(KEPT) if row[3] == said.text), None)
        if at is not None:
            self.filed += 1
            phone.sent[said.message_id] = at
        if at is None and not is_kept:
            return  # The author was told, in a sentence, that it was not.
        if not any(_fits(at, one) for one in belongs):
            self.misfiled.append(Misfiled(text=said.text, belongs=belongs, at=at))

    def _without_a_card(self, phone: Phone) -> tuple[At, ...]:
        """Nothing stands on the phone yet: it is said to what is asked, or a thought."""
        if phone.attends is None:
            return ()
        session = sessions.get(self.tx, phone.attends)
        value, question = session.position.value, asked(session)
        thought = (session.id, value, THOUGHT)
        if question is None:
            return (thought,)
        prompt = ANY if question.together else question.prompt
        return ((session.id, value, GUT if question.is_gut else prompt), thought)

    def _writes(
        self, who: int, which: int, *, reply_to: int | None = None, message_id: int | None = None
    ) -> Utterance:
        """Something that nobody else says, and that was never said."""
        self.message_id += 1
        return Utterance(
            person=who,
            chat_id=who,
            message_id=message_id or self.message_id,
            text=f"w{self.message_id}x" + (LONG if which % 2 else ""),
            reply_to=reply_to,
        )

    def _press(self, session_id: int) -> Press:
        step = sessions.get(self.tx, session_id).step
        return Press(session_id=session_id, step=step, person=FRAN)


def _fits(at: At | None, belongs: At) -> bool:
    """Whether something is where it belongs; an answer to all prompts together is under any."""
    if at is None or at[:2] != belongs[:2]:
        return False
    return at[2] == belongs[2] or (belongs[2] is ANY and at[2] is not None and at[2] >= 0)
