"""What is left of a session when nobody's name, id, time or order is in it.

This is all that an archive is made from, and all that leaves the bot.
"""

import json
from dataclasses import dataclass

from bot.workshop.about import NOTHING_SAID, About
from bot.workshop.at_work import AtWorkRecord
from bot.workshop.checks import CheckRecord
from bot.workshop.plan import Plan, Value
from bot.workshop.scope import Scope
from bot.workshop.session import Mode, Reveal
from bot.workshop.theme_record import CandidateRecord, ThemeRecord
from bot.workshop.thoughts import NO_THOUGHTS, ThoughtsRecord
from bot.workshop.word_count import MergedWords, WordCount


@dataclass(frozen=True, slots=True, kw_only=True)
class EditRecord:
    """What a facilitator changed in a round-up: `edit` is a JSON object."""

    scope: Scope
    edit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptRecord:
    """What was said to one prompt. Texts are in alphabetical order, never in that of arrival.
    `answered` are the people behind `answers`; it and `passed` are None where so few answered that
    it is not told. `added` is what people found missing in its round-up, `recognised` how many said
    of it that they recognise it. `held_back` texts are not in it, as they could point at somebody;
    None: some are not, and so few answered that it is not told how many."""

    text: str
    answers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    answered: int | None = 0
    passed: int | None = 0
    added: tuple[str, ...] = ()
    recognised: int = 0
    held_back: int | None = 0

    @property
    def was_spoken_to(self) -> bool:
        """Whether anybody is known to have answered or passed, or may have: one that was never
        asked has nothing of that."""
        counts = (self.answered, self.passed, self.held_back)
        is_counted = any(count is None or count > 0 for count in counts)
        return is_counted or bool(self.answers or self.notes or self.added or self.recognised)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRecord:
    """What was said about one value. `words` is in falling order of people, then alphabetical;
    `late` are responses sent after closing, in no cloud; `notes` belong to no prompt. `themes` are
    of thoughts and of the answers to all prompts; `also_said` are quotes of people in none of them,
    `both_sides` those that name two sides; `without_themes`: none of these could be worked out.
    `added` and `recognised` are about the value's own round-up. `answered` (with words), `passed`
    and `held_back` are as in PromptRecord, prompts and thoughts left out. So many had answered
    `before` any words were shown; None: none were, or nobody counted. `spoke` are the people behind
    all answers and thoughts that are here; None: it is not known, as of former archives. `at_work`
    is whether people say that it is so where they work; None: it was not asked."""

    value: Value
    words: tuple[WordCount, ...] = ()
    late: tuple[str, ...] = ()
    answered: int | None = 0
    passed: int | None = 0
    before: int | None = None
    prompts: tuple[PromptRecord, ...] = ()
    notes: tuple[str, ...] = ()
    merged: tuple[MergedWords, ...] = ()
    themes: tuple[ThemeRecord, ...] = ()
    also_said: tuple[str, ...] = ()
    both_sides: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    recognised: int = 0
    without_themes: bool = False
    held_back: int | None = 0
    thoughts: ThoughtsRecord = NO_THOUGHTS
    at_work: AtWorkRecord | None = None
    spoke: int | None = None

    @property
    def was_discussed(self) -> bool:
        """Whether anybody said anything, or passed: a value that was not reached has none."""
        of_prompts = (count for p in self.prompts for count in (p.answered, p.passed, p.held_back))
        of_thoughts = (self.thoughts.answered, self.thoughts.held_back)
        counts = (self.answered, self.passed, self.held_back, *of_prompts, *of_thoughts)
        return (
            any(count is None or count > 0 for count in counts)
            or any((self.words, self.late, self.notes, self.thoughts.texts))
            or any(prompt.answers or prompt.notes for prompt in self.prompts)
        )

    @property
    def discussed_by(self) -> int:
        """How many people answered any prompt or shared thoughts. Where that is not known, those
        who answered the prompt that most answered, or shared thoughts if those are more: at least
        so many did."""
        if self.spoke is not None:
            return self.spoke
        of_prompts = (prompt.answered or 0 for prompt in self.prompts)
        return max((self.thoughts.answered or 0, *of_prompts))


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionMethod:
    """How one session was done, and how many people joined it, of whom so many `in_browser`; None:
    some, and so few by one of the doors that it is not told how many. `withdrawn` messages were
    taken back or changed, `hidden` quotes were taken out of round-ups, and `taken_out` people by
    facilitators, with all that they had said; `struck` words and texts alone. Of what was
    held back or struck, somebody let so many leave as they were (`included`) or `masked`, and
    decided of so many that they are `left_out`. `day` (as
    YYYY-MM-DD) is only there when the organiser asks for it. `id` is random, and the same in every
    archive of the session; of two the one with the higher `revision` says what is right. Former
    archives have no id. `group` is the name of the group, if it was given one."""

    mode: Mode
    reveal: Reveal
    minimum: int
    joined: int
    in_browser: int | None = 0
    withdrawn: int = 0
    hidden: int = 0
    taken_out: int = 0
    struck: int = 0
    included: int = 0
    masked: int = 0
    left_out: int = 0
    day: str | None = None
    id: str | None = None
    revision: int = 0
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What only `sessions` of those that were combined had so in their plan: `other` instead of
    what the plan now says, under `what`; a "prompt" of their own; or the whole value ("value").
    `value` is its place among the values, from 0, or None for the plan as a whole."""

    value: int | None
    what: str
    other: str
    sessions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """What one session left, or several that were combined. `values` follows `plan.values`, one for
    one; `run` are those that were run, from 0, in the order in which the session came to them (()
    where that is not known). `candidates` for key themes fall by people; `without_themes`: they
    could not be worked out. `combined` is how each of several was done; nothing else tells them
    apart, but `differences` of their plans if they were combined all the same. For `in_browser`,
    `withdrawn`, `hidden`, `taken_out`, `struck`, `included`, `masked`, `left_out`, `day`, `id` and
    `revision` see SessionMethod: here they are of a session that was not combined.
    `checks` are what people said as they came and went, if it is kept; `about` is what whoever
    hands the report out says of it."""

    plan: Plan
    mode: Mode
    reveal: Reveal
    minimum: int
    language: str
    joined: int
    values: tuple[ValueRecord, ...]
    combined: tuple[SessionMethod, ...] = ()
    candidates: tuple[CandidateRecord, ...] = ()
    edits: tuple[EditRecord, ...] = ()
    without_themes: bool = False
    in_browser: int | None = 0
    withdrawn: int = 0
    hidden: int = 0
    taken_out: int = 0
    struck: int = 0
    included: int = 0
    masked: int = 0
    left_out: int = 0
    day: str | None = None
    id: str | None = None
    revision: int = 0
    differences: tuple[Difference, ...] = ()
    run: tuple[int, ...] = ()
    checks: tuple[CheckRecord, ...] = ()
    about: About = NOTHING_SAID

    @property
    def hidden_quotes(self) -> int:
        """How many quotes its edits hide: each once, in however many of the sessions."""
        edits = [json.loads(edited.edit) for edited in self.edits]
        return len({edit["quote"] for edit in edits if edit["edit"] == "hide"})

    @property
    def sessions(self) -> tuple[SessionMethod, ...]:
        """How each session was done; of one that was not combined, how it was."""
        alone = SessionMethod(
            mode=self.mode,
            reveal=self.reveal,
            minimum=self.minimum,
            joined=self.joined,
            in_browser=self.in_browser,
            withdrawn=self.withdrawn,
            hidden=self.hidden,
            taken_out=self.taken_out,
            struck=self.struck,
            included=self.included,
            masked=self.masked,
            left_out=self.left_out,
            day=self.day,
            id=self.id,
            revision=self.revision,
            group=self.about.group,
        )
        return self.combined or (alone,)
