-- What came with applications, under the hash of its content, in pieces as desks send them. Each office has its own.

CREATE TABLE attachment (
  office   text   NOT NULL REFERENCES office (code),
  sha256   text   NOT NULL,
  bytes    bigint NOT NULL,
  -- When all pieces were there and added up to the hash.
  whole_at bigint,
  PRIMARY KEY (office, sha256)
);

CREATE TABLE attachment_chunk (
  office  text    NOT NULL,
  sha256  text    NOT NULL,
  place   integer NOT NULL,
  content bytea   NOT NULL,
  PRIMARY KEY (office, sha256, place),
  FOREIGN KEY (office, sha256) REFERENCES attachment ON DELETE CASCADE
);
-- Pictures and PDFs are compressed already.
ALTER TABLE attachment_chunk ALTER COLUMN content SET STORAGE EXTERNAL;
