-- Where a session has been: which values are run, in which order, and where each was left; and its clock.
-- Both as JSON, also before each move, for undo. NULL is a session of before, or one that has begun nothing.
ALTER TABLE session ADD COLUMN route TEXT;
ALTER TABLE session ADD COLUMN clock TEXT;
ALTER TABLE move ADD COLUMN route TEXT;
ALTER TABLE move ADD COLUMN clock TEXT;

-- `back`: the group has gone back to its value, so it is posted though it may not be asked, and makes no sound.
ALTER TABLE card ADD COLUMN back INTEGER NOT NULL DEFAULT 0;

-- The question that is pinned in a session's group, until it is over.
CREATE TABLE pinned (
    session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    chat BLOB NOT NULL,
    message_id INTEGER NOT NULL
) STRICT;

-- Plans that somebody has sent, in private, for their own workshops.
CREATE TABLE own_plan (
    person BLOB NOT NULL,
    name TEXT NOT NULL,
    plan TEXT NOT NULL,
    PRIMARY KEY (person, name)
) STRICT, WITHOUT ROWID;
