-- Cards: what a person was asked, one for each question, each shown by one message in their chat. `due`:
-- it is still to be posted, below what stands there; `stale`: it may show what is not so any more.
-- `prompt` -1 is the gut question, -3 all prompts together.
CREATE TABLE card (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    chat BLOB NOT NULL,
    chat_sealed BLOB NOT NULL,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    due INTEGER NOT NULL CHECK (due IN (0, 1)),
    stale INTEGER NOT NULL CHECK (stale IN (0, 1)),
    PRIMARY KEY (session_id, chat, value, prompt)
) STRICT, WITHOUT ROWID;

CREATE INDEX card_owed ON card (session_id) WHERE due OR stale;

-- Questions and prompts that stand in people's chats already, as they were shown.
INSERT OR IGNORE INTO card
SELECT session_id, chat, chat_sealed, value,
    CASE WHEN kind = 'question' THEN -1 ELSE coalesce(prompt, -3) END, 0, 0
FROM shown_message
WHERE kind IN ('question', 'prompt') AND CAST(opened(session_id, chat_sealed) AS INTEGER) > 0;

-- Those that were still to be sent to somebody are due.
INSERT INTO card
SELECT session_id, mark('chat', CAST(opened(session_id, person_sealed) AS INTEGER)),
    sealed(session_id, CAST(opened(session_id, person_sealed) AS INTEGER)), value,
    CASE WHEN kind = 'question' THEN -1 ELSE coalesce(prompt, -3) END, 1, 0
FROM announcement WHERE person IS NOT NULL AND kind IN ('question', 'prompt')
ON CONFLICT DO UPDATE SET due = 1;
DELETE FROM announcement WHERE person IS NOT NULL AND kind IN ('question', 'prompt');

-- A value has several messages to be kept up to date in one chat: one for each question.
ALTER TABLE posting RENAME TO posting_before;
CREATE TABLE posting (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    kind TEXT NOT NULL,
    chat BLOB NOT NULL,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    after INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    PRIMARY KEY (session_id, kind, chat, value, prompt)
) STRICT, WITHOUT ROWID;
INSERT INTO posting
SELECT session_id, kind, chat, value, -1, after, tries FROM posting_before;
DROP TABLE posting_before;
