-- Printers of the desk, several of them, and which one is chosen for which kind of paper. They are read
-- tables: what facts of the first kind said of the one slip printer is replayed into them.

-- A printer that was removed keeps its row, so that its number is never given again.
CREATE TABLE printer (
  id      INTEGER PRIMARY KEY,
  printer TEXT    NOT NULL,
  removed INTEGER NOT NULL
) STRICT;

CREATE TABLE printer_choice (
  paper   TEXT PRIMARY KEY,
  printer INTEGER
) STRICT, WITHOUT ROWID;

DELETE FROM setting WHERE name = 'slip_printer';

-- The printer that a slip is meant for; none: the one that is chosen when its turn comes.
ALTER TABLE slip_job ADD COLUMN printer INTEGER;
