-- SMS: who is to be written to, why, and what became of it. A row is made in the transaction that takes in the fact
-- which causes it, so there is never one without the other. Once an application, purpose and occasion, for ever.

CREATE TABLE sms (
  office     text    NOT NULL REFERENCES office (code),
  number     bigint  NOT NULL,
  purpose    text    NOT NULL CHECK (purpose IN ('registration', 'conclusion')),
  -- An application that was opened again and concluded again has a second result to tell.
  occasion   integer NOT NULL DEFAULT 1,
  -- E.164; goes as soon as nothing can be sent any more.
  recipient  text,
  language   text    NOT NULL,
  -- When what it tells happened: by the desk's clock, but no later than it arrived.
  caused_at  bigint  NOT NULL,
  -- Not before.
  due_at     bigint  NOT NULL,
  -- `claimed` lies between `waiting` and all that follows: written down before a byte leaves, so that a process which
  -- dies in between leaves behind that nobody knows, and nobody tries again.
  fate       text    NOT NULL CHECK (fate IN
    ('waiting', 'claimed', 'handed_over', 'delivered', 'failed', 'unknown', 'no_phone', 'too_old')),
  changed_at bigint  NOT NULL,
  tries      integer NOT NULL DEFAULT 0,
  -- Made anew by each claim; who tells the center a fate must know it.
  token      bytea,
  -- The fate that the office's feed tells, if any.
  told       text,
  PRIMARY KEY (office, number, purpose, occasion)
) PARTITION BY HASH (office);

DO $$
BEGIN
  FOR part IN 0..31 LOOP
    EXECUTE format('CREATE TABLE sms_%s PARTITION OF sms FOR VALUES WITH (MODULUS 32, REMAINDER %s)', part, part);
  END LOOP;
END $$;

CREATE INDEX sms_waiting ON sms (due_at) WHERE fate = 'waiting';
CREATE INDEX sms_under_way ON sms (fate, changed_at) WHERE fate IN ('claimed', 'handed_over');
CREATE INDEX sms_by_token ON sms (office, token) WHERE token IS NOT NULL;
-- Who must be told by a call or a letter.
CREATE INDEX sms_unreached ON sms (office, number) WHERE fate IN ('no_phone', 'failed', 'unknown', 'too_old');
