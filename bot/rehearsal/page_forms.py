"""The forms that stand on somebody's page, as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(slots=True, kw_only=True)
class PageForm:
    """A form: what it is called, where it is sent, and what it carries. `is_open`: its question is
    asked just now; `about` are the words of one's own that it is about, "" for none."""

    name: str
    action: str
    is_open: bool
    about: str = ""
    fields: dict[str, str] = field(default_factory=dict)


def forms_on(page: str) -> list[PageForm]:
    """All of them, in the order of the page."""
    reading = _Reading()
    reading.feed(page)
    return reading.forms


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self._is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "section":
            self._is_open = "open" in given.get("class", "").split()
        elif tag == "form":
            self.forms.append(
                PageForm(
                    name=given.get("data-form", ""),
                    action=given.get("action", ""),
                    is_open=self._is_open,
                    about=given.get("data-words", ""),
                )
            )
        elif tag == "input" and self.forms and "name" in given:
            self.forms[-1].fields[given["name"]] = given.get("value", "")
