"""A person of the cast who takes part in a browser: they open their page, and send its forms."""

import re
from collections.abc import Callable

import httpx

from bot.rehearsal.bot_api import Group, Person
from bot.rehearsal.deeds import Act, Deed
from bot.rehearsal.page_forms import PageForm, forms_on
from bot.rehearsal.performer import ButtonGone, Does, Performer
from bot.rehearsal.tally import Tally
from bot.workshop import response
from bot.workshop.errors import WorkshopError

WAY_IN = re.compile(r"https?://\S+/j/[0-9A-Z-]+")
PAGE, QUIET, MINE = "/p", "/p/quiet", "/p/mine"


class BrowserActor(Performer):
    """Plays one person who has no chat. What only a chat has (photos, stickers, the group) is left
    out."""

    def __init__(
        self,
        group: Group,
        tally: Tally,
        standby: Callable[[], Person | None],
        patience: float,
    ) -> None:
        super().__init__(group, tally, standby, patience)
        self.speaks = ""
        self._client: httpx.AsyncClient | None = None
        self._said = ""
        self._prompt = ""
        self._recognised: set[str] = set()

    @property
    def _does(self) -> Does:
        return {
            Deed.SAY: self._say,
            Deed.EDIT: self._edit,
            Deed.CHANGE: self._change,
            Deed.REMOVE: self._remove,
            Deed.PASS: self._pass_on,
            Deed.UNPASS: self._unpass,
            Deed.CHOOSE: self._choose,
            Deed.JOIN: self._join,
            Deed.LEAVE: self._leave,
            Deed.TAKE_BACK: self._take_back,
            Deed.RECOGNISE: self._recognise,
            Deed.ADD_MISSING: self._add_missing,
            Deed.QUIET_WORD: self._have_a_quiet_word,
            Deed.SKIP_CHECK: self._skip_check,
        }

    async def join(self) -> None:
        """Follow the address in the newest post that has one, read what is kept, and agree."""
        address = await self._group.world.until(self._way_in, self._patience)
        base = address.partition("/j/")[0]
        if self._client is None:
            self._client = httpx.AsyncClient(
                base_url=base,
                headers={"Origin": base},
                follow_redirects=True,
                timeout=self._patience,
            )
        wish = f"?language={self.speaks}" if self.speaks else ""
        read = await self._opened(f"{address.removeprefix(base)}{wish}")
        # A switch of the language may stand before what is to be agreed to.
        agreeing = next(form for form in forms_on(read.text) if "/j/" in form.action)
        await self._send(agreeing)

    async def close(self) -> None:
        """Close the browser."""
        if self._client is not None:
            await self._client.aclose()

    def _way_in(self) -> str:
        """IndexError while no post has one."""
        found = [WAY_IN.search(post.words) for post in self._group.from_bot()]
        return [match[0] for match in found if match][-1]

    async def _join(self, _: Act) -> None:
        await self.join()

    async def _say(self, act: Act) -> None:
        asking = [f for f in await self._forms() if f.name.startswith(("say-", "check"))]
        asked = [f for f in asking if f.is_open and f.name != "check-skip"]
        chosen = [f for f in asked if f.fields.get("prompt", "") == self._prompt]
        # The newest or, of all prompts together, the first, unless one was chosen: as in a chat.
        form = next(iter(chosen or asked or asking), None)
        await self._send(_there(form), text=act.text)
        self._said = act.text

    async def _edit(self, act: Act) -> None:
        """What came in the last message is replaced: here it is so many words."""
        first, *others = await self._about_last("change-")
        await self._send(first, text=act.text)
        for other in others:
            removing = [f for f in await self._forms() if f.name.startswith("remove-")]
            same = [f for f in removing if f.fields["words"] == other.fields["words"]]
            if same and other.about not in _words_of(act.text):
                await self._send(same[0])
        self._said = act.text

    async def _change(self, act: Act) -> None:
        await self._send((await self._about_last("change-"))[0], text=act.text)
        self._said = act.text

    async def _remove(self, _: Act) -> None:
        await self._send((await self._about_last("remove-"))[0])

    async def _pass_on(self, _: Act) -> None:
        await self._send(await self._passing(takes_back=False))

    async def _unpass(self, _: Act) -> None:
        await self._send(await self._passing(takes_back=True))

    async def _choose(self, act: Act) -> None:
        self._prompt = str(act.prompt)

    async def _leave(self, _: Act) -> None:
        found = forms_on((await self._opened("/p/leave")).text)
        await self._send(_there(next(iter(found), None)), keep="1")

    async def _take_back(self, _: Act) -> None:
        found = forms_on((await self._opened(MINE)).text)
        await self._send(_there(next((f for f in found if "words" in f.fields), None)))

    async def _recognise(self, _: Act) -> None:
        """Once each: the same press again would take it back."""
        form = await self._named("recognise-")
        if form.name in self._recognised:
            raise ButtonGone
        self._recognised.add(form.name)
        await self._send(form)

    async def _add_missing(self, act: Act) -> None:
        await self._send(await self._named("missing-"), text=act.text)

    async def _have_a_quiet_word(self, act: Act) -> None:
        """Somebody writes to whoever can be turned to, waits for their answer, and ends it. If the
        cast plays them too, they answer."""
        await self._send(await self._named("quiet-ask", QUIET))
        await self._send(await self._named("quiet-say", QUIET), text=act.text)
        if (standby := self._standby()) is not None:
            heard = await self._group.world.until(
                lambda: [m for m in standby.sees if m.from_bot and act.text in m.words][-1],
                self._patience,
            )
            standby.says(act.reply, reply_to=heard)
        await self._send(await self._named("quiet-end", QUIET))

    async def _skip_check(self, _: Act) -> None:
        await self._send(await self._named("check-skip"))

    async def _about_last(self, kind: str) -> list[PageForm]:
        """The forms about the words that were said last, in the order in which they were said."""
        found = {f.about: f for f in await self._forms() if f.name.startswith(kind)}
        last = [found[word] for word in _words_of(self._said) if word in found]
        if not last:
            raise ButtonGone
        return last

    async def _passing(self, *, takes_back: bool) -> PageForm:
        found = [f for f in await self._forms() if f.name.startswith("pass-")]
        fits = [f for f in found if ("back" in f.fields) is takes_back]
        chosen = [f for f in fits if f.fields["prompt"] == self._prompt]
        return _there(next(iter(chosen or fits), None))

    async def _named(self, beginning: str, path: str = PAGE) -> PageForm:
        found = await self._forms(path)
        return _there(next((f for f in found if f.name.startswith(beginning)), None))

    async def _forms(self, path: str = PAGE) -> list[PageForm]:
        return forms_on((await self._opened(path)).text)

    async def _opened(self, path: str) -> httpx.Response:
        if self._client is None:
            raise ButtonGone
        return await self._client.get(path)

    async def _send(self, form: PageForm, **filled: str) -> None:
        """Raises ButtonGone where it is refused: what it was about is over."""
        if self._client is None:
            raise ButtonGone
        answer = await self._client.post(form.action, data={**form.fields, **filled})
        if answer.is_error:
            raise ButtonGone


def _there(form: PageForm | None) -> PageForm:
    if form is None:
        raise ButtonGone
    return form


def _words_of(said: str) -> list[str]:
    """What of a message stands on the page: an answer whole, or so many gut responses."""
    try:
        return [" ".join(said.split()), said, *response.split(said)]
    except WorkshopError:
        return [" ".join(said.split()), said]
