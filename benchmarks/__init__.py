"""What the program costs in time and memory, measured on the machine that runs it."""
