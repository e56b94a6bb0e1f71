-- What is shared with programs: tokens of the API, and the name of the feed.

-- What lets a program of another origin in. Only the digest of a token is kept: it is shown once.
CREATE TABLE api_tokens (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  digest     TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
  created_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;

-- By what a feed reader knows this database's stories again, wherever they are read: 128 random bits in hex.
CREATE TABLE feed_name (
  name TEXT PRIMARY KEY CHECK (length(name) = 32)
) STRICT, WITHOUT ROWID;

INSERT INTO feed_name VALUES (lower(hex(randomblob(16))));
