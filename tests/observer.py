"""Somebody who keeps every version of everything that is shown, and knows what accomplices said.

A schedule is a list of numbers that say who does what: people answer, change, remove, forget, pass;
the facilitator moves on, reopens, undoes, opens drafts and [Answers …], takes early archives. All
of it through the deeds of the program, over SQLite. Each thing said is a word of its own, so that
whatever is new in a version is somebody's: the question is whether it is one person's alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot.facilitation import (
    answering,
    clouds,
    hearing,
    joining,
    merging,
    moves,
    my_data,
    passing,
    reading,
    responding,
    setting_up,
    showing,
    words_so_far,
    words_to_strike,
)
from bot.facilitation.archiving.gathering import gather
from bot.facilitation.asking_to_lead import Applicant
from bot.facilitation.moves import Press
from bot.facilitation.rounding_up import posting
from bot.facilitation.rounding_up.posting import Wanted
from bot.facilitation.setting_up import Defaults
from bot.round_up.material import Material
from bot.workshop.errors import WorkshopError
from bot.workshop.moves import MOVES_BY_VALUE
from bot.workshop.plan import Plan, Value
from bot.workshop.scope import THOUGHT, Scope
from bot.workshop.session import Move, Reveal, Session, Stage
from bot.workshop.utterance import Utterance
from storage import opening, sessions
from storage.database import Transaction
from storage.place import Place
from storage.vault import Vault

FRAN = 1
HIGHEST = 20 * 10 * 8 - 1
"""The highest number that says what is done, by whom, and to which of their words."""
FIRST_PERSON = 100
GROUP = Place(chat_id=-1000000000100, thread_id=None, title="Focus group")
PLAN = Plan(
    name="p",
    title="P",
    about="",
    attribution="",
    values=tuple(
        Value(title=title, statement="s", question="q", prompts=("a", "b"))
        for title in ("One", "Two")
    ),
)
Question = tuple[int, int | None]
Somebody = TypeVar("Somebody", bound="Observer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Words of one person alone, but for accomplices, that were new in a version. `newcomers` are
    accomplices of whom nothing was seen in that question before."""

    by: str
    question: Question
    people: int
    accomplices: int
    newcomers: int


@contextmanager
def on_disk(folder: Path) -> Iterator[Transaction]:
    """An empty database to play schedules in, each of which leaves nothing."""
    path = folder / "gair.sqlite3"
    vault = Vault(folder / "keys", b"o" * 32)
    with closing(opening.connect(path)) as raw:
        opening.prepare(raw, path, vault)
        yield Transaction(raw, vault)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How many accomplices there are, when clouds appear, and whether the first prompt of the first
    value was asked already."""

    accomplices: int
    reveal: Reveal = Reveal.LIVE
    discusses: bool = False


def play(tx: Transaction, schedule: Sequence[int], setting: Setting) -> "Observer":
    """Play a schedule; what the observer has found."""
    return play_before(Observer(tx=tx, accomplices=setting.accomplices), schedule, setting)


def play_before(observer: "Somebody", schedule: Sequence[int], setting: Setting) -> "Somebody":
    """The same before somebody who looks at something else, perhaps."""
    tx = observer.tx
    tx.write("SAVEPOINT schedule")
    try:
        observer.begin(setting)
        for number in schedule:
            tx.write("SAVEPOINT deed")
            try:
                observer.does(number)
            except WorkshopError:
                tx.write("ROLLBACK TO deed")
            finally:
                tx.write("RELEASE deed")
            observer.looks()
    finally:
        tx.write("ROLLBACK TO schedule")
        tx.write("RELEASE schedule")
    return observer


@dataclass(slots=True)
class Observer:
    """Everybody's deeds, and what can be seen of them. People with the lowest numbers are the
    accomplices. `early` says who saw words too early: somebody who had neither answered nor passed,
    or the group; words so far were `looked` at so often."""

    tx: Transaction
    accomplices: int
    session_id: int = 0
    token: str = ""
    now: float = 1_790_000_000.0
    message_id: int = 0
    said: dict[str, tuple[int, Question]] = field(default_factory=dict)
    messages: dict[int, list[tuple[int, Question]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    seen: set[str] = field(default_factory=set)
    seen_of: set[tuple[int, Question]] = field(default_factory=set)
    told: list[Told] = field(default_factory=list)
    early: list[str] = field(default_factory=list)
    taking_part: set[tuple[int, int]] = field(default_factory=set)
    closed: set[int] = field(default_factory=set)
    versions: int = 0
    looked: int = 0
    unchanged: int | None = None

    def begin(self, setting: Setting) -> None:
        """The lobby opens, and the first value is asked for; six people answer."""
        opened = setting_up.open_workshop(
            self.tx, GROUP, Applicant(person=FRAN), Defaults(plan=PLAN), self.now
        )
        self.session_id, self.token = opened.session.id, opened.token
        setting_up.choose(self.tx, self.session_id, FRAN, ("reveal", setting.reveal), {})
        self.moves(Move.OPEN)
        for person in range(FIRST_PERSON, FIRST_PERSON + 10):
            joining.join(self.tx, self.token, person)
        self.moves(Move.BEGIN)
        for move in (Move.CLOSE, Move.STATEMENT, Move.PROMPT) if setting.discusses else ():
            self.moves(move)
        for person in range(FIRST_PERSON, FIRST_PERSON + 6):
            self.answers(person)

    @property
    def session(self) -> Session:
        return sessions.get(self.tx, self.session_id)

    def does(self, number: int) -> None:
        """One deed, chosen by a number: half of them are answers."""
        self.now += 1
        what, who, which = number % 20, FIRST_PERSON + number // 20 % 10, number // 200
        if what < 9:
            self.answers(who)
        elif what < 12:
            self.changes(who, which)
        elif what == 12:
            self.removes(who, which)
        elif what == 13:
            (self.forgets if which % 2 else self.passes)(who)
        else:
            self.facilitates(what, number)

    def facilitates(self, what: int, number: int) -> None:
        """One deed of who leads."""
        if what == 14:
            self.drafts(number // 20)
        elif what == 15:
            self.reads(number // 20)
        elif what == 16:
            self.takes_archive()
        elif what == 19:
            self.ends_and_looks()
        else:
            self.leads(number // 20)

    def answers(self, who: int) -> None:
        """To whatever is open, or was; half of the people have a thought while nothing is."""
        session = self.session
        at = session.position
        asked = session.asked_prompts
        in_between = None if session.is_open or who % 2 else THOUGHT
        question = (at.value, asked[who % len(asked)] if asked else in_between)
        said = self._writes(who, question)
        if question[1] is None:
            responding.record(self.tx, session, said, at.value)
        else:
            answering.record(self.tx, session, said, at.value, question[1])
        self.messages[who].append((said.message_id, question))
        if question[1] is None and session.is_open_at(at.value):
            self.taking_part.add((who, at.value))

    def changes(self, who: int, which: int) -> None:
        """Edit a message."""
        if self.messages[who]:
            message_id, question = self.messages[who][which % len(self.messages[who])]
            said = self._writes(who, question)
            hearing.rehear(self.tx, self._utterance(who, message_id, said.text))
            self._relabels(said.text)

    def _relabels(self, text: str) -> None:
        """An edit of words that were replaced already is new, and said to what it is kept under."""
        sql = (
            "SELECT value, NULL FROM response WHERE opened(session_id, text) = ?1 UNION ALL"
            " SELECT value, prompt FROM answer WHERE opened(session_id, text) = ?1"
        )
        for value, prompt in self.tx.rows(sql, text):
            self.said[text] = self.said[text][0], (value, prompt)

    def removes(self, who: int, which: int) -> None:
        """Take one thing back."""
        mine = my_data.in_session(self.tx, self.session, who)
        if mine:
            my_data.remove(self.tx, self.session_id, who, mine[which % len(mine)].id)

    def forgets(self, who: int) -> None:
        """Take everything back, and come in again."""
        my_data.forget(self.tx, who)
        self.seen_of = {(person, question) for person, question in self.seen_of if person != who}
        self.taking_part = {each for each in self.taking_part if each[0] != who}
        self.messages[who].clear()
        joining.join(self.tx, self.token, who)

    def passes(self, who: int) -> None:
        """Pass on the gut question."""
        press = passing.PassPress(
            session_id=self.session_id,
            person=who,
            value=self.session.position.value,
            prompt=None,
            takes_back=False,
            chat_id=who,
            message_id=0,
        )
        passing.record_pass(self.tx, press)
        self.taking_part.add((who, press.value))

    def leads(self, which: int) -> None:
        """Close, reopen, go on, or undo; seldom what leaves the value."""
        possible = [move for move in self.session.possible_moves if move is not Move.END]
        staying = [move for move in possible if move not in MOVES_BY_VALUE]
        chosen = (staying, staying, possible, None)[which % 4]
        if chosen is None:
            moves.undo(self.tx, self._press(), self.now)
        else:
            self.moves(chosen[which // 4 % len(chosen)])

    def moves(self, move: Move) -> None:
        value = self.session.position.value
        moves.make(self.tx, self._press(), move, self.now)
        if move in (Move.CLOSE, Move.SKIP, Move.NEXT, Move.BACK):
            self.closed.add(value)

    def drafts(self, which: int) -> None:
        """Open the draft of a round-up."""
        at = self.session.position
        scopes = [Scope(at.value, prompt) for prompt in (None, 0, 1)]
        scope = scopes[which % 3]
        basis = posting.gather(self.tx, Wanted(press=self._press(), scope=scope))
        assert isinstance(basis.material, Material)
        texts = [said.text for said in basis.material.said]
        self._sees("draft", texts)

    def reads(self, which: int) -> None:
        """Open [Answers …] at one of its parts, or [Words …], of the value that is asked or of the
        one before."""
        value = max(0, self.session.position.value - which // 5 % 2)
        if which % 5 == 4:
            listed = words_to_strike.see_words(self.tx, self._request(value))
            self._sees("words", [one.text for one in listed.words])
            return
        found = reading.read(self.tx, self._request(value), which % 5)
        self._sees("answers", [one.text for one in found.texts])

    def ends_and_looks(self) -> None:
        """End it, read all that was said to the value that is asked, and undo the end."""
        self.moves(Move.END)
        value = self.session.position.value
        for part in range(4):
            found = reading.read(self.tx, self._request(value), part)
            self._sees("answers after an end", [one.text for one in found.texts])
        listed = words_to_strike.see_words(self.tx, self._request(value))
        self._sees("words after an end", [one.text for one in listed.words])
        moves.undo(self.tx, self._press(), self.now)

    def takes_archive(self) -> None:
        """Take an archive before the end."""
        gathered = gather(self.tx, self.session)
        for value in gathered.record.values:
            words = [word.word for word in value.words]
            answers = [text for prompt in value.prompts for text in prompt.answers]
            self._sees("archive", [*words, *value.late, *value.thoughts.texts, *answers])
        for material in gathered.materials.values:
            self._sees("themes", [said.text for said in material.said])

    def looks(self) -> None:
        """At everything, unless nothing was written since it was all seen: half of the deeds only
        read, or are refused, and all that is seen comes from what is written."""
        before = self._changes
        if before != self.unchanged:
            self._looks_at_everything()
        self.unchanged = before if before == self._changes else None

    @property
    def _changes(self) -> int:
        """How often something was written; what was undone counts too."""
        ((changes,),) = self.tx.rows("SELECT total_changes()")
        return int(changes)

    def _looks_at_everything(self) -> None:
        """At everything that stands in the group, and at what facilitators can look up."""
        showing.in_group(self.tx, self.session_id)
        now = self.session.position.value
        for person in range(FIRST_PERSON, FIRST_PERSON + 10):
            self._looks_at_words_so_far(person, now)
        for value in range(len(PLAN.values)):
            cloud = clouds.of_value(self.tx, self.session, value)
            if cloud.may_show:
                self._sees("cloud", [word.word for word in cloud.words])
                self._notes_if_early("group", value)
        session = self.session
        for value in range(len(PLAN.values)):
            self._sees("list", [w.word for w in clouds.shown_counts(self.tx, session, value)])
            if session.stage is not Stage.LOBBY:
                self._looks_for_same_words(value)

    def _looks_at_words_so_far(self, person: int, value: int) -> None:
        """Everybody asks for the words so far of what is asked; who has not answered, too."""
        try:
            cloud = words_so_far.see(self.tx, self.session_id, person, value)
        except WorkshopError:
            return
        self.looked += 1
        self._sees("words so far", [word.word for word in cloud.words])
        if (person, value) not in self.taking_part:
            self.early.append("who had neither answered nor passed")

    def _notes_if_early(self, whom: str, value: int) -> None:
        session = self.session
        if session.is_open_at(value) and not session.shows_cloud_live and value not in self.closed:
            self.early.append(whom)

    def _looks_for_same_words(self, value: int) -> None:
        try:
            found = merging.see(self.tx, self._request(value))
            self._sees("same words", [one.text for one in found.words])
        except WorkshopError:
            return

    def _sees(self, by: str, texts: Iterable[str]) -> None:
        """A version of something: what is new in it, and whose that is."""
        self.versions += 1
        fresh: dict[Question, set[int]] = defaultdict(set)
        for text in texts:
            if text not in self.seen:
                person, question = self.said[text]
                fresh[question].add(person)
                self.seen.add(text)
        for question, people in fresh.items():
            known = {who for who in people if who < FIRST_PERSON + self.accomplices}
            if len(people - known) == 1:
                told = Told(
                    by=by,
                    question=question,
                    people=len(people),
                    accomplices=len(known),
                    newcomers=len({who for who in known if (who, question) not in self.seen_of}),
                )
                self.told.append(told)
            self.seen_of |= {(who, question) for who in people}

    def _writes(self, who: int, question: Question) -> Utterance:
        """Something that nobody else says, and that was never said."""
        self.message_id += 1
        text = f"w{self.message_id}x"
        self.said[text] = (who, question)
        return self._utterance(who, self.message_id, text)

    def _utterance(self, who: int, message_id: int, text: str) -> Utterance:
        return Utterance(person=who, chat_id=who, message_id=message_id, text=text)

    def _request(self, value: int) -> merging.Request:
        return merging.Request(session_id=self.session_id, value=value, person=FRAN, now=self.now)

    def _press(self) -> Press:
        return Press(session_id=self.session_id, step=self.session.step, person=FRAN)
