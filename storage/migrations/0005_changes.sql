-- Clouds that are to be looked at: what is seen of their words may have changed, so many times since they
-- were. Those of values that are over were looked at after every word, wherever it was said.
CREATE TABLE due_cloud (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    PRIMARY KEY (session_id, value)
) STRICT, WITHOUT ROWID;

INSERT INTO due_cloud
SELECT DISTINCT session_id, value, 1 FROM shown_message
WHERE kind IN ('cloud', 'words', 'words_2', 'words_3', 'rare_first');

-- `stale` counts by how many changes a card may be old: whoever shows it says which of them it shows.
ALTER TABLE card RENAME TO card_before;
DROP INDEX card_owed;
CREATE TABLE card (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    chat BLOB NOT NULL,
    chat_sealed BLOB NOT NULL,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    due INTEGER NOT NULL CHECK (due IN (0, 1)),
    stale INTEGER NOT NULL CHECK (stale >= 0),
    chosen INTEGER,
    PRIMARY KEY (session_id, chat, value, prompt)
) STRICT, WITHOUT ROWID;
CREATE INDEX card_owed ON card (session_id) WHERE due OR stale;
INSERT INTO card SELECT *, NULL FROM card_before;
DROP TABLE card_before;

-- `chosen`: under all prompts together, the one that somebody answers. It was of a person, and forgotten at the
-- next question, also by who had not seen that yet.
UPDATE card SET chosen = participant.prompt
FROM participant JOIN session ON session.id = participant.session_id
WHERE card.prompt = -3 AND card.session_id = session.id AND card.value = session.value
    AND participant.person = mark('person', CAST(opened(card.session_id, card.chat_sealed) AS INTEGER));
ALTER TABLE participant DROP COLUMN prompt;

-- The newest question that stood with somebody who began to change words: a newer one ends that.
ALTER TABLE participant ADD COLUMN changing_under INTEGER NOT NULL DEFAULT 0;
