"""What can go wrong with a disk or a process, done to the real program."""
