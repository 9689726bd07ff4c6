-- What the facts of an office add up to for those who work on applications at the center, and who they are.
-- `application` and `office_setting` are made again from the facts (`acikkapi-center admin rebuild`); the rest are not facts.
--
-- The center writes facts too: they stand in `fact` and `feed` with an empty desk code, its generation as epoch.

CREATE TABLE application (
  office        text    NOT NULL,
  number        bigint  NOT NULL,
  registered_at bigint  NOT NULL,
  registered_by text    NOT NULL,
  kind          text    NOT NULL,
  topic         text,
  subject       text    NOT NULL,
  -- The unit that has it, or had it last; before that, the one that the desk thought of.
  unit          text,
  state         text    NOT NULL,
  -- How many steps it was asked to take.
  revision      integer NOT NULL,
  due_on        date    NOT NULL,
  national_id   text,
  phone         text,
  -- Who applied, to tell one matter that two desks wrote down.
  person        text GENERATED ALWAYS AS (coalesce(national_id, phone)) STORED,
  PRIMARY KEY (office, number)
) PARTITION BY HASH (office);

DO $$
BEGIN
  FOR part IN 0..31 LOOP
    EXECUTE format('CREATE TABLE application_%s PARTITION OF application FOR VALUES WITH (MODULUS 32, REMAINDER %s)', part, part);
  END LOOP;
END $$;

-- What waits, the next to fall due first. What has ended, which is nearly all, is in none of these.
CREATE INDEX application_waiting ON application (office, due_on, number)
  WHERE state NOT IN ('concluded', 'delivered', 'withdrawn');
CREATE INDEX application_to_tell ON application (office, due_on, number) WHERE state = 'concluded';
CREATE INDEX application_of_person ON application (office, person) WHERE person IS NOT NULL;

-- One application's facts, in the order that counts.
ALTER TABLE feed ADD COLUMN number bigint;
UPDATE feed SET number = fact.number FROM fact
WHERE (feed.office, feed.code, feed.epoch, feed.branch, feed.sequence)
    = (fact.office, fact.code, fact.epoch, fact.branch, fact.sequence) AND fact.number IS NOT NULL;
CREATE INDEX feed_of_application ON feed (office, number, place) WHERE number IS NOT NULL;
DROP INDEX fact_of_application;

-- The office's topics and units, and how it counts its days, as JSON.
CREATE TABLE office_setting (
  office text  NOT NULL REFERENCES office (code),
  name   text  NOT NULL,
  value  jsonb NOT NULL,
  PRIMARY KEY (office, name)
);

-- Who may sign in: officers and managers of an office, and those who answer for a unit.
CREATE TABLE account (
  id             bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  office         text    NOT NULL REFERENCES office (code),
  -- What they sign in with; lower case.
  sign_in_name   text    NOT NULL UNIQUE,
  name           text    NOT NULL,
  part           text    NOT NULL CHECK (part IN ('officer', 'manager', 'unit')),
  unit           text    CHECK ((part = 'unit') = (unit IS NOT NULL)),
  -- Argon2id of the password, and the salt it was stretched with.
  salt           bytea   NOT NULL,
  password_hash  bytea   NOT NULL,
  -- RFC 6238; the step that was used last is not taken again.
  totp_secret    bytea   NOT NULL,
  totp_step      bigint  NOT NULL DEFAULT 0,
  made_at        bigint  NOT NULL,
  deactivated_at bigint
);

CREATE TABLE session (
  -- SHA-256 of the token: who reads the database cannot sign in.
  token_hash bytea  PRIMARY KEY,
  account    bigint NOT NULL REFERENCES account (id),
  begun_at   bigint NOT NULL,
  used_at    bigint NOT NULL
);
CREATE INDEX session_of_account ON session (account);

-- Papers that came with an answer, by what is in them.
CREATE TABLE paper (
  sha256  text   PRIMARY KEY,
  kind    text   NOT NULL,
  content bytea  NOT NULL,
  made_at bigint NOT NULL
);

-- Wrong tries in a row: at signing in, at looking up. Who tries is known by a hash alone.
CREATE TABLE guard (
  subject     bytea   PRIMARY KEY,
  wrong_tries integer NOT NULL,
  wait_until  bigint  NOT NULL
);
CREATE INDEX guard_by_wait ON guard (wait_until);

ALTER TABLE task ADD COLUMN done_by text;
