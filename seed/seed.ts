import { readFileSync } from "node:fs";
import { z } from "zod";
import { LISTING_KINDS } from "../server/companies/companies.ts";
import { catalogueStore, emptyReport } from "../server/companies/catalogue-store.ts";
import { companiesStore } from "../server/companies/store.ts";
import { seedListings } from "./listings.ts";
import type { Db } from "../server/db/open.ts";
import { isDate } from "../server/lib/dates.ts";
import { QUALIFIERS, SESSIONS, STATISTICS } from "../server/moves/moves.ts";

const Move = z.strictObject({
  subject: z.string(),
  /** TICKER.MIC */
  listing: z.string(),
  percent: z.number(),
  decimals: z.number().int(),
  qualifier: z.enum(QUALIFIERS).exclude(["range"]),
  session: z.enum(SESSIONS).nullable(),
  statistic: z.enum(STATISTICS),
  tradeDate: z.string().refine(isDate),
  quote: z.string(),
  figure: z.string(),
});

const Story = z.strictObject({
  key: z.string(),
  title: z.string(),
  publisher: z.string(),
  creditedSource: z.string(),
  language: z.string(),
  publishedDate: z.string().refine(isDate),
  publishedPrinted: z.string(),
  yearInferredFrom: z.string(),
  mentions: z.array(z.string()),
  topics: z.array(z.string()),
  moves: z.array(Move),
});

const Company = z.strictObject({
  name: z.string(),
  listings: z.array(
    z.strictObject({
      ticker: z.string(),
      mic: z.string(),
      currency: z.string(),
      kind: z.enum(LISTING_KINDS),
      adsRatio: z.number().nullable().default(null),
    }),
  ),
});

const SeedFile = z.strictObject({ companies: z.array(Company), stories: z.array(Story) });

export interface SeedReport {
  /** New rows by kind. */
  added: { companies: number; listings: number; stories: number; moves: number };
  /** Companies and stories that an earlier seeding loaded; whatever a person did to them stands. */
  kept: number;
}

/**
 * Loads the seed facts: the example story with its companies, then the listings that news speaks of
 * most. Each is loaded once in a database's life: what was edited or deleted since is neither
 * overwritten nor brought back.
 */
export function seed(db: Db, now: Date): SeedReport {
  const report = seedStory(db, now);
  const at = now.toISOString();
  const catalogue = catalogueStore(db);
  const counts = emptyReport();
  const once = onceOnly(db, at, report);
  db.transaction(() => {
    for (const row of seedListings()) {
      once(`listing:${row.ticker}.${row.mic}`, () => catalogue.put(row, at, counts));
    }
  }).immediate();
  report.added.companies += counts.companies;
  report.added.listings += counts.listings;
  return report;
}

/** The example story alone, in one transaction. */
export function seedStory(db: Db, now: Date): SeedReport {
  const file = SeedFile.parse(JSON.parse(readFileSync(new URL("./story.json", import.meta.url), "utf8")));
  const at = now.toISOString();
  const report: SeedReport = { added: { companies: 0, listings: 0, stories: 0, moves: 0 }, kept: 0 };
  const once = onceOnly(db, at, report);
  db.transaction(() => {
    const ids = new Map(file.companies.map((company) => [company.name, companyIdOf(db, company)]));
    for (const company of file.companies) {
      once(`company:${company.name}`, () => ids.set(company.name, addCompany(db, company, at, report)));
    }
    for (const story of file.stories) once(`story:${story.key}`, () => addStory(db, story, ids, at, report));
  }).immediate();
  return report;
}

function onceOnly(db: Db, at: string, report: SeedReport) {
  const mark = db.prepare("INSERT INTO seeded (key, seeded_at) VALUES (?, ?) ON CONFLICT DO NOTHING");
  return (key: string, load: () => void) => {
    if (mark.run(key, at).changes === 1) load();
    else report.kept += 1;
  };
}

type SeedCompany = z.infer<typeof Company>;

/** The company as a person may have entered it before, under this name or another. */
function companyIdOf(db: Db, { name, listings }: SeedCompany): number | undefined {
  const companies = companiesStore(db);
  const line = listings.flatMap(({ ticker, mic }) =>
    companies.byTicker(ticker).filter((known) => known.mic === mic),
  )[0];
  return line?.companyId ?? companies.named(name)[0]?.id;
}

/** What is there already is used as it stands; gives the company's id. */
function addCompany(db: Db, company: SeedCompany, at: string, { added }: SeedReport): number {
  const companies = companiesStore(db);
  const known = companyIdOf(db, company);
  const companyId = known ?? companies.addCompany(company.name, at);
  if (known === undefined) added.companies += 1;
  for (const listing of company.listings) {
    if (companies.byTicker(listing.ticker).some(({ mic }) => mic === listing.mic)) continue;
    companies.addListing({ ...listing, companyId }, at);
    added.listings += 1;
  }
  return companyId;
}

type CompanyIds = ReadonlyMap<string, number | undefined>;

function addStory(
  db: Db,
  story: z.infer<typeof Story>,
  ids: CompanyIds,
  at: string,
  { added }: SeedReport,
): void {
  const { mentions, topics, moves, key: _key, ...item } = story;
  const newsId = Number(
    db
      .prepare(
        `INSERT INTO news_items (title, publisher, credited_source, language, published_date, published_printed,
                                 year_inferred, year_inferred_from, created_at, updated_at)
         VALUES (@title, @publisher, @creditedSource, @language, @publishedDate, @publishedPrinted,
                 1, @yearInferredFrom, @at, @at)`,
      )
      .run({ ...item, at }).lastInsertRowid,
  );
  added.stories += 1;
  const mention = db.prepare("INSERT INTO mentions (news_id, company_id) VALUES (?, ?)");
  for (const name of mentions) {
    const companyId = ids.get(name);
    if (companyId !== undefined) mention.run(newsId, companyId);
  }
  for (const name of topics) {
    db.prepare("INSERT INTO topics (name) VALUES (?) ON CONFLICT DO NOTHING").run(name);
    db.prepare("INSERT INTO news_topics (news_id, topic_id) SELECT ?, id FROM topics WHERE name = ?").run(
      newsId,
      name,
    );
  }
  for (const [position, move] of moves.entries()) addMove(db, newsId, position, move, at);
  added.moves += moves.length;
}

function addMove(db: Db, newsId: number, position: number, move: z.infer<typeof Move>, at: string): void {
  const { listing, figure, ...fields } = move;
  const [ticker, mic] = listing.split(".");
  const figureStart = move.quote.indexOf(figure);
  db.prepare(
    `INSERT INTO reported_moves (news_id, position, subject, listing_id, percent, decimals, qualifier, session,
                                 statistic, trade_date, quote, figure_start, figure_end, created_at, updated_at)
     VALUES (@newsId, @position, @subject, (SELECT id FROM listings WHERE ticker = @ticker AND mic = @mic), @percent,
             @decimals, @qualifier, @session, @statistic, @tradeDate, @quote, @figureStart, @figureEnd, @at, @at)`,
  ).run({
    ...fields,
    newsId,
    position,
    ticker,
    mic,
    figureStart,
    figureEnd: figureStart + figure.length,
    at,
  });
}
