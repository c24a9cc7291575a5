"""Each paper: a template, filled in, as a Word file that can be edited."""

import io
import tomllib
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any
from urllib.parse import urlsplit

import docx
from docx.document import Document
from docx.oxml.ns import qn
from jinja2 import Environment, StrictUndefined

from bot.config import Config
from bot.pack import privacy_page
from bot.texts.places import as_in_place

TEMPLATES: Traversable = files("bot.pack").joinpath("templates")
NAMES = (
    "information-sheet",
    "consent",
    "impact-assessment",
    "record-of-processing",
    "for-your-it",
)
# In which each of them is; others have those that there is a template of.
OWN = "en"
BLANKS = ("controller", "contact", "complaints")


def languages_of(name: str) -> tuple[str, ...]:
    """The languages that a paper is there in: English, and others by their letters."""
    folders = (one for one in TEMPLATES.iterdir() if one.is_dir())
    others = [one.name for one in folders if one.joinpath(f"{name}.md").is_file()]
    return (OWN, *sorted(others))


def paper(name: str, config: Config, language: str = OWN) -> bytes:
    """A paper of this name in one of its languages, as a .docx file."""
    document = docx.Document()
    _speak(document, language)
    _write(document, filled_in(name, config, language))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def filled_in(name: str, config: Config, language: str = OWN) -> str:
    """Its text: lines that begin with #, -, | or nothing."""
    words = Environment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 it becomes paragraphs, where no character means anything
    )
    template = _folder(language).joinpath(f"{name}.md").read_text(encoding="utf-8")
    return words.from_string(template).render(_facts(config, language))


def _folder(language: str) -> Traversable:
    return TEMPLATES if language == OWN else TEMPLATES.joinpath(language)


def _facts(config: Config, language: str) -> dict[str, Any]:
    """What the settings and the privacy page say."""
    blanks = tomllib.loads(_folder(language).joinpath("blanks.toml").read_text(encoding="utf-8"))
    said = {name: _one_line(getattr(config, name)) or blanks[name] for name in BLANKS}
    # People who are let in are nobody's business who reads a paper.
    groups = ", ".join(str(number) for number in config.allowed if number < 0)
    return {
        **said,
        "allowed": groups or blanks["groups"],
        "signposting": _one_line(config.signposting),
        "minimum": config.minimum,
        "members_only": config.members_only,
        "idle_days": config.idle_days,
        "sealing_days": config.sealing_days,
        "retention_days": config.retention_days,
        "web_url": config.web_url,
        "web_port": config.web_port,
        "webhook_url": config.webhook_url,
        "webhook_port": config.webhook_port,
        "telegram": urlsplit(config.base_url).hostname,
        "data_folder": config.data_folder,
        "key_file": config.key_file,
        "version": _version(),
        "stages": privacy_page.stages(config, language),
        "recipients": privacy_page.recipients(language),
        "tables": privacy_page.marked("tables"),
        "columns": privacy_page.marked("columns"),
    }


def _one_line(text: str) -> str:
    """A bar would end a cell."""
    return " ".join(text.replace("|", "/").split())


def _version() -> str:
    try:
        return version("gair")
    except PackageNotFoundError:
        return ""


def _speak(document: Document, language: str) -> None:
    """Let word processors check what is written in its language."""
    written = as_in_place(language)
    document.core_properties.language = written
    marks = document.styles.element.iter(qn("w:lang"))
    for mark in marks:
        mark.set(qn("w:val"), written)


def _write(document: Document, text: str) -> None:
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            _write_table(document, rows)
            rows = []
        _write_line(document, line.strip())


def _write_line(document: Document, line: str) -> None:
    marks, _, said = line.partition(" ")
    if marks in ("#", "##"):
        document.add_heading(said, level=len(marks))
    elif marks == "-":
        document.add_paragraph(said, style="List Bullet")
    elif line:
        document.add_paragraph(line)


def _write_table(document: Document, rows: list[list[str]]) -> None:
    """The row of dashes under the head is only for readers of the template."""
    rows = [row for row in rows if set("".join(row)) != {"-"}]
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        cells = table.add_row().cells
        for cell, said in zip(cells, row, strict=True):
            cell.text = said
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
