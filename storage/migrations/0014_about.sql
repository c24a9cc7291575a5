-- What somebody says that a session's report is about: a JSON object.
CREATE TABLE about (
    session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    said BLOB NOT NULL
) STRICT;
