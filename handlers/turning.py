"""The link to [A quiet word] under posts of an open group, where nobody has to join: who follows it
reads whom they can write to, and in any case where help is.

What somebody outside can do with it is bounded: where only members may join, or nobody new may,
only members turn to anybody; and handlers.quiet_line lets in so many at a time.
"""

from bot.facilitation import turning_to
from bot.facilitation.turning_to import Turning
from bot.workshop.errors import WorkshopError
from bot.workshop.not_passed_on import HasToJoin, YouAreTurnedTo
from bot.workshop.plan import Plan
from handlers import members_only
from handlers.context import Context
from handlers.views import quiet_word as views
from handlers.views import support as lines
from handlers.views.view import View


async def follow(token: str, person: int, context: Context) -> bool:
    """The link; whether that is all: in a private session they join first. YouAreTurnedTo for the
    standby."""
    try:
        turning = await _turn(token, person, context)
    except YouAreTurnedTo:
        raise
    except WorkshopError as error:
        has_to_join = isinstance(error, HasToJoin)
        context.reply(person, _helped(context, "join_first" if has_to_join else "no_way"))
        return not has_to_join
    if turning.token:
        context.services.came_by_link.came(person, token)
    name = await context.services.names.of_one(turning.standby)
    if name is None:
        context.reply(person, _helped(context, "nobody", turning.session.plan))
    else:
        support = _support(context, turning.session.plan)
        context.reply(person, views.offered(context.texts, turning, name, support))
    return True


async def turn(token: str, person: int, context: Context) -> Turning | None:
    """Whom somebody turns to who has come by the link; None: to nobody, and they have been told
    where help is. YouAreTurnedTo for the standby."""
    try:
        turning = await _turn(token, person, context)
    except YouAreTurnedTo:
        raise
    except WorkshopError as error:
        has_to_join = isinstance(error, HasToJoin)
        say(person, "join_first" if has_to_join else "no_way", context)
        return None
    begins_by_link = bool(turning.token) and turning.standby is not None
    if begins_by_link and not context.services.quiet.limits.takes_one_by_link(turning.session.id):
        say(person, "many_ask", context, turning.session.plan)
        return None
    return turning


def say(person: int, key: str, context: Context, plan: Plan | None = None) -> None:
    """Say why it can't be, and where help is; nothing of that is logged."""
    context.has_helped = True
    context.begin(context.services.quiet.say(person, _helped(context, key, plan)))


async def _turn(token: str, person: int, context: Context) -> Turning:
    turning = await context.look(lambda tx: turning_to.turn_by_link(tx, token, person))
    is_guarded = context.services.config.members_only or turning.session.joining_closed
    if turning.token and is_guarded:
        await members_only.check_is_member(turning.chat_id, person, context)
    return turning


def _helped(context: Context, key: str, plan: Plan | None = None) -> View:
    return views.with_support(context.texts, f"quiet.{key}", _support(context, plan))


def _support(context: Context, plan: Plan | None) -> str:
    return lines.support(context.texts, plan, context.services.means.signposting)
