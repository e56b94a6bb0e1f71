-- What entering and capturing stories needs: other names of companies, a story's address in one
-- form so that it can be recognised, and a mark for what the finder was not sure of.

CREATE TABLE company_aliases (
  name       TEXT NOT NULL COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 200),
  company_id INTEGER NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
  PRIMARY KEY (name, company_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX company_aliases_by_company ON company_aliases (company_id);

-- The address without what does not tell articles apart (letter case of the host, tracking, fragment).
ALTER TABLE news_items ADD COLUMN url_key TEXT;
-- One form shown makes one story, however often it is sent.
ALTER TABLE news_items ADD COLUMN submission_key TEXT;

CREATE INDEX news_items_by_url ON news_items (url_key) WHERE deleted_at IS NULL AND url_key IS NOT NULL;
CREATE INDEX news_items_by_title ON news_items (title COLLATE NOCASE) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX news_items_by_submission ON news_items (submission_key) WHERE submission_key IS NOT NULL;

ALTER TABLE reported_moves ADD COLUMN unsure INTEGER NOT NULL DEFAULT 0 CHECK (unsure IN (0, 1));
