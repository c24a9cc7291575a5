"""Why somebody may not take part in a session, or not lead it: errors of their own.

They name their texts as all errors do (bot.workshop.errors).
"""

from bot.workshop.errors import NotJoined, WorkshopError


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


class JoiningClosed(WorkshopError):
    """The facilitators have closed joining: nobody new comes in."""

    name = "joining_closed"


class TakenOut(WorkshopError):
    """A facilitator took this person out of the session: they can't join it again."""

    name = "taken_out"


class SaidBySeveral(WorkshopError):
    """The words are those of several people, so they tell nobody who is meant."""

    name = "said_by_several"


class NotAMember(WorkshopError):
    """Only members of the group may join, and the person is none."""

    name = "not_a_member"


class CantSeeMembers(WorkshopError):
    """Only members of the group may join, and Telegram does not let the bot see who is one."""

    name = "cant_see_members"


class NotAgreed(NotJoined):
    """The person is just being asked to agree, and has not yet."""

    name = "not_agreed"
