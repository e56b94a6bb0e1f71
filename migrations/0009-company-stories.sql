-- The stories that mention a company, newest first: sorting hundreds of thousands of them takes too long for a page. It follows
-- `mentions` and the dates of stories.

CREATE TABLE company_stories (
  company_id INTEGER NOT NULL,
  -- As in news_items.
  sort_at    TEXT NOT NULL,
  news_id    INTEGER NOT NULL,
  PRIMARY KEY (company_id, sort_at, news_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX company_stories_by_news ON company_stories (news_id, company_id);

INSERT INTO company_stories (company_id, sort_at, news_id)
SELECT company_id, sort_at, news_id FROM mentions JOIN news_items ON news_items.id = news_id;

CREATE TRIGGER company_stories_mentioned AFTER INSERT ON mentions BEGIN
  INSERT INTO company_stories (company_id, sort_at, news_id)
  SELECT NEW.company_id, sort_at, id FROM news_items WHERE id = NEW.news_id;
END;
CREATE TRIGGER company_stories_not_mentioned AFTER DELETE ON mentions BEGIN
  DELETE FROM company_stories WHERE news_id = OLD.news_id AND company_id = OLD.company_id;
END;
CREATE TRIGGER company_stories_dated_otherwise AFTER UPDATE ON news_items WHEN NEW.sort_at IS NOT OLD.sort_at BEGIN
  UPDATE company_stories SET sort_at = NEW.sort_at WHERE news_id = NEW.id;
END;
