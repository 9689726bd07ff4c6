-- Attachments that the keeper looks after: since when it has known each, and whether a fact was found
-- that refers to it. One that no fact and no draft refers to after a week is let go. A working table.
CREATE TABLE attachment_watch (
  sha256  TEXT PRIMARY KEY REFERENCES attachment (sha256) ON DELETE CASCADE,
  since   INTEGER NOT NULL,
  settled INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_watch_open ON attachment_watch (since) WHERE settled = 0;
