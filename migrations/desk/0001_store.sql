-- The desk's store. The journal is the truth; read tables are what its facts add up to and can be
-- rebuilt from it at any time; working tables hold what is not a fact (drafts, secrets, print jobs).
-- Moments are milliseconds since 1970 (UTC), days are YYYY-MM-DD at the desk, numbers are the 13
-- digits of an application number.

-- Journal ---------------------------------------------------------------------------------------

CREATE TABLE fact (
  position      INTEGER PRIMARY KEY,
  epoch         INTEGER NOT NULL,
  sequence      INTEGER NOT NULL,
  office        TEXT    NOT NULL,
  desk          TEXT    NOT NULL,
  kind          TEXT    NOT NULL,
  author        TEXT    NOT NULL,
  recorded_at   INTEGER NOT NULL,
  number        INTEGER,
  previous_hash BLOB    NOT NULL,
  body_hash     BLOB    NOT NULL,
  hash          BLOB    NOT NULL,
  -- Both go when a body is erased by law; the chain goes on verifying.
  salt          BLOB,
  body          BLOB,
  UNIQUE (epoch, sequence)
) STRICT;

CREATE INDEX fact_of_application ON fact (number, position) WHERE number IS NOT NULL;

-- Read tables -----------------------------------------------------------------------------------

CREATE TABLE series (
  epoch        INTEGER PRIMARY KEY,
  office       TEXT NOT NULL,
  province     TEXT NOT NULL,
  district     TEXT,
  desk         TEXT NOT NULL,
  installation TEXT NOT NULL,
  reason       TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  code    TEXT PRIMARY KEY,
  name_tr TEXT NOT NULL,
  name_en TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE topic (
  code       TEXT PRIMARY KEY,
  name_tr    TEXT NOT NULL,
  name_en    TEXT NOT NULL,
  synonyms   TEXT NOT NULL,
  usual_unit TEXT REFERENCES unit (code) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Apart from the topics, so that registering touches one small row.
CREATE TABLE topic_use (
  topic TEXT PRIMARY KEY,
  used  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
  id     TEXT PRIMARY KEY,
  name   TEXT NOT NULL,
  role   TEXT NOT NULL,
  active INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE application (
  id             INTEGER PRIMARY KEY,
  number         INTEGER NOT NULL UNIQUE,
  registered_at  INTEGER NOT NULL,
  registered_by  TEXT    NOT NULL,
  kind           TEXT    NOT NULL,
  topic          TEXT,
  unit           TEXT,
  subject        TEXT    NOT NULL,
  applicant      TEXT    NOT NULL,
  national_id    TEXT,
  phone          TEXT,
  due_on         TEXT    NOT NULL,
  legal_limit_on TEXT    NOT NULL,
  revision       INTEGER NOT NULL,
  copies         INTEGER NOT NULL
) STRICT;

CREATE INDEX application_by_national_id ON application (national_id) WHERE national_id IS NOT NULL;
CREATE INDEX application_by_phone ON application (phone) WHERE phone IS NOT NULL;
CREATE INDEX application_by_registered_at ON application (registered_at);

-- Names, folded by the project's own rules: the tokenizer's own folding gets Turkish wrong. One index
-- for each length of what is typed, so that no search puts lists of words together.
CREATE VIRTUAL TABLE applicant_name USING fts5 (
  name,
  content = '',
  contentless_delete = 1,
  detail = none,
  prefix = '1 2 3 4 5 6 7 8',
  tokenize = "unicode61 remove_diacritics 0"
);

CREATE TABLE link (
  number INTEGER NOT NULL,
  other  INTEGER NOT NULL,
  PRIMARY KEY (number, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE inquiry (
  position    INTEGER PRIMARY KEY,
  recorded_at INTEGER NOT NULL,
  topic       TEXT,
  note        TEXT NOT NULL
) STRICT;

CREATE INDEX inquiry_by_recorded_at ON inquiry (recorded_at);

-- Working tables --------------------------------------------------------------------------------

CREATE TABLE staff_secret (
  staff TEXT PRIMARY KEY,
  hash  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_guard (
  staff TEXT PRIMARY KEY,
  guard TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE preference (
  staff TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  staff    TEXT PRIMARY KEY,
  draft    TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
  sha256    TEXT PRIMARY KEY,
  kind      TEXT NOT NULL,
  bytes     INTEGER NOT NULL,
  thumbnail BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment_chunk (
  sha256  TEXT NOT NULL REFERENCES attachment (sha256) ON DELETE CASCADE,
  place   INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (sha256, place)
) STRICT;

CREATE TABLE slip_job (
  id      INTEGER PRIMARY KEY,
  number  INTEGER NOT NULL,
  copy    INTEGER NOT NULL,
  state   TEXT    NOT NULL,
  problem TEXT,
  since   INTEGER NOT NULL,
  UNIQUE (number, copy)
) STRICT;

-- Most jobs are printed; the few that are not are looked for all the time.
CREATE INDEX slip_job_open ON slip_job (id) WHERE state NOT IN ('printed', 'dropped');

-- Why the current series may not go on (restored, moved): at most one row. Not a fact, since a fact
-- would go on the very series that is in doubt.
CREATE TABLE series_hold (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  reason   TEXT NOT NULL
) STRICT;
