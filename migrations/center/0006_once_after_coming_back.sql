-- A database that came back from a backup has lost what was handed to the SMS gateway behind it. What desks send again may have
-- caused an SMS before, and goes to nobody by itself.

-- When the database was last said to have come back, whoever may be known again without a code.
ALTER TABLE center ADD COLUMN came_back_at bigint;
UPDATE center SET came_back_at = restored_at;

-- Where each desk's journal ended when it was first met in a generation: what it wrote behind that is surely new.
ALTER TABLE desk
  ADD COLUMN met_generation bigint,
  ADD COLUMN met_epoch      integer,
  ADD COLUMN met_sequence   bigint;

-- Attachments of applications that were erased by law: a desk that has not heard of it yet may be sending one. None is kept until
-- another application comes with the same.
CREATE TABLE erased_attachment (
  office text NOT NULL REFERENCES office (code),
  sha256 text NOT NULL,
  PRIMARY KEY (office, sha256)
);
