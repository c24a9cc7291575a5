-- Whether a value is so where somebody works, if a plan asks it.
CREATE TABLE at_work (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    author BLOB NOT NULL,
    said TEXT NOT NULL CHECK (said IN ('already', 'partly', 'not_yet', 'passed')),
    PRIMARY KEY (session_id, value, author)
) STRICT, WITHOUT ROWID;
