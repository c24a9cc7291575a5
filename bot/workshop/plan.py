"""What was prepared: a plan, its values and their prompts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.workshop.care import NO_CARE, Care
from bot.workshop.scope import Scope
from bot.workshop.wording import PlanWording, ValueWording

MAX_VALUES = 40
MAX_PROMPTS = 10
MAX_TITLE = 150
MAX_QUESTION = 256
MAX_STATEMENT = 2000
MAX_PROMPT = 300
MAX_ATTRIBUTION = 1000
MAX_FOR_WHOM = 300
MAX_THEMES = 60
MAX_HEADING = 60
MAX_KEYWORDS = 60
MAX_KEYWORD = 40
RESPONSES_PER_PERSON = range(1, 11)
# Twenty thoughts on one question are more than anybody was seen to write in a discussion.
ANSWERS_PER_PERSON = range(1, 51)
# No workshop stays longer with one value than a morning.
MINUTES = range(1, 241)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One relational value. `question` is the gut question; a value may lack it, or prompts.
    `minutes` is how long it should take, if the plan says so. `content_note` says before it what
    may be heavy; "" is none, and with one a person may skip the value. `wordings` are what it says
    in other languages."""

    title: str
    statement: str
    question: str | None = None
    prompts: tuple[str, ...] = ()
    sensitive: bool = False
    minutes: int | None = None
    content_note: str = ""
    wordings: tuple[ValueWording, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Something that answers are expected to be about. `heading` and `heading_cy` (Welsh; "" is
    none) are narrow, neutral nouns. `keywords` are words or phrases that by themselves say that it
    is about this, in the language of the session or any other; those in Welsh mutate, and are kept
    apart. A word that ends in * stands for all words that begin so."""

    heading: str
    heading_cy: str = ""
    keywords: tuple[str, ...] = ()
    keywords_cy: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a session runs through. `name` is a short id, the same for every session of the plan;
    `themes` are what its round-ups look for first, `for_whom` says who is asked to take part, and
    `care` what looks after them. `asks_at_work`: after each value people are asked whether it is so
    where they work. `language` is what it is written in, and `wordings` what stands around its
    values in others; see bot.workshop.worded."""

    name: str
    title: str
    about: str
    attribution: str
    values: tuple[Value, ...]
    responses_per_person: int = 3
    answers_per_person: int = 20
    themes: tuple[Theme, ...] = ()
    for_whom: str = ""
    asks_at_work: bool = False
    care: Care = NO_CARE
    language: str = "en"
    wordings: tuple[PlanWording, ...] = ()

    def has(self, scope: Scope) -> bool:
        """Whether there is such a value, or such a prompt of one; all values are always there."""
        if scope.value is None:
            return scope.prompt is None
        if scope.value not in range(len(self.values)):
            return False
        prompts = self.values[scope.value].prompts
        return scope.prompt is None or scope.prompt in range(len(prompts))

    def as_asked(self) -> "Plan":
        """What was asked of whom, without what only helped to run the session."""
        values = (replace(each, minutes=None, content_note="") for each in self.values)
        return replace(
            self,
            values=tuple(map(_as_asked, values)),
            care=NO_CARE,
            wordings=tuple(
                replace(wording, ground_rules=(), support="") for wording in self.wordings
            ),
        )

    def in_own_words(self) -> "Plan":
        """What it says in its own language alone. Plans of which this is the same can be put
        together, whatever they say in others."""
        values = tuple(replace(each, wordings=()) for each in self.values)
        return replace(self, values=values, wordings=())

    def as_dict(self) -> dict[str, Any]:
        """The plan as plain lists, dicts and strings, ready for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, plan: Mapping[str, Any]) -> "Plan":
        """A plan that `as_dict` made plain, perhaps before there were themes, care or wordings.
        Trusts its input: files are read by bot.plan_file."""
        lists = ("keywords", "keywords_cy")
        themes = (
            Theme(**{**theme, **{key: tuple(theme[key]) for key in lists}})
            for theme in plan.get("themes", ())
        )
        care = Care.from_dict(plan["care"]) if "care" in plan else NO_CARE
        lists_of = {
            "values": tuple(map(_value, plan["values"])),
            "themes": tuple(themes),
            "wordings": tuple(map(PlanWording.from_dict, plan.get("wordings", ()))),
        }
        return cls(**{**plan, **lists_of, "care": care})


def _as_asked(value: Value) -> Value:
    wordings = tuple(replace(wording, content_note="") for wording in value.wordings)
    return replace(value, wordings=wordings)


def _value(value: Mapping[str, Any]) -> Value:
    wordings = tuple(map(ValueWording.from_dict, value.get("wordings", ())))
    return Value(**{**value, "prompts": tuple(value["prompts"]), "wordings": wordings})
