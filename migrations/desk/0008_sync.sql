-- Working with the center. Working tables all: what they hold is not in the journal, and what the center
-- told can be asked again.

-- This desk at the center. The secret half of its key never leaves this row.
CREATE TABLE enrolment (
  only_row    INTEGER PRIMARY KEY CHECK (only_row = 1),
  -- `https://host` or `https://host:port`, without a path.
  center      TEXT NOT NULL,
  secret_key  BLOB NOT NULL,
  -- A one-time code that waits for the network; it goes when it has been used.
  code        TEXT,
  -- SHA-256 of the public key in the center's certificate; none before the first talk, and on loopback.
  pin         BLOB,
  -- What the center signs receipts with.
  receipt_key BLOB,
  enrolled_at INTEGER,
  revoked_at  INTEGER,
  -- How often the center had been restored when it was last met.
  generation  INTEGER NOT NULL DEFAULT 0,
  met_at      INTEGER,
  -- Milliseconds that this desk's clock is ahead of the center's.
  clock_ahead INTEGER,
  -- Why this desk was given another desk code, until somebody has read it: the code it was given, and when.
  given_code  TEXT,
  given_at    INTEGER
) STRICT;

-- The newest word of the center on what it has of each series.
CREATE TABLE receipt (
  epoch      INTEGER PRIMARY KEY,
  desk       TEXT    NOT NULL,
  sequence   INTEGER NOT NULL,
  hash       BLOB    NOT NULL,
  generation INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  signature  BLOB    NOT NULL
) STRICT;

-- Facts that the center keeps apart, and why.
CREATE TABLE refused_fact (
  position INTEGER PRIMARY KEY,
  reason   TEXT    NOT NULL,
  told_at  INTEGER NOT NULL
) STRICT;

-- Attachments of facts that the center has, and that it does not have itself yet.
CREATE TABLE outgoing_attachment (
  sha256 TEXT    PRIMARY KEY,
  number INTEGER NOT NULL,
  since  INTEGER NOT NULL,
  -- Why the center does not take it.
  reason TEXT
) STRICT, WITHOUT ROWID;
