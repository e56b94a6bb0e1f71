import type { Company, Listing } from "../../server/companies/companies.ts";
import { companiesStore } from "../../server/companies/store.ts";
import type { Db } from "../../server/db/open.ts";
import type { ReportedMove } from "../../server/moves/moves.ts";
import { movesStore } from "../../server/moves/store.ts";
import type { NewsItem, Published } from "../../server/news/news.ts";
import { newsStore } from "../../server/news/store.ts";
import type { NoteInput, PriceNote } from "../../server/notes/notes.ts";
import { notesStore } from "../../server/notes/store.ts";
import { coverageKeeper } from "../../server/prices/coverage-store.ts";
import { pricesStore } from "../../server/prices/store.ts";
import { NOW } from "./db.ts";

/** Rows with a sensible default for every field; a test names only those it is about. */

const AT = NOW.toISOString();

let made = 0;

/** A company without listings. */
export function makeCompany(db: Db, name = `Company ${++made}`): Company {
  const companies = companiesStore(db);
  return present(companies.company(companies.addCompany(name, AT)));
}

/** A US share of a new company, unless told otherwise. */
export function makeListing(db: Db, { companyName, ...given }: Partial<Omit<Listing, "id">> = {}): Listing {
  const companies = companiesStore(db);
  const companyId = given.companyId ?? makeCompany(db, companyName).id;
  const defaults = { mic: "XNYS", currency: "USD", kind: "equity", adsRatio: null } as const;
  const ticker = given.ticker ?? `T${++made}`;
  return present(companies.listing(companies.addListing({ ...defaults, ...given, ticker, companyId }, AT)));
}

export interface NewsFields extends Partial<Omit<NewsItem, "id" | "published" | "sortAt">> {
  published?: Partial<Published>;
  /** Companies it mentions. */
  mentions?: Company[];
}

/** A story of 10 December 2025 at no known time. */
export function makeNews(db: Db, { published, mentions = [], ...given }: NewsFields = {}): NewsItem {
  const item = {
    ...{ title: `Story ${++made}`, publisher: "The Example", creditedSource: null, author: null, url: null },
    ...{ language: "en", version: 1 },
    ...{ date: "2025-12-10", time: null, zone: null, at: null, printed: null, yearInferredFrom: null },
    ...published,
    ...given,
    yearInferred: published?.yearInferred ? 1 : 0,
    now: AT,
  };
  const id = insert(
    db,
    `INSERT INTO news_items (title, publisher, credited_source, author, url, language, published_date, published_time,
       published_zone, published_at, published_printed, year_inferred, year_inferred_from, created_at, updated_at,
       version)
     VALUES (@title, @publisher, @creditedSource, @author, @url, @language, @date, @time, @zone, @at, @printed,
       @yearInferred, @yearInferredFrom, @now, @now, @version)`,
    item,
  );
  const mention = db.prepare("INSERT INTO mentions (news_id, company_id) VALUES (?, ?)");
  for (const company of mentions) mention.run(id, company.id);
  const news = present(newsStore(db).find(id));
  if (given.deletedAt)
    db.prepare("UPDATE news_items SET deleted_at = ? WHERE id = ?").run(given.deletedAt, id);
  return { ...news, deletedAt: given.deletedAt ?? null };
}

/** A reported move of +3% in a new story; its listing is new too unless one (or null) is given. */
export function makeMove(db: Db, given: Partial<Omit<ReportedMove, "id">> = {}): ReportedMove {
  const listing = given.listing === undefined ? makeListing(db) : given.listing;
  const newsId = given.newsId ?? makeNews(db).id;
  const subject = given.subject ?? listing?.companyName ?? "Example";
  const position = db
    .prepare<[number], number>("SELECT count(*) FROM reported_moves WHERE news_id = ?")
    .pluck()
    .get(newsId);
  const id = insert(
    db,
    `INSERT INTO reported_moves (news_id, position, subject, listing_id, percent, percent_to, decimals, qualifier,
       session, statistic, trade_date, quote, figure_start, figure_end, created_at, updated_at)
     VALUES (@newsId, @position, @subject, @listingId, @percent, @percentTo, @decimals, @qualifier,
       @session, @statistic, @tradeDate, @quote, @figureStart, @figureEnd, @now, @now)`,
    {
      ...{ percent: 3, percentTo: null, decimals: 0, qualifier: "exact", session: "premarket" },
      ...{ statistic: "last", tradeDate: "2025-12-10", quote: `${subject} moved.` },
      ...{ figureStart: null, figureEnd: null, now: AT },
      ...given,
      ...{ listing: null, listingId: listing?.id ?? null, newsId, subject, position },
    },
  );
  return present(movesStore(db, companiesStore(db).listing).find(id));
}

export interface NoteFields extends Partial<Omit<NoteInput, "listingId">> {
  listing?: Listing;
  submissionKey?: string;
  /** When it was written down. */
  now?: string;
}

/** A note of a last price of 161.70 at 08:05 in New York on 10 December 2025. */
export function makeNote(
  db: Db,
  { listing = makeListing(db), submissionKey = `key-${++made}`, now = AT, ...given }: NoteFields = {},
): PriceNote {
  const defaults = {
    ...{ price: 161.7, priceKind: "last" as const, observedAt: "2025-12-10T13:05:00.000Z" },
    ...{ text: "", newsId: null, moveId: null },
  };
  const input = { ...defaults, ...given, listingId: listing.id };
  return notesStore(db, companiesStore(db).listing).add(input, submissionKey, now);
}

function insert(db: Db, sql: string, row: object): number {
  return Number(db.prepare(sql).run(row).lastInsertRowid);
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the row just made is not there");
  return value;
}

/** An import of two daily bars of 2014 and a refused row with markup in it. */
export function makeImport(db: Db, listing: Listing): number {
  const { write } = pricesStore(db);
  const about = { fileName: "<b>old</b>.csv", format: "plain", subject: listing.ticker, interval: 86_400 };
  const importId = write.open({ kind: "prices", ...about }, AT);
  for (const date of ["2014-09-19", "2014-09-22"])
    db.prepare(
      `INSERT INTO price_bars (listing_id, interval_s, start, open, high, low, close, import_id)
       VALUES (?, 86400, unixepoch(?), 92.7, 99.7, 89.95, 93.89, ?)`,
    ).run(listing.id, date, importId);
  write.refused(
    [{ line: 4, reason: "the open “<b>x</b>” is not a number", raw: "2014-09-23,<b>x</b>,1,1,1" }],
    importId,
  );
  write.close(importId, { added: 2, same: 0, changed: 0, replaced: 0, refused: 1 });
  coverageKeeper(db)([{ listingId: listing.id, interval: 86_400 }]);
  return importId;
}
