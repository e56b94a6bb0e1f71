-- Ranges of bars that were deleted, with the bars themselves, so that they can be brought back.

CREATE TABLE deletions (
  id           INTEGER PRIMARY KEY,
  listing_id   INTEGER NOT NULL REFERENCES listings (id),
  interval_s   INTEGER NOT NULL,
  -- Dates on the exchange, both included.
  from_date    TEXT NOT NULL CHECK (from_date IS date(from_date)),
  to_date      TEXT NOT NULL CHECK (to_date IS date(to_date)),
  bars         INTEGER NOT NULL CHECK (bars > 0),
  -- The newest import at that time: what a later one has put in the place of a deleted bar came after it.
  after_import INTEGER NOT NULL,
  created_at   TEXT NOT NULL,
  undone_at    TEXT
) STRICT;

CREATE INDEX deletions_newest ON deletions (created_at DESC, id DESC);
CREATE INDEX deletions_of_bars ON deletions (listing_id, interval_s);

CREATE TABLE deleted_bars (
  deletion_id INTEGER NOT NULL REFERENCES deletions (id) ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  open        REAL NOT NULL,
  high        REAL NOT NULL,
  low         REAL NOT NULL,
  close       REAL NOT NULL,
  adj_close   REAL,
  volume      REAL,
  import_id   INTEGER NOT NULL REFERENCES imports (id),
  PRIMARY KEY (deletion_id, start)
) STRICT, WITHOUT ROWID;

CREATE INDEX deleted_bars_by_import ON deleted_bars (import_id);
