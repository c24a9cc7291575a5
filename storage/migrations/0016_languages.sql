-- In which language somebody is spoken to. `chosen`: they said so themselves; else it is that of a session.
CREATE TABLE spoken_to (
    person BLOB PRIMARY KEY,
    language TEXT NOT NULL,
    chosen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
