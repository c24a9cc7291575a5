"""One request of the bot: its parameters, however they came, and its uploaded files."""

import json
from dataclasses import dataclass, field
from typing import Any

from bot.rehearsal.bot_api.refusals import ApiRefusal


def as_number(given: object) -> int | None:
    """A whole number that may be written as text; None for anything else."""
    if isinstance(given, bool) or not isinstance(given, int | str):
        return None
    try:
        return int(given)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file part of a multipart request."""

    filename: str
    content_type: str
    content: bytes


@dataclass(slots=True, kw_only=True)
class Call:
    """A request: `parameters` are texts, or decoded JSON where the body was JSON."""

    method: str
    parameters: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The parameter as text, '' if it is missing."""
        value = self.parameters.get(name, "")
        if isinstance(value, str):
            return value
        return "" if value is None else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """The parameter as a whole number; what is none counts as 0, as on Telegram."""
        value = self.text(name)
        if not value:
            return default
        try:
            return int(value)
        except ValueError:
            return 0

    def flag(self, name: str) -> bool:
        """Whether the parameter says yes."""
        return self.text(name).strip().lower() in {"true", "yes", "1"}

    def decoded(self, name: str, *, called: str) -> Any:
        """The parameter's JSON, None if it is missing; `called` is its name in the refusal."""
        value = self.parameters.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise ApiRefusal.bad(f"can't parse {called} JSON object") from None

    def upload(self, reference: str) -> Upload | None:
        """The file that `reference` (`attach://part`, or the name of a part) points to."""
        return self.uploads.get(reference.removeprefix("attach://"))
