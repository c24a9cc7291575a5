"""What was prepared: a plan, its values and their prompts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.workshop.scope import Scope

MAX_VALUES = 40
MAX_PROMPTS = 10
MAX_TITLE = 150
MAX_QUESTION = 256
MAX_STATEMENT = 2000
MAX_PROMPT = 300
MAX_ATTRIBUTION = 1000
MAX_THEMES = 60
MAX_HEADING = 60
MAX_KEYWORDS = 60
MAX_KEYWORD = 40
RESPONSES_PER_PERSON = range(1, 11)
# Twenty thoughts on one question are more than anybody was seen to write in a discussion.
ANSWERS_PER_PERSON = range(1, 51)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One relational value. `question` is the gut question; a value may lack it, or prompts."""

    title: str
    statement: str
    question: str | None = None
    prompts: tuple[str, ...] = ()
    sensitive: bool = False


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
    `themes` are what its round-ups look for first."""

    name: str
    title: str
    about: str
    attribution: str
    values: tuple[Value, ...]
    responses_per_person: int = 3
    answers_per_person: int = 20
    themes: tuple[Theme, ...] = ()

    def has(self, scope: Scope) -> bool:
        """Whether there is such a value, or such a prompt of one; all values are always there."""
        if scope.value is None:
            return scope.prompt is None
        if scope.value not in range(len(self.values)):
            return False
        prompts = self.values[scope.value].prompts
        return scope.prompt is None or scope.prompt in range(len(prompts))

    def as_dict(self) -> dict[str, Any]:
        """The plan as plain lists, dicts and strings, ready for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, plan: Mapping[str, Any]) -> "Plan":
        """A plan that `as_dict` made plain, perhaps before there were themes. Trusts its input:
        files are read by bot.plan_file."""
        values = (
            Value(**{**value, "prompts": tuple(value["prompts"])}) for value in plan["values"]
        )
        lists = ("keywords", "keywords_cy")
        themes = (
            Theme(**{**theme, **{key: tuple(theme[key]) for key in lists}})
            for theme in plan.get("themes", ())
        )
        return cls(**{**plan, "values": tuple(values), "themes": tuple(themes)})
