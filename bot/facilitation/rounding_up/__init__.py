"""Rounding up what was said: drafted, edited, posted, and kept true to what people take back."""
