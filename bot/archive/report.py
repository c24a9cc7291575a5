"""The report: a session as a page to read on a screen, and to print on A4.

Nothing in it is loaded from elsewhere and no script runs; what people wrote is only ever text.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.archive.encoding import encoded, printable
from bot.archive.sentences import Sentences
from bot.workshop.record import SessionRecord, ValueRecord, WordCount
from bot.workshop.reveal import MINIMUM_FLOOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One value in the report. `picture` is a data URI; without one, `missing` says why."""

    number: int
    record: ValueRecord
    several: tuple[WordCount, ...]
    once: tuple[str, ...]
    picture: str | None
    missing: str

    @property
    def most(self) -> int:
        """People behind the word that most people said: the full width of a bar."""
        return self.several[0].people

    @property
    def answers(self) -> int:
        return sum(len(prompt.answers) for prompt in self.record.prompts)

    @property
    def notes(self) -> int:
        return len(self.record.notes) + sum(len(prompt.notes) for prompt in self.record.prompts)


def report_of(record: SessionRecord, clouds: Mapping[int, bytes], texts: Sentences) -> bytes:
    """The report as HTML that is well-formed XML as well; `clouds` are PNGs by number of value."""
    chapters = [
        _chapter(number, value, clouds.get(number), minimum_of(record), texts)
        for number, value in enumerate(record.values, start=1)
    ]
    page = _environment().get_template("report.html.jinja")
    html = page.render(
        record=record,
        chapters=chapters,
        minimum=minimum_of(record),
        prompts=prompts_of(record),
        texts=texts,
    )
    return encoded(html)


def minimum_of(record: SessionRecord) -> int:
    """How many people a cloud needed: the session's setting, but never below the floor."""
    return max(record.minimum, MINIMUM_FLOOR)


def prompts_of(record: SessionRecord) -> list[str]:
    """All prompts of the plan, each once, in the order in which it has them."""
    return list(dict.fromkeys(prompt for value in record.plan.values for prompt in value.prompts))


def why_no_cloud(value: ValueRecord, minimum: int) -> str:
    """The key of the sentence that says why a value has no picture."""
    if not value.words:
        return "report.no_cloud_nobody"
    return "report.no_cloud_few" if value.answered < minimum else "report.no_cloud"


def _chapter(
    number: int, value: ValueRecord, picture: bytes | None, minimum: int, texts: Sentences
) -> Chapter:
    return Chapter(
        number=number,
        record=value,
        several=tuple(count for count in value.words if count.people > 1),
        once=tuple(count.word for count in value.words if count.people <= 1),
        picture=f"data:image/png;base64,{b64encode(picture).decode()}" if picture else None,
        missing=texts(why_no_cloud(value, minimum), minimum=minimum),
    )


@cache
def _environment() -> Environment:
    """Everything that is filled in is escaped; a name that does not exist is an error."""
    environment = Environment(
        loader=PackageLoader(__package__, ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["worded"] = _worded
    return environment


def _printable(found: object) -> object:
    is_plain = isinstance(found, str) and not isinstance(found, Markup)
    return printable(str(found)) if is_plain else found


def _worded(words: Iterable[WordCount]) -> str:
    """`trust (5), time (3)`: the words of a picture, for those who do not see it."""
    return ", ".join(f"{count.word} ({count.people})" for count in words)
