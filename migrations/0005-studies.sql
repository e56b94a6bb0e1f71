-- Event studies a person defined, with what they last found.

CREATE TABLE studies (
  id             INTEGER PRIMARY KEY,
  name           TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  -- What it asks: which stories, model, index, windows.
  request        TEXT NOT NULL CHECK (json_valid(request)),
  -- One form shown makes one study, however often it is sent.
  submission_key TEXT NOT NULL UNIQUE,
  created_at     TEXT NOT NULL,
  updated_at     TEXT NOT NULL,
  deleted_at     TEXT,
  version        INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX studies_newest ON studies (created_at DESC, id DESC) WHERE deleted_at IS NULL;

-- The last run of a study. What it rested on is kept too, to tell when stories or prices have changed.
CREATE TABLE study_runs (
  study_id    INTEGER PRIMARY KEY REFERENCES studies (id) ON DELETE CASCADE,
  -- The study as it was run, with its events, as a file of studies has it.
  definition  TEXT NOT NULL CHECK (json_valid(definition)),
  -- Events that could not be in it, for their stories have no date.
  undated     TEXT NOT NULL CHECK (json_valid(undated)),
  -- What its page shows.
  result      TEXT NOT NULL CHECK (json_valid(result)),
  price_state TEXT NOT NULL CHECK (json_valid(price_state)),
  ran_at      TEXT NOT NULL
) STRICT;

-- Every table of a run, to be taken out as a file: a row a line as JSON, compressed.
CREATE TABLE study_tables (
  study_id INTEGER NOT NULL REFERENCES study_runs (study_id) ON DELETE CASCADE,
  name     TEXT NOT NULL CHECK (name IN ('events', 'days', 'windows', 'agg_days', 'agg_windows')),
  rows     BLOB NOT NULL,
  PRIMARY KEY (study_id, name)
) STRICT;

-- How often a listing's daily bars, splits or dividends have changed; what rests on them compares the count.
CREATE TABLE price_changes (
  listing_id INTEGER PRIMARY KEY REFERENCES listings (id),
  changes    INTEGER NOT NULL
) STRICT;

-- price_coverage is written anew with every change of a listing's bars. Studies rest on daily ones.
CREATE TRIGGER price_changes_by_bars AFTER INSERT ON price_coverage WHEN new.interval_s = 86400 BEGIN
  INSERT INTO price_changes VALUES (new.listing_id, 1) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER price_changes_by_no_bars AFTER DELETE ON price_coverage WHEN old.interval_s = 86400 BEGIN
  INSERT INTO price_changes VALUES (old.listing_id, 1) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER price_changes_by_new_action AFTER INSERT ON corporate_actions BEGIN
  INSERT INTO price_changes VALUES (new.listing_id, 1) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER price_changes_by_action AFTER UPDATE ON corporate_actions BEGIN
  INSERT INTO price_changes VALUES (new.listing_id, 1) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;
CREATE TRIGGER price_changes_by_no_action AFTER DELETE ON corporate_actions BEGIN
  INSERT INTO price_changes VALUES (old.listing_id, 1) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;

-- What may stand for the market.
CREATE INDEX listings_of_markets ON listings (kind, id) WHERE kind <> 'equity';

-- Stories of one publisher, however its name was typed.
CREATE INDEX news_items_by_publisher ON news_items (publisher COLLATE NOCASE, sort_at) WHERE deleted_at IS NULL;
