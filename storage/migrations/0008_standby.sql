-- Whom people can turn to in a session: nobody, or somebody who leads it, or a colleague who has agreed to. `token` is
-- in the link by which a colleague is asked, until they have answered.
CREATE TABLE standby (
    session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    person BLOB,
    person_sealed BLOB,
    is_colleague INTEGER NOT NULL DEFAULT 0 CHECK (is_colleague IN (0, 1)),
    token TEXT UNIQUE
) STRICT;

-- Whoever led alone was there; of several nobody has said who it is.
INSERT INTO standby (session_id, person, person_sealed)
SELECT session_id, min(person), person_sealed FROM facilitator
WHERE session_id IN (SELECT id FROM session WHERE stage != 'ended')
GROUP BY session_id HAVING count(*) = 1;

-- That somebody answered what people are asked as they come (`leaving` 0) or go; what they said only if the plan says
-- that it is kept.
CREATE TABLE check_answer (
    id BLOB NOT NULL PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    leaving INTEGER NOT NULL CHECK (leaving IN (0, 1)),
    author BLOB NOT NULL,
    text BLOB,
    UNIQUE (session_id, leaving, author)
) STRICT, WITHOUT ROWID;
