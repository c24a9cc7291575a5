"""The fonts that words are drawn in, and the script that builds them."""
