"""Plans that follow their folder: what is put into it can be chosen without a restart."""

import logging
from collections.abc import ItemsView, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from bot.plan_file.faults import PlanFileError
from bot.plan_file.loading import available
from bot.texts import REFERENCE, load
from bot.workshop.plan import Plan

MOST_LINES = 20
log = logging.getLogger(__name__)

Looks = tuple[tuple[str, int, int], ...]


class FollowedPlans(Mapping[str, Plan]):
    """The built-in plans and those of a folder, read anew when a file in it has changed. While one
    can't be read, all stay as they were, and the log says why. The plan `kept` stays in any case:
    new workshops begin with it. Those `beside` them come from elsewhere."""

    def __init__(
        self, folder: Path | None, kept: str, beside: Mapping[str, Plan] = MappingProxyType({})
    ) -> None:
        """Raises PlanFileError."""
        self._folder = folder
        self._kept = kept
        self._beside = beside
        self._looks = _looks(folder)
        self._plans = {**available(folder), **beside}

    def __getitem__(self, name: str) -> Plan:
        return self._now()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now())

    def __len__(self) -> int:
        return len(self._now())

    def items(self) -> ItemsView[str, Plan]:
        """All at one moment: a folder may change between two looks at it."""
        return self._now().items()

    def _now(self) -> dict[str, Plan]:
        looks = _looks(self._folder)
        if looks != self._looks:
            self._looks = looks
            self._read()
        return self._plans

    def _read(self) -> None:
        try:
            plans = {**available(self._folder), **self._beside}
        except PlanFileError as error:
            for line in error.told(load(REFERENCE))[:MOST_LINES]:
                log.warning("plans stay as they were: %s", line)
            return
        if self._kept not in plans and self._kept in self._plans:
            plans[self._kept] = self._plans[self._kept]
        self._plans = plans
        log.info("plans were read anew: %d", len(plans))


def _looks(folder: Path | None) -> Looks:
    """How the files look from outside; nothing where they can't be seen."""
    if folder is None:
        return ()
    try:
        seen = [(path.name, path.stat()) for path in sorted(folder.glob("*.toml"))]
    except OSError:
        return ()
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in seen)
