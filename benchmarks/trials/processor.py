"""How much of the processor a program has used, with and without what it has started."""

import os
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """Seconds of one core: of the process that answers people, and of those that it has started."""

    answering: float
    beside: float

    def since(self, before: "Used") -> "Used":
        """What was used in between."""
        return Used(answering=self.answering - before.answering, beside=self.beside - before.beside)


def used_by(process: int) -> Used:
    """So far, by a process that runs."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return Used(answering=_seconds(process), beside=sum(_seconds(int(each)) for each in children))


def _seconds(process: int) -> float:
    after_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / TICKS
