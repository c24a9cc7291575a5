"""What the Bot API says when it does not do something: code, exact description, parameters.

The sentences are those of the official server (tdlib/telegram-bot-api, Client.cpp) and of TDLib.
"""

from typing import Any, Self


class ApiRefusal(Exception):
    """The answer `{"ok": false, …}`: HTTP status `code`, `description`, `parameters` if any."""

    def __init__(
        self, code: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    @classmethod
    def bad(cls, reason: str) -> Self:
        """400: something is wrong with the request."""
        return cls(400, f"Bad Request: {reason}")

    @classmethod
    def forbidden(cls, reason: str) -> Self:
        """403: the bot may not do this there."""
        return cls(403, f"Forbidden: {reason}")

    @classmethod
    def too_many(cls, retry_after: int) -> Self:
        """429: not before `retry_after` seconds have passed."""
        return cls(
            429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after}
        )

    @classmethod
    def upgraded(cls, new_chat_id: int) -> Self:
        """400 with the id of the supergroup that the group has become."""
        return cls(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": new_chat_id},
        )

    def envelope(self) -> dict[str, Any]:
        """The body of the answer."""
        body = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters is not None:
            body["parameters"] = self.parameters
        return body


UNAUTHORIZED = "Unauthorized"
NOT_FOUND = "Not Found"
METHOD_NOT_FOUND = "Not Found: method not found"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
POLLER_STOPPED_BY_WEBHOOK = "Conflict: terminated by setWebhook request"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
