-- Words that a facilitator put together as one, or keeps apart though a rule would put them together.
-- `one` and `other` are digests of the keys that the spellings of a word share, sealed.
CREATE TABLE word_pair (
    id BLOB PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    one BLOB NOT NULL,
    other BLOB NOT NULL,
    together INTEGER NOT NULL CHECK (together IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX word_pair_by_value ON word_pair (session_id, value);

-- What a facilitator changed in a round-up, in the order in which it is done again. `value` -1 is the
-- round-up across all values, `prompt` -1 that of a whole value.
CREATE TABLE round_up_edit (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    number INTEGER NOT NULL,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    edit BLOB NOT NULL,
    PRIMARY KEY (session_id, number)
) STRICT, WITHOUT ROWID;

-- Messages that ask a facilitator for the words of an edit: a new heading, keywords.
CREATE TABLE asked_edit (
    chat BLOB NOT NULL,
    message_id INTEGER NOT NULL,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    edit BLOB NOT NULL,
    PRIMARY KEY (chat, message_id)
) STRICT, WITHOUT ROWID;

-- Who pressed [I recognise this] under a round-up.
CREATE TABLE recognition (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    author BLOB NOT NULL,
    PRIMARY KEY (session_id, value, prompt, author)
) STRICT, WITHOUT ROWID;

-- What somebody found missing in a round-up is an answer too. `prompt` -1 is the whole value.
ALTER TABLE answer ADD COLUMN added INTEGER NOT NULL DEFAULT 0 CHECK (added IN (0, 1));

-- A note knows the message that it came in, by a keyed mark: editing the message replaces it.
ALTER TABLE note ADD COLUMN message BLOB NOT NULL DEFAULT x'';

-- Quotes that were taken out became edits like others.
INSERT INTO round_up_edit
SELECT session_id, row_number() OVER (PARTITION BY session_id ORDER BY value, prompt, quote), value,
    prompt, sealed(session_id, json_object('edit', 'hide', 'quote', opened(session_id, quote)))
FROM hidden_quote;

DROP TABLE hidden_quote;
