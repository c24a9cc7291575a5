"""What somebody wrote, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A message that somebody wrote. `reply_to` is the id of the message that it replies to, and
    `about` the session whose buttons hang under that."""

    person: int
    chat_id: int
    message_id: int
    text: str
    reply_to: int | None = None
    about: int | None = None

    @property
    def behind_command(self) -> str:
        """The words behind the command that it begins with; "" if it begins with none."""
        command, *words = self.text.split(maxsplit=1) or [""]
        return "".join(words) if command.startswith("/") else ""
