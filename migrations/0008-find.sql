-- What search and filters need. Whatever they keep is derived from the other tables and follows `changes`.

-- What was changed, in order; a thing changed again moves to the end. Of prices, and of what came of checks, only the last
-- change is noted, with the id 0.
CREATE TABLE changes (
  kind  TEXT NOT NULL CHECK (kind IN ('story', 'note', 'company', 'prices', 'outcomes')),
  id    INTEGER NOT NULL,
  stamp INTEGER NOT NULL UNIQUE,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- Up to which stamp words are indexed and prices were looked at; by which method moves were checked.
CREATE TABLE progress (
  name  TEXT PRIMARY KEY CHECK (name IN ('words', 'prices', 'method')),
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO progress VALUES ('words', 0), ('prices', 0), ('method', 0);

-- Insert here to say that something changed.
CREATE VIEW changed AS SELECT kind, id FROM changes;

CREATE TRIGGER changed_stamped INSTEAD OF INSERT ON changed BEGIN
  INSERT INTO changes (kind, id, stamp) VALUES (NEW.kind, NEW.id, (SELECT coalesce(max(stamp), 0) + 1 FROM changes))
  ON CONFLICT (kind, id) DO UPDATE SET stamp = excluded.stamp;
END;

CREATE TRIGGER news_items_added AFTER INSERT ON news_items BEGIN
  INSERT INTO changed VALUES ('story', NEW.id);
END;
CREATE TRIGGER news_items_changed AFTER UPDATE ON news_items BEGIN
  INSERT INTO changed VALUES ('story', NEW.id);
END;
CREATE TRIGGER news_items_removed AFTER DELETE ON news_items BEGIN
  INSERT INTO changed VALUES ('story', OLD.id);
END;
CREATE TRIGGER mentions_added AFTER INSERT ON mentions BEGIN
  INSERT INTO changed VALUES ('story', NEW.news_id);
END;
CREATE TRIGGER mentions_removed AFTER DELETE ON mentions BEGIN
  INSERT INTO changed VALUES ('story', OLD.news_id);
END;
CREATE TRIGGER news_topics_added AFTER INSERT ON news_topics BEGIN
  INSERT INTO changed VALUES ('story', NEW.news_id);
END;
CREATE TRIGGER news_topics_removed AFTER DELETE ON news_topics BEGIN
  INSERT INTO changed VALUES ('story', OLD.news_id);
END;
CREATE TRIGGER reported_moves_added AFTER INSERT ON reported_moves BEGIN
  INSERT INTO changed VALUES ('story', NEW.news_id);
END;
CREATE TRIGGER reported_moves_changed AFTER UPDATE ON reported_moves BEGIN
  INSERT INTO changed VALUES ('story', NEW.news_id);
END;
CREATE TRIGGER reported_moves_removed AFTER DELETE ON reported_moves BEGIN
  INSERT INTO changed VALUES ('story', OLD.news_id);
END;

CREATE TRIGGER price_notes_added AFTER INSERT ON price_notes BEGIN
  INSERT INTO changed VALUES ('note', NEW.id);
END;
CREATE TRIGGER price_notes_changed AFTER UPDATE ON price_notes BEGIN
  INSERT INTO changed VALUES ('note', NEW.id);
END;
CREATE TRIGGER price_notes_removed AFTER DELETE ON price_notes BEGIN
  INSERT INTO changed VALUES ('note', OLD.id);
END;

CREATE TRIGGER companies_added AFTER INSERT ON companies BEGIN
  INSERT INTO changed VALUES ('company', NEW.id);
END;
CREATE TRIGGER companies_changed AFTER UPDATE ON companies BEGIN
  INSERT INTO changed VALUES ('company', NEW.id);
END;
CREATE TRIGGER companies_removed AFTER DELETE ON companies BEGIN
  INSERT INTO changed VALUES ('company', OLD.id);
END;
CREATE TRIGGER listings_added AFTER INSERT ON listings BEGIN
  INSERT INTO changed VALUES ('company', NEW.company_id);
END;
CREATE TRIGGER listings_changed AFTER UPDATE ON listings BEGIN
  INSERT INTO changed VALUES ('company', NEW.company_id);
END;
CREATE TRIGGER listings_removed AFTER DELETE ON listings BEGIN
  INSERT INTO changed VALUES ('company', OLD.company_id);
END;
CREATE TRIGGER company_aliases_added AFTER INSERT ON company_aliases BEGIN
  INSERT INTO changed VALUES ('company', NEW.company_id);
END;
CREATE TRIGGER company_aliases_removed AFTER DELETE ON company_aliases BEGIN
  INSERT INTO changed VALUES ('company', OLD.company_id);
END;

-- A table with triggers has its references looked up at every insert, from both sides; the other index leaves deleted notes out.
CREATE INDEX price_notes_of_listing ON price_notes (listing_id);

-- Filters read every story once when Newsmove starts: what they need of a move stands in the index.
DROP INDEX reported_moves_by_news;
CREATE INDEX reported_moves_by_news ON reported_moves (news_id, position, listing_id, session, percent, percent_to);

-- What was there before is all still to be followed, the oldest first.
INSERT INTO changes (kind, id, stamp)
SELECT kind, id, row_number() OVER (ORDER BY rank, id) FROM (
  SELECT 'company' AS kind, id, 1 AS rank FROM companies
  UNION ALL SELECT 'note', id, 2 FROM price_notes
  UNION ALL SELECT 'story', id, 3 FROM news_items);

-- The words of what can be searched, folded and parted by search/words.ts; the texts themselves stay in their tables. Three
-- letters of a beginning are indexed. A story's or note's rowid is its place in time (seconds, then id), so that the newest
-- matches are found first without reading the others; a company's is its id.
CREATE VIRTUAL TABLE story_words USING fts5 (words, content = '', contentless_delete = 1, prefix = '3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
CREATE VIRTUAL TABLE note_words USING fts5 (words, content = '', contentless_delete = 1, prefix = '3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
CREATE VIRTUAL TABLE company_words USING fts5 (words, content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'");

-- Every word that stories have, to find those that begin in a certain way.
CREATE VIRTUAL TABLE story_terms USING fts5vocab (story_words, instance);

-- The rowids under which words are indexed.
CREATE TABLE indexed_places (
  kind  TEXT NOT NULL CHECK (kind IN ('story', 'note', 'company')),
  id    INTEGER NOT NULL CHECK (id < 16777216),
  place INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- What came of checking each move, for filters alone: pages derive what they show. A verdict is NULL from the moment something
-- changed that it may depend on until the move has been checked again. A stamp is the one that 'outcomes' had then.
CREATE TABLE move_outcomes (
  move_id      INTEGER PRIMARY KEY REFERENCES reported_moves (id) ON DELETE CASCADE,
  verdict      TEXT CHECK (verdict IN ('confirmed', 'plausible', 'overstated', 'understated', 'opposite_direction',
                                       'no_data', 'unchecked')),
  aftermath    TEXT CHECK (aftermath IN ('extended', 'held', 'faded', 'reversed', 'too_small', 'no_data')),
  -- Of the session that it was held against; NULL where none was found.
  session_date TEXT,
  stamp        INTEGER NOT NULL
) STRICT;

CREATE INDEX move_outcomes_by_stamp ON move_outcomes (stamp);
CREATE INDEX move_outcomes_to_check ON move_outcomes (move_id) WHERE verdict IS NULL;
CREATE INDEX move_outcomes_by_session ON move_outcomes (session_date);

INSERT INTO changed VALUES ('outcomes', 0);
INSERT INTO move_outcomes (move_id, stamp) SELECT id, (SELECT max(stamp) FROM changes) FROM reported_moves;

-- Sessions of the calendar on which an exchange seems to have been closed; `mic` is the first of those that share it.
CREATE TABLE closed_days (
  mic  TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date IS date(date)),
  PRIMARY KEY (mic, date)
) STRICT, WITHOUT ROWID;

-- Insert here to say that the moves of a listing must be checked again, of sessions near to an instant if one is given (no check
-- looks further for a price that was written down), or the moves of a story.
CREATE VIEW to_check AS SELECT listing_id, news_id, NULL AS near FROM reported_moves;

CREATE TRIGGER to_check_listing INSTEAD OF INSERT ON to_check WHEN NEW.listing_id IS NOT NULL BEGIN
  INSERT INTO changed VALUES ('outcomes', 0);
  UPDATE move_outcomes SET verdict = NULL, stamp = (SELECT max(stamp) FROM changes)
  WHERE verdict IS NOT NULL AND move_id IN (SELECT id FROM reported_moves WHERE listing_id = NEW.listing_id)
    AND (NEW.near IS NULL OR session_date IS NULL
         OR session_date BETWEEN date(NEW.near, '-21 days') AND date(NEW.near, '+21 days'));
END;
CREATE TRIGGER to_check_story INSTEAD OF INSERT ON to_check WHEN NEW.news_id IS NOT NULL BEGIN
  INSERT INTO changed VALUES ('outcomes', 0);
  UPDATE move_outcomes SET verdict = NULL, stamp = (SELECT max(stamp) FROM changes)
  WHERE verdict IS NOT NULL AND move_id IN (SELECT id FROM reported_moves WHERE news_id = NEW.news_id);
END;

CREATE TRIGGER reported_moves_to_check AFTER INSERT ON reported_moves BEGIN
  INSERT INTO changed VALUES ('outcomes', 0);
  INSERT INTO move_outcomes (move_id, stamp) VALUES (NEW.id, (SELECT max(stamp) FROM changes));
END;
CREATE TRIGGER reported_moves_otherwise AFTER UPDATE ON reported_moves WHEN
  NEW.listing_id IS NOT OLD.listing_id OR NEW.percent IS NOT OLD.percent OR NEW.percent_to IS NOT OLD.percent_to
  OR NEW.decimals IS NOT OLD.decimals OR NEW.qualifier IS NOT OLD.qualifier OR NEW.session IS NOT OLD.session
  OR NEW.statistic IS NOT OLD.statistic OR NEW.trade_date IS NOT OLD.trade_date OR NEW.news_id IS NOT OLD.news_id
BEGIN
  INSERT INTO changed VALUES ('outcomes', 0);
  UPDATE move_outcomes SET verdict = NULL, stamp = (SELECT max(stamp) FROM changes) WHERE move_id = NEW.id;
END;
CREATE TRIGGER news_items_dated_otherwise AFTER UPDATE ON news_items WHEN
  NEW.published_at IS NOT OLD.published_at OR NEW.published_date IS NOT OLD.published_date
  OR NEW.published_time IS NOT OLD.published_time OR NEW.published_zone IS NOT OLD.published_zone
BEGIN
  INSERT INTO to_check (news_id) VALUES (NEW.id);
END;

-- Coverage follows every change of bars within its transaction: two rows a listing and length, not one a bar.
CREATE TRIGGER price_coverage_added AFTER INSERT ON price_coverage BEGIN
  INSERT INTO to_check (listing_id) VALUES (NEW.listing_id);
  INSERT INTO changed VALUES ('prices', 0);
END;
CREATE TRIGGER price_coverage_changed AFTER UPDATE ON price_coverage BEGIN
  INSERT INTO to_check (listing_id) VALUES (NEW.listing_id);
  INSERT INTO changed VALUES ('prices', 0);
END;
CREATE TRIGGER price_coverage_removed AFTER DELETE ON price_coverage BEGIN
  INSERT INTO to_check (listing_id) VALUES (OLD.listing_id);
  INSERT INTO changed VALUES ('prices', 0);
END;
CREATE TRIGGER corporate_actions_added AFTER INSERT ON corporate_actions BEGIN
  INSERT INTO to_check (listing_id) VALUES (NEW.listing_id);
END;
CREATE TRIGGER corporate_actions_changed AFTER UPDATE ON corporate_actions BEGIN
  INSERT INTO to_check (listing_id) VALUES (NEW.listing_id);
END;
CREATE TRIGGER corporate_actions_removed AFTER DELETE ON corporate_actions BEGIN
  INSERT INTO to_check (listing_id) VALUES (OLD.listing_id);
END;
CREATE TRIGGER price_notes_checking AFTER INSERT ON price_notes BEGIN
  INSERT INTO to_check (listing_id, near) VALUES (NEW.listing_id, NEW.observed_at);
END;
CREATE TRIGGER price_notes_checking_otherwise AFTER UPDATE ON price_notes WHEN
  NEW.listing_id IS NOT OLD.listing_id OR NEW.price IS NOT OLD.price OR NEW.price_kind IS NOT OLD.price_kind
  OR NEW.observed_at IS NOT OLD.observed_at OR NEW.deleted_at IS NOT OLD.deleted_at
BEGIN
  INSERT INTO to_check (listing_id, near) VALUES (OLD.listing_id, OLD.observed_at);
  INSERT INTO to_check (listing_id, near) VALUES (NEW.listing_id, NEW.observed_at);
END;
CREATE TRIGGER price_notes_checking_no_more AFTER DELETE ON price_notes BEGIN
  INSERT INTO to_check (listing_id, near) VALUES (OLD.listing_id, OLD.observed_at);
END;

-- Filters kept under a name: the address of a list with what it is narrowed to.
CREATE TABLE saved_views (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 80),
  address    TEXT NOT NULL CHECK (address GLOB '/*' AND length(address) <= 8000),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE UNIQUE INDEX saved_views_by_name ON saved_views (name) WHERE deleted_at IS NULL;
