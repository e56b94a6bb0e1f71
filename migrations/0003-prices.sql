-- Price bars with the import each came from, and what companies did to their shares.

CREATE TABLE imports (
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind IN ('prices', 'actions')),
  file_name   TEXT NOT NULL,
  format      TEXT NOT NULL,
  -- Whose prices: tickers, or how many listings.
  subject     TEXT NOT NULL,
  -- Length of the bars in seconds; NULL for actions.
  interval_s  INTEGER,
  -- Rows read from the file by what became of them. Of the changed ones, `replaced` were taken.
  added       INTEGER NOT NULL DEFAULT 0,
  same        INTEGER NOT NULL DEFAULT 0,
  changed     INTEGER NOT NULL DEFAULT 0,
  replaced    INTEGER NOT NULL DEFAULT 0,
  refused     INTEGER NOT NULL DEFAULT 0,
  created_at  TEXT NOT NULL,
  undone_at   TEXT
) STRICT;

CREATE INDEX imports_newest ON imports (created_at DESC, id DESC);

-- Rows of a file that were not taken, for the report that is shown after an import.
CREATE TABLE refused_rows (
  import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  line      INTEGER NOT NULL,
  reason    TEXT NOT NULL,
  raw       TEXT NOT NULL,
  PRIMARY KEY (import_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE price_bars (
  listing_id INTEGER NOT NULL REFERENCES listings (id),
  -- Length of the bar in seconds; 86400 for a daily bar.
  interval_s INTEGER NOT NULL CHECK (interval_s BETWEEN 60 AND 86400),
  -- Epoch seconds of the bar's start; a daily bar starts at midnight UTC of its session's date.
  start      INTEGER NOT NULL,
  open       REAL NOT NULL CHECK (open > 0),
  high       REAL NOT NULL CHECK (high > 0),
  low        REAL NOT NULL CHECK (low > 0),
  close      REAL NOT NULL CHECK (close > 0),
  -- As delivered; NULL where the file had none.
  adj_close  REAL CHECK (adj_close > 0),
  volume     REAL,
  import_id  INTEGER NOT NULL REFERENCES imports (id),
  PRIMARY KEY (listing_id, interval_s, start)
) STRICT, WITHOUT ROWID;

CREATE INDEX price_bars_by_import ON price_bars (import_id);

-- What there is of each listing and interval, kept with every change of its bars: counting millions takes too long for a page.
CREATE TABLE price_coverage (
  listing_id  INTEGER NOT NULL REFERENCES listings (id),
  interval_s  INTEGER NOT NULL,
  bars        INTEGER NOT NULL CHECK (bars > 0),
  first_start INTEGER NOT NULL,
  last_start  INTEGER NOT NULL,
  PRIMARY KEY (listing_id, interval_s)
) STRICT, WITHOUT ROWID;

-- What an import replaced, so that undoing it brings the old values back.
CREATE TABLE replaced_bars (
  import_id  INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  listing_id INTEGER NOT NULL,
  interval_s INTEGER NOT NULL,
  start      INTEGER NOT NULL,
  open       REAL NOT NULL,
  high       REAL NOT NULL,
  low        REAL NOT NULL,
  close      REAL NOT NULL,
  adj_close  REAL,
  volume     REAL,
  old_import_id INTEGER NOT NULL REFERENCES imports (id),
  PRIMARY KEY (import_id, listing_id, interval_s, start)
) STRICT, WITHOUT ROWID;

CREATE INDEX replaced_bars_by_old_import ON replaced_bars (old_import_id);

CREATE TABLE corporate_actions (
  listing_id INTEGER NOT NULL REFERENCES listings (id),
  ex_date    TEXT NOT NULL CHECK (ex_date IS date(ex_date)),
  kind       TEXT NOT NULL CHECK (kind IN ('split', 'dividend')),
  -- New shares per old share, or the cash per share as traded before the ex-date.
  value      REAL NOT NULL CHECK (value > 0),
  import_id  INTEGER NOT NULL REFERENCES imports (id),
  PRIMARY KEY (listing_id, ex_date, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX corporate_actions_by_import ON corporate_actions (import_id);

CREATE TABLE replaced_actions (
  import_id  INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  listing_id INTEGER NOT NULL,
  ex_date    TEXT NOT NULL,
  kind       TEXT NOT NULL,
  value      REAL NOT NULL,
  old_import_id INTEGER NOT NULL REFERENCES imports (id),
  PRIMARY KEY (import_id, listing_id, ex_date, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX replaced_actions_by_old_import ON replaced_actions (old_import_id);
