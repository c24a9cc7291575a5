-- Gut responses that wait for a facilitator may be read in steps of several people, like answers. Those that
-- wait by now could be seen.
ALTER TABLE response ADD COLUMN read INTEGER NOT NULL DEFAULT 0;
UPDATE response SET read = 1 WHERE standing = 'waiting';
INSERT OR IGNORE INTO read_author
SELECT DISTINCT session_id, value, -1, author FROM response WHERE standing = 'waiting';
