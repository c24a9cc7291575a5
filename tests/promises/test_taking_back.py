"""Taken back everywhere: each kind of words × each place that shows them × what is done to them.

One workshop is played until all that was said stands wherever it can. Then one thing after the
other is changed and, after the end, struck by a facilitator, put back, removed, or forgotten; each
place is looked at before and after.
"""

import ast
from itertools import product
from pathlib import Path

import pytest

from bot.facilitation.undo_time import UNDO_SECONDS
from bot.word_cloud.studio import Studio
from tests.everywhere import (
    PHRASES,
    PLANTED,
    Deed,
    Everywhere,
    Said,
    Spot,
    index_of,
    lists_of,
    newest_archive,
)
from tests.players import Scene

BOT = Path(__file__).parents[2]
IN_A_ROUND_UP = {Spot.POST, Spot.DRAFT, Spot.CARD, Spot.MY_DATA, Spot.ARCHIVE, Spot.LISTS}
SHOWN = {
    Said.GUT: {
        *(Spot.CAPTION, Spot.ALL_WORDS, Spot.CHOICES, Spot.CLOSING, Spot.LISTS),
        *(Spot.CARD, Spot.MY_DATA, Spot.ARCHIVE),
    },
    Said.LATE_GUT: {Spot.CARD, Spot.MY_DATA, Spot.ARCHIVE, Spot.LISTS},
    Said.ANSWER: IN_A_ROUND_UP,
    Said.LATE_ANSWER: IN_A_ROUND_UP,
    Said.THOUGHT: IN_A_ROUND_UP - {Spot.CARD},
    Said.ADDITION: {Spot.POST, Spot.DRAFT, Spot.NOTICE, Spot.LISTS, Spot.MY_DATA, Spot.ARCHIVE},
    Said.NOTE: {Spot.ARCHIVE, Spot.LISTS},
}
NOT_THERE_YET = {
    (Said.GUT, Deed.CHANGED, Spot.CLOSING): "after the end, words can only be taken back",
    (Said.LATE_GUT, Deed.CHANGED, Spot.LISTS): "before the end it has what may be seen",
    (Said.LATE_GUT, Deed.CHANGED, Spot.ARCHIVE): "before the end it has what may be seen",
    (Said.THOUGHT, Deed.FORGOTTEN, Spot.DRAFT): "who is quoted with an answer is quoted once",
}
STAYS = {
    **{
        (kind, Deed.STRUCK, spot): "its author has said it, and facilitators can put it back"
        for kind in Said
        for spot in SHOWN[kind] & {Spot.CARD, Spot.MY_DATA, Spot.LISTS}
    },
    (Said.NOTE, Deed.FORGOTTEN, Spot.ARCHIVE): "a note is of what was said aloud, and by nobody",
}
PICTURES = (Spot.PICTURE, Spot.RARE_FIRST)
READ = tuple(spot for spot in Spot if spot not in (*PICTURES, Spot.TOLD))
Look = dict[Spot, str]
WRITE = {
    *("responses.rewrite", "responses.remove", "answers.put", "answers.remove", "notes.put"),
    *("answers.remove_pass", "notes.remove", "word_pairs.put", "word_pairs.remove"),
    *("responses.put_standing", "answers.put_standing", "notes.put_standing"),
}
MARK = {
    *("out_of_date.mark_round_ups", "out_of_date.mark_drafts", "out_of_date.mark_choices"),
    "out_of_date.mark_texts",
    *("records.archives_outdated", "notices.tell", "notices.tell_of_change"),
    *("answers.withdraw_message", "cards.mark_stale"),
}
# A file that has none of these has none of those calls: most need not be parsed.
LOOKED_FOR = {*WRITE, *MARK, "taking_back.", "striking.follow"}


class Table:
    """What stood where, before and after each deed; and two archives, made at the end of the
    workshop and when all was done."""

    def __init__(self) -> None:
        self.looks: dict[tuple[Said, Deed], tuple[Look, Look]] = {}
        self.put_back: dict[Said, Look] = {}
        self.at_the_end: dict[str, str] = {}
        self.struck: dict[str, str] = {}
        self.at_last: dict[str, str] = {}


@pytest.fixture(scope="module")
async def table(tmp_path_factory: pytest.TempPathFactory, studio: Studio) -> Table:
    folder, found = tmp_path_factory.mktemp("everywhere"), Table()
    async with Scene.set(folder, studio) as scene:
        played = Everywhere(scene)
        await played.plays(folder)
        for kind in Said:
            await does(played, found, kind, Deed.CHANGED)
        for label in ("End the workshop", "End now"):
            await scene.fran.presses(label)
        scene.clock.passes(UNDO_SECONDS + 1)  # then lists have all of it
        found.at_the_end = newest_archive(played.olwen)
        for kind in Said:
            await does(played, found, kind, Deed.STRUCK)
        found.struck = await archive_of(played)
        for kind in Said:
            await is_put_back(played, found, kind)
        for kind in Said:
            await does(played, found, kind, Deed.REMOVED)
        await everybody_is_forgotten(played, found)
        found.at_last = await archive_of(played)
    return found


async def does(played: Everywhere, found: Table, kind: Said, deed: Deed) -> None:
    await played.shows_all_that_can_be_shown(kind)
    owner = played.who(kind, deed)[0]
    before = await played.looks(owner)
    await DEEDS[deed](played, kind)
    found.looks[kind, deed] = before, await played.looks(owner)


async def archive_of(played: Everywhere) -> dict[str, str]:
    await played.olwen.says("/archives")
    await played.olwen.presses("1 · Focus group")
    return newest_archive(played.olwen)


async def strike(played: Everywhere, kind: Said) -> None:
    await tap(played, kind, "✕")


async def is_put_back(played: Everywhere, found: Table, kind: Said) -> None:
    await played.shows_all_that_can_be_shown(kind)
    await tap(played, kind, "↩")
    await played.shows_all_that_can_be_shown(kind)
    found.put_back[kind] = await played.looks(played.who(kind, Deed.STRUCK)[0])


async def tap(played: Everywhere, kind: Said, sign: str) -> None:
    """Fran presses the button of the line that has the words."""
    fran, word = played.scene.fran, planted(kind, Deed.STRUCK)
    (shown,) = (m for m in lists_of(fran) if word in m.words)
    number = next(line.split(".")[0] for line in shown.words.splitlines() if word in line)
    label = next(b for b in shown.labels if f"{b} ".startswith(f"{sign} {number} "))
    await fran.presses(label, shown)


async def change(played: Everywhere, kind: Said) -> None:
    for player, message in played.messages[kind, Deed.CHANGED]:
        await player.edits(message, PHRASES.get(kind, "{}").format("poppy"))


async def remove(played: Everywhere, kind: Said) -> None:
    if kind is Said.NOTE:
        await played.scene.fran.presses("Remove", played.receipts[Deed.REMOVED])
        return
    for player in played.who(kind, Deed.REMOVED):
        await player.says("/mydata")
        (line,) = [line for line in player.last.splitlines() if PLANTED[kind][1] in line]
        await player.presses(f"Remove {line.partition('.')[0]}")


DEEDS = {Deed.CHANGED: change, Deed.STRUCK: strike, Deed.REMOVED: remove}


async def everybody_is_forgotten(played: Everywhere, found: Table) -> None:
    """Cai and Fay, whose words these are, and Fran, who has taken notes."""
    await played.shows_all_that_can_be_shown(*Said)
    owners = {kind: played.who(kind, Deed.FORGOTTEN)[0] for kind in Said}
    before = {kind: await played.looks(owners[kind]) for kind in Said}
    for player in (played.scene.cai, played.scene.fay, played.scene.fran):
        await player.says("/forget")
        await player.presses("Yes, remove everything")
    for kind in Said:
        after = await played.looks(owners[kind])
        found.looks[kind, Deed.FORGOTTEN] = before[kind], after


def planted(kind: Said, deed: Deed) -> str:
    return PLANTED[kind][index_of(deed)]


@pytest.mark.parametrize(("kind", "deed", "spot"), list(product(Said, Deed, READ)))
def test_what_is_changed_or_taken_back_stands_nowhere_any_more(
    table: Table, kind: Said, deed: Deed, spot: Spot
) -> None:
    cell = kind, deed, spot
    stood, stands = (planted(kind, deed) in look[spot] for look in table.looks[kind, deed])

    assert stood == (spot in SHOWN[kind] and cell not in NOT_THERE_YET)
    assert stands == (cell in STAYS)


@pytest.mark.parametrize("spot", PICTURES)
def test_pictures_are_others_when_gut_words_are_and_else_the_same(table: Table, spot: Spot) -> None:
    others = {cell for cell, (before, after) in table.looks.items() if before[spot] != after[spot]}

    # Whoever was forgotten had said a gut word too.
    assert {(Said.GUT, deed) for deed in Deed} <= others
    assert {kind for kind, deed in others if deed is not Deed.FORGOTTEN} == {Said.GUT}


def test_who_has_an_archive_is_told_of_each(table: Table) -> None:
    told = {
        cell
        for cell, (before, after) in table.looks.items()
        if before[Spot.TOLD] != after[Spot.TOLD]
    }

    assert told == set(product(Said, Deed))


@pytest.mark.parametrize(("kind", "spot"), list(product(Said, READ)))
def test_what_is_put_back_stands_where_it_stood(table: Table, kind: Said, spot: Spot) -> None:
    stood = planted(kind, Deed.STRUCK) in table.looks[kind, Deed.STRUCK][0][spot]

    assert (planted(kind, Deed.STRUCK) in table.put_back[kind][spot]) == stood


def test_a_picture_is_the_same_again(table: Table) -> None:
    """The words stand where they stood; who told of an archive is told of each deed."""
    before, struck = table.looks[Said.GUT, Deed.STRUCK]

    assert {struck[Spot.PICTURE], table.put_back[Said.GUT][Spot.PICTURE]} != {struck[Spot.PICTURE]}
    assert before[Spot.CAPTION] == table.put_back[Said.GUT][Spot.CAPTION]


def test_the_new_words_stand_where_their_author_looks(table: Table) -> None:
    looks = {kind: table.looks[kind, Deed.CHANGED][1] for kind in Said if kind is not Said.NOTE}

    assert {kind for kind, look in looks.items() if "poppy" in look[Spot.MY_DATA]} == set(looks)


def test_the_files_of_an_archive_made_afterwards_have_none_of_it(table: Table) -> None:
    gone = {
        (kind, deed)
        for kind, deed in product(Said, Deed)
        if (kind, deed, Spot.ARCHIVE) not in STAYS
    }
    left = set(gone) - {(kind, Deed.CHANGED) for kind in Said}

    for name in ("report.html", "session.json"):
        text = table.at_the_end[name]
        assert {cell for cell in gone if planted(*cell) in text} == left, name
    for text in table.struck.values():
        assert {kind for kind in Said if planted(kind, Deed.STRUCK) in text} == set()
    for text in table.at_last.values():
        assert {cell for cell in gone if planted(*cell) in text} == set()


def test_whoever_changes_words_says_so_to_the_module_that_knows_what_follows() -> None:
    paths = (BOT / "bot" / "facilitation").rglob("*.py")
    calls = {path.stem: calls_of(path) for path in paths}
    writing = {name for name, called in calls.items() if called & WRITE}
    saying = {name for name, called in calls.items() if any(map(says_so, called))}

    assert len(writing) > 5
    assert writing - saying == set()


def test_what_shows_words_is_marked_by_that_module_alone() -> None:
    folders = (BOT / "bot", BOT / "handlers", BOT / "storage")
    paths = [path for folder in folders for path in folder.rglob("*.py")]

    assert {path.stem for path in paths if calls_of(path) & MARK} == {"taking_back"}


def says_so(call: str) -> bool:
    """Whether a call is to that module, or to what says it of words of several people."""
    return "taking_back." in call or call == "striking.follow"


def calls_of(path: Path) -> set[str]:
    """The functions of modules that a file calls, as it names them."""
    text = path.read_text(encoding="utf-8")
    if not any(name in text for name in LOOKED_FOR):
        return set()
    tree = ast.parse(text)
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {ast.unparse(call) for call in calls if isinstance(call, ast.Attribute)}
