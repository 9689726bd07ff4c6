-- Saving touches as few pages as it can: each costs as much as the rest of a small row.

-- The fact that registers an application has the position that is the application's id.
DROP INDEX fact_of_application;
CREATE INDEX fact_about_application ON fact (number, position)
  WHERE number IS NOT NULL AND kind <> 'application_registered';

-- Runs of applications that were registered on one day, in the order of their ids. A clock that was
-- set back begins another run of a day. So only the first application of a day costs a row.
CREATE TABLE day_run (
  first_id INTEGER PRIMARY KEY,
  day      TEXT NOT NULL
) STRICT;

INSERT INTO day_run (first_id, day)
SELECT id, day FROM (
  SELECT id, day, lag(day) OVER (ORDER BY id) AS day_before
  FROM (SELECT id, date(registered_at / 1000 + 10800, 'unixepoch') AS day FROM application)
)
WHERE day_before IS NULL OR day_before <> day;

CREATE INDEX day_run_by_day ON day_run (day);
DROP INDEX application_by_registered_at;

-- Uses of topics are counted as far as names are indexed; the newest are counted when asked.
DELETE FROM topic_use;
INSERT INTO topic_use (topic, used)
SELECT topic, count(*) FROM application
WHERE topic IS NOT NULL AND id <= (SELECT coalesce(max(rowid), 0) FROM applicant_name)
GROUP BY topic;
