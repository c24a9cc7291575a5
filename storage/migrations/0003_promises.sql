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

-- Which id in the settings let the session's group in: the group's, or that of who opened the session.
ALTER TABLE session ADD COLUMN let_in BLOB;

-- Whether something was moved or said in a session since somebody looked (which happens by the hour), and
-- on which day, counted from 1970, that was last so: no time is kept of what people say. `told` is the day
-- on which its facilitators heard that it ends by itself.
CREATE TABLE activity (
    session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    stirred INTEGER NOT NULL DEFAULT 1 CHECK (stirred IN (0, 1)),
    day INTEGER NOT NULL DEFAULT 0,
    told INTEGER
) STRICT;

INSERT INTO activity (session_id) SELECT id FROM session WHERE stage != 'ended';

CREATE TRIGGER stirred_by_session AFTER INSERT ON session BEGIN
    INSERT INTO activity (session_id) VALUES (NEW.id);
END;
CREATE TRIGGER stirred_by_move AFTER INSERT ON move BEGIN
    UPDATE activity SET stirred = 1 WHERE session_id = NEW.session_id AND NOT stirred;
END;
CREATE TRIGGER stirred_by_participant AFTER INSERT ON participant BEGIN
    UPDATE activity SET stirred = 1 WHERE session_id = NEW.session_id AND NOT stirred;
END;
CREATE TRIGGER stirred_by_response AFTER INSERT ON response BEGIN
    UPDATE activity SET stirred = 1 WHERE session_id = NEW.session_id AND NOT stirred;
END;
CREATE TRIGGER stirred_by_other_response AFTER UPDATE OF text ON response BEGIN
    UPDATE activity SET stirred = 1 WHERE session_id = NEW.session_id AND NOT stirred;
END;
CREATE TRIGGER stirred_by_answer AFTER INSERT ON answer BEGIN
    UPDATE activity SET stirred = 1 WHERE session_id = NEW.session_id AND NOT stirred;
END;
CREATE TRIGGER stirred_by_other_answer AFTER UPDATE OF text ON answer BEGIN
    UPDATE activity SET stirred = 1 WHERE session_id = NEW.session_id AND NOT stirred;
END;
CREATE TRIGGER stirred_by_pass AFTER INSERT ON pass BEGIN
    UPDATE activity SET stirred = 1 WHERE session_id = NEW.session_id AND NOT stirred;
END;
CREATE TRIGGER stirred_by_note AFTER INSERT ON note BEGIN
    UPDATE activity SET stirred = 1 WHERE session_id = NEW.session_id AND NOT stirred;
END;
CREATE TRIGGER stirred_by_recognition AFTER INSERT ON recognition BEGIN
    UPDATE activity SET stirred = 1 WHERE session_id = NEW.session_id AND NOT stirred;
END;
CREATE TRIGGER stirred_by_round_up AFTER INSERT ON round_up BEGIN
    UPDATE activity SET stirred = 1 WHERE session_id = NEW.session_id AND NOT stirred;
END;
CREATE TRIGGER stirred_by_round_up_edit AFTER INSERT ON round_up_edit BEGIN
    UPDATE activity SET stirred = 1 WHERE session_id = NEW.session_id AND NOT stirred;
END;
CREATE TRIGGER stirred_by_word_pair AFTER INSERT ON word_pair BEGIN
    UPDATE activity SET stirred = 1 WHERE session_id = NEW.session_id AND NOT stirred;
END;

-- Which revision of a session's archive somebody was sent last: an end that is undone and made again does
-- not send the same once more.
CREATE TABLE archive_sent (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    person BLOB NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (session_id, person)
) STRICT, WITHOUT ROWID;

-- Archives of one session are known by a random id, and the newest by its revision, which rises when
-- an archive is made of something else than the last one. `archived` is the digest of that, sealed.
ALTER TABLE session ADD COLUMN archive_id TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN archived BLOB;
UPDATE session SET archive_id = lower(hex(randomblob(12)));

-- Which words may be seen by others than their author: those that have come into a snapshot of their
-- question. What was in a cloud or list of a value that had closed has been seen already.
ALTER TABLE response ADD COLUMN shown INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1));
ALTER TABLE answer ADD COLUMN shown INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1));

-- Whose words were in a snapshot of a question: only newcomers make up the next step. `prompt` -1 is
-- the gut question.
CREATE TABLE snapshot_author (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    author BLOB NOT NULL,
    PRIMARY KEY (session_id, value, prompt, author)
) STRICT, WITHOUT ROWID;

-- How many had passed when the newest snapshot of a gut question was made.
CREATE TABLE snapshot (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    PRIMARY KEY (session_id, value)
) STRICT, WITHOUT ROWID;

UPDATE response SET shown = 1
WHERE late = 0 AND EXISTS (
    SELECT 1 FROM cloud WHERE cloud.session_id = response.session_id AND cloud.value = response.value
) AND NOT EXISTS (
    SELECT 1 FROM session WHERE session.id = response.session_id
    AND session.value = response.value AND session.stage = 'responding'
);
UPDATE answer SET shown = 1
WHERE added = 0 AND EXISTS (
    SELECT 1 FROM round_up WHERE round_up.session_id = answer.session_id
    AND round_up.value IN (answer.value, -1) AND round_up.prompt IN (answer.prompt, -1)
);
INSERT INTO snapshot_author
SELECT DISTINCT session_id, value, -1, author FROM response WHERE shown = 1;
INSERT INTO snapshot_author
SELECT DISTINCT session_id, value, prompt, author FROM answer WHERE shown = 1;
INSERT INTO snapshot
SELECT session_id, value, (
    SELECT count(*) FROM pass
    WHERE pass.session_id = cloud.session_id AND pass.value = cloud.value AND pass.prompt = -1
) FROM cloud;

-- What a cloud showed is what its snapshot holds. Whether the message that shows it was posted after
-- its question had closed: at closing it is posted anew, below what was written meanwhile.
ALTER TABLE cloud DROP COLUMN people;
ALTER TABLE cloud ADD COLUMN closed INTEGER NOT NULL DEFAULT 1 CHECK (closed IN (0, 1));

-- While joining is closed nobody new comes in.
ALTER TABLE session ADD COLUMN joining_closed INTEGER NOT NULL DEFAULT 0
    CHECK (joining_closed IN (0, 1));

-- Who was taken out of a session by its facilitators, and does not come in again.
CREATE TABLE taken_out (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    author BLOB NOT NULL,
    PRIMARY KEY (session_id, author)
) STRICT, WITHOUT ROWID;


-- A post that may have gone out is looked for, and tried once more at most: how often it was tried,
-- above which message it may stand, and why it waits. Of those of before nobody knows: they are
-- asked about.
ALTER TABLE announcement ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE announcement ADD COLUMN after INTEGER;
ALTER TABLE announcement ADD COLUMN held TEXT;
ALTER TABLE announcement ADD COLUMN was_refused INTEGER NOT NULL DEFAULT 0;
UPDATE announcement SET tries = 2 WHERE sending = 1;
ALTER TABLE posting ADD COLUMN tries INTEGER NOT NULL DEFAULT 1;
