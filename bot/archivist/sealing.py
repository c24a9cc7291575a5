"""Sealed and deleted, on the disk as well: nothing is left that links words to people."""

from functools import partial
from pathlib import Path

from bot.archivist import gathering
from bot.archivist.building import Archivist
from bot.facilitation.archiving import sealing
from bot.facilitation.archiving.sealing import Done, destroy_spent_keys
from bot.workshop.errors import NotNow
from storage import backups as copies
from storage.database import Database
from storage.scrubbing import scrub

# A try takes as long as an archive: after ten it is left to the next hour, or to the operator.
TRIES = 10


async def seal(database: Database, archivist: Archivist, session_id: int) -> Done:
    """Keep of a session what its archive is made from, and nothing that links it to people. It
    takes a while to work out: if somebody takes words back meanwhile, it is worked out anew.

    Raises NoSession or NotNow, and PictureFailed when the worker can't work it out.
    """
    for _ in range(TRIES):
        found = await gathering.to_seal(database, session_id)
        kept = await archivist.kept(found)
        work = partial(sealing.seal, found=found, kept=kept)
        done = await database.transaction(work, erases=True)
        if done is not None:
            archivist.forget()
            return done
    raise NotNow


async def delete(database: Database, archivist: Archivist, session_id: int) -> Done:
    """Remove the session and everything about it."""
    done = await database.transaction(lambda tx: sealing.delete(tx, session_id), erases=True)
    archivist.forget()
    return done


async def clean_up(database: Database, backups: Path) -> None:
    """Destroy the keys of what is gone, and leave nothing of it in files. Backups hold the marks
    that were just dropped: they go too, and a new one is made."""
    await database.transaction(destroy_spent_keys, erases=True)
    await database.maintain(scrub)
    await database.maintain(partial(copies.renew, folder=backups))
    await database.renew_kept()
