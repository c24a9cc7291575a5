"""Draws the layers in architecture.md from what imports what: `python -m docs.draw_layers`.

The layers are those of import-linter's first contract in pyproject.toml, and so are the rooms; the
arrows are read from the imports themselves. A test holds the page to what this draws.
"""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "architecture.md"
MARKED = re.compile(r"(?<=<!-- layers -->\n).*(?=\n<!-- /layers -->)", re.DOTALL)
# Only these are parsed: all of the program is twenty times as much.
IMPORTS = re.compile(
    r"^ *(from [\w.]+ import (?:\([^)]*\)|.*)|import [\w.]+(?: as \w+)?)(?= *(?:#|$))", re.MULTILINE
)

Layers = tuple[tuple[str, ...], ...]
Arrows = Mapping[str, frozenset[str]]


def main() -> None:
    """Put the picture into the page, in the place of the one that stands there."""
    page = PAGE.read_text(encoding="utf-8")
    picture = drawn(ROOT)
    PAGE.write_text(MARKED.sub(lambda _: picture, page), encoding="utf-8")


def drawn(root: Path) -> str:
    """The picture, and below it a table of all that each room imports."""
    layers = layers_of(root)
    arrows = arrows_between([room for layer in layers for room in layer], root)
    table = (f"| `{room}` | {_listed(arrows[room])} |" for layer in layers for room in layer)
    return "\n".join([*_picture(layers, arrows), "", "| room | imports |", "|---|---|", *table])


def layers_of(root: Path) -> Layers:
    """The rooms of each layer, the highest first."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return tuple(tuple(layer.split(" | ")) for layer in layers)


def arrows_between(rooms: list[str], root: Path) -> Arrows:
    """Which rooms each room imports, itself left out."""
    found: dict[str, set[str]] = {room: set() for room in rooms}
    for module, path in modules_of(root):
        room = room_of(module, rooms)
        if room is not None:
            found[room] |= {to for name in _imported(path) if (to := room_of(name, rooms))}
    return {room: frozenset(to - {room}) for room, to in found.items()}


def modules_of(root: Path) -> Iterator[tuple[str, Path]]:
    """Every module of the program by its name, packages by that of their __init__."""
    for package in ("bot", "handlers", "storage"):
        for path in sorted((root / package).rglob("*.py")):
            yield ".".join(path.relative_to(root).with_suffix("").parts), path


def room_of(name: str, rooms: list[str]) -> str | None:
    """The room that a module, or something in it, belongs to. None: it is in none."""
    for room in rooms:
        if f"{name}.".startswith(f"{room}."):
            return room
    return None


def _imported(path: Path) -> Iterator[str]:
    """The full name of everything that a module imports; relative imports are not used here."""
    found = IMPORTS.findall(path.read_text(encoding="utf-8"))
    for node in ast.walk(ast.parse("\n".join(found))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _picture(layers: Layers, arrows: Arrows) -> Iterator[str]:
    yield from ("```mermaid", "flowchart TB")
    for number, layer in enumerate(layers, 1):
        yield f'    subgraph layer{number} [" "]'
        yield from (f"        {_key(room)}[{room}]" for room in layer)
        yield "    end"
    for room in arrows:
        targets = sorted(arrows[room] - _reached_on_the_way(room, arrows))
        yield from (f"    {_key(room)} --> {_key(to)}" for to in targets)
    yield "```"


def _reached_on_the_way(room: str, arrows: Arrows) -> set[str]:
    """What a room's neighbours reach anyway: without these arrows the picture can be read."""
    reached: set[str] = set()
    waiting = [to for neighbour in arrows[room] for to in arrows[neighbour]]
    while waiting:
        to = waiting.pop()
        if to not in reached:
            reached.add(to)
            waiting.extend(arrows[to])
    return reached


def _key(room: str) -> str:
    return room.replace(".", "_").replace("__", "")


def _listed(rooms: frozenset[str]) -> str:
    return ", ".join(f"`{room}`" for room in sorted(rooms)) or "–"


if __name__ == "__main__":
    main()
