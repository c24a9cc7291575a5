-- What a person looks at before it leaves, and what they decided: a row for each text that the rules hold
-- back. Its text stands in its own table; only what is to be read in its place stands here.
CREATE TABLE review (
    words BLOB PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    decision TEXT CHECK (decision IN ('included', 'masked', 'left_out')),
    masked BLOB
) STRICT, WITHOUT ROWID;

CREATE INDEX review_by_session ON review (session_id);

-- Nothing is left of words that are taken back.
CREATE TRIGGER response_reviewed AFTER DELETE ON response BEGIN DELETE FROM review WHERE words = old.id; END;
CREATE TRIGGER answer_reviewed AFTER DELETE ON answer BEGIN DELETE FROM review WHERE words = old.id; END;
CREATE TRIGGER note_reviewed AFTER DELETE ON note BEGIN DELETE FROM review WHERE words = old.id; END;
