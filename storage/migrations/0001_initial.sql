-- What people said, and where their chats are, is stored sealed: sealed(session, x) encrypts with the
-- session's data key, opened(session, x) is the opposite, and mark('person' or 'chat', id) finds an id
-- again without keeping it. The keys lie outside the database (storage/vault.py).

-- A session: one run of a plan in one group (or one topic of it). Groups that are no supergroup are
-- basic. `sealed` is set when the link to people has been destroyed.
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    chat BLOB NOT NULL,
    chat_sealed BLOB NOT NULL,
    is_basic INTEGER NOT NULL CHECK (is_basic IN (0, 1)),
    thread_id INTEGER,
    title BLOB NOT NULL,
    title_sealed BLOB NOT NULL,
    plan TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('private', 'open')),
    reveal TEXT NOT NULL CHECK (reveal IN ('live', 'at_close')),
    minimum INTEGER NOT NULL CHECK (minimum >= 3),
    language TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('preparing', 'lobby', 'responding', 'revealed',
                                         'statement', 'discussing', 'rounding_up', 'ended')),
    value INTEGER NOT NULL,
    prompt INTEGER,
    step INTEGER NOT NULL,
    paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
    code TEXT NOT NULL UNIQUE,
    group_reachable INTEGER NOT NULL DEFAULT 1,
    keeps_few INTEGER NOT NULL DEFAULT 0 CHECK (keeps_few IN (0, 1)),
    ended_at REAL,
    sealed INTEGER NOT NULL DEFAULT 0 CHECK (sealed IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX one_live_session_per_place
    ON session (chat, ifnull(thread_id, 0)) WHERE stage != 'ended';

-- The state before each move: undo puts the last one back.
CREATE TABLE move (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    step INTEGER NOT NULL,
    move TEXT NOT NULL,
    stage TEXT NOT NULL,
    value INTEGER NOT NULL,
    prompt INTEGER,
    paused INTEGER NOT NULL,
    made_at REAL NOT NULL,
    PRIMARY KEY (session_id, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE facilitator (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    person BLOB NOT NULL,
    person_sealed BLOB NOT NULL,
    PRIMARY KEY (session_id, person)
) STRICT, WITHOUT ROWID;

-- Who joined. `prompt` is the one being answered when several are open; `changing` is a keyed mark
-- of the words that the next message replaces.
CREATE TABLE participant (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    person BLOB NOT NULL,
    person_sealed BLOB NOT NULL,
    attending INTEGER NOT NULL CHECK (attending IN (0, 1)),
    reachable INTEGER NOT NULL CHECK (reachable IN (0, 1)),
    prompt INTEGER,
    changing BLOB,
    PRIMARY KEY (session_id, person)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX attending_one_session ON participant (person) WHERE attending = 1;

-- What people said. No id of a person, chat or message, no time and no order stands in these tables:
-- `author` and `message` are keyed marks, and the row keys are random.
CREATE TABLE response (
    id BLOB PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    author BLOB NOT NULL,
    message BLOB NOT NULL,
    text BLOB NOT NULL,
    late INTEGER NOT NULL CHECK (late IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX response_by_value ON response (session_id, value);

CREATE TABLE answer (
    id BLOB PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    author BLOB NOT NULL,
    message BLOB NOT NULL,
    text BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_by_prompt ON answer (session_id, value, prompt);

-- Passing is an answer too. `prompt` -1 is the gut question.
CREATE TABLE pass (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    author BLOB NOT NULL,
    PRIMARY KEY (session_id, value, prompt, author)
) STRICT, WITHOUT ROWID;

-- Messages whose words were taken back: an edit of one must not bring them in again.
CREATE TABLE withdrawn (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    message BLOB NOT NULL,
    PRIMARY KEY (session_id, message)
) STRICT, WITHOUT ROWID;

-- What a facilitator took down of what was said aloud. `prompt` -1 belongs to none.
CREATE TABLE note (
    id BLOB PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    text BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Quotes that a facilitator took out of a round-up, by their text's digest, which is sealed: a short
-- text could be found by trying. `prompt` -1 is the value.
CREATE TABLE hidden_quote (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    quote BLOB NOT NULL,
    PRIMARY KEY (session_id, value, prompt, quote)
) STRICT, WITHOUT ROWID;

-- Round-ups that were posted, with the digests, sealed, of the words and quotes that the facilitator
-- saw in the draft: nothing that nobody looked at is ever posted.
CREATE TABLE round_up (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    quotes BLOB NOT NULL,
    PRIMARY KEY (session_id, value, prompt)
) STRICT, WITHOUT ROWID;

-- What is still to be said to the group or to people; written with the move that causes it.
CREATE TABLE announcement (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    person BLOB,
    person_sealed BLOB,
    kind TEXT NOT NULL,
    value INTEGER NOT NULL,
    prompt INTEGER,
    step INTEGER NOT NULL,
    sending INTEGER NOT NULL DEFAULT 0 CHECK (sending IN (0, 1))
) STRICT;

-- Messages of ours that are kept up to date, or that replies are understood by. `content` is a digest
-- of what one shows, sealed.
CREATE TABLE shown_message (
    chat BLOB NOT NULL,
    chat_sealed BLOB NOT NULL,
    message_id INTEGER NOT NULL,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    kind TEXT NOT NULL,
    value INTEGER NOT NULL,
    prompt INTEGER,
    content BLOB,
    PRIMARY KEY (chat, message_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX shown_by_session ON shown_message (session_id, kind, value);

-- Messages to be kept up to date that were about to be posted. What is here after a crash may stand in
-- its chat already, as the first message of ours above `after`.
CREATE TABLE posting (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    kind TEXT NOT NULL,
    chat BLOB NOT NULL,
    value INTEGER NOT NULL,
    after INTEGER NOT NULL,
    PRIMARY KEY (session_id, kind, chat, value)
) STRICT, WITHOUT ROWID;

-- Where the words of a cloud stand, and how many people's words it showed.
CREATE TABLE cloud (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    people INTEGER NOT NULL,
    layout BLOB NOT NULL,
    PRIMARY KEY (session_id, value)
) STRICT, WITHOUT ROWID;

-- What is left of a session that was sealed: its record, without anybody's mark.
CREATE TABLE sealed_record (
    session_id INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    record BLOB NOT NULL
) STRICT;

-- Who was sent an archive that is still right: they are told when words were taken back since.
CREATE TABLE archive_taken (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    person BLOB NOT NULL,
    person_sealed BLOB NOT NULL,
    PRIMARY KEY (session_id, person)
) STRICT, WITHOUT ROWID;

-- Updates that could not be read.
CREATE TABLE quarantine (
    update_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    error TEXT NOT NULL
) STRICT;

CREATE TABLE seen_update (
    update_id INTEGER PRIMARY KEY,
    seen_at REAL NOT NULL
) STRICT;
