-- A list tells how far each application has come and which unit has it: that stands in the row, so that no line of a
-- list reads a history. The program writes the rows again of which later facts tell.
ALTER TABLE application ADD COLUMN state TEXT NOT NULL DEFAULT 'registered';
ALTER TABLE application ADD COLUMN unit_now TEXT;

-- How far the journal was when a draft was kept. What its author registers behind that makes it void, so that a save
-- need not write the draft's page too.
ALTER TABLE draft ADD COLUMN kept_at INTEGER NOT NULL DEFAULT 0;
UPDATE draft SET kept_at = (SELECT coalesce(max(position), 0) FROM fact);
