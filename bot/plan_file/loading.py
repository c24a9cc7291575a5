"""Plans from files: the built-in ones, and those of a folder."""

from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from bot.plan_file.faults import PlanFault, PlanFaultKind, PlanFileError, fault
from bot.plan_file.reading import MAX_BYTES, read
from bot.toml_text import decoded
from bot.workshop.plan import Plan


def load(path: Path) -> Plan:
    """The plan of a file. Raises PlanFileError, also when it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        refused = fault(PlanFaultKind.FILE_UNREAD, file=str(path), why=str(error.strerror))
        raise PlanFileError(refused) from None
    return read(_decoded(content), path.stem)


def built_in() -> dict[str, Plan]:
    """The plans that come with the program, by name."""
    return dict(_built_in())


@cache
def _built_in() -> tuple[tuple[str, Plan], ...]:
    """Read once: they are part of the program, and don't change while it runs."""
    folder = files("bot").joinpath("plans")
    found = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    names = [file.removesuffix(".toml") for file in found]
    return tuple(
        (name, read(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"), name))
        for name in names
    )


def available(folder: Path | None) -> dict[str, Plan]:
    """The built-in plans and those of a folder's *.toml files, by name.

    A file of the same name takes the place of a built-in plan. Raises PlanFileError with the
    problems of all files, each with the file's name.
    """
    plans = built_in()
    if folder is None:
        return plans
    if not folder.is_dir():
        raise PlanFileError(fault(PlanFaultKind.NO_FOLDER, folder=str(folder)))
    problems: list[PlanFault] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            plans[path.stem] = load(path)
        except PlanFileError as error:
            problems += [replace(one, file=path.name) for one in error.faults]
    if problems:
        raise PlanFileError(*problems)
    return plans


def unread(folder: Path) -> list[str]:
    """The files of a folder that are taken for no plan, by name: Windows makes it `.toml.txt`."""
    files = (path for path in folder.iterdir() if path.is_file() and path.name[0] not in ".~")
    return sorted(path.name for path in files if path.suffix != ".toml")


def _decoded(content: bytes) -> str:
    """The text of a file; a file that was cut off at MAX_BYTES is refused by `read`."""
    try:
        return decoded(content)
    except UnicodeDecodeError as error:
        if len(content) > MAX_BYTES:
            return content.decode("utf-8", "replace")
        line = content.count(b"\n", 0, error.start) + 1
        raise PlanFileError(fault(PlanFaultKind.NOT_UTF8).at(line)) from None
