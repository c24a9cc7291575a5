-- A third way for words to appear: to whoever has answered or passed, and to the group when a value closes.
ALTER TABLE session ADD COLUMN appears TEXT NOT NULL DEFAULT 'live'
    CHECK (appears IN ('live', 'at_close', 'own_first', 'after_look'));
UPDATE session SET appears = reveal;
ALTER TABLE session DROP COLUMN reveal;
ALTER TABLE session RENAME COLUMN appears TO reveal;

-- How many had answered when words of a value were shown for the first time; not known of before.
ALTER TABLE snapshot ADD COLUMN answered_before INTEGER;
