-- Who has asked to facilitate a session that others lead, since when; `id` is random and stands in the
-- buttons that answer. One that was declined is kept, so that it is not asked again at once.
CREATE TABLE lead_request (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    person BLOB NOT NULL,
    person_sealed BLOB NOT NULL,
    asked_at REAL NOT NULL,
    declined INTEGER NOT NULL CHECK (declined IN (0, 1)),
    UNIQUE (session_id, person)
) STRICT;

-- Whether the bot can write to a facilitator, who may have blocked it.
ALTER TABLE facilitator ADD COLUMN reachable INTEGER NOT NULL DEFAULT 1 CHECK (reachable IN (0, 1));
