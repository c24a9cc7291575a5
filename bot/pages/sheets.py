"""What a person's page says of questions and of round-ups: sentences, ready for a template."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from bot.facilitation.own_words import marks_of
from bot.facilitation.persons_page import PersonsPage, PostedRoundUp
from bot.noticing.distress import needs_a_person
from bot.pages.drawing import PageTexts, isolated
from bot.round_up.sheets import SheetQuote
from bot.workshop.at_work import AtWork
from bot.workshop.card import Card, CardState, OwnWords
from bot.workshop.session import Session
from bot.workshop.standing import Standing

ONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with what somebody sent, and what they had written: it stands in the form
    still. `form` is the id of the form, `place` the workshop that it belongs to.
    `anew`: what is sent from it now counts as something else."""

    place: str
    form: str
    sentence: Markup
    typed: str
    anew: bool = False


@dataclass(frozen=True, slots=True)
class SaidHere:
    """Words of one's own on a page; `standing` says how they stand, if there is anything to say."""

    key: str
    text: str
    shown: Markup
    form: str
    wrong: Wrong | None


@dataclass(frozen=True, slots=True)
class CardShown:
    """A question as a page shows it. `id` is the same for the same question; `asks`: whether it is
    open; `form`: whether something can be said to it; `behind` says what it was, where the workshop
    has gone on while somebody was writing."""

    id: str
    card: Card
    asked: Markup
    label: str
    said: tuple[SaidHere, ...]
    how: Markup
    behind: Markup
    passed: bool
    wrong: Wrong | None
    once: str = field(default_factory=lambda: secrets.token_urlsafe(ONCE_BYTES))

    @property
    def is_open(self) -> bool:
        return self.card.is_open

    @property
    def is_asked(self) -> bool:
        """Whether it is what the person is asked now, or what thoughts belong to."""
        return self.card.is_open or self.card.takes_thoughts

    @property
    def at_work(self) -> tuple[AtWork, ...]:
        """What can be said of whether the value is so where one works, if that is asked here."""
        return tuple(AtWork) if self.card.asks_at_work else ()

    @property
    def has_struck(self) -> bool:
        """Whether facilitators took something out that may be said of it."""
        return _has_struck(self.card.words)

    @property
    def is_late_for_cloud(self) -> bool:
        """Whether something came after the cloud had been seen."""
        return any(word.waits for word in self.card.words)

    @property
    def takes_words(self) -> bool:
        """Whether something can be said to it, now or for the report."""
        return self.card.may_change


@dataclass(frozen=True, slots=True)
class EarlierShown:
    """Earlier words of which there is something to be told, and `why` they stand as they do.
    `takes_words`: whether they can be said another way."""

    said: tuple[SaidHere, ...]
    why: tuple[Markup, ...]
    takes_words: bool
    once: str = field(default_factory=lambda: secrets.token_urlsafe(ONCE_BYTES))


@dataclass(frozen=True, slots=True)
class PostShown:
    """A round-up as a page shows it."""

    id: str
    scope: str
    heading: Markup
    themes: tuple[tuple[str, str, tuple[str, ...]], ...]
    also_said: tuple[str, ...]
    raised: str
    recognised: int
    is_recognised: bool
    may_add: bool
    wrong: Wrong | None
    once: str = field(default_factory=lambda: secrets.token_urlsafe(ONCE_BYTES))


def cards_shown(
    say: PageTexts, page: PersonsPage, wrong: Mapping[str, Wrong]
) -> tuple[CardShown, ...]:
    """The questions of a page, in its order."""
    return tuple(_card(say, card, wrong) for card in page.cards)


def earlier_shown(
    say: PageTexts, page: PersonsPage, wrong: Mapping[str, Wrong]
) -> EarlierShown | None:
    """Words to other questions, each after the name of its value; None if there are none."""
    if not page.earlier:
        return None
    titles = [page.session.plan.values[one.value].title for one in page.earlier]
    said = [_said(say, one.own, wrong) for one in page.earlier]
    too_late = {t: None for t, one in zip(titles, page.earlier, strict=True) if one.own.waits}
    return EarlierShown(
        said=tuple(
            replace(one, shown=say("page.earlier_word", title=title, word=one.shown))
            for title, one in zip(titles, said, strict=True)
        ),
        why=(
            *((say("page.struck_why"),) if _has_struck(one.own for one in page.earlier) else ()),
            *(say("cloud.late", title=title) for title in too_late),
        ),
        takes_words=page.attends and page.session.is_live,
    )


def _has_struck(words: Iterable[OwnWords]) -> bool:
    """Whether facilitators took something out that may be said of it: to somebody in distress
    nothing is said that sounds like blame."""
    struck = (word for word in words if word.standing is Standing.STRUCK)
    return any(not needs_a_person(word.text) for word in struck)


def heading(say: PageTexts, session: Session) -> Markup:
    """Which value it is."""
    at, course = session.position.value, session.course
    return say(
        "page.heading",
        number=course.place_of(at) + 1,
        count=len(course.order),
        title=session.value.title,
    )


def _card(say: PageTexts, card: Card, wrong: Mapping[str, Wrong]) -> CardShown:
    question = card.question
    at = f"{question.value}-{'q' if question.prompt is None else question.prompt}"
    return CardShown(
        id=f"card-{at}",
        card=card,
        asked=_asked(say, card),
        label=say("page.your_words" if question.is_gut else "page.your_answer"),
        said=tuple(_said(say, word, wrong) for word in card.words),
        how=_how(say, card),
        behind=say("page.behind", title=card.session.plan.values[question.value].title),
        passed=card.passed,
        wrong=wrong.get(f"say-{at}"),
    )


def _asked(say: PageTexts, card: Card) -> Markup:
    value = card.session.plan.values[card.question.value]
    prompt = card.question.prompt
    if prompt is not None:
        count = len(value.prompts)
        return say("page.prompt", number=prompt + 1, count=count, prompt=value.prompts[prompt])
    if value.question is None:
        return say("page.thoughts")
    return say("page.question", question=value.question)


def _said(say: PageTexts, word: OwnWords, wrong: Mapping[str, Wrong]) -> SaidHere:
    shown, masked = isolated(word.text), say("receipt.word", word=isolated(word.masked or ""))
    for key in marks_of(word):
        shown = say(key, word=shown, masked=masked)
    form = f"change-{word.id.hex()}"
    return SaidHere(word.id.hex(), word.text, shown, form, wrong.get(form))


def _how(say: PageTexts, card: Card) -> Markup:
    """How to answer, or why not."""
    if card.takes_thoughts:
        has_question = card.session.value.question is not None
        return say("card.closed_here" if has_question else "card.value_here")
    if card.asking is not CardState.OPEN:
        return say("page.late" if card.may_change else f"card.{card.asking}")
    if not card.question.is_gut:
        return say("page.how_answer")
    if not card.words:
        return say("question.how", limit=card.session.plan.responses_per_person)
    return say("card.full") if card.room == 0 else say("card.room", count=card.room)


def posts_shown(
    say: PageTexts, page: PersonsPage, wrong: Mapping[str, Wrong]
) -> tuple[PostShown, ...]:
    """The round-ups of a page, in its order."""
    return tuple(_post(say, post, wrong) for post in page.posts)


def _post(say: PageTexts, post: PostedRoundUp, wrong: Mapping[str, Wrong]) -> PostShown:
    sheet, scope = post.sheet, post.scope
    return PostShown(
        id=f"post-{scope.written}",
        scope=scope.written,
        heading=_post_heading(say, post),
        themes=tuple(
            (
                theme.name_in(say.language),
                _of(say, post, theme.people, theme.spread),
                _quotes(theme.quotes),
            )
            for theme in sheet.themes
        ),
        also_said=_quotes((*sheet.also_said, *sheet.both_sides, *sheet.added)),
        raised=", ".join(theme.name_in(say.language) for theme in sheet.raised),
        recognised=post.reception.recognised,
        is_recognised=post.is_recognised,
        may_add=scope.value is not None,
        wrong=wrong.get(f"missing-{scope.written}"),
    )


def _post_heading(say: PageTexts, post: PostedRoundUp) -> Markup:
    scope, plan = post.scope, post.sheet.session.plan
    if scope.value is None:
        return say("page.across", title=plan.title)
    value = plan.values[scope.value]
    if scope.prompt is None:
        return say("page.round_up", title=value.title)
    return say("page.round_up_prompt", prompt=value.prompts[scope.prompt])


def _of(say: PageTexts, post: PostedRoundUp, people: int, spread: int) -> str:
    if post.sheet.is_across:
        return say("across.of", spread=spread, values=post.sheet.values)
    return say("round_up.of", count=people, people=post.sheet.answered)


def _quotes(quotes: Sequence[SheetQuote]) -> tuple[str, ...]:
    return tuple(quote.marked for quote in quotes)
