-- A session: one run of a plan in one group (or one topic of it).
-- `position` columns say where it is; `link_key` finds the author of a word, and nothing else does.
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    chat_id INTEGER NOT NULL,
    thread_id INTEGER,
    group_title TEXT NOT NULL,
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
    group_reachable INTEGER NOT NULL DEFAULT 1,
    link_key BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX one_live_session_per_place
    ON session (chat_id, ifnull(thread_id, 0)) WHERE stage != 'ended';

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
    person_id INTEGER NOT NULL,
    PRIMARY KEY (session_id, person_id)
) STRICT, WITHOUT ROWID;

-- Who joined. `prompt` is the one being answered when several are open; `changing` is a keyed mark
-- of the words that the next message replaces.
CREATE TABLE participant (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    person_id INTEGER NOT NULL,
    attending INTEGER NOT NULL CHECK (attending IN (0, 1)),
    reachable INTEGER NOT NULL CHECK (reachable IN (0, 1)),
    prompt INTEGER,
    changing BLOB,
    PRIMARY KEY (session_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX attending_one_session ON participant (person_id) WHERE attending = 1;

-- What people said. No id of a person, chat or message, no time and no order stands in these tables:
-- `author` and `message` are keyed marks, and the row keys are random.
CREATE TABLE response (
    id BLOB PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    author BLOB NOT NULL,
    message BLOB NOT NULL,
    text TEXT NOT NULL,
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
    text TEXT NOT NULL
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
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Quotes that a facilitator took out of a round-up, by their text's digest; `prompt` -1 is the value.
CREATE TABLE hidden_quote (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    quote BLOB NOT NULL,
    PRIMARY KEY (session_id, value, prompt, quote)
) STRICT, WITHOUT ROWID;

-- Round-ups that were posted, with the digests of the quotes that the facilitator saw in the draft:
-- nothing that nobody looked at is ever posted.
CREATE TABLE round_up (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    quotes TEXT NOT NULL,
    PRIMARY KEY (session_id, value, prompt)
) STRICT, WITHOUT ROWID;

-- What is still to be said to the group or to people; written with the move that causes it.
CREATE TABLE announcement (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    person_id INTEGER,
    kind TEXT NOT NULL,
    value INTEGER NOT NULL,
    prompt INTEGER,
    step INTEGER NOT NULL,
    sending INTEGER NOT NULL DEFAULT 0 CHECK (sending IN (0, 1))
) STRICT;

-- Messages of ours that are kept up to date, or that replies are understood by.
CREATE TABLE shown_message (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    kind TEXT NOT NULL,
    value INTEGER NOT NULL,
    prompt INTEGER,
    content BLOB,
    PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX shown_by_session ON shown_message (session_id, kind, value);

-- Where the words of a cloud stand, and how many people's words it showed.
CREATE TABLE cloud (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    people INTEGER NOT NULL,
    layout TEXT NOT NULL,
    PRIMARY KEY (session_id, value)
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
