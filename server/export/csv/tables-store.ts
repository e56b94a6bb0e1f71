import type { Db } from "../../db/open.ts";
import { type Cell, csvRows, csvText } from "../../lib/csv.ts";

const LISTED = "LEFT JOIN listings ON listings.id = listing_id";
const DELETED = "created_at, updated_at, deleted_at";
const names = (select: string) => `(SELECT group_concat(name, '|') FROM (${select}))`;
const ALIASES = names("SELECT name FROM company_aliases WHERE company_id = companies.id ORDER BY name");

/**
 * What each CSV file holds. Beside an id stands what a person reads: ticker, exchange, title. What
 * only undoing needs, and the runs of studies, are in the JSON archive alone.
 */
const TABLES = {
  companies: `SELECT id, name, slug, ${ALIASES} AS aliases, created_at FROM companies ORDER BY id`,
  listings: `SELECT companies.name, ${ALIASES} AS aliases, ticker, mic, currency, kind, ads_ratio, listings.id,
      company_id, listings.created_at
    FROM listings JOIN companies ON companies.id = company_id ORDER BY listings.id`,
  news_items: `SELECT id, title, publisher, credited_source, author, url, language, published_date, published_time,
      published_zone, published_at, published_printed, year_inferred, year_inferred_from,
      ${names("SELECT name FROM mentions JOIN companies ON id = company_id WHERE news_id = news.id ORDER BY id")} AS mentions,
      ${names("SELECT name FROM news_topics JOIN topics ON id = topic_id WHERE news_id = news.id ORDER BY id")} AS topics,
      ${DELETED}
    FROM news_items AS news ORDER BY id`,
  reported_moves: `SELECT move.id, news_id, title, published_date, subject, ticker, mic, percent, percent_to, decimals,
      qualifier, session, statistic, trade_date, quote, unsure, move.created_at, move.updated_at
    FROM reported_moves AS move JOIN news_items ON news_items.id = news_id ${LISTED} ORDER BY move.id`,
  price_notes: `SELECT note.id, ticker, mic, price, price_kind, observed_at, text, news_id, title, move_id,
      note.created_at, note.updated_at, note.deleted_at
    FROM price_notes AS note ${LISTED} LEFT JOIN news_items ON news_items.id = news_id ORDER BY note.id`,
  imports: `SELECT id, kind, file_name, format, subject, interval_s, added, same, changed, replaced, refused,
      created_at, undone_at
    FROM imports ORDER BY id`,
  refused_rows: `SELECT import_id, file_name, line, reason, raw
    FROM refused_rows JOIN imports ON imports.id = import_id ORDER BY import_id, line`,
  price_bars: `SELECT ticker, mic, interval_s, strftime('%Y-%m-%dT%H:%M:%SZ', start, 'unixepoch') AS start, open, high,
      low, close, adj_close, volume, import_id
    FROM price_bars ${LISTED} ORDER BY listing_id, interval_s, price_bars.start`,
  corporate_actions: `SELECT ticker, mic, ex_date, corporate_actions.kind, value, import_id
    FROM corporate_actions ${LISTED} ORDER BY listing_id, ex_date, corporate_actions.kind`,
  studies: `SELECT id, name, request, ran_at, ${DELETED}
    FROM studies LEFT JOIN study_runs ON study_id = id ORDER BY id`,
  saved_views: "SELECT id, name, address, created_at, updated_at, deleted_at FROM saved_views ORDER BY id",
  settings: "SELECT name, value FROM settings ORDER BY name",
} as const;

export type CsvTable = keyof typeof TABLES;

export const CSV_TABLES = Object.keys(TABLES) as CsvTable[];

const ROWS_AT_ONCE = 500;

/**
 * A table as CSV, some hundred rows at a time.
 * @param tell told how many rows are out
 */
export function* csvOf(db: Db, table: CsvTable, tell: (rows: number) => void = () => {}): Generator<string> {
  const rows = db.prepare<[], Cell[]>(TABLES[table]).raw();
  yield csvText(
    rows.columns().map(({ name }) => name),
    [],
  );
  let own: Cell[][] = [];
  let done = 0;
  for (const row of rows.iterate()) {
    own.push(row);
    done += 1;
    if (own.length < ROWS_AT_ONCE) continue;
    yield csvRows(own);
    tell(done);
    own = [];
  }
  yield csvRows(own);
  tell(done);
}
