"""How much memory a program has had, with all that it has started."""

from pathlib import Path


def at_peak(process: int) -> float:
    """In MB, of a process and those that it has started."""
    return sum(_peak(number) for number in _family(process))


def _family(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(each for child in children for each in _family(int(child)))]


def _peak(process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1000
    return 0.0
