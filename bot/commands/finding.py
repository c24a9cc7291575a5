"""What a check found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One line of a check. A problem makes the check fail; a note is only worth knowing. What could
    not be tried may be in order or not."""

    kind: str
    line: str

    def __str__(self) -> str:
        return f"{self.kind:<9}{self.line}"

    @property
    def is_problem(self) -> bool:
        return self.kind == "problem"

    @property
    def is_untried(self) -> bool:
        return self.kind == "untried"


def ok(line: str) -> CheckLine:
    """Something that is as it should be."""
    return CheckLine(kind="ok", line=line)


def note(line: str) -> CheckLine:
    """Something that is worth knowing and stops nobody."""
    return CheckLine(kind="note", line=line)


def problem(line: str) -> CheckLine:
    """Something that must be put right."""
    return CheckLine(kind="problem", line=line)


def untried(line: str) -> CheckLine:
    """Something of which nobody can say by now whether it is as it should be."""
    return CheckLine(kind="untried", line=line)
