"""The second door: taking part in a browser, and the screen that a room looks at.

Pages know no Telegram. They ask the same deeds (bot.facilitation) as chats do, and hear of every
change through bot.changes.
"""
