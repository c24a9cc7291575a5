"""Which files of tests take long.

Each process of the suite takes the next file that nobody has: what comes last decides how long all
wait for it, so what takes long comes first.
"""

# The longest first.
LONG = (
    "rehearsal/test_play.py",
    "promises/test_fault_table.py",
    "promises/test_taking_back.py",
    "promises/test_archives_without_themes.py",
    "promises/test_snapshots.py",
    "word_cloud/test_looks.py",
    "chat/test_themes_in_archives.py",
    "promises/test_forged_by_outsiders.py",
    "chat/test_a_whole_workshop.py",
    "chat/test_drafts_beside.py",
    "archive/test_publishing.py",
    "word_cloud/test_few_colours.py",
    "promises/test_room_in_messages.py",
    "promises/test_hostile_people.py",
    "chat/test_archive_pictures.py",
    "pages/",
)


def turn(name: str) -> int:
    """When it is the turn of a test, or of a file of tests."""
    matching = (at for at, long in enumerate(LONG) if name.startswith(f"tests/{long}"))
    return next(matching, len(LONG))
