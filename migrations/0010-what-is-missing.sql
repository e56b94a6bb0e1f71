-- What a move without a verdict lacks, so that publishers' moves are counted without checking each again.
ALTER TABLE move_outcomes ADD COLUMN missing TEXT
  CHECK (missing IN ('listing', 'prices', 'date', 'calendar', 'extended_hours', 'price_at_report', 'daily_bars',
                     'closes'));

-- Those that were checked before are checked again.
INSERT INTO changed VALUES ('outcomes', 0);
UPDATE move_outcomes SET verdict = NULL, stamp = (SELECT max(stamp) FROM changes)
WHERE verdict IN ('no_data', 'unchecked');
