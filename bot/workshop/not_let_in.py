"""Why somebody may not take part in a session, or not lead it: errors of their own.

They name their texts as all errors do (bot.workshop.errors).
"""

from bot.workshop.errors import WorkshopError


class CantAskTelegram(WorkshopError):
    """Whether somebody still may could not be asked just now: nothing has happened."""

    name = "cant_ask_telegram"


class CantSeeAdmins(WorkshopError):
    """Telegram does not let the bot see who the admins of the group are."""

    name = "cant_see_admins"


class NotInGroup(WorkshopError):
    """The bot is not in the group any more, so nobody can say who its admins are."""

    name = "not_in_group"


class LastFacilitator(WorkshopError):
    """Somebody who leads alone can't stop leading."""

    name = "last_facilitator"
