"""How things stand on a person's page, in a few sentences: for who listens, and can't see that the
page has changed."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from bot.facilitation.persons_page import PersonsPage
from bot.pages import sheets
from bot.pages.drawing import PageTexts
from bot.pages.sheets import CardShown, EarlierShown, PostShown
from bot.workshop.scope import Scope
from bot.workshop.session import Stage


def how_it_stands(
    say: PageTexts,
    page: PersonsPage,
    cards: Sequence[CardShown],
    posts: Sequence[PostShown],
    earlier: EarlierShown | None,
) -> str:
    """What is asked now, or why nothing is, and the round-up that has come. It is the same until
    something else is, whatever people say meanwhile."""
    asked = [one.asked for one in cards if one.is_open]
    parts = list(_parts(say, page, asked))
    if page.attends and page.session.is_live:
        parts.append(say("page.leading", count=page.leading))
    heard = newest(page, posts)
    if heard is not None:
        parts.append(heard.heading)
    if earlier is not None:
        parts += [say("page.earlier"), *(one.shown for one in earlier.said)]
    return " ".join(part.striptags() for part in parts)


def newest(page: PersonsPage, posts: Sequence[PostShown]) -> PostShown | None:
    """The round-up that the workshop is at, once the group has it."""
    at, session = page.session.position, page.session
    if not session.is_live:
        return posts[0] if posts else None
    if session.stage is not Stage.ROUNDING_UP:
        return None
    written = Scope(at.value, at.prompt).written
    return next((post for post in posts if post.scope == written), None)


def _parts(say: PageTexts, page: PersonsPage, asked: Sequence[Markup]) -> Iterator[Markup]:
    session = page.session
    if not page.attends:
        yield say("card.left")
    elif not session.is_live:
        yield say("page.ended")
    elif not session.has_begun:
        yield say("page.you_are_in")
    else:
        yield sheets.heading(say, session)
        if session.paused:
            yield say("page.paused")
        yield from asked or [say("page.nothing_asked")]
    if page.check is not None:
        yield say("page.check_is_asked", question=page.check.asked.question)
