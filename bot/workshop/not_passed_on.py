"""Why what somebody wrote on a page in a quiet word was not passed on."""

from bot.workshop.errors import WorkshopError


class QuietWordOver(WorkshopError):
    """What somebody wrote on a page was for a quiet word that is over."""

    name = "quiet_word_over"


class QuietWordCutOff(WorkshopError):
    """The same, where the program was started anew since."""

    name = "quiet_word_cut_off"
