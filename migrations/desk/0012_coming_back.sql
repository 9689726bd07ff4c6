-- A center that came back from a backup may not know this desk any more.

-- When the center took the desk in, by its clock, and its signature on that: shown to a center that lacks the desk.
ALTER TABLE enrolment ADD COLUMN admitted_at INTEGER;
ALTER TABLE enrolment ADD COLUMN admission BLOB;
-- Since when the center does not know the desk and takes no word on it: an administrator's new code is needed then.
ALTER TABLE enrolment ADD COLUMN unknown_at INTEGER;
