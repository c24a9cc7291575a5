"""One word, one thing: no name of a class or type is given to two things in the program."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import telegram

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "handlers", "storage")
# The rehearsal plays Telegram: what is a Message or a Chat there is what Telegram calls one.
TELEGRAMS_WORLD = ROOT / "bot" / "rehearsal" / "bot_api"
EXCUSED = {
    "Kind": "of an announcement, and of a message that was shown: each is that of its table",
    "Noted": "what was kept of whatever somebody wrote, and among that a note that was taken down",
}
# A file without either defines nothing: it need not be parsed.
PERHAPS_DEFINES = re.compile(r"^\s*class |^[A-Z]\w*[a-z]\w* *=", re.MULTILINE)


def defined(tree: ast.Module) -> Iterator[str]:
    """The public classes of a module, and its names of types; names of type variables are none."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            is_variable = name.isupper() or "TypeVar(" in ast.unparse(node.value)
            if name[0].isupper() and not is_variable:
                yield name


def modules_by_name(root: Path) -> dict[str, set[Path]]:
    found: defaultdict[str, set[Path]] = defaultdict(set)
    for package in PACKAGES:
        for path in (root / package).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            for name in defined(ast.parse(text)) if PERHAPS_DEFINES.search(text) else ():
                is_telegrams = TELEGRAMS_WORLD in path.parents and hasattr(telegram, name)
                if not name.startswith("_") and not is_telegrams:
                    found[name].add(path.relative_to(root))
    return found


def shared(found: dict[str, set[Path]]) -> dict[str, list[str]]:
    return {
        name: sorted(map(str, paths))
        for name, paths in found.items()
        if len(paths) > 1 and name not in EXCUSED
    }


def test_no_two_things_have_one_name():
    found = modules_by_name(ROOT)

    assert {"Session", "Scope", "Transaction", "Press", "Row"} <= found.keys()
    assert shared(found) == {}


def test_a_second_thing_of_the_same_name_is_noticed(tmp_path):
    for name, text in (
        ("a", "class Place: ..."),
        ("b", "Place = tuple[int, int]"),
        ("c", "PLACE = 1"),
    ):
        (tmp_path / "bot" / name).mkdir(parents=True)
        (tmp_path / "bot" / name / "one.py").write_text(text, encoding="utf-8")

    assert shared(modules_by_name(tmp_path)) == {"Place": ["bot/a/one.py", "bot/b/one.py"]}
