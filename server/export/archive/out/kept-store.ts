import type { Db } from "../../../db/open.ts";
import type { Part } from "../format.ts";

/** "BABA.XNYS" of the listing that a column names; null where it names none. */
export const listingRef = (column: string): string =>
  `(SELECT ticker || '.' || mic FROM listings WHERE id = ${column})`;

/** Companies, stories and notes as rows of an archive. */
export function keptRows(db: Db) {
  return {
    companies: () => companyRows(db),
    topics: () => db.prepare<[], object>("SELECT id, name FROM topics ORDER BY id").iterate(),
    news_items: () => newsRows(db),
    price_notes: () =>
      db
        .prepare<[], object>(
          `SELECT id, ${listingRef("listing_id")} AS listing, price, price_kind, observed_at, text, news_id AS news,
             move_id AS move, submission_key, created_at, updated_at, deleted_at, version
           FROM price_notes ORDER BY id`,
        )
        .iterate(),
    saved_views: () =>
      db
        .prepare<[], object>(
          "SELECT id, name, address, created_at, updated_at, deleted_at FROM saved_views ORDER BY id",
        )
        .iterate(),
    settings: () => db.prepare<[], object>("SELECT name, value FROM settings ORDER BY name").iterate(),
    seeded: () => db.prepare<[], object>("SELECT key, seeded_at FROM seeded ORDER BY key").iterate(),
  } satisfies Partial<Record<Part, () => Iterable<object>>>;
}

function* companyRows(db: Db): Generator<object> {
  const aliases = db
    .prepare<[number], string>("SELECT name FROM company_aliases WHERE company_id = ? ORDER BY name")
    .pluck();
  const listings = db.prepare<[number], object>(
    `SELECT id, ticker, mic, currency, kind, ads_ratio, created_at FROM listings WHERE company_id = ? ORDER BY id`,
  );
  const companies = db.prepare<[], { id: number }>(
    "SELECT id, slug, name, created_at FROM companies ORDER BY id",
  );
  for (const company of companies.iterate())
    yield { ...company, aliases: aliases.all(company.id), listings: listings.all(company.id) };
}

interface NewsLine {
  id: number;
  year_inferred: number;
}

interface MoveLine {
  unsure: number;
}

function* newsRows(db: Db): Generator<object> {
  const mentions = db
    .prepare<[number], string>(
      "SELECT slug FROM mentions JOIN companies ON id = company_id WHERE news_id = ? ORDER BY company_id",
    )
    .pluck();
  const topics = db
    .prepare<[number], string>(
      "SELECT name FROM news_topics JOIN topics ON id = topic_id WHERE news_id = ? ORDER BY topic_id",
    )
    .pluck();
  const moves = db.prepare<[number], MoveLine>(
    `SELECT id, position, subject, ${listingRef("listing_id")} AS listing, percent, percent_to, decimals, qualifier,
       session, statistic, trade_date, quote, figure_start, figure_end, unsure, created_at, updated_at
     FROM reported_moves WHERE news_id = ? ORDER BY position, id`,
  );
  const items = db.prepare<[], NewsLine>(
    `SELECT id, title, publisher, credited_source, author, url, url_key, language, published_date, published_time,
       published_zone, published_at, published_printed, year_inferred, year_inferred_from, submission_key, created_at,
       updated_at, deleted_at, version
     FROM news_items ORDER BY id`,
  );
  for (const item of items.iterate())
    yield {
      ...{ ...item, year_inferred: item.year_inferred === 1 },
      ...{ mentions: mentions.all(item.id), topics: topics.all(item.id) },
      moves: moves.all(item.id).map((move) => ({ ...move, unsure: move.unsure === 1 })),
    };
}
