"""[Rare words first] in the panel: whose words are shown so, and where."""

from bot.facilitation import clouds, deleted_clouds
from bot.facilitation.clouds import Cloud
from bot.facilitation.facilitating import facilitated
from bot.facilitation.moves import Press
from bot.workshop.errors import NotNow
from storage import groups
from storage.database import Transaction


def closed_cloud(tx: Transaction, press: Press) -> Cloud:
    """The cloud of the value that the session is at, for a facilitator who pressed a button of this
    step. NotNow when it has not closed, may not be shown, was deleted in the group, or the bot is
    not there."""
    session = facilitated(tx, press.session_id, press.person)
    session.check_step(press.step)
    cloud = clouds.of_value(tx, session, session.position.value)
    is_there = groups.place(tx, session.id) is not None
    is_there = is_there and not deleted_clouds.is_gone(tx, session.id, cloud.value)
    if not (is_there and not cloud.is_open and cloud.may_show and cloud.words):
        raise NotNow
    return cloud
