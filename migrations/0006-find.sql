-- What search and filters need. Whatever they keep is derived from the other tables and follows `changes`.

-- What was changed, in order. A follower keeps the stamp up to which it has come; a thing changed again moves to the end.
CREATE TABLE changes (
  kind  TEXT NOT NULL CHECK (kind IN ('story', 'note', 'company')),
  id    INTEGER NOT NULL,
  stamp INTEGER NOT NULL UNIQUE,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE followers (
  name  TEXT PRIMARY KEY CHECK (name IN ('words')),
  stamp INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

INSERT INTO followers (name) VALUES ('words');

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

-- A table with triggers has its references looked up at every insert, from both sides; the other indexes leave deleted notes out.
CREATE INDEX price_notes_of_listing ON price_notes (listing_id);
CREATE INDEX price_notes_of_news ON price_notes (news_id);

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
