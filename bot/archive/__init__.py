"""What a session leaves: one ZIP to read, to print, to count in, and to combine with others.

report.html    the session in the order of a printed report; one file, no script, pictures inside
words.csv      value,word,people - one line for each word or phrase
answers.csv    value,prompt,kind,text - kind is answer or note; prompt is empty for notes without
clouds/01.png  the word cloud of value 1, and so on; none where too few people answered
session.json   everything above except pictures, for combining sessions (bot.archive.session_file)
method.md      how it was done and counted, with the numbers of people
"""

from bot.archive.building import build
from bot.archive.json_entry import ArchiveError
from bot.archive.reading import read

__all__ = ["ArchiveError", "build", "read"]
