-- The center's database. What desks wrote stands in `fact` as it came; `feed` puts the facts of an office
-- into the one order that counts. Moments are milliseconds since 1970 (UTC), hashes SHA-256.
--
-- Facts and feeds are parted by office: every question names one, and no part grows beyond what a server
-- vacuums and indexes with ease (20 million applications make parts of some 700,000).

CREATE TABLE center (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- How often this database was restored from a backup; raised by `acikkapi-center admin restored`.
  generation bigint NOT NULL DEFAULT 1
);
INSERT INTO center DEFAULT VALUES;

CREATE TABLE office (
  code     text PRIMARY KEY,
  province text NOT NULL,
  district text
);

-- One installation of the desk program.
CREATE TABLE desk (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  office       text   NOT NULL REFERENCES office (code),
  key_id       text   NOT NULL UNIQUE,
  public_key   bytea  NOT NULL,
  installation text   NOT NULL,
  enrolled_at  bigint NOT NULL,
  revoked_at   bigint,
  -- What it said of itself last.
  seen_at      bigint,
  clock_offset bigint,
  program      text
);

CREATE TABLE enrolment_code (
  -- SHA-256 of the code: who reads the database cannot enrol.
  code_hash  bytea  PRIMARY KEY,
  office     text   NOT NULL REFERENCES office (code),
  made_at    bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_by    bigint REFERENCES desk (id)
);

-- A desk code belongs to one installation for ever.
CREATE TABLE desk_code (
  office text   NOT NULL REFERENCES office (code),
  code   text   NOT NULL,
  desk   bigint NOT NULL REFERENCES desk (id),
  PRIMARY KEY (office, code)
);

-- Branch 0 is the series itself; another one is what a second installation wrote under its name.
CREATE TABLE series (
  office   text    NOT NULL REFERENCES office (code),
  code     text    NOT NULL,
  epoch    integer NOT NULL,
  branch   integer NOT NULL,
  desk     bigint  NOT NULL REFERENCES desk (id),
  sequence bigint  NOT NULL,
  hash     bytea   NOT NULL,
  -- The last place that it shares with branch 0; 0 for branch 0 itself.
  parted_after bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (office, code, epoch, branch)
);
CREATE INDEX series_of_desk ON series (desk, epoch);

CREATE TABLE fact (
  office      text    NOT NULL,
  code        text    NOT NULL,
  epoch       integer NOT NULL,
  branch      integer NOT NULL,
  sequence    bigint  NOT NULL,
  kind        text    NOT NULL,
  author      text    NOT NULL,
  recorded_at bigint  NOT NULL,
  received_at bigint  NOT NULL,
  number      bigint,
  -- Both go when a body is erased by law; the chain goes on verifying.
  salt        bytea,
  body        bytea,
  body_hash   bytea   NOT NULL,
  hash        bytea   NOT NULL,
  -- Why it is kept out of the feed.
  quarantine  text,
  PRIMARY KEY (office, code, epoch, branch, sequence)
) PARTITION BY HASH (office);

CREATE TABLE feed (
  office   text    NOT NULL,
  place    bigint  NOT NULL,
  code     text    NOT NULL,
  epoch    integer NOT NULL,
  branch   integer NOT NULL,
  sequence bigint  NOT NULL,
  rolling  bytea   NOT NULL,
  PRIMARY KEY (office, place)
) PARTITION BY HASH (office);

DO $$
BEGIN
  FOR part IN 0..31 LOOP
    EXECUTE format('CREATE TABLE fact_%s PARTITION OF fact FOR VALUES WITH (MODULUS 32, REMAINDER %s)', part, part);
    EXECUTE format('CREATE TABLE feed_%s PARTITION OF feed FOR VALUES WITH (MODULUS 32, REMAINDER %s)', part, part);
  END LOOP;
END $$;

CREATE INDEX fact_of_application ON fact (office, number) WHERE number IS NOT NULL;
CREATE INDEX fact_in_quarantine ON fact (office, received_at) WHERE quarantine IS NOT NULL;

-- The end of each office's feed, locked by whoever adds to it, late in the transaction: who reads place N has
-- seen everything before it.
CREATE TABLE feed_head (
  office  text   PRIMARY KEY REFERENCES office (code),
  place   bigint NOT NULL,
  rolling bytea  NOT NULL
);

-- Requests that were seen, for as long as their moment would be accepted. Not logged: after a crash of the
-- server the worst is a request that comes twice, and every request may.
CREATE UNLOGGED TABLE nonce (
  key_id  text   NOT NULL,
  nonce   bytea  NOT NULL,
  created bigint NOT NULL,
  PRIMARY KEY (key_id, nonce)
);
CREATE INDEX nonce_by_created ON nonce (created);

-- What a person must look at: forked series, facts in quarantine.
CREATE TABLE task (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  office   text   NOT NULL REFERENCES office (code),
  kind     text   NOT NULL,
  about    jsonb  NOT NULL,
  made_at  bigint NOT NULL,
  done_at  bigint
);
CREATE INDEX task_open ON task (office, made_at) WHERE done_at IS NULL;
