"""What a check found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of a check. A problem makes the check fail; a note is only worth knowing."""

    kind: str
    line: str

    def __str__(self) -> str:
        return f"{self.kind:<9}{self.line}"

    @property
    def is_problem(self) -> bool:
        return self.kind == "problem"


def ok(line: str) -> Finding:
    """Something that is as it should be."""
    return Finding(kind="ok", line=line)


def note(line: str) -> Finding:
    """Something that is worth knowing and stops nobody."""
    return Finding(kind="note", line=line)


def problem(line: str) -> Finding:
    """Something that must be put right."""
    return Finding(kind="problem", line=line)
