"""Which updates were passed on, so that none is twice: nothing of that is written down."""

UPDATES_KNOWN = 10_000


class PassedOnce:
    """The newest updates that were dealt with."""

    def __init__(self) -> None:
        self._dealt_with: dict[int, None] = {}

    def is_new(self, update_id: int | None) -> bool:
        """Whether an update was not dealt with yet: what is passed on twice is worse than lost."""
        if update_id is None or update_id in self._dealt_with:
            return update_id is None
        self._dealt_with[update_id] = None
        if len(self._dealt_with) > UPDATES_KNOWN:
            del self._dealt_with[next(iter(self._dealt_with))]
        return True
