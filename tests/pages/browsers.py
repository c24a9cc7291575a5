"""People who take part in a browser: what they open, send and see, as scripts say it."""

from dataclasses import replace
from typing import Any

import httpx
from lxml import html as markup

from bot.doors import house_of
from bot.pages.house import House
from bot.pages.site import site
from tests.players import Scene

ADDRESS = "http://127.0.0.1:8081"


def house_in(scene: Scene, **settings: Any) -> House:
    """The house whose pages belong to a scene: each page shows all that has happened."""
    config = replace(scene.config, web_url=ADDRESS, **settings)
    return replace(house_of(config, scene.gair.services), longest_rest=0)


async def code_of(scene: Scene) -> str:
    """The code of the newest workshop."""
    rows = await scene.rows("SELECT code FROM session ORDER BY id DESC LIMIT 1")
    return str(rows[0][0])


class Browser:
    """Somebody's browser: it keeps cookies, sends forms as they stand, and runs no scripts."""

    def __init__(self, scene: Scene, house: House | None = None) -> None:
        self.scene = scene
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(site(house or house_in(scene))),
            base_url=ADDRESS,
            follow_redirects=True,
        )
        self.answer: httpx.Response
        self.page: Any = None

    async def opens(self, path: str) -> None:
        """Go to an address."""
        await self.takes(await self.client.get(path))

    async def sends(self, form: str, **filled: str) -> None:
        """Fill in a form that stands on the page (by its name, or the label of its button)."""
        found = self.form(form)
        fields = {f.get("name"): f.get("value") or "" for f in found.iter("input") if f.get("name")}
        pressed = [b for b in found.iter("button") if form in _label(b) and b.get("name")]
        fields |= {b.get("name"): b.get("value") or "" for b in pressed}
        address = found.get("action")
        headers = {"Origin": ADDRESS}
        if found.get("method") == "get":
            await self.takes(await self.client.get(address, params={**fields, **filled}))
            return
        sent = await self.client.post(address, data={**fields, **filled}, headers=headers)
        await self.takes(sent)

    async def joins(self) -> None:
        """Open the page that the code leads to, read, and agree."""
        await self.opens(f"/j/{await code_of(self.scene)}")
        await self.sends("I agree, let me in")

    async def says(self, text: str, question: str = "") -> None:
        """Answer the newest question, or one by its name (0-q is the first gut question)."""
        await self.opens("/p")
        await self.sends(f"say-{question}" if question else self._newest_question(), text=text)

    async def changes(self, old: str, new: str) -> None:
        """Put other words in the place of words of one's own."""
        label = f"Change: {old}"
        found = [d for d in self.page.iter("details") if _label(d[0]) == label]
        await self.sends(found[0].find("form").get("data-form"), text=new)

    def has(self, text: str) -> bool:
        """Whether something can be read on the page."""
        return text in self.text

    @property
    def text(self) -> str:
        """All that can be read on the page."""
        return _text(self.page)

    @property
    def own(self) -> list[str]:
        """Their own words, as they stand on the page."""
        return [_text(one) for one in self.page.xpath("//ul[@class='said']//span[@class='words']")]

    @property
    def cards(self) -> list[str]:
        """The names of the questions on the page."""
        return [one.get("id") for one in self.page.xpath("//div[@id='cards']/section")]

    @property
    def buttons(self) -> list[str]:
        """The labels of all buttons on the page."""
        return [_label(one) for one in self.page.iter("button")]

    def _newest_question(self) -> str:
        (form, *_) = self.page.xpath("//div[@id='cards']//form[starts-with(@data-form,'say-')]")
        return str(form.get("data-form"))

    def form(self, name: str) -> Any:
        for form in self.page.iter("form"):
            labels = [_label(button) for button in form.iter("button")]
            if form.get("data-form") == name or any(name in label for label in labels):
                return form
        raise LookupError(name)

    async def takes(self, answer: httpx.Response) -> None:
        self.answer = answer
        is_page = "html" in answer.headers.get("content-type", "")
        self.page = markup.fromstring(answer.text) if is_page else None
        await self.scene.settles()


def _label(element: Any) -> str:
    """What a screen reader calls it."""
    return element.get("aria-label") or _text(element)


def _text(element: Any) -> str:
    return " ".join(str(element.text_content()).split())
