"""What the person at the keyboard is told."""

import io
import sys


class CannotDo(Exception):
    """What was asked for is not possible. Each of `lines` says why and what to do instead."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def say(line: str) -> None:
    """Print a line at once, so that whoever watches sees what goes on."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def complain(line: str) -> None:
    """Print a line where errors go."""
    sys.stderr.write(f"gair: {line}\n")
    sys.stderr.flush()


def take_any_letter() -> None:
    """Let a terminal that lacks a letter show a question mark in its place, and not stop us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
