"""What waits for somebody to look, one text after the other, and what can be decided of it."""

from bot.facilitation.reviewing import UnderReview
from bot.facilitation.to_review import ToReview
from bot.texts import Texts
from bot.workshop.review import Verdict
from bot.workshop.session import Session
from handlers.views.buttons import Button, Rows, Verb, button
from handlers.views.in_the_open import key_in
from handlers.views.places import heading
from handlers.views.view import View, paragraphs, said, say

WAITING, ALL = "w", "a"
WRITTEN = {Verdict.INCLUDED: "i", Verdict.MASKED: "m", Verdict.LEFT_OUT: "l"}
READ = {written: verdict for verdict, written in WRITTEN.items()}


def look_button(texts: Texts, session: Session, count: int) -> Button:
    """[To look at: 3], in the panel."""
    return button(texts("review.look_button", count=count), Verb.REVIEW, session.id, WAITING)


def review_button(texts: Texts, session_id: int, group: str = "") -> Button:
    """[Review …], for all that is held back or was taken out."""
    label = texts("review.button") + (f" · {group}" if group else "")
    return button(label, Verb.REVIEW, session_id, ALL)


def review(texts: Texts, under: UnderReview) -> View:
    """One text, where it belongs, and the buttons; or that there is nothing."""
    here = under.here
    if here is None:
        waits = key_in(under.session, "review.nothing_waits", "review.nothing_waits_open")
        nothing = texts("review.nothing" if under.everything else waits)
        return View(paragraphs(nothing, _may_be_same(texts, under)), _to_same_words(texts, under))
    head = texts("review.head", number=under.at + 1, count=len(under.texts))
    masked = here.masked
    text = paragraphs(
        f"{head}\n{_where(texts, under.session, here)}",
        say(texts, "review.text", text=said(here.text)),
        say(texts, "review.masked", text=said(masked)) if masked is not None else "",
        texts("review.in_distress") if here.may_need_a_person and under.session.is_live else "",
        _stands(texts, here)
        if under.everything
        else texts(key_in(under.session, "review.how", "review.how_open")),
        _may_be_same(texts, under),
    )
    rows = (*_verdicts(texts, under, here), *_ways(texts, under), *_to_same_words(texts, under))
    return View(text, rows)


def _how(texts: Texts, session: Session) -> str:
    return texts(key_in(session, "review.how", "review.how_open"))


def _where(texts: Texts, session: Session, here: ToReview) -> str:
    return paragraphs(heading(texts, session, here.value), texts(f"review_kind.{here.kind}"))


def _stands(texts: Texts, here: ToReview) -> str:
    if here.is_struck:
        return texts("review.is_struck")
    return texts(f"reviewed.{here.verdict or Verdict.LEFT_OUT}")


def _verdicts(texts: Texts, under: UnderReview, here: ToReview) -> Rows:
    include = "review.include_button" if under.everything else "review.let_in_button"
    labels = {Verdict.INCLUDED: texts(include)}
    if here.masked is not None:
        labels[Verdict.MASKED] = texts("review.mask_button")
    labels[Verdict.LEFT_OUT] = texts("review.leave_out_button")
    mode = ALL if under.everything else WAITING
    at = (under.session.id, mode, here.key)
    return (tuple(button(labels[one], Verb.DECIDE, *at, WRITTEN[one]) for one in labels),)


def _may_be_same(texts: Texts, under: UnderReview) -> str:
    return texts("review.maybe_same") if under.maybe_same is not None else ""


def _to_same_words(texts: Texts, under: UnderReview) -> Rows:
    """[May be the same: 3], to the words of the first value that has some."""
    same = under.maybe_same
    if same is None:
        return ()
    label = texts("review.maybe_same_button", count=same.pairs)
    return ((button(label, Verb.SAME_WORDS, under.session.id, same.value),),)


def _ways(texts: Texts, under: UnderReview) -> Rows:
    mode, at = ALL if under.everything else WAITING, under.at
    before, after = under.texts[max(0, at - 1) : at], under.texts[at + 1 : at + 2]
    ways = [
        button(texts(key), Verb.REVIEW, under.session.id, mode, one.key)
        for key, found in (("review.before_button", before), ("review.after_button", after))
        for one in found
    ]
    return (tuple(ways),) if ways else ()
