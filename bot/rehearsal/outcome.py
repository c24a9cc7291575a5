"""What came of a rehearsal: two files, and how it ended in a few lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from bot import archive
from bot.rehearsal.measuring import Cost
from bot.rehearsal.tally import Tally

ARCHIVE, TRANSCRIPT = "session.zip", "transcript.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """`archive` is what the facilitator was sent; `errors` are those that the bot logged."""

    archive: bytes
    transcript: str
    tally: Tally
    cost: Cost
    errors: tuple[str, ...]

    def write(self, folder: Path) -> None:
        """Leave the archive and the transcript in a folder that exists."""
        (folder / ARCHIVE).write_bytes(self.archive)
        (folder / TRANSCRIPT).write_text(self.transcript, encoding="utf-8")

    def lines(self, folder: Path) -> Iterator[str]:
        """What happened, and where to look."""
        yield ""
        yield f"Done in {self.cost.seconds:.0f} seconds: {self._counted()}"
        yield "Look at:"
        yield f"  {folder / ARCHIVE}"
        yield "      the archive: report.html to read, words.csv and answers.csv to count in,"
        yield f"      {self._clouds()}"
        yield f"  {folder / TRANSCRIPT}"
        yield "      what the group, one participant and the facilitator saw, and what it cost"
        for error in self.errors:
            yield f"Something went wrong: {error}"

    def _counted(self) -> str:
        record, tally = archive.read(self.archive), self.tally
        words = sum(word.people for value in record.values for word in value.words)
        answers = sum(len(p.answers) for value in record.values for p in value.prompts)
        passes = sum(value.passed or 0 for value in record.values)
        passes += sum(p.passed or 0 for value in record.values for p in value.prompts)
        late = sum(len(value.late) for value in record.values)
        counted = {
            "people": record.joined,
            "words": words,
            "answers": answers,
            "passes": passes,
            "edits": tally.edits,
            "removals": tally.removals,
            "late": late,
        }
        return ", ".join(f"{name} {count}" for name, count in counted.items())

    def _clouds(self) -> str:
        with ZipFile(BytesIO(self.archive)) as files:
            found = [name for name in files.namelist() if name.startswith("clouds/")]
        if not found:
            return "there is no word cloud in it: too few people said anything"
        return f"{found[0]} to {found[-1]}, the word clouds: {len(found)}"
