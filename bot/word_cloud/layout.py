"""What a cloud remembers from one picture to the next: a few kilobytes, ready for JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The middle of a word, in pixels of the live picture."""

    x: float
    y: float

    @property
    def spot(self) -> tuple[float, float]:
        return self.x, self.y


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnWord:
    """How a word stands in the picture: its spelling, its size in pixels per em, and how many said
    it."""

    word: str
    size: float
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Places by word key, and the rule for sizes: `scale` * people ** `exponent` pixels per em.
    `drawn` are the words as they stand there, by key: the next picture needs only their places, but
    who shows the same picture elsewhere needs nothing else."""

    scale: float | None = None
    exponent: float = 0.5
    places: Mapping[str, Anchor] = field(default_factory=dict)
    drawn: Mapping[str, DrawnWord] = field(default_factory=dict)

    @classmethod
    def empty(cls) -> "Layout":
        """The layout before the first picture."""
        return cls()

    def to_json(self) -> str:
        """The layout in alphabetical order, so that it does not tell who came first."""
        places = {
            key: [round(place.x, 2), round(place.y, 2)]
            for key, place in sorted(self.places.items())
        }
        drawn = {key: [w.word, w.size, w.people] for key, w in sorted(self.drawn.items())}
        rule = {"version": VERSION, "scale": self.scale, "exponent": self.exponent}
        layout = rule | {"places": places} | ({"drawn": drawn} if drawn else {})
        return json.dumps(layout, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Layout":
        """A layout that `to_json` wrote; an empty one for that of another version. Places had a
        colour behind them once, and words were not kept as they were drawn."""
        stored = json.loads(text)
        if stored.get("version") != VERSION:
            return cls.empty()
        places = {key: Anchor(x=x, y=y) for key, (x, y, *_) in stored["places"].items()}
        drawn = {
            key: DrawnWord(word=word, size=size, people=people)
            for key, (word, size, people) in stored.get("drawn", {}).items()
        }
        rule = {"scale": stored["scale"], "exponent": stored["exponent"]}
        return cls(**rule, places=places, drawn=drawn)
