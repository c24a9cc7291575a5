"""What is wrong with a file from elsewhere, in a sentence for whoever sent it."""


class ArchiveError(Exception):
    """A file is no archive of a session, or none that this program can read; says why."""
