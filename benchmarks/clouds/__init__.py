"""What the benchmark of word clouds compares with: other programs, and other kinds of files."""
