"""A session with something of everything in it, and its archive taken apart."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from bot.archive import build
from bot.texts import Texts, load
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord
from bot.workshop.session import Mode
from bot.workshop.word_count import WordCount
from tests.archive import workshops

VALUES = workshops.SMALL


@pytest.fixture
def texts() -> Texts:
    return load("en")


@pytest.fixture
def record() -> SessionRecord:
    return workshops.small_record()


@pytest.fixture
def other(record: SessionRecord) -> SessionRecord:
    """Another session of the same plan: some of the same words, in other spellings."""
    trust = ValueRecord(
        value=VALUES[0],
        words=(
            WordCount(word="Safe", people=3),
            WordCount(word="care", people=1),
            WordCount(word="Listening", people=1),
        ),
        late=("late again",),
        answered=4,
        before=3,
        passed=2,
        prompts=(
            PromptRecord(text="What helps?", answers=("A door that is open.",), answered=1),
            PromptRecord(text="What hinders?", answers=("Forms.",), answered=1, passed=4),
        ),
        notes=("A long silence.",),
    )
    values = (trust, *(ValueRecord(value=value) for value in VALUES[1:]))
    return replace(record, mode=Mode.OPEN, minimum=6, joined=5, values=values)


@pytest.fixture
def themed(record: SessionRecord) -> SessionRecord:
    """The first session with themes, merged words, candidates, edits and what goes with them."""
    return workshops.themed_record(record)


@pytest.fixture(scope="session")
def workshop() -> SessionRecord:
    """Twelve values and 25 people, rounded up."""
    return workshops.workshop()


@pytest.fixture
def cloud() -> bytes:
    file = io.BytesIO()
    Image.new("P", (4, 3)).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def files(texts: Texts) -> Callable[..., dict[str, bytes]]:
    """Builds an archive and opens it: the content of every file, by name."""

    def opened(record: SessionRecord, clouds: dict[int, bytes] | None = None) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(build(record, clouds or {}, texts))) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    return opened
