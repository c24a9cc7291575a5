"""Why a quiet word does not begin, or what somebody writes is not passed on in one."""

from bot.workshop.errors import NotJoined, WorkshopError


class WhichQuietWord(WorkshopError):
    """Several people talk with the person at once, and nothing says whom this is for."""

    name = "which_quiet_word"


class OnlyTextIsPassedOn(WorkshopError):
    """A picture or a voice would say who it is."""

    name = "only_text_is_passed_on"


class YouAreTurnedTo(WorkshopError):
    """The person is the one whom others can turn to."""

    name = "you_are_turned_to"


class HasToJoin(NotJoined):
    """Whoever follows the link of a private session takes part in it first."""

    name = "has_to_join"


class NotToldApart(WorkshopError):
    """A message from before a restart is edited: it may have been a quiet word, and is kept
    nowhere."""

    name = "not_told_apart"


class ReplyNotToldApart(WorkshopError):
    """A reply to a message of one's own from before a restart, which may have been a quiet word."""

    name = "reply_not_told_apart"


class TooManyQuietWords(WorkshopError):
    """Somebody has asked for one again and again within minutes."""

    name = "too_many_quiet_words"


class QuietWordOver(WorkshopError):
    """What somebody wrote on a page was for a quiet word that is over."""

    name = "quiet_word_over"


class QuietWordCutOff(WorkshopError):
    """The same, where the program was started anew since."""

    name = "quiet_word_cut_off"
