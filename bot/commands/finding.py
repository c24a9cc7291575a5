"""What a check found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One line of a check. A problem makes the check fail; a note is only worth knowing."""

    kind: str
    line: str

    def __str__(self) -> str:
        return f"{self.kind:<9}{self.line}"

    @property
    def is_problem(self) -> bool:
        return self.kind == "problem"


def ok(line: str) -> CheckLine:
    """Something that is as it should be."""
    return CheckLine(kind="ok", line=line)


def note(line: str) -> CheckLine:
    """Something that is worth knowing and stops nobody."""
    return CheckLine(kind="note", line=line)


def problem(line: str) -> CheckLine:
    """Something that must be put right."""
    return CheckLine(kind="problem", line=line)
