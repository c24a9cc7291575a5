"""Everything people can do, one function each. No Telegram, and no SQL.

Each function is a unit of work: it is given a Transaction and either does all or raises a
WorkshopError and does nothing.
"""
