-- What the assistant was answered that is no fact. A working table.

CREATE TABLE setup_answer (
  question TEXT PRIMARY KEY NOT NULL,
  answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;
