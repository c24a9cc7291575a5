"""What a session leaves: one ZIP to read, to print, to count in, and to combine with others.

report.html    the session in the order of a printed report; one file, no script, pictures inside
answers.html   every answer in full, as a page of its own; not there where nobody answered
report.docx    the report as a document, to edit and to send on
words.csv      value,word,people - one line for each word or phrase
merges.csv     value,word,other,by - one line for each other that is counted as word
themes.csv     value,role,theme,source,people,words,quotes - one line for each theme in a value
answers.csv    value,prompt,kind,text - kind is answer, thought, note or added; prompt may be empty
archive.xlsx   these four once more, a sheet each, in cells of text
clouds/01.png  the word cloud of value 1, and so on; none where too few people answered
session.json   everything above except pictures, for combining sessions (bot.archive.session_file)
schema.json    what is where in session.json, as a JSON Schema
method.md      how it was done and counted, with the numbers of people

What the columns hold is said in bot.archive.tables.
"""

from bot.archive.building import build
from bot.archive.combined.combining import combine
from bot.archive.combined.plans import OtherPlan
from bot.archive.combined.repeats import (
    OtherContent,
    PerhapsSame,
    SameSession,
    SharedSession,
    newest,
)
from bot.archive.errors import ArchiveError
from bot.archive.publishing import published
from bot.archive.session_file.reading import read, read_file, record_of
from bot.archive.session_file.writing import session_file_of

__all__ = [
    "ArchiveError",
    "OtherContent",
    "OtherPlan",
    "PerhapsSame",
    "SameSession",
    "SharedSession",
    "build",
    "combine",
    "newest",
    "published",
    "read",
    "read_file",
    "record_of",
    "session_file_of",
]
