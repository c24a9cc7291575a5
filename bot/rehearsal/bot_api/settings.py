"""What a bot has set about itself: commands, menus, descriptions, webhook."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, kw_only=True)
class BotSettings:
    """Commands by (scope, language), menu buttons by chat (None: all), texts by (kind, language).

    A scope is its JSON in one form: `type`, `type:chat` or `type:chat:user`.
    """

    commands: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)
    menu_buttons: dict[int | None, dict[str, Any]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    webhook: str = ""
    webhook_connections: int = 40
