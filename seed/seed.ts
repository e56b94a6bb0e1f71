import { readFileSync } from "node:fs";
import { z } from "zod";
import { LISTING_KINDS } from "../server/companies/companies.ts";
import { companiesStore } from "../server/companies/store.ts";
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
 * Loads the seed facts in one transaction. Each company and story is loaded once in a database's
 * life: one that was edited or deleted since is neither overwritten nor brought back.
 */
export function seed(db: Db, now: Date): SeedReport {
  const file = SeedFile.parse(JSON.parse(readFileSync(new URL("./story.json", import.meta.url), "utf8")));
  const at = now.toISOString();
  const report: SeedReport = { added: { companies: 0, listings: 0, stories: 0, moves: 0 }, kept: 0 };
  const once = onceOnly(db, at, report);
  db.transaction(() => {
    for (const company of file.companies)
      once(`company:${company.name}`, () => addCompany(db, company, at, report));
    for (const story of file.stories) once(`story:${story.key}`, () => addStory(db, story, at, report));
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

/** A company or listing that a person entered before the seed came is used as it stands. */
function addCompany(
  db: Db,
  { name, listings }: z.infer<typeof Company>,
  at: string,
  { added }: SeedReport,
): void {
  const companies = companiesStore(db);
  const known = db
    .prepare<[string], { id: number }>("SELECT id FROM companies WHERE name = ? COLLATE NOCASE")
    .get(name);
  const companyId = known?.id ?? companies.addCompany(name, at);
  if (!known) added.companies += 1;
  for (const listing of listings) {
    if (companies.byTicker(listing.ticker).some(({ mic }) => mic === listing.mic)) continue;
    companies.addListing({ ...listing, companyId }, at);
    added.listings += 1;
  }
}

function addStory(db: Db, story: z.infer<typeof Story>, at: string, { added }: SeedReport): void {
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
  const mention = db.prepare(
    "INSERT INTO mentions (news_id, company_id) SELECT ?, id FROM companies WHERE name = ? COLLATE NOCASE",
  );
  for (const name of mentions) mention.run(newsId, name);
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
