-- The second door. `screen` is the secret in the address of the shared screen, NULL as long as nobody
-- has asked for one; `browser_closed`: nobody new comes in by a browser.
ALTER TABLE session ADD COLUMN screen TEXT;
ALTER TABLE session ADD COLUMN browser_closed INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX screen_of_session ON session (screen) WHERE screen IS NOT NULL;
