-- A branch may part from another branch: from a desk whose disk was put back twice. Up to where it parted it is what that one is.
ALTER TABLE series ADD COLUMN parted_from integer NOT NULL DEFAULT 0;
