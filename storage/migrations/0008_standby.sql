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
