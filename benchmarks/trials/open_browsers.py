"""People in browsers, as `gair run` serves them: each has a secret, a page and its news.

They do over HTTP what the page's script does: hear that there is news, and ask for the page anew.
"""

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field

import httpx

from bot.rehearsal.page_forms import PageForm, forms_on

AGAIN_SECONDS = 0.5
PATIENCE = 60.0


@dataclass(slots=True, kw_only=True)
class OpenBrowser:
    """One of them. `kept` are the texts that their page showed as kept, each with how long it took;
    `failed` is how often they were answered otherwise than by their page."""

    client: httpx.AsyncClient
    cookie: str
    kept: dict[str, float] = field(default_factory=dict)
    page: str = ""
    refreshed: int = 0
    failed: int = 0

    @property
    def forms(self) -> list[PageForm]:
        """What stands on the page to be filled in: read only when it is, as a browser's processor
        is not the one that is measured."""
        return forms_on(self.page)

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie, "X-Part": "1", "Origin": str(self.client.base_url)}

    async def opens(self) -> None:
        """Ask for the page as it stands."""
        self._takes(await self.client.get("/p", headers=self.headers))

    async def says(self, text: str) -> None:
        """Send words by the form of the newest question, again until they are answered."""
        (form, *_) = [one for one in self.forms if one.name.startswith("say-")]
        began = time.perf_counter()
        while text not in self.kept:
            with suppress(httpx.HTTPError):
                answer = await self.client.post(
                    "/p/say", data={**form.fields, "text": text}, headers=self.headers
                )
                self._takes(answer)
                if answer.is_success and text in answer.text:
                    self.kept[text] = time.perf_counter() - began
                    return
            await asyncio.sleep(AGAIN_SECONDS)

    async def follows(self) -> None:
        """Hear the news, and look each time, also after the way there was cut off."""
        while True:
            with suppress(httpx.HTTPError):
                await self._listens()
            await asyncio.sleep(AGAIN_SECONDS)

    async def _listens(self) -> None:
        async with self.client.stream("GET", "/p/news", headers=self.headers) as answer:
            async for line in answer.aiter_lines():
                if line.startswith("data: "):
                    await self.opens()
                    self.refreshed += 1

    def _takes(self, answer: httpx.Response) -> None:
        if not answer.is_success:
            self.failed += 1
            return
        self.page = answer.text


@asynccontextmanager
async def open_browsers(
    address: str, code: str, people: int
) -> AsyncIterator[Sequence[OpenBrowser]]:
    """So many join by a code, as fast as they are let in, open their pages and listen."""
    context = ssl.create_default_context()
    async with AsyncExitStack() as stack:
        crowd = []
        for _ in range(people):
            # One each: with each request a pool looks at all of its connections.
            client = httpx.AsyncClient(base_url=address, timeout=PATIENCE, verify=context)
            crowd.append(await _joined(await stack.enter_async_context(client), code))
        following = [asyncio.create_task(one.follows()) for one in crowd]
        while not all(one.page for one in crowd):  # noqa: ASYNC110 nothing says so
            await asyncio.sleep(0.1)
        try:
            yield crowd
        finally:
            for task in following:
                task.cancel()
            await asyncio.wait(following)


async def _joined(client: httpx.AsyncClient, code: str) -> OpenBrowser:
    while True:
        answer = await client.post(f"/j/{code}", headers={"Origin": str(client.base_url)})
        client.cookies.clear()
        if answer.is_redirect:
            return OpenBrowser(client=client, cookie=answer.headers["set-cookie"].partition(";")[0])
        await asyncio.sleep(1)
