"""What a session leaves, worked out from what was gathered: its themes, what is held back from its
archive, the text that is kept when it is sealed, and several sessions as one.

Pure: nothing here knows a transaction or Telegram, so that it may run in a worker process and on
archives from elsewhere. bot.workshop.record says what a record is.
"""
