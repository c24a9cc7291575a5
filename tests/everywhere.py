"""A workshop in which everything that people said stands wherever it can, and what stands there.

Ana and Dai change what they have said, Bea and Eve remove it, when a facilitator has taken it out
and put it back, Cai and Fay are forgotten: each has a word of their own for each kind of words.
Gus, Hal and Ivy are there so that enough people are left.
"""

from enum import StrEnum
from pathlib import Path

from bot.archive import published
from bot.facilitation.archiving import handing_over
from bot.record.theming import with_themes
from bot.rehearsal.bot_api import Message
from storage import records
from tests.players import Player, Scene
from tests.rounded_up import MISSING, goes_on, misses
from tests.unpacked import texts_in

PLAN = """
title = "Tea"
about = "Two values."
attribution = "Nobody."
responses_per_person = 4
question = "What comes to mind?"
prompts = ["What do you think?", "What else?"]

[[value]]
title = "Tea"
statement = "There should be tea."

[[value]]
title = "Milk"
statement = "There should be milk."
prompts = []
"""
# What facilitators read besides the words of a cloud: how it begins, and the part of Answers.
LISTS = {
    "Answers: Tea\nWhat do you think?": "Question 1",
    "Answers: Tea\nWhat else?": "Question 2",
    "Thoughts: Tea": "Thoughts",
    "Found missing in round-ups: Tea": "Missing",
    "Notes: Tea": "Notes",
}
OUTDATED = "Something has been added, changed or taken back since you got the archive."


class Said(StrEnum):
    """The kinds of words."""

    GUT = "gut word"
    LATE_GUT = "late gut word"
    ANSWER = "answer"
    LATE_ANSWER = "late answer"
    THOUGHT = "thought"
    ADDITION = "addition"
    NOTE = "note"


PART = {
    Said.ANSWER: "Question 1",
    Said.LATE_ANSWER: "Question 1",
    Said.THOUGHT: "Thoughts",
    Said.ADDITION: "Missing",
    Said.NOTE: "Notes",
}


class Deed(StrEnum):
    """What is done to them."""

    CHANGED = "changed"
    REMOVED = "removed"
    FORGOTTEN = "forgotten"
    STRUCK = "struck"


BY_THEMSELVES = (Deed.CHANGED, Deed.REMOVED, Deed.FORGOTTEN)


def index_of(deed: Deed) -> int:
    """Which words it is done to: what was struck is put back, and removed later."""
    return BY_THEMSELVES.index(Deed.REMOVED if deed is Deed.STRUCK else deed)


class Spot(StrEnum):
    """Where words may stand. Of pictures one can only tell that they are others; of who has an
    archive, that they were told."""

    CAPTION = "caption of the cloud"
    PICTURE = "picture of the cloud"
    RARE_FIRST = "rare words first"
    ALL_WORDS = "all words"
    POST = "round-up in the group"
    DRAFT = "draft"
    CHOICES = "words that facilitators choose from"
    LISTS = "what facilitators read, and take out"
    NOTICE = "notice of what was added"
    CARD = "card"
    MY_DATA = "/mydata"
    TOLD = "who has an archive is told"
    ARCHIVE = "archive made now"
    CLOSING = "closing post"
    ELSEWHERE = "any other message to others"


PLANTED = {
    Said.GUT: ("aardvark", "abacus", "acorn"),
    Said.LATE_GUT: ("latewort", "latebell", "lateslip"),
    Said.ANSWER: ("heron", "ibis", "jackdaw"),
    Said.LATE_ANSWER: ("trout", "urchin", "viper"),
    Said.THOUGHT: ("juniper", "larch", "willow"),
    Said.ADDITION: ("quartz", "ruby", "sapphire"),
    Said.NOTE: ("walnut", "xylem", "yarrow"),
}
PHRASES = {
    Said.ANSWER: "My neighbour keeps one {} beside the kettle for whoever comes by.",
    Said.LATE_ANSWER: "On the way home somebody has to feed the {} with stale bread.",
    Said.THOUGHT: "What nobody asks about is the {}, which is by the broken bandstand for ever.",
    Said.ADDITION: "Nobody spoke of the {} that lies in the drawer of the porch.",
    Said.NOTE: "/note Somebody said aloud that the {} had been sold.",
}
COLOURS = ("amber", "blue", "cream", "dark", "easy", "fawn", "green", "heavy", "ivory")
FILLERS = (
    "the {} cup with a saucer and a silver spoon beside it\n"
    "the {} jug that stands on the lower shelf of the house"
)


class Everywhere:
    """The workshop, with the messages that everything was said in."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.olwen = Player(scene, scene.world.add_person("Olwen"))
        self.messages: dict[tuple[Said, Deed], list[tuple[Player, Message]]] = {}
        self.receipts: dict[Deed, Message] = {}

    def who(self, kind: Said, deed: Deed) -> list[Player]:
        """Whose words these are. A gut word is that of two: what one person said is in no closing
        post."""
        number, people = index_of(deed), self.scene.people
        first, second = people[number], people[number + 3]
        if kind is Said.NOTE:
            return [self.scene.fran]
        return (
            [first, second] if kind is Said.GUT else [second if kind is Said.LATE_ANSWER else first]
        )

    async def all_say(self, kind: Said) -> None:
        for deed, word in zip(BY_THEMSELVES, PLANTED[kind], strict=True):
            for player in self.who(kind, deed):
                await self._say(player, kind, deed, PHRASES.get(kind, "{}").format(word))

    async def _say(self, player: Player, kind: Said, deed: Deed, text: str) -> None:
        where = {"reply_to": player.cards[1]} if kind is Said.LATE_ANSWER else {}
        if kind is Said.ADDITION:
            await misses(player, self.scene.group.last_button(MISSING))
        message = await player.says(text, **where)
        self.messages.setdefault((kind, deed), []).append((player, message))
        if kind is Said.NOTE:
            self.receipts[deed] = player.person.last_button("Remove")

    async def plays(self, folder: Path) -> None:
        """Until everything has been said and posted, at the second value."""
        scene, fran = self.scene, self.scene.fran
        await self._begins(folder)
        await self.all_say(Said.GUT)
        for player, colour in zip(scene.people, COLOURS, strict=True):
            await player.says(FILLERS.replace("{}", colour))
        await fran.presses("Close and reveal")
        await self.all_say(Said.LATE_GUT)
        await scene.ana.presses_in(scene.group, "All words")
        await fran.presses("Rare words first")
        await self.all_say(Said.THOUGHT)
        for player in scene.people[6:]:
            await player.says("It was cold in here this morning, and dark outside.")
        await goes_on(scene, "Show the value in full", "Next prompt")
        await self.all_say(Said.ANSWER)
        for player, text in zip(scene.people[6:], ("Warm.", "Wet.", "Quiet."), strict=True):
            await player.says(text)
        await goes_on(scene, "Next prompt", "Round-up", "Post to the group")
        await self.all_say(Said.ADDITION)
        await self.all_say(Said.NOTE)
        await fran.presses("Next value")
        await self.all_say(Said.LATE_ANSWER)
        await goes_on(scene, "Show the draft", "Update the post")

    async def _begins(self, folder: Path) -> None:
        scene, organisers = self.scene, (self.olwen.id,)
        (folder / "plans").mkdir()
        (folder / "plans" / "tea.toml").write_text(PLAN, encoding="utf-8")
        await scene.restarts(plans_folder=folder / "plans", plan="tea", organisers=organisers)
        await self.olwen.starts()
        await scene.opens_lobby("Cloud from 3 people")
        await scene.all_join()
        scene.people += await scene.more_join("Gus", "Hal", "Ivy")
        await scene.fran.presses("Begin with the first value")

    async def shows_all_that_can_be_shown(self, *kinds: Said) -> None:
        """A draft, words to choose from, and the lists that have words of these kinds stand with
        Fran, and Olwen has an archive."""
        fran, database = self.scene.fran, self.scene.gair.services.means.database
        if not texts_of(fran, "Draft."):
            await fran.presses("Show the draft")
        for head, data in (("Same words", "same:1:0"), ("Take somebody out", "whose:1:0")):
            if not texts_of(fran, head):
                fran.person.forges(fran.panel, data)
                await self.scene.settles()
        if {Said.GUT, Said.LATE_GUT} & set(kinds):
            await self._lists_words()
        parts = {PART.get(kind) for kind in kinds}
        for head, part in LISTS.items():
            if part in parts and not texts_of(fran, head):
                await self._opens(part)
        await database.transaction(lambda tx: records.archive_taken(tx, 1, self.olwen.id))

    async def _lists_words(self) -> None:
        """Fran looks at both pages of the words of the first value, as they are now."""
        fran = self.scene.fran
        for page in ("16. ", "17. "):
            stand = [m for m in lists_of(fran) if m.words.startswith("Words: ")]
            shown = [m for m in stand if f"\n{page}" in m.words]
            if shown:
                await fran.presses("Look again", *shown)
                continue
            fran.person.forges(fran.panel, "listwords:1:0")
            await self.scene.settles()
            if page == "17. ":
                await fran.presses("Later ▶", fran.newest)

    async def _opens(self, part: str) -> None:
        """Fran reads a part of the first value."""
        fran = self.scene.fran
        await fran.presses("Answers …")
        for label in ("◀ Value 1", part):
            if label in fran.newest.labels:
                await fran.presses(label, fran.newest)

    async def looks(self, owner: Player) -> dict[Spot, str]:
        """What stands where; whose words are looked for tells what is theirs."""
        scene, fran = self.scene, self.scene.fran
        before = owner.person.sees[-1].id
        await owner.says("/mydata")
        page = [m.words for m in owner.person.sees if m.from_bot and m.id > before]
        (cloud,) = [m for m in scene.clouds if "1 of 2" in m.words]
        group = [m for m in scene.group.from_bot() if m.id != cloud.id]
        found = {
            Spot.CAPTION: cloud.words,
            Spot.PICTURE: str(cloud.photo),
            Spot.RARE_FIRST: str([m.photo for m in group if "largest:" in m.words]),
            Spot.ALL_WORDS: starting(group, "1 of 2 · Tea\n\nAll words"),
            Spot.POST: starting(group, "What we heard"),
            Spot.CLOSING: starting(group, "Thank you, everybody."),
            Spot.DRAFT: texts_of(fran, "Draft."),
            Spot.CHOICES: texts_of(fran, "Same words", "Take somebody out"),
            Spot.LISTS: texts_of(fran, "Words: ", *LISTS),
            Spot.NOTICE: texts_of(fran, "Somebody finds something missing"),
            Spot.CARD: "\n".join(card.words for card in owner.cards),
            Spot.MY_DATA: "\n".join(page),
            Spot.TOLD: str(sum(text.startswith(OUTDATED) for text in self.olwen.sees)),
            Spot.ARCHIVE: await self.record(),
        }
        return {**found, Spot.ELSEWHERE: self._elsewhere(found)}

    def _elsewhere(self, found: dict[Spot, str]) -> str:
        """What the bot has said to Fran, to Olwen and in the group, and stands nowhere above."""
        own = {player.id for player in self.scene.people}
        chats = [chat for chat in self.scene.world.chats.values() if chat.id not in own]
        said = [m.words for chat in chats for m in chat.messages if m.from_bot]
        known = "\n".join(found.values())
        return "\n".join(text for text in said if text not in known)

    async def record(self) -> str:
        """All that an archive that is made now is made from."""
        database = self.scene.gair.services.means.database
        found = await database.transaction(lambda tx: handing_over.for_archive(tx, 1))
        gathered = found.gathered
        assert gathered is not None
        return repr(published(with_themes(gathered.record, gathered.materials)))


def starting(messages: list[Message], *heads: str) -> str:
    """The texts of messages that begin like this."""
    return "\n".join(m.words for m in messages if m.words.startswith(heads))


def lists_of(player: Player) -> list[Message]:
    """The lists that a facilitator reads, and takes words out of."""
    heads = ("Words: ", *LISTS)
    return [m for m in player.person.sees if m.from_bot and m.words.startswith(heads)]


def texts_of(player: Player, *heads: str) -> str:
    """The same, of what the bot has written to a player."""
    return starting([m for m in player.person.sees if m.from_bot], *heads)


def newest_archive(player: Player) -> dict[str, str]:
    """The files of the archive that a player was sent last."""
    return texts_in([m.document for m in player.person.sees if m.document][-1][1])
