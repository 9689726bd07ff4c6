-- What comes by the office's feed: other desks' facts and the center's own, in the one order that counts.

-- Facts as they came, by their place in the feed; also those of kinds that this program does not know. This
-- desk's own facts stand in `fact`.
CREATE TABLE received_fact (
  place       INTEGER PRIMARY KEY,
  -- Where it stands in its author's journal; no desk for the center.
  desk        TEXT,
  epoch       INTEGER NOT NULL,
  sequence    INTEGER NOT NULL,
  branch      INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  author      TEXT    NOT NULL,
  recorded_at INTEGER NOT NULL,
  number      INTEGER,
  -- Only where the body was erased by law.
  body_hash   BLOB,
  salt        BLOB,
  body        BLOB
) STRICT;
CREATE INDEX received_about_application ON received_fact (number, place)
  WHERE number IS NOT NULL AND kind <> 'application_registered';
CREATE INDEX received_inquiry ON received_fact (desk, epoch, sequence, branch)
  WHERE kind = 'inquiry_recorded';

-- Where own facts stand in the feed: runs of them that follow one another there as they do here.
CREATE TABLE placed_run (
  first_position INTEGER NOT NULL,
  first_place    INTEGER PRIMARY KEY,
  count          INTEGER NOT NULL,
  -- 0, or the branch of a series that was found forked.
  branch         INTEGER NOT NULL
) STRICT;
CREATE INDEX placed_run_by_position ON placed_run (first_position);

-- How far the feed is here; no row before the first page.
CREATE TABLE feed_end (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  place    INTEGER NOT NULL,
  rolling  BLOB    NOT NULL
) STRICT;

-- The same three once more, for reading the feed anew beside them.
CREATE TABLE received_fact_anew (
  place       INTEGER PRIMARY KEY,
  desk        TEXT,
  epoch       INTEGER NOT NULL,
  sequence    INTEGER NOT NULL,
  branch      INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  author      TEXT    NOT NULL,
  recorded_at INTEGER NOT NULL,
  number      INTEGER,
  body_hash   BLOB,
  salt        BLOB,
  body        BLOB
) STRICT;
CREATE INDEX received_about_application_anew ON received_fact_anew (number, place)
  WHERE number IS NOT NULL AND kind <> 'application_registered';
CREATE INDEX received_inquiry_anew ON received_fact_anew (desk, epoch, sequence, branch)
  WHERE kind = 'inquiry_recorded';
CREATE TABLE placed_run_anew (
  first_position INTEGER NOT NULL,
  first_place    INTEGER PRIMARY KEY,
  count          INTEGER NOT NULL,
  branch         INTEGER NOT NULL
) STRICT;
CREATE INDEX placed_run_by_position_anew ON placed_run_anew (first_position);
CREATE TABLE feed_end_anew (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  place    INTEGER NOT NULL,
  rolling  BLOB    NOT NULL
) STRICT;

-- Read tables of what was received.

-- Facts that this program does not understand; they are kept and change nothing yet.
CREATE TABLE not_understood (
  place INTEGER PRIMARY KEY,
  kind  TEXT    NOT NULL,
  -- The kind was known, and still it could not be read.
  known INTEGER NOT NULL
) STRICT;

-- Staff of other desks and of the center: their names, for what they did.
CREATE TABLE colleague (
  id     TEXT PRIMARY KEY,
  name   TEXT NOT NULL,
  role   TEXT NOT NULL,
  active INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Registrations that do not count, because another one of the same number does: where each stands here.
CREATE TABLE number_conflict (
  number        INTEGER NOT NULL,
  registered_in INTEGER NOT NULL,
  PRIMARY KEY (number, registered_in)
) STRICT, WITHOUT ROWID;
