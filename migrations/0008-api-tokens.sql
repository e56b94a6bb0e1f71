-- What lets a program of another origin in. Only the digest of a token is kept: it is shown once.
CREATE TABLE api_tokens (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  digest     TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
  created_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;
