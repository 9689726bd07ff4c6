-- A database that came back from a backup does not know the desks that were taken in after it. They show the center's own word
-- on their admission.

-- When the database was last said to have come back: what was signed before may be shown from then on. None where it never
-- was, or where such desks are to bring a new code.
ALTER TABLE center ADD COLUMN restored_at bigint;

-- Keys whose right was taken away by name: also desks that this database has lost, or has not met.
CREATE TABLE revoked_key (
  key_id     text   PRIMARY KEY,
  revoked_at bigint NOT NULL
);
