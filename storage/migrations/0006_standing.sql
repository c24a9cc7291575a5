-- Whether what was said or noted may be shown: by the rules (free), not before a facilitator has looked
-- (waiting), because one has (let_in), or not, because one took it out (struck).
ALTER TABLE response ADD COLUMN standing TEXT NOT NULL DEFAULT 'free'
    CHECK (standing IN ('free', 'waiting', 'let_in', 'struck'));
ALTER TABLE answer ADD COLUMN standing TEXT NOT NULL DEFAULT 'free'
    CHECK (standing IN ('free', 'waiting', 'let_in', 'struck'));
ALTER TABLE note ADD COLUMN standing TEXT NOT NULL DEFAULT 'free'
    CHECK (standing IN ('free', 'waiting', 'let_in', 'struck'));

-- Words that facilitators took out of a value, whoever says them: digests of the keys that their spellings
-- share, sealed.
CREATE TABLE struck_word (
    id BLOB PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    word BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX struck_word_by_value ON struck_word (session_id, value);

-- Which answers facilitators may read while their question is open, and whose: only newcomers make up the
-- next step. What goes into round-ups is let in apart from this. `prompt` -2 are thoughts.
ALTER TABLE answer ADD COLUMN read INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1));
CREATE TABLE read_author (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    value INTEGER NOT NULL,
    prompt INTEGER NOT NULL,
    author BLOB NOT NULL,
    PRIMARY KEY (session_id, value, prompt, author)
) STRICT, WITHOUT ROWID;
