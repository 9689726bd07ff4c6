-- Two pages of a save fewer: places in a series and application numbers need no index of their own.

-- Own facts are dense in the order in which they were written: where a series begins tells where each of
-- its places is.
ALTER TABLE fact RENAME TO fact_before;
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
  body          BLOB
) STRICT;
INSERT INTO fact
SELECT position, epoch, sequence, office, desk, kind, author, recorded_at, number,
       previous_hash, body_hash, hash, salt, body
FROM fact_before ORDER BY position;
DROP TABLE fact_before;
CREATE INDEX fact_about_application ON fact (number, position)
  WHERE number IS NOT NULL AND kind <> 'application_registered';

ALTER TABLE series RENAME TO series_before;
CREATE TABLE series (
  epoch          INTEGER PRIMARY KEY,
  -- Of the fact that begins it.
  first_position INTEGER NOT NULL,
  office         TEXT NOT NULL,
  province       TEXT NOT NULL,
  district       TEXT,
  desk           TEXT NOT NULL,
  installation   TEXT NOT NULL,
  reason         TEXT NOT NULL
) STRICT;
INSERT INTO series
SELECT epoch, (SELECT min(position) FROM fact WHERE fact.epoch = series_before.epoch),
       office, province, district, desk, installation, reason
FROM series_before;
DROP TABLE series_before;

ALTER TABLE application RENAME TO application_before;
CREATE TABLE application (
  number         INTEGER PRIMARY KEY,
  -- Position of the fact that registers it.
  registered_in  INTEGER NOT NULL,
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
INSERT INTO application
SELECT number, id, registered_at, registered_by, kind, topic, unit, subject, applicant, national_id,
       phone, due_on, legal_limit_on, revision, copies
FROM application_before ORDER BY number;
DROP TABLE application_before;
CREATE INDEX application_by_national_id ON application (national_id) WHERE national_id IS NOT NULL;
CREATE INDEX application_by_phone ON application (phone) WHERE phone IS NOT NULL;

-- Runs of numbers of one desk code, in their order, that were registered on one day. Each begins where the
-- number before it is of another day, or of another desk code, or there is none.
DROP TABLE day_run;
CREATE TABLE day_run (
  first_number INTEGER PRIMARY KEY,
  day          TEXT NOT NULL
) STRICT;
INSERT INTO day_run
SELECT number, day FROM (
  SELECT number, day, lag(day) OVER (PARTITION BY number / 10000000 ORDER BY number) AS day_before
  FROM (SELECT number, date(registered_at / 1000 + 10800, 'unixepoch') AS day FROM application)
)
WHERE day_before IS NULL OR day_before <> day;
CREATE INDEX day_run_by_day ON day_run (day);

-- Whose name each row of `applicant_name` is. The ids go by the day of registering, so that the newest can be
-- found first whenever they came. The program indexes all names anew behind this migration.
CREATE TABLE indexed_name (
  id     INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE
) STRICT;
INSERT INTO applicant_name (applicant_name) VALUES ('delete-all');
DELETE FROM topic_use;
