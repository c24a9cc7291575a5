"""What can be wrong with something that a person did.

An error names a text (`error.<name>` in bot/texts) and its placeholders; it never carries a
sentence, so that each person can be told in their own language.
"""

from typing import ClassVar


class WorkshopError(Exception):
    """Somebody did what can't be done; `name` is the key of the sentence that tells them."""

    name: ClassVar[str]

    def __init__(self, **placeholders: str | int) -> None:
        super().__init__(self.name)
        self.placeholders = placeholders


class NotNow(WorkshopError):
    """The session is at a stage where this is not possible."""

    name = "not_now"


class OwnWordsFirst(WorkshopError):
    """Others' words are shown to who has answered or passed."""

    name = "own_words_first"


class TooFewYet(WorkshopError):
    """Words of so few people may be shown that nobody may see any."""

    name = "too_few_yet"


class AlreadyMoved(WorkshopError):
    """The button belongs to an earlier step: a colleague, or the same finger, was faster."""

    name = "already_moved"


class LastValue(WorkshopError):
    """No value would be left to be run."""

    name = "last_value"


class PlansForLeaders(WorkshopError):
    """Only who leads workshops here, or is named in the settings, may send a plan."""

    name = "plans_for_leaders"


class TooManyPlans(WorkshopError):
    """Somebody keeps as many plans as one may."""

    name = "too_many_plans"


class FileTooLarge(WorkshopError):
    """A file is larger than any plan."""

    name = "file_too_large"


class FileUnread(WorkshopError):
    """Telegram did not hand out a file."""

    name = "file_unread"


class NothingToUndo(WorkshopError):
    """No move was made, or the last one was too long ago."""

    name = "nothing_to_undo"


class NotAFacilitator(WorkshopError):
    """Only facilitators of the session may do this."""

    name = "not_a_facilitator"


class SeveralLed(WorkshopError):
    """Somebody leads several sessions, and has not said which of them is meant."""

    name = "several_led"


class NotedAlready(WorkshopError):
    """The message is a note already, in this session or in another one."""

    name = "noted_already"


class NotAnAdmin(WorkshopError):
    """Only an admin of the group, or somebody named in the configuration, may do this."""

    name = "not_an_admin"


class NotLetIn(WorkshopError):
    """Whoever runs the bot has not said that it works in this group."""

    name = "not_let_in"


class NoSession(WorkshopError):
    """There is no session here that this could belong to."""

    name = "no_session"


class NotJoined(WorkshopError):
    """The person has not joined a session, so nothing of theirs is kept."""

    name = "not_joined"


class CommandTyped(WorkshopError):
    """What is a command in chats was typed on a page, where it is none."""

    name = "command_typed"


class HasLeft(NotJoined):
    """The person has left the session, so nothing of theirs is kept until they come back."""

    name = "has_left"


class HasLeftOpen(HasLeft):
    """The same of an open session, which nobody joins: who replies in its group is back."""

    name = "has_left_open"


class LeftAsItWas(NotJoined):
    """The person has left the session, and what they said there stays as it is."""

    name = "left_as_it_was"


class OnlyLeads(NotJoined):
    """Somebody who leads a session, and has not joined it, wrote where buttons are pressed."""

    name = "only_leads"


class SessionOver(WorkshopError):
    """The session that this belongs to has ended."""

    name = "session_over"


class AnotherIsOpen(SessionOver):
    """The session has ended; in its `group` another is open, which the person has not joined."""

    name = "another_is_open"


class NothingSaid(WorkshopError):
    """The message holds nothing that could be shown: empty, or characters that nobody sees."""

    name = "nothing_said"


class ResponseTooLong(WorkshopError):
    """A response has more than `limit` characters."""

    name = "response_too_long"


class ResponseOrAnswer(ResponseTooLong):
    """The same, where it may be meant as an answer to a prompt that was asked before."""

    name = "response_or_answer"


class AnswerTooLong(WorkshopError):
    """An answer or note has more than `limit` characters."""

    name = "answer_too_long"


class TooManyAnswers(WorkshopError):
    """The person has said `limit` things to this question already."""

    name = "too_many_answers"


class TooMuchSaid(WorkshopError):
    """The person has said `limit` things in this session already."""

    name = "too_much_said"


class TooManyNotes(WorkshopError):
    """There are `limit` notes to this question already."""

    name = "too_many_notes"


class NothingThere(WorkshopError):
    """What the button belongs to was removed before, or is somebody else's."""

    name = "nothing_there"


class NothingToRoundUp(WorkshopError):
    """Fewer people than the minimum have said something, so nothing may be posted."""

    name = "nothing_to_round_up"


class NothingArchived(WorkshopError):
    """No session that has ended belongs to this person."""

    name = "nothing_archived"


class NothingToCombine(WorkshopError):
    """No two sessions of one plan have ended whose archives this person may have."""

    name = "nothing_to_combine"


class TooFewToCombine(WorkshopError):
    """Fewer than two sessions were chosen."""

    name = "too_few_to_combine"


class TooManyToCombine(WorkshopError):
    """More sessions were chosen than a button can carry."""

    name = "too_many_to_combine"


class GroupsUnnamed(WorkshopError):
    """What was written says no names of groups, or not one for each."""

    name = "groups_unnamed"


class TooManyToCompare(WorkshopError):
    """More groups were chosen than can stand side by side: `most` can."""

    name = "too_many_to_compare"


class PlansDiffer(WorkshopError):
    """Sessions of different plans were chosen."""

    name = "plans_differ"


class SessionGone(WorkshopError):
    """Session `number`, which was chosen, has been deleted."""

    name = "session_gone"


class OnlyText(WorkshopError):
    """The message is a picture, a voice message or a file; only words can be kept."""

    name = "only_text"


class NotJoinedAnywhere(NotJoined):
    """The same, while workshops go on that nobody joins: people reply in the group."""

    name = "not_joined_anywhere"


class NotOwnWords(WorkshopError):
    """The message is forwarded, and somebody else wrote it."""

    name = "not_own_words"


class TakesPartInNone(NotJoined):
    """The person asks for something of the session that they take part in, and there is none."""

    name = "takes_part_in_none"


class TakesPartNoMore(NotJoined):
    """The person has left this session already."""

    name = "takes_part_no_more"


class BeforeTheQuestion(WorkshopError):
    """The message stands above the first question that its author was shown."""

    name = "before_the_question"


class NotBegun(WorkshopError):
    """The session has not begun: there is no question yet."""

    name = "not_begun"


class TakenBack(WorkshopError):
    """The edited message's words were taken back before."""

    name = "taken_back"


class Sealed(WorkshopError):
    """The session was sealed: nobody can tell any more whose words are whose."""

    name = "sealed"


class TooLate(WorkshopError):
    """The session was sealed: nothing can be added to it any more."""

    name = "too_late"


class WrongCode(WorkshopError):
    """What somebody typed is meant as a code, and is that of no live session."""

    name = "wrong_code"


class CodeNotKept(WorkshopError):
    """The code of a live session is in what somebody said, and would be kept with it."""

    name = "code_not_kept"


class TooManyGuesses(WorkshopError):
    """Too many codes were typed that are none."""

    name = "too_many_guesses"


class TooFast(WorkshopError):
    """One person sends so much that they are asked to wait."""

    name = "too_fast"


class TooFastPress(TooFast):
    """One person presses so much that they are asked to wait; there is nothing to send again."""

    name = "too_fast_press"


class DraftChanged(WorkshopError):
    """People have edited or withdrawn words since the draft of the round-up was shown."""

    name = "draft_changed"


class EditGone(WorkshopError):
    """What a button of a draft would change is not in the draft any more."""

    name = "edit_gone"


class NoEditToUndo(WorkshopError):
    """Nothing was changed in this round-up that could be taken back."""

    name = "no_edit_to_undo"


class NotWorkedOut(WorkshopError):
    """The worker that makes round-ups failed; nothing has changed."""

    name = "not_worked_out"


class NameRefused(WorkshopError):
    """The name of a theme is empty, or has more than `limit` characters."""

    name = "name_refused"


class AboutRefused(WorkshopError):
    """What was sent is no form about a report, or has a text of more than `most` characters."""

    name = "about_refused"


class KeywordsRefused(WorkshopError):
    """What was sent is no name with keywords, or one that would match nothing or far too much."""

    name = "keywords_refused"


class NothingToSplit(WorkshopError):
    """None of the theme's sentences has the keywords in it."""

    name = "nothing_to_split"


class AskedAlready(WorkshopError):
    """A reply to a message that has had its answer."""

    name = "asked_already"
