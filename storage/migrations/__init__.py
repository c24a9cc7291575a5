"""The tables, in numbered steps: `0001_initial.sql` and on. Added to, never edited."""
