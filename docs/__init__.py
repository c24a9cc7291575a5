"""What the pictures in README are made with; no part of the program."""
