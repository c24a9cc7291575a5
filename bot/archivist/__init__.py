"""What an archive takes that does not fit into a transaction: gathering, building, sealing.

All of it gives way to others, and knows nothing of who gets an archive or how: a chat, a file, or
nobody. Below handlers and commands, which both use it.
"""

from bot.archivist.building import (
    ArchiveWanted,
    Archivist,
    file_name,
)
from bot.archivist.gathering import for_archive
from bot.archivist.sealing import clean_up, delete, seal
from bot.archivist.steps import Step, Tell

__all__ = [
    "ArchiveWanted",
    "Archivist",
    "Step",
    "Tell",
    "clean_up",
    "delete",
    "file_name",
    "for_archive",
    "seal",
]
