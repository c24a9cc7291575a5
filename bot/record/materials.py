"""A record that lacks its themes, and what they are found in."""

from dataclasses import dataclass

from bot.round_up import Edit, Said
from bot.round_up.counting import BY_VOICES, ByVoices
from bot.workshop.plan import Theme
from bot.workshop.record import SessionRecord
from bot.workshop.theme_record import CandidateRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueMaterial:
    """What the themes of a value are found in: the answers that may leave, what was asked, and the
    edits that hold."""

    said: tuple[Said, ...]
    asked: tuple[str, ...]
    edits: tuple[Edit, ...]
    counting: ByVoices = BY_VOICES


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials:
    """What the themes of all values are found in, in the order of the plan; `edits` hold
    across them. `named` are key themes that people named in sessions that are combined."""

    values: tuple[ValueMaterial, ...]
    themes: tuple[Theme, ...]
    edits: tuple[Edit, ...]
    counting: ByVoices = BY_VOICES
    named: tuple[CandidateRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A record that lacks its themes, and what they are found in."""

    record: SessionRecord
    materials: Materials
