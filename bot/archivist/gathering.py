"""What archives are made from, read so that nobody else waits for it.

It is read a value at a time, each in a unit of work of its own, and what is to be held back of it
is looked for in between, in another thread. If anything has changed when all was read, it is read
anew.
"""

import asyncio
from functools import partial

from bot.facilitation.archiving import gathering, handing_over, held_back, sealing, value_left
from bot.facilitation.archiving.gathering import GatheringBegun
from bot.facilitation.archiving.handing_over import ForArchive
from bot.facilitation.archiving.sealing import ToSeal
from bot.record.holding_back import HeldBack
from bot.record.materials import Gathered, ValueMaterial
from bot.round_up.held_back import looked_at
from bot.workshop.record import ValueRecord
from storage.database import Database, Transaction

TRIES = 5


async def for_archive(database: Database, session_id: int, person: int | None = None) -> ForArchive:
    """What the archive of a session is made from, for a person if one is to have it; KeyError when
    there is no such session.

    While people say or change something again and again it is read in one go at last, however long
    everybody waits.
    """
    work = database.transaction
    for value in await work(lambda tx: handing_over.values_to_look_at(tx, session_id)):
        await work(partial(handing_over.look_at, session_id=session_id, value=value))
    for _ in range(TRIES):
        source = await work(lambda tx: handing_over.begin(tx, session_id))
        if isinstance(source, ForArchive):
            return source
        gathered = await _gathered(database, source.begun)
        digest = await asyncio.to_thread(handing_over.digest_of, gathered)
        finish = partial(handing_over.finish, source=source, gathered=gathered)
        found = await work(partial(finish, digest=digest, person=person))
        if found is not None:
            return found
    return await work(partial(_at_once, session_id=session_id, person=person))


async def to_seal(database: Database, session_id: int) -> ToSeal:
    """What is to be kept of a session; what it comes to is worked out elsewhere, as for an archive.
    NoSession if there is none; NotNow before its end, or if it was sealed before."""
    session = await database.transaction(lambda tx: sealing.check_may_seal(tx, session_id))
    found = await for_archive(database, session_id)
    kept: list[HeldBack] = []
    for value in range(len(session.plan.values)):
        texts = partial(gathering.texts_of, session=session, number=value)
        await asyncio.to_thread(looked_at, await database.transaction(texts))
        in_value = partial(held_back.in_value, session=session, number=value)
        kept += await database.transaction(in_value)
    return ToSeal(found=found, held_back=tuple(kept))


async def _gathered(database: Database, begun: GatheringBegun) -> Gathered:
    work, session = database.transaction, begun.session
    records: list[ValueRecord] = []
    materials: list[ValueMaterial] = []
    for value in range(len(session.plan.values)):
        texts = partial(gathering.texts_of, session=session, number=value)
        await asyncio.to_thread(looked_at, await work(texts))
        prompts = await work(partial(value_left.prompts_of, session=session, number=value))
        read = partial(value_left.record_of, session=session, number=value, prompts=prompts)
        record = await work(read)
        records.append(record)
        material = partial(gathering.material_of, begun=begun, number=value, record=record)
        materials.append(await work(material))
    return gathering.put_together(begun, records, materials)


def _at_once(tx: Transaction, session_id: int, person: int | None) -> ForArchive:
    found = handing_over.for_archive(tx, session_id)
    if person is not None:
        handing_over.take(tx, found, person)
    return found
