-- The record of what was said (news items, reported moves) and what a person
-- noted (price notes), with the companies and listings both speak of.
-- Instants are ISO-8601 UTC text; dates are YYYY-MM-DD in the exchange's or publisher's zone.

CREATE TABLE companies (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  slug       TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX companies_by_name ON companies (name COLLATE NOCASE);

CREATE TABLE listings (
  id         INTEGER PRIMARY KEY,
  company_id INTEGER NOT NULL REFERENCES companies (id),
  ticker     TEXT NOT NULL COLLATE NOCASE CHECK (length(ticker) BETWEEN 1 AND 20),
  mic        TEXT NOT NULL CHECK (mic GLOB '[A-Z0-9][A-Z0-9][A-Z0-9][A-Z0-9]'),
  currency   TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  kind       TEXT NOT NULL CHECK (kind IN ('equity', 'index', 'fund')),
  -- Ordinary shares that one depositary share stands for; NULL for any other line.
  ads_ratio  REAL CHECK (ads_ratio > 0),
  created_at TEXT NOT NULL,
  UNIQUE (ticker, mic)
) STRICT;

CREATE INDEX listings_by_company ON listings (company_id);

CREATE TABLE news_items (
  id                  INTEGER PRIMARY KEY,
  title               TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
  publisher           TEXT NOT NULL CHECK (length(publisher) BETWEEN 1 AND 200),
  credited_source     TEXT,
  author              TEXT,
  url                 TEXT,
  language            TEXT,
  -- What is known of the time of publication, each part on its own. published_at is set
  -- only when date, time and zone are all known; published_printed is the date as printed.
  published_date      TEXT CHECK (published_date IS date(published_date)),
  published_time      TEXT CHECK (published_time GLOB '[0-2][0-9]:[0-5][0-9]*'),
  published_zone      TEXT,
  published_at        TEXT,
  published_printed   TEXT,
  year_inferred       INTEGER NOT NULL DEFAULT 0 CHECK (year_inferred IN (0, 1)),
  year_inferred_from  TEXT,
  created_at          TEXT NOT NULL,
  updated_at          TEXT NOT NULL,
  deleted_at          TEXT,
  version             INTEGER NOT NULL DEFAULT 1,
  -- Newest first: a date without a time counts as that day's noon, no date at all as when it was taken down.
  sort_at TEXT NOT NULL GENERATED ALWAYS AS
    (coalesce(published_at, published_date || 'T12:00:00.000Z', created_at)) STORED,
  CHECK (published_time IS NULL OR published_date IS NOT NULL),
  CHECK (published_at IS NULL OR (published_time IS NOT NULL AND published_zone IS NOT NULL)),
  CHECK (year_inferred = 0 OR published_date IS NOT NULL)
) STRICT;

CREATE INDEX news_items_newest ON news_items (sort_at DESC, id DESC) WHERE deleted_at IS NULL;

CREATE TABLE mentions (
  news_id    INTEGER NOT NULL REFERENCES news_items (id) ON DELETE CASCADE,
  company_id INTEGER NOT NULL REFERENCES companies (id),
  PRIMARY KEY (news_id, company_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX mentions_by_company ON mentions (company_id, news_id);

CREATE TABLE topics (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 80)
) STRICT;

CREATE TABLE news_topics (
  news_id  INTEGER NOT NULL REFERENCES news_items (id) ON DELETE CASCADE,
  topic_id INTEGER NOT NULL REFERENCES topics (id),
  PRIMARY KEY (news_id, topic_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX news_topics_by_topic ON news_topics (topic_id, news_id);

CREATE TABLE reported_moves (
  id           INTEGER PRIMARY KEY,
  news_id      INTEGER NOT NULL REFERENCES news_items (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  -- The name as the text gives it; listing_id stays NULL until somebody knows which line is meant.
  subject      TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
  listing_id   INTEGER REFERENCES listings (id),
  -- Signed percent; percent_to is a range's figure further from zero. Zero is "flat".
  percent      REAL NOT NULL CHECK (percent BETWEEN -100000 AND 100000),
  percent_to   REAL,
  decimals     INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 6),
  qualifier    TEXT NOT NULL CHECK (qualifier IN ('exact', 'about', 'nearly', 'more_than', 'less_than', 'range')),
  session      TEXT CHECK (session IN ('premarket', 'regular', 'after_hours', 'overnight')),
  statistic    TEXT NOT NULL CHECK (statistic IN ('extreme', 'open', 'close', 'last')),
  trade_date   TEXT CHECK (trade_date IS date(trade_date)),
  quote        TEXT NOT NULL,
  -- Where the figure stands in the quote, in UTF-16 units; NULL when it is not to be found there.
  figure_start INTEGER,
  figure_end   INTEGER,
  created_at   TEXT NOT NULL,
  updated_at   TEXT NOT NULL,
  CHECK ((qualifier = 'range') = (percent_to IS NOT NULL)),
  CHECK (percent_to IS NULL OR (percent_to * percent >= 0 AND abs(percent_to) >= abs(percent))),
  CHECK ((figure_start IS NULL) = (figure_end IS NULL)),
  CHECK (figure_start IS NULL OR (figure_start >= 0 AND figure_end > figure_start))
) STRICT;

CREATE INDEX reported_moves_by_news ON reported_moves (news_id, position);
CREATE INDEX reported_moves_by_listing ON reported_moves (listing_id, news_id);

CREATE TABLE price_notes (
  id             INTEGER PRIMARY KEY,
  listing_id     INTEGER NOT NULL REFERENCES listings (id),
  price          REAL NOT NULL CHECK (price > 0),
  price_kind     TEXT NOT NULL CHECK (price_kind IN ('last', 'previous_close', 'open', 'high', 'low', 'close')),
  observed_at    TEXT NOT NULL,
  text           TEXT NOT NULL DEFAULT '' CHECK (length(text) <= 4000),
  news_id        INTEGER REFERENCES news_items (id) ON DELETE SET NULL,
  move_id        INTEGER REFERENCES reported_moves (id) ON DELETE SET NULL,
  -- One form shown makes one note, however often it is sent.
  submission_key TEXT NOT NULL UNIQUE,
  created_at     TEXT NOT NULL,
  updated_at     TEXT NOT NULL,
  deleted_at     TEXT,
  version        INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX price_notes_newest ON price_notes (observed_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX price_notes_by_listing ON price_notes (listing_id, observed_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX price_notes_by_news ON price_notes (news_id, observed_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX price_notes_by_move ON price_notes (move_id);

CREATE TABLE settings (
  name  TEXT PRIMARY KEY CHECK (name IN ('theme', 'convention', 'zone')),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the seed has once put in, so that it never puts it in again over a person's edit or deletion.
CREATE TABLE seeded (
  key       TEXT PRIMARY KEY,
  seeded_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
