"""What stands in chats, and is kept up to date there until it says what is so."""
