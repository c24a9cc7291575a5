"""Workshops side by side, built in the picture worker as archives are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.archive.bilingual import plain, spoken
from bot.archive.compared.building import build_comparison
from bot.archivist.building import Archivist, written_in
from bot.archivist.steps import Step, Tell, or_none
from bot.facilitation.archiving.handing_over import ForArchive
from bot.record.compared_clouds import shares_of
from bot.record.comparing import Grouped, compared, in_one_order, name_of
from bot.word_cloud.studio import Desk
from bot.workshop.comparison import Comparison
from bot.workshop.record import SessionRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonMade:
    """A comparison as a ZIP, and what the group of each workshop is called in it."""

    archive: bytes
    names: Mapping[int, str]


async def compare(
    archivist: Archivist, sessions: Sequence[ForArchive], tell: Tell
) -> ComparisonMade:
    """The sessions side by side, each as a group; `tell` hears how far it is. Raises PictureFailed,
    and what `in_one_order` does."""
    desk = archivist.desk(sessions[0])
    records = await archivist.records(sessions, tell)
    numbers = {record.id: each.session.id for each, record in zip(sessions, records, strict=True)}
    texts = written_in("", sessions)
    unnamed = plain(spoken(texts)("comparison.unnamed"))
    groups = in_one_order(_named(records, numbers), unnamed)
    in_order = [group.record for group in groups]
    gathered, whole = await archivist.together(desk, in_order, tell)
    comparison = await desk.run(compared, groups, gathered, whole)
    clouds = await _draw(desk, comparison, tell)
    await tell(Step.PACKING, 0, 1)
    return ComparisonMade(
        archive=await desk.run(build_comparison, comparison, clouds, texts),
        names={numbers[group.record.id]: group.name for group in groups},
    )


def _named(records: Sequence[SessionRecord], numbers: Mapping[str | None, int]) -> list[Grouped]:
    """The groups by the names that they were given; of one name, with the workshop's number."""
    names = [name_of(record) for record in records]
    same = Counter(name.casefold() for name in names if name)
    return [
        Grouped(
            name=f"{name} ({numbers[record.id]})" if same[name.casefold()] > 1 else name,
            record=record,
        )
        for name, record in zip(names, records, strict=True)
    ]


async def _draw(desk: Desk, comparison: Comparison, tell: Tell) -> dict[tuple[int, int], bytes]:
    """The pictures by numbers of value and group; those that fail are left out."""
    clouds: dict[tuple[int, int], bytes] = {}
    for at, value in enumerate(comparison.values):
        await tell(Step.CLOUDS, at, len(comparison.values))
        shares, groups = shares_of(value.words), value.words.groups
        drawn = await or_none(desk.draw_side_by_side(shares, len(groups))) if shares else None
        for group, picture in zip(groups, drawn or (), strict=False):
            if picture is not None:
                clouds[at + 1, group + 1] = picture
    return clouds
