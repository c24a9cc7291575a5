"""`python -m benchmarks [NAME …]`: run benchmarks, print a table each, fail where a row misses.

Each module beside this one that has `rows() -> list[Row]` is a benchmark.
"""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Iterable, Sequence

import benchmarks
from benchmarks.table import Row, drawn

NOT_BENCHMARKS = {
    "__main__",
    "hostile_texts",
    "marked_answers",
    "said_in_distress",
    "said_names",
    "said_words",
    "table",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run those that were named, or all. 0: every number was kept; 1: one was not."""
    names = available()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="one of " + ", ".join(names))
    parser.add_argument("--list", action="store_true", help="only say which there are")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.names if name not in names]
    if unknown:
        parser.error(f"there is no {unknown[0]}; there are {', '.join(names)}")
    if options.list:
        print("\n".join(names))
        return 0
    return 1 if misses(options.names or names) else 0


def available() -> list[str]:
    """The names of all benchmarks."""
    modules = pkgutil.iter_modules(benchmarks.__path__)
    found = (module.name for module in modules if not module.ispkg)
    return sorted(name for name in found if name not in NOT_BENCHMARKS)


def misses(names: Iterable[str]) -> list[Row]:
    """Run and print; the rows that missed their number."""
    missed: list[Row] = []
    for name in names:
        rows = importlib.import_module(f"benchmarks.{name}").rows()
        print(drawn(name, rows), flush=True)
        missed += [row for row in rows if row.misses]
    return missed


if __name__ == "__main__":
    sys.exit(main())
