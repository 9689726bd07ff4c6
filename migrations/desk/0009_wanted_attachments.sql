-- Attachments that somebody at this desk wants to see and another desk took in: fetched from the center, piece by
-- piece, and kept as the desk's own are once they are whole and right. Working tables.
CREATE TABLE wanted_attachment (
  sha256 TEXT    PRIMARY KEY,
  -- As the fact says it is.
  kind   TEXT    NOT NULL,
  bytes  INTEGER NOT NULL,
  since  INTEGER NOT NULL,
  -- Why it did not come when it was last asked for; none where it was not asked for yet.
  reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE wanted_chunk (
  sha256  TEXT    NOT NULL REFERENCES wanted_attachment (sha256) ON DELETE CASCADE,
  place   INTEGER NOT NULL,
  content BLOB    NOT NULL,
  PRIMARY KEY (sha256, place)
) STRICT;
