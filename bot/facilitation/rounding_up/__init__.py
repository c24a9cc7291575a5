"""Rounding up what was said: drafted, edited, posted, and kept true to what people take back.

A round-up in the order of its life: `drafting` gathers its material, a worker process works it out
and bot.round_up.laying_out lays it out as a sheet; `editing` hears what a facilitator changes;
`posting` announces it, once it was seen as it is, and `approving` keeps what was seen, without a
text. `standing_drafts` and `standing_posts` say what drafts and posts may still show, after
somebody has changed or taken back words.
"""
