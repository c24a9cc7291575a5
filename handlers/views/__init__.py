"""Words and buttons, by who sees them."""
