"""What facilitators are shown of what people found missing in a round-up."""

from functools import partial

from bot.facilitation.notices import Notice
from bot.texts import Texts
from bot.workshop.session import Mode
from handlers.views import draft
from handlers.views.buttons import Rows
from handlers.views.recognising import asked_about
from handlers.views.spoken import one_after_another
from handlers.views.view import MAX_TEXT, View, count_units, paragraphs, said, say, split_list

MARGIN = 200  # UTF-16 units for "and so many more"


def notice(texts: Texts, shown: Notice) -> View:
    """Tells a facilitator what was added to a round-up, as much of it as one message holds."""
    asked = partial(asked_about, session=shown.session, scope=shown.scope)
    if not shown.added:
        return View(say(texts, "recognise.all_taken_back", asked=asked))
    head = say(texts, "recognise.notice", asked=asked)
    unnamed = ["recognise.notice_private"] if shown.session.mode is Mode.PRIVATE else []
    foot = one_after_another(texts, *unnamed, "recognise.notice_foot")
    lines = [texts("recognise.addition", text=said(text)) for text in shown.added]
    room = MAX_TEXT - MARGIN - count_units(paragraphs(head, foot))
    kept, left = split_list(lines, "\n", room)
    more = texts("recognise.more", count=left) if left else ""
    return View(paragraphs(head, "\n".join(kept), more, foot), _draft(texts, shown))


def _draft(texts: Texts, shown: Notice) -> Rows:
    return ((draft.see_button(texts, shown.session, shown.scope),),)
